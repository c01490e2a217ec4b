#include "ui/scoring/model-compare.h"

#include <glib/gi18n-lib.h>

#include "model/score-model-diff.h"
#include "model/score-publication.h"
#include "present/words-score-diff.h"
#include "present/words-score.h"
#include "present/words.h"
#include "ui/common/button-name.h"
#include "ui/common/close-key.h"
#include "ui/scoring/lead-name.h"
#include "ui/scoring/score-work.h"

#define MOST_LEADS 50 /* by name, in a list */

/* Two models beside each other; kept by the window. */
typedef struct
{
  /* borrowed */
  AccordWorkspace *workspace;
  GtkWidget       *window; /* weak */
  GtkDropDown     *from, *to;
  GtkLabel        *summary, *moves;
  GtkListBox      *differences, *joined, *left;
  GtkWidget       *joined_label, *left_label;

  /* owned */
  AccordScoreDraft *draft;
  GPtrArray        *publications; /* the oldest first; behind them is the draft */
  GCancellable     *cancellable;  /* NULL: nothing is under way */
} Comparison;

static void
comparison_free (gpointer data)
{
  Comparison *self = data;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_object_unref (self->draft);
  g_ptr_array_unref (self->publications);
  g_free (self);
}

static AccordScoreModel *
read_chosen (Comparison   *self,
             GtkDropDown  *drop,
             GError      **error)
{
  guint chosen = gtk_drop_down_get_selected (drop);

  if (chosen >= self->publications->len)
    return accord_score_draft_dup_model (self->draft, error);
  return accord_score_publication_read (self->publications->pdata[chosen], error);
}

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
add_row (GtkListBox *list,
         const char *title,
         const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  gtk_list_box_append (list, row);
}

static void
show_differences (Comparison             *self,
                  const AccordScoreModel *from,
                  const AccordScoreModel *to)
{
  g_autoptr (GPtrArray) differences = accord_score_model_compare (from, to);
  AccordRecord *settings = accord_workspace_get_settings (self->workspace);
  g_autofree char *summary = NULL;

  for (guint i = 0; i < differences->len; i++)
    {
      g_autofree char *name = accord_words_score_difference_name (differences->pdata[i], settings);
      g_autofree char *words = accord_words_score_difference (differences->pdata[i], settings);
      g_autofree char *line = accord_words_capital (words);

      add_row (self->differences, name, line);
    }
  summary = differences->len == 0 ? g_strdup (_("Both say the same."))
                                  : g_strdup_printf (ngettext ("%u difference", "%u differences", differences->len),
                                                     differences->len);
  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->differences), differences->len > 0);
}

/* Who crosses the threshold, with the score before and now. */
static void
list_leads (const AccordScorePreview *preview,
            const AccordLeadSet      *leads,
            GtkListBox               *list,
            GtkWidget                *heading,
            const char               *title)
{
  AccordFrame *frame = accord_score_matches_get_frame (accord_scores_get_matches (preview->scores));
  const double *before = accord_scores_get (preview->published), *now = accord_scores_get (preview->scores);
  guint n = leads != NULL ? accord_lead_set_count (leads) : 0, shown = 0;
  g_autofree char *count = accord_words_count (n);
  g_autofree char *label = g_strdup_printf ("%s: %s", title, count);

  gtk_label_set_label (GTK_LABEL (heading), label);
  gtk_widget_set_visible (heading, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (list), n > 0);
  for (guint row = 0; n > 0 && row < preview->n_leads && shown < MOST_LEADS; row++)
    if (accord_lead_set_contains (leads, row))
      {
        g_autofree char *name = accord_lead_name (frame, row);
        g_autofree char *old = accord_words_score (before[row]), *new = accord_words_score (now[row]);
        g_autofree char *step = g_str_equal (old, new) ? g_strdup (new) : g_strdup_printf (_("%s → %s"), old, new);

        add_row (list, name, step);
        shown++;
      }
  if (n > shown)
    {
      g_autofree char *rest = accord_words_count (n - shown);
      g_autofree char *more = g_strdup_printf (ngettext ("and %s more", "and %s more", n - shown), rest);

      add_row (list, more, NULL);
    }
}

static void
show_moves (Comparison               *self,
            const AccordScorePreview *preview)
{
  g_autofree char *up = accord_words_count (preview->n_up), *down = accord_words_count (preview->n_down);
  g_autofree char *all = accord_words_count (preview->n_leads);
  /* Translators: of how many leads the score is another: «Of 2,676 leads 120 score higher and 31 lower.» */
  g_autofree char *text = g_strdup_printf (_("Of %s leads %s score higher and %s lower."), all, up, down);

  gtk_label_set_label (self->moves, text);
  list_leads (preview, preview->joined, self->joined, self->joined_label, _("Who joins"));
  list_leads (preview, preview->left, self->left, self->left_label, _("Who drops out"));
}

static void
on_previewed_cb (GObject      *window,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  AccordScorePreview *preview = accord_score_work_preview_finish (result, &error);
  Comparison *self = g_object_get_data (window, "comparison");

  if (preview != NULL && self != NULL && self->window != NULL)
    show_moves (self, preview);
  g_clear_pointer (&preview, accord_score_preview_unref);
}

static void
find_moves (Comparison       *self,
            AccordScoreModel *from,
            AccordScoreModel *to)
{
  AccordFrame *frame = accord_workspace_get_frame (self->workspace);
  AccordScoreWork *work;

  if (frame == NULL || accord_frame_get_n_leads (frame) == 0)
    {
      gtk_label_set_label (self->moves, _("Which leads that moves shows once leads are imported."));
      return;
    }
  work = g_new0 (AccordScoreWork, 1);
  work->frame = accord_frame_ref (frame);
  work->model = accord_score_model_ref (to);
  work->published = accord_score_model_ref (from);
  accord_workspace_get_as_of (self->workspace, &work->as_of);
  self->cancellable = g_cancellable_new ();
  accord_score_work_preview (work, self->window, self->cancellable, on_previewed_cb);
}

static void
clear (Comparison *self)
{
  GtkListBox *const lists[] = { self->differences, self->joined, self->left };

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      clear_list (lists[i]);
      gtk_widget_set_visible (GTK_WIDGET (lists[i]), FALSE);
    }
  gtk_widget_set_visible (self->joined_label, FALSE);
  gtk_widget_set_visible (self->left_label, FALSE);
  gtk_label_set_label (self->moves, "");
}

static void
compare (Comparison *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordScoreModel) from = NULL, to = NULL;

  if (self->window == NULL)
    return;
  clear (self);
  from = read_chosen (self, self->from, &error);
  to = from != NULL ? read_chosen (self, self->to, &error) : NULL;
  if (to == NULL)
    {
      gtk_label_set_label (self->summary, error->message);
      return;
    }
  show_differences (self, from, to);
  find_moves (self, from, to);
}

static GtkDropDown *
make_drop (Comparison *self,
           const char *name,
           gint64      number)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = self->publications->len;
  GtkWidget *drop;

  for (guint i = 0; i < self->publications->len; i++)
    {
      gint64 own = accord_record_get_integer (self->publications->pdata[i], "number");

      gtk_string_list_take (names, g_strdup_printf (_("Model %d"), (gint) own));
      if (own == number)
        selected = i;
    }
  gtk_string_list_append (names, _("Draft"));
  drop = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (names)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop), selected);
  accord_button_name (drop, name);
  return GTK_DROP_DOWN (drop);
}

static GtkWidget *
make_head (Comparison *self,
           gint64      number)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->from = make_drop (self, _("From"), number);
  self->to = make_drop (self, _("To"), -1);
  g_signal_connect_swapped (self->from, "notify::selected", G_CALLBACK (compare), self);
  g_signal_connect_swapped (self->to, "notify::selected", G_CALLBACK (compare), self);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->from));
  gtk_box_append (GTK_BOX (head), gtk_label_new (_("to")));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->to));
  return head;
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkListBox *
make_list (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_LIST_BOX (list);
}

static GtkWidget *
make_content (Comparison *self,
              gint64      number)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 680, "margin-start", 18, "margin-end", 18, "margin-top", 12,
                                   "margin-bottom", 24, "child", box, NULL);

  gtk_box_append (GTK_BOX (box), make_head (self, number));
  self->summary = GTK_LABEL (make_label ("heading"));
  self->moves = GTK_LABEL (make_label (NULL));
  self->joined_label = make_label ("heading");
  self->left_label = make_label ("heading");
  self->differences = make_list (_("Differences"));
  self->joined = make_list (_("Who joins"));
  self->left = make_list (_("Who drops out"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->differences));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->moves));
  gtk_box_append (GTK_BOX (box), self->joined_label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->joined));
  gtk_box_append (GTK_BOX (box), self->left_label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->left));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static gint
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  gint64 first = accord_record_get_integer (*(AccordRecord *const *) a, "number");
  gint64 second = accord_record_get_integer (*(AccordRecord *const *) b, "number");

  return first < second ? -1 : first > second;
}

/* What is under way ends with the window, and shows nothing any more. */
static void
on_destroy_cb (Comparison *self)
{
  g_cancellable_cancel (self->cancellable);
  self->window = NULL;
}

/**
 * accord_model_compare_open:
 * @page: the page of the score
 * @draft: of the score
 * @number: of the published model that is compared with it at first
 */
void
accord_model_compare_open (AccordPage       *page,
                           AccordScoreDraft *draft,
                           gint64            number)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Comparison *self = g_new0 (Comparison, 1);

  self->workspace = accord_page_get_workspace (page);
  self->draft = g_object_ref (draft);
  self->publications = accord_score_draft_list (self->workspace, ACCORD_TYPE_SCORE_MODEL);
  g_ptr_array_sort (self->publications, compare_numbers);
  self->window = g_object_new (ADW_TYPE_WINDOW, "title", _("Compare Models"), "transient-for",
                               gtk_widget_get_root (GTK_WIDGET (page)), "modal", TRUE, "default-width", 640, "default-height",
                               680, NULL);
  g_object_set_data_full (G_OBJECT (self->window), "comparison", self, comparison_free);
  g_signal_connect_swapped (self->window, "destroy", G_CALLBACK (on_destroy_cb), self);
  gtk_box_append (GTK_BOX (content), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (content), make_content (self, number));
  adw_window_set_content (ADW_WINDOW (self->window), content);
  accord_close_key_add (self->window);
  compare (self);
  gtk_window_present (GTK_WINDOW (self->window));
}
