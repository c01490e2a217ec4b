#include "ui/scoring/moved-leads.h"

#include <glib/gi18n-lib.h>

#include "model/condition.h"
#include "present/words-score.h"
#include "present/words.h"
#include "ui/scoring/lead-name.h"

#define MOST_IN_TABLE 100 /* a longer filter could not be read */
#define MOST_BY_NAME 10

static AccordFrame *
get_frame (const AccordScorePreview *preview)
{
  return accord_score_matches_get_frame (accord_scores_get_matches (preview->scores));
}

/* «id in ("7", "12")»; NULL: they are many, or one has no id. */
static char *
write_filter (const AccordFrame   *frame,
              const AccordLeadSet *leads)
{
  const AccordFrameColumn *ids = accord_frame_find_column (frame, "id");
  g_autoptr (AccordCondition) condition = accord_condition_new_test ("id", ACCORD_OPERATOR_IN);

  if (ids == NULL || accord_lead_set_count (leads) > MOST_IN_TABLE)
    return NULL;
  for (guint row = 0; row < accord_lead_set_get_n_rows (leads); row++)
    if (accord_lead_set_contains (leads, row))
      {
        g_autofree char *id = accord_frame_cell_text (frame, ids, row);

        if (id == NULL)
          return NULL;
        accord_condition_add_text (condition, id);
      }
  return accord_condition_to_text (condition);
}

/* «Ana Novak: 58 → 64» */
static char *
list_names (const AccordScorePreview *preview,
            const AccordLeadSet      *leads)
{
  const double *before = accord_scores_get (preview->published), *now = accord_scores_get (preview->scores);
  guint left = accord_lead_set_count (leads), shown = 0;
  GString *text = g_string_new (NULL);

  for (guint row = 0; row < accord_lead_set_get_n_rows (leads) && shown < MOST_BY_NAME; row++)
    if (accord_lead_set_contains (leads, row))
      {
        g_autofree char *name = accord_lead_name (get_frame (preview), row);
        g_autofree char *old = accord_words_score (before[row]), *new = accord_words_score (now[row]);

        /* Translators: a lead, its score by what is published, and its score by the draft */
        g_string_append_printf (text, _("%s: %s → %s"), name, old, new);
        g_string_append_c (text, '\n');
        shown++;
      }
  if (left > shown)
    {
      g_autofree char *n = accord_words_count (left - shown);

      g_string_append_printf (text, ngettext ("and %s more", "and %s more", left - shown), n);
    }
  return g_string_free (text, FALSE);
}

/**
 * accord_moved_leads_show:
 * @page: the page of the score
 * @preview: of the draft
 * @joined: who would qualify and does not; else who does and would not
 *
 * Opens the leads in their table where a filter can name them; else says the first of them in a dialog.
 */
void
accord_moved_leads_show (AccordPage               *page,
                         const AccordScorePreview *preview,
                         gboolean                  joined)
{
  const AccordLeadSet *leads = preview != NULL ? (joined ? preview->joined : preview->left) : NULL;
  g_autofree char *filter = leads != NULL ? write_filter (get_frame (preview), leads) : NULL;
  g_autofree char *names = NULL;
  GtkWidget *dialog;

  if (leads == NULL)
    return;
  if (filter != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (page), "win.open-item", "(ss)", "leads", filter);
      return;
    }
  names = list_names (preview, leads);
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
                                   joined ? _("Who Would Join") : _("Who Would Drop Out"), names);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
