#include "ui/common/notice.h"

#include <glib/gi18n-lib.h>

#include "model/records.h"

#define MARK_SECONDS 10
/* Of one who goes on writing into the same text it is said once, as the change log has it as one. */
#define AGAIN_SECONDS (5 * 60)

/* What Undo takes back. */
typedef struct
{
  AccordSaver     *saver;
  AccordChangeSet *changes;
} Undo;

static void
undo_free (gpointer  data,
           GClosure *closure)
{
  Undo *undo = data;

  g_object_unref (undo->saver);
  accord_change_set_unref (undo->changes);
  g_free (undo);
}

static void
on_undo_cb (Undo *undo)
{
  accord_saver_save (undo->saver, undo->changes);
}

static gboolean
unmark (gpointer user_data)
{
  GtkWidget *widget = user_data;

  g_object_set_data (G_OBJECT (widget), "accord-notice", NULL);
  gtk_widget_remove_css_class (widget, "changed-elsewhere");
  gtk_widget_set_tooltip_text (widget, NULL);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  return G_SOURCE_REMOVE;
}

static void
stop_timer (gpointer timer)
{
  g_source_remove (GPOINTER_TO_UINT (timer));
}

/**
 * accord_notice_mark:
 * @widget: a field
 * @who: somebody else, who changed it
 */
void
accord_notice_mark (GtkWidget  *widget,
                    const char *who)
{
  /* Translators: %s is a person */
  g_autofree char *text = g_strdup_printf (_("Changed by %s just now"), who);
  guint timer;

  /* Not by stealing: the timer that runs already is stopped. */
  g_object_set_data (G_OBJECT (widget), "accord-notice", NULL);
  timer = g_timeout_add_seconds (MARK_SECONDS, unmark, widget);
  g_object_set_data_full (G_OBJECT (widget), "accord-notice", GUINT_TO_POINTER (timer), stop_timer);
  gtk_widget_add_css_class (widget, "changed-elsewhere");
  gtk_widget_set_tooltip_text (widget, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static char *
describe (AccordRecord             *record,
          GPtrArray                *columns,
          const AccordRemoteChange *change)
{
  guint n = columns->len;

  const AccordColumn *column = accord_record_find_column (record, columns->pdata[0]);

  if (n == 1)
    /* Translators: a person, and what they changed, as «Goals» */
    return g_strdup_printf (_("%s changed “%s” just now"), change->member_name,
                            G_OBJECT_TYPE (record) == ACCORD_TYPE_SECTION ? accord_record_get_text (record, "title")
                                                                         : _(column->label));
  /* Translators: a person, and a number */
  return g_strdup_printf (ngettext ("%s changed %u field here just now", "%s changed %u fields here just now", n),
                          change->member_name, n);
}

/* Back to what was there before: from what they made of it, so that what was written since is merged. */
static AccordChangeSet *
make_inverse (AccordRecord             *record,
              GPtrArray                *columns,
              const AccordRemoteChange *change)
{
  /* Translators: a person whose change was taken back */
  g_autofree char *summary = g_strdup_printf (_("Took back what %s changed"), change->member_name);
  AccordChangeSet *changes = accord_change_set_new (summary);
  g_autoptr (AccordRecord) theirs = accord_record_copy (record);

  if (!accord_record_from_json (theirs, change->after, NULL))
    return changes;
  accord_record_set_revision (theirs, change->revision);
  for (guint i = 0; i < columns->len; i++)
    {
      const AccordColumn *column = accord_record_find_column (record, columns->pdata[i]);
      JsonNode *node = json_object_get_member (change->before, column->name);
      g_auto (GValue) value = G_VALUE_INIT;

      if (node != NULL && accord_column_value_from_json (column, node, &value, NULL))
        accord_change_set_update (changes, theirs, column->name, &value);
    }
  return changes;
}

/* In place of the one before, which would else hide it until its own time is up. */
static void
add_toast (GtkWidget   *near,
           AccordSaver *saver,
           AdwToast    *toast)
{
  AdwToast *before = g_object_get_data (G_OBJECT (saver), "accord-notice-toast");
  GtkWidget *overlay = gtk_widget_get_ancestor (near, ADW_TYPE_TOAST_OVERLAY);
  GtkRoot *root = gtk_widget_get_root (near);

  if (before != NULL)
    adw_toast_dismiss (before);
  g_object_set_data_full (G_OBJECT (saver), "accord-notice-toast", g_object_ref (toast), g_object_unref);
  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  else if (ADW_IS_PREFERENCES_WINDOW (root))
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (root), toast);
  else
    g_object_unref (g_object_ref_sink (toast));
}

/* Whether that person's writing into that text was told a while ago. */
static gboolean
was_told (AccordSaver              *saver,
          AccordRecord             *record,
          GPtrArray                *columns,
          const AccordRemoteChange *change)
{
  const AccordColumn *column = accord_record_find_column (record, columns->pdata[0]);
  g_autofree char *key = g_strdup_printf ("told %s %s %s", change->id, column->name, change->member_name);
  gint64 now = g_get_monotonic_time () / G_USEC_PER_SEC;
  gint64 *told = g_object_get_data (G_OBJECT (saver), key);
  gboolean again = column->type == ACCORD_COLUMN_PROSE && told != NULL && now - *told < AGAIN_SECONDS;

  if (!again)
    g_object_set_data_full (G_OBJECT (saver), key, g_memdup2 (&now, sizeof now), g_free);
  return again;
}

/**
 * accord_notice_show:
 * @near: a widget of the form
 * @saver: of the workspace
 * @record: what the form shows
 * @columns: (element-type utf8): what was changed of it
 * @change: what somebody else did
 */
void
accord_notice_show (GtkWidget                *near,
                    AccordSaver              *saver,
                    AccordRecord             *record,
                    GPtrArray                *columns,
                    const AccordRemoteChange *change)
{
  g_autofree char *text = NULL;
  g_autofree char *title = NULL;
  AdwToast *toast;
  Undo *undo;

  if (was_told (saver, record, columns, change))
    return;
  text = describe (record, columns, change);
  title = g_markup_escape_text (text, -1);
  toast = adw_toast_new (title);
  undo = g_new0 (Undo, 1);
  undo->saver = g_object_ref (saver);
  undo->changes = make_inverse (record, columns, change);
  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_timeout (toast, 20);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_undo_cb), undo, undo_free,
                         G_CONNECT_SWAPPED);
  add_toast (near, saver, toast);
}
