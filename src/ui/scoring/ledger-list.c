#include "ui/scoring/ledger-list.h"

#include <glib/gi18n-lib.h>

#include "present/words-score.h"

static void
add_line (GtkListBox *list,
          const char *title,
          const char *why,
          const char *points,
          gboolean    is_sum)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (points);
  g_autofree char *spoken = g_strconcat (title, ": ", points, why != NULL ? ". " : NULL, why, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (why != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), why);
  gtk_widget_add_css_class (label, "numeric");
  if (is_sum)
    gtk_widget_add_css_class (label, "title-2");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_list_box_append (list, row);
}

/**
 * accord_ledger_list_fill:
 * @list: a list, which is emptied first
 * @ledger: of a lead
 * @model: that it is by
 * @zone: the workspace's
 *
 * Says why a lead has its score.
 */
void
accord_ledger_list_fill (GtkListBox             *list,
                         const AccordLedger     *ledger,
                         const AccordScoreModel *model,
                         const AccordZone       *zone)
{
  g_autofree char *score = accord_words_score (ledger->score);
  g_autofree char *band = g_strdup_printf (_("Band %s"), accord_band_get_name (ledger->band));
  g_autofree char *left_out = accord_words_ledger_left_out (ledger);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  for (guint i = 0; i < ledger->lines->len; i++)
    {
      const AccordLedgerLine *line = ledger->lines->pdata[i];
      g_autofree char *title = accord_words_ledger_line (line, model);
      g_autofree char *why = accord_words_ledger_why (line, zone);
      g_autofree char *points = accord_words_points (line->points);

      add_line (list, title, why, points, FALSE);
    }
  if (left_out != NULL)
    add_line (list, left_out, NULL, "", FALSE);
  add_line (list, _("Score"), band, score, TRUE);
}
