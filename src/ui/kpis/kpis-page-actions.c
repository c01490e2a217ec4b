/* What a person does to the board. */
#include "ui/kpis/kpis-page-private.h"

#include <glib/gi18n-lib.h>

#include "model/record-search.h"
#include "model/uuid.h"
#include "ui/kpis/board-changes.h"
#include "ui/kpis/chart-window.h"
#include "ui/kpis/event-dialog.h"
#include "ui/kpis/notes-window.h"
#include "ui/kpis/presentation.h"
#include "ui/overview/goal-window.h"
#include "workspace/board-charts.h"
#include "workspace/identity.h"

static AccordWorkspace *
get_workspace (AccordKpisPage *self)
{
  return accord_page_get_workspace (ACCORD_PAGE (self));
}

/* Whether there was anything to save. */
static gboolean
save (AccordKpisPage  *self,
      AccordChangeSet *changes) /* (transfer full) (nullable) */
{
  if (changes == NULL)
    return FALSE;
  accord_page_save (ACCORD_PAGE (self), changes);
  accord_change_set_unref (changes);
  return TRUE;
}

static AccordRecord *
copy_chart (AccordKpisPage *self,
            GVariant       *parameter)
{
  g_autoptr (GPtrArray) charts = accord_board_list_charts (get_workspace (self));
  AccordRecord *chart = accord_records_find (charts, g_variant_get_string (parameter, NULL), NULL);

  return chart != NULL ? accord_record_copy (chart) : NULL;
}

static void
on_added (AccordRecord *chart,
          gpointer      user_data)
{
  AccordKpisPage *self = user_data;

  if (save (self, accord_board_add (get_workspace (self), chart, NULL)))
    accord_kpi_board_focus (self->board, accord_record_get_id (chart));
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  AccordKpisPage *self = ACCORD_KPIS_PAGE (widget);
  g_autoptr (AccordRecord) chart = accord_record_new (ACCORD_TYPE_BOARD_CHART);

  accord_record_set_text (chart, "form", "plain");
  accord_record_set_text (chart, "metric", "conversion-rate");
  accord_chart_window_open (ACCORD_PAGE (self), chart, accord_kpi_filter_get_choice (self->filter), TRUE, on_added, self);
}

static void
on_edited (AccordRecord *chart,
           gpointer      user_data)
{
  AccordKpisPage *self = user_data;

  save (self, accord_board_edit (get_workspace (self), chart));
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  AccordKpisPage *self = ACCORD_KPIS_PAGE (widget);
  g_autoptr (AccordRecord) chart = copy_chart (self, parameter);

  if (chart != NULL)
    accord_chart_window_open (ACCORD_PAGE (self), chart, accord_kpi_filter_get_choice (self->filter), FALSE, on_edited, self);
}

static void
duplicate_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  AccordKpisPage *self = ACCORD_KPIS_PAGE (widget);
  g_autoptr (AccordRecord) chart = copy_chart (self, parameter);
  g_autofree char *id = accord_uuid_new ();

  if (chart == NULL)
    return;
  accord_record_set_id (chart, id);
  accord_record_set_revision (chart, 0);
  if (save (self, accord_board_add (get_workspace (self), chart, g_variant_get_string (parameter, NULL))))
    accord_kpi_board_focus (self->board, id);
}

/* The keyboard goes to the next card, or the one before: what had it goes away. */
static void
focus_neighbour (AccordKpisPage *self,
                 const char     *id)
{
  g_autoptr (GPtrArray) cards = accord_kpi_board_list_cards (self->board);

  for (guint i = 0; i < cards->len && cards->len > 1; i++)
    if (g_str_equal (accord_record_get_id (accord_kpi_card_get_chart (cards->pdata[i])), id))
      accord_kpi_board_focus (self->board, accord_record_get_id (accord_kpi_card_get_chart (
                                               cards->pdata[i + 1 < cards->len ? i + 1 : i - 1])));
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  AccordKpisPage *self = ACCORD_KPIS_PAGE (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  AccordKpiCard *card = accord_kpi_board_find_card (self->board, id);
  g_autoptr (GPtrArray) charts = accord_board_list_charts (get_workspace (self));
  g_autofree char *said = NULL;

  if (card == NULL)
    return;
  said = g_strdup_printf (charts->len > 1 ? _("“%s” removed from the board")
                                          : _("“%s” removed: without a chart, the first board is shown"),
                          accord_kpi_card_get_title (card));
  focus_neighbour (self, id);
  if (save (self, accord_board_remove (get_workspace (self), id)))
    accord_page_toast_undo (ACCORD_PAGE (self), said);
}

static void
move (AccordKpisPage *self,
      const char     *id,
      gint            step)
{
  guint from;

  if (accord_board_find (get_workspace (self), id, &from) && (from > 0 || step > 0))
    save (self, accord_board_move (get_workspace (self), id, from + (guint) step));
}

static void
move_back_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  move (ACCORD_KPIS_PAGE (widget), g_variant_get_string (parameter, NULL), -1);
}

static void
move_on_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  move (ACCORD_KPIS_PAGE (widget), g_variant_get_string (parameter, NULL), 1);
}

static void
move_to_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  AccordKpisPage *self = ACCORD_KPIS_PAGE (widget);
  const char *id, *target;
  guint to;

  g_variant_get (parameter, "(&s&s)", &id, &target);
  if (accord_board_find (get_workspace (self), target, &to))
    save (self, accord_board_move (get_workspace (self), id, to));
}

static void
widen_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  AccordKpisPage *self = ACCORD_KPIS_PAGE (widget);
  g_autoptr (AccordRecord) chart = copy_chart (self, parameter);
  gboolean wide;

  if (chart == NULL)
    return;
  g_object_get (chart, "is-wide", &wide, NULL);
  g_object_set (chart, "is-wide", !wide, NULL);
  save (self, accord_board_edit (get_workspace (self), chart));
}

static void
reset_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  AccordKpisPage *self = ACCORD_KPIS_PAGE (widget);

  if (save (self, accord_board_reset (get_workspace (self))))
    accord_page_toast_undo (ACCORD_PAGE (self), _("The first board is back"));
}

/* The card of the shared goal is the one of Overview. */
static void
edit_goal_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  AccordKpisPage *self = ACCORD_KPIS_PAGE (widget);

  gtk_window_present (GTK_WINDOW (accord_goal_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), get_workspace (self))));
}

static void
present_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  AccordKpisPage *self = ACCORD_KPIS_PAGE (widget);

  accord_presentation_open (ACCORD_PAGE (self), accord_kpi_filter_get_choice (self->filter),
                            parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL);
}

static void
notes_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  accord_notes_window_open (ACCORD_PAGE (widget));
}

static void
event_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  accord_event_dialog_open (ACCORD_PAGE (widget));
}

/* The leads that the note is about; the bar shows its days, where it does not show them already. */
static void
choose_for (AccordKpisPage *self,
            AccordRecord   *note)
{
  const char *where = accord_record_get_text (note, "condition"), *group = accord_record_get_text (note, "grouping");
  AccordDay first = accord_record_get_day (note, "first"), last = accord_record_get_day (note, "last"), from, to;
  AccordKpiChoice choice;
  AccordAsOf as_of;

  accord_kpi_choice_copy (&choice, accord_kpi_filter_get_choice (self->filter));
  g_clear_pointer (&choice.picked, accord_condition_unref);
  g_clear_pointer (&choice.where, accord_condition_unref);
  choice.where = where != NULL && *where != '\0' ? accord_condition_parse (where, NULL) : NULL;
  if (group != NULL && *group != '\0' && choice.group == NULL)
    choice.group = g_strdup (group);
  else if (group == NULL || *group == '\0')
    g_clear_pointer (&choice.group, g_free);
  accord_workspace_get_as_of (get_workspace (self), &as_of);
  accord_span_find_days (&choice, as_of.day, &from, &to);
  if (first != ACCORD_DAY_NONE && from != ACCORD_DAY_NONE && (first < from || last > MAX (to, as_of.day + 31)))
    choice.span = ACCORD_SPAN_ALL;
  accord_kpi_filter_set_choice (self->filter, &choice);
  accord_kpi_choice_clear (&choice);
}

static void
show_figure_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  AccordKpisPage *self = ACCORD_KPIS_PAGE (widget);
  GListModel *notes = accord_workspace_get_list (get_workspace (self), ACCORD_TYPE_NOTE);
  g_autoptr (AccordRecord) note = accord_records_find_listed (notes, g_variant_get_string (parameter, NULL), NULL);
  g_autoptr (GPtrArray) charts = accord_board_list_charts (get_workspace (self));

  for (guint i = 0; note != NULL && i < charts->len; i++)
    if (g_strcmp0 (accord_record_get_text (charts->pdata[i], "metric"), accord_record_get_text (note, "metric")) == 0)
      {
        choose_for (self, note);
        accord_kpi_board_focus (self->board, accord_record_get_id (charts->pdata[i]));
        return;
      }
  if (note != NULL)
    accord_page_toast (ACCORD_PAGE (self), _("No chart of the board shows this. Add one to see it."));
}

/* Nobody is offered what they may not do. */
void
accord_kpis_page_update_actions (AccordKpisPage *self)
{
  static const char *const actions[] = { "kpis.add", "kpis.edit", "kpis.duplicate", "kpis.remove", "kpis.move-back",
                                         "kpis.move-on", "kpis.move-to", "kpis.widen", "kpis.reset", "overview.edit-goal" };
  AccordIdentity *identity = accord_identity_get (get_workspace (self));
  gboolean may = accord_identity_may (identity, ACCORD_RIGHT_DRAFT);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], may);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "kpis.event", accord_identity_may (identity, ACCORD_RIGHT_REVIEW));
}

void
accord_kpis_page_class_init_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "kpis.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "kpis.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "kpis.duplicate", "s", duplicate_action);
  gtk_widget_class_install_action (widget_class, "kpis.remove", "s", remove_action);
  gtk_widget_class_install_action (widget_class, "kpis.move-back", "s", move_back_action);
  gtk_widget_class_install_action (widget_class, "kpis.move-on", "s", move_on_action);
  gtk_widget_class_install_action (widget_class, "kpis.move-to", "(ss)", move_to_action);
  gtk_widget_class_install_action (widget_class, "kpis.widen", "s", widen_action);
  gtk_widget_class_install_action (widget_class, "kpis.reset", NULL, reset_action);
  gtk_widget_class_install_action (widget_class, "kpis.present", NULL, present_action);
  gtk_widget_class_install_action (widget_class, "kpis.present-from", "s", present_action);
  gtk_widget_class_install_action (widget_class, "kpis.notes", NULL, notes_action);
  gtk_widget_class_install_action (widget_class, "kpis.event", NULL, event_action);
  gtk_widget_class_install_action (widget_class, "kpis.show-figure", "s", show_figure_action);
  gtk_widget_class_install_action (widget_class, "overview.edit-goal", NULL, edit_goal_action);
}
