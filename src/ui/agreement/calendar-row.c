#include "ui/agreement/calendar-row.h"

#include <glib/gi18n-lib.h>

#include "present/words-calendar.h"
#include "report/commitment-sentence.h"
#include "workspace/promises.h"

struct _AccordCalendarRow
{
  AdwActionRow parent_instance;

  /* owned */
  AccordWorkspace *workspace;
  AccordRecord    *calendar;
};

G_DEFINE_FINAL_TYPE (AccordCalendarRow, accord_calendar_row, ADW_TYPE_ACTION_ROW)

static char *
list_commitments (AccordCalendarRow *self)
{
  GListModel *commitments = accord_workspace_get_list (self->workspace, ACCORD_TYPE_COMMITMENT);
  GListModel *calendars = accord_workspace_get_list (self->workspace, ACCORD_TYPE_CALENDAR);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (commitments); i++)
    {
      g_autoptr (AccordRecord) commitment = g_list_model_get_item (commitments, i);

      if (accord_commitment_has_clock (commitment) && accord_calendars_find (calendars, commitment) == self->calendar)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", accord_record_get_text (commitment, "title"));
    }
  return g_string_free (text, FALSE);
}

static void
show (AccordCalendarRow *self)
{
  g_autofree char *line = accord_words_calendar (self->calendar, accord_workspace_get_settings (self->workspace));
  g_autofree char *commitments = list_commitments (self);
  g_autofree char *subtitle = *commitments != '\0'
                                /* Translators: working hours, and the commitments whose clocks run in them */
                                ? g_strdup_printf (_("%s\nClock of: %s"), line, commitments)
                                : g_strdup (line);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), accord_record_get_text (self->calendar, "title"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
}

static void
accord_calendar_row_dispose (GObject *object)
{
  AccordCalendarRow *self = ACCORD_CALENDAR_ROW (object);

  g_clear_object (&self->calendar);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_calendar_row_parent_class)->dispose (object);
}

static void
accord_calendar_row_class_init (AccordCalendarRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_calendar_row_dispose;
}

static void
accord_calendar_row_init (AccordCalendarRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
}

/**
 * accord_calendar_row_new:
 * @calendar: of the live list; it and the commitments are followed
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
accord_calendar_row_new (AccordWorkspace *workspace,
                         AccordRecord    *calendar)
{
  AccordCalendarRow *self = g_object_new (ACCORD_TYPE_CALENDAR_ROW, NULL);

  self->workspace = g_object_ref (workspace);
  self->calendar = g_object_ref (calendar);
  g_signal_connect_object (calendar, "notify", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_list (workspace, ACCORD_TYPE_COMMITMENT), "items-changed",
                           G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}

AccordRecord *
accord_calendar_row_get_record (AccordCalendarRow *self)
{
  return self->calendar;
}
