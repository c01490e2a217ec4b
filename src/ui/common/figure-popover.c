#include <adwaita.h>

#include "ui/common/figure-popover.h"

#include <glib/gi18n-lib.h>

#include "present/figure-opening.h"
#include "present/figure-why.h"
#include "present/words.h"
#include "ui/common/figure-notes.h"
#include "ui/common/page.h"
#include "workspace/own-kpis.h"

#define WIDTH 400

struct _AccordFigurePopover
{
  GtkPopover parent_instance;

  /* owned */
  AccordFigures       *figures;
  AccordMark          *mark;
  AccordFigureOrigin  *origin;
  AccordCondition     *where;
  AccordFrame         *frame;
  AccordFigureOpening *opening; /* NULL until it is found */
  GCancellable        *cancellable;
  AccordPresentOptions options; /* its strings are interned: those of who shows the figure may change meanwhile */
};

G_DEFINE_FINAL_TYPE (AccordFigurePopover, accord_figure_popover, GTK_TYPE_POPOVER)

typedef struct
{
  AccordFigureOrigin *origin;
  AccordFrame        *frame;
  AccordFigure       *figure;
  guint               n[ACCORD_N_PARTS];
  AccordFigures      *change; /* what it changed by since the stretch before; NULL: nobody can say */
} Count;

static void
count_free (Count *count)
{
  accord_figure_origin_unref (count->origin);
  accord_frame_unref (count->frame);
  accord_figure_free (count->figure);
  g_clear_pointer (&count->change, accord_figures_unref);
  g_free (count);
}

static void
count_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Count *count = task_data;

  for (guint i = 0; i < ACCORD_N_PARTS && !g_cancellable_is_cancelled (cancellable); i++)
    {
      g_autoptr (AccordFigurePart) part = accord_figure_part_new (count->origin, count->figure, i);
      GError *error = NULL;
      g_autoptr (AccordLeadSet) leads = accord_figure_part_find (part, count->frame, &error);

      if (leads == NULL)
        {
          g_task_return_error (task, error);
          return;
        }
      count->n[i] = accord_lead_set_count (leads);
    }
  count->change = accord_figure_origin_explain (count->origin, count->frame, count->figure);
  g_task_return_boolean (task, TRUE);
}

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_widget_set_visible (label, text != NULL);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* What is divided, a line, and by what. */
static GtkWidget *
make_formula (const AccordFigureOpening *opening)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (box, "formula");
  gtk_box_append (GTK_BOX (box), make_label (opening->numerator, NULL));
  if (opening->denominator != NULL)
    {
      gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      gtk_box_append (GTK_BOX (box), make_label (opening->denominator, NULL));
    }
  return box;
}

static void
on_row_activated_cb (AccordFigurePopover *self,
                     GtkListBoxRow       *row)
{
  const AccordOpeningPart *part = self->opening->parts->pdata[gtk_list_box_row_get_index (row)];
  AccordPage *page = accord_page_find (GTK_WIDGET (self));
  g_autoptr (AccordFigurePart) behind = accord_figure_part_new (self->origin, self->mark->figure, part->part);
  /* Translators: which leads are shown, and of which figure: «The other 292, who are not (Customers within 90 days, Jan 2026)» */
  g_autofree char *label = g_strdup_printf (_("%s (%s)"), part->label, self->opening->title);

  gtk_popover_popdown (GTK_POPOVER (self));
  accord_page_ask_for_leads (page, behind, label);
}

static GtkWidget *
make_parts (AccordFigurePopover *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Leads behind the figure"), -1);
  for (guint i = 0; i < self->opening->parts->len; i++)
    {
      const AccordOpeningPart *part = self->opening->parts->pdata[i];
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), part->label);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), part->detail != NULL ? part->detail : "");
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, part->label, -1);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  gtk_widget_set_visible (list, self->opening->parts->len > 0);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_row_activated_cb), self, G_CONNECT_SWAPPED);
  return list;
}

static void
on_copy_clicked_cb (AccordFigurePopover *self)
{
  g_autofree char *text = accord_figure_opening_text (self->opening);
  AccordPage *page = accord_page_find (GTK_WIDGET (self));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  gtk_popover_popdown (GTK_POPOVER (self));
  accord_page_toast (page, _("The figure is copied, with where it comes from."));
}

/* What was said about it, of a figure that has a place: some leads of some days. */
static GtkWidget *
make_notes (AccordFigurePopover *self)
{
  const AccordFigure *figure = self->mark->figure;
  const AccordQuery *query = &self->figures->query;
  AccordNotePlace place = { self->figures->metric, figure->first, figure->last, query->group, figure->group };
  g_autofree char *said = accord_words_figure (self->figures, figure, self->options.currency, self->options.settings);
  g_autofree char *read = g_strdup_printf ("%s%s%s", self->opening->value, *said != '\0' ? ", " : "", said);

  if (query->by == ACCORD_PERIOD_ALL)
    {
      place.first = query->from;
      place.last = query->to;
    }
  place.figure = read;
  place.where = self->where;
  return accord_figure_notes_new (accord_page_find (GTK_WIDGET (self)), &place);
}

static GtkWidget *
make_copy_button (AccordFigurePopover *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Copy"));

  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_copy_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

/* «Why did it move?» in a sentence; hidden where nobody can say. */
static GtkWidget *
make_why (AccordFigurePopover *self,
          const AccordFigures *change)
{
  g_autofree char *why = change != NULL ? accord_present_why (accord_figures_get_metric (self->figures), change,
                                                              &self->options)
                                        : NULL;

  return make_label (why, NULL);
}

static void
fill (AccordFigurePopover *self,
      const AccordFigures *change)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  gtk_widget_set_size_request (box, WIDTH, -1);
  gtk_widget_add_css_class (box, "opened-figure");
  gtk_box_append (GTK_BOX (box), make_label (self->opening->title, "heading"));
  gtk_box_append (GTK_BOX (box), make_label (self->opening->value, "title-1"));
  gtk_box_append (GTK_BOX (box), make_label (self->opening->standing, "dim-label"));
  gtk_box_append (GTK_BOX (box), make_formula (self->opening));
  gtk_box_append (GTK_BOX (box), make_why (self, change));
  gtk_box_append (GTK_BOX (box), make_parts (self));
  gtk_box_append (GTK_BOX (box), make_label (self->opening->foot, "caption"));
  gtk_box_append (GTK_BOX (box), make_notes (self));
  gtk_box_append (GTK_BOX (box), make_copy_button (self));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->opening->title, -1);
}

static void
on_counted_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (AccordFigurePopover) self = ACCORD_FIGURE_POPOVER (user_data);
  const Count *count = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        gtk_popover_set_child (GTK_POPOVER (self), make_label (error->message, NULL));
      return;
    }
  self->opening = accord_figure_opening_new (accord_figures_get_metric (self->figures), self->figures, self->mark, count->n,
                                             self->where, &self->options);
  fill (self, count->change);
  gtk_popover_popup (GTK_POPOVER (self));
}

static void
count (AccordFigurePopover *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, on_counted_cb, g_object_ref (self));
  Count *count = g_new0 (Count, 1);

  count->origin = accord_figure_origin_ref (self->origin);
  count->frame = accord_frame_ref (self->frame);
  count->figure = accord_figure_copy (self->mark->figure);
  g_task_set_task_data (task, count, (GDestroyNotify) count_free);
  g_task_run_in_thread (task, count_in_thread);
}

/* Not at once: what is under way in it still needs it. */
static gboolean
unparent (gpointer user_data)
{
  GtkWidget *self = user_data;

  if (gtk_widget_get_parent (self) != NULL)
    gtk_widget_unparent (self);
  return G_SOURCE_REMOVE;
}

static void
on_closed_cb (AccordFigurePopover *self)
{
  g_cancellable_cancel (self->cancellable);
  gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (self)));
  g_idle_add_full (G_PRIORITY_DEFAULT, unparent, g_object_ref (self), g_object_unref);
}

static void
on_parent_gone_cb (AccordFigurePopover *self)
{
  g_cancellable_cancel (self->cancellable);
  unparent (self);
}

static void
accord_figure_popover_finalize (GObject *object)
{
  AccordFigurePopover *self = ACCORD_FIGURE_POPOVER (object);

  g_clear_pointer (&self->figures, accord_figures_unref);
  g_clear_pointer (&self->mark, accord_mark_free);
  g_clear_pointer (&self->origin, accord_figure_origin_unref);
  g_clear_pointer (&self->where, accord_condition_unref);
  g_clear_pointer (&self->frame, accord_frame_unref);
  g_clear_pointer (&self->opening, accord_figure_opening_free);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (accord_figure_popover_parent_class)->finalize (object);
}

static void
accord_figure_popover_class_init (AccordFigurePopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_figure_popover_finalize;
}

static void
accord_figure_popover_init (AccordFigurePopover *self)
{
  self->cancellable = g_cancellable_new ();
  g_signal_connect (self, "closed", G_CALLBACK (on_closed_cb), NULL);
}

/**
 * accord_figure_popover_open_at:
 * @widget: what shows the figure; takes the focus back
 * @at: (nullable): where in it; %NULL: all of it
 * @workspace: an open file
 * @figures: what was computed
 * @mark: (transfer full): one of them
 * @origin: what was asked to come to them
 * @where: (nullable): what the leads had to meet
 * @options: words and currency
 *
 * Opens the figure beside its place. It is gone once it is closed.
 */
void
accord_figure_popover_open_at (GtkWidget                  *widget,
                               const GdkRectangle         *at,
                               AccordWorkspace            *workspace,
                               AccordFigures              *figures,
                               AccordMark                 *mark,
                               AccordFigureOrigin         *origin,
                               const AccordCondition      *where,
                               const AccordPresentOptions *options)
{
  AccordFigurePopover *self = g_object_new (ACCORD_TYPE_FIGURE_POPOVER, NULL);

  self->figures = accord_figures_ref (figures);
  self->mark = mark;
  self->origin = accord_figure_origin_ref (origin);
  self->where = where != NULL ? accord_condition_ref ((AccordCondition *) where) : NULL;
  self->frame = accord_frame_ref (accord_workspace_get_frame (workspace));
  self->options = *options;
  self->options.currency = g_intern_string (options->currency);
  self->options.group = g_intern_string (options->group);
  self->options.compared = NULL;
  self->options.events = NULL;
  gtk_widget_set_parent (GTK_WIDGET (self), widget);
  if (at != NULL)
    gtk_popover_set_pointing_to (GTK_POPOVER (self), at);
  g_signal_connect_object (widget, "destroy", G_CALLBACK (on_parent_gone_cb), self, G_CONNECT_SWAPPED);
  count (self);
}

/**
 * accord_figure_popover_open:
 * @view: a chart of @figures; takes the focus back
 * @series: the series of one of its marks
 * @point: the mark
 * @workspace: an open file
 * @figures: what was computed
 * @where: (nullable): what the leads had to meet
 * @options: as the chart was made with
 *
 * Opens the figure beside its mark. Several groups that were folded into one are not opened.
 */
void
accord_figure_popover_open (AccordChartView            *view,
                            guint                       series,
                            guint                       point,
                            AccordWorkspace            *workspace,
                            AccordFigures              *figures,
                            const AccordCondition      *where,
                            const AccordPresentOptions *options)
{
  g_autoptr (AccordMark) mark = accord_present_find_mark (figures, options, series, point);
  g_autoptr (AccordFigureOrigin) origin = NULL;
  g_autoptr (GError) error = NULL;
  GdkRectangle at;

  if (mark == NULL || !accord_chart_view_find_mark (view, series, point, &at))
    return;
  if (mark->compared)
    figures = (AccordFigures *) options->compared;
  origin = accord_workspace_ask_metric (workspace, accord_figures_get_metric (figures), &figures->query, where, &error);
  if (origin == NULL)
    {
      g_message ("%s", error->message);
      return;
    }
  accord_figure_popover_open_at (GTK_WIDGET (view), &at, workspace, figures, g_steal_pointer (&mark), origin, where, options);
}
