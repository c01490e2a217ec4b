#include "ui/window/reminder.h"

#include <glib/gi18n-lib.h>

#include "model/records.h"
#include "present/words-reminder.h"
#include "ui/common/preferences.h"
#include "workspace/identity.h"
#include "workspace/versions.h"

/* How soon a new day is noticed. */
#define LOOK_SECONDS (10 * 60)

/* A file that nobody has opened for so long is forgotten. */
#define FORGET_DAYS 400

/* Kept by the workspace, which it ends with. */
typedef struct
{
  AccordWorkspace *workspace; /* borrowed */
  guint            timeout;
  char            *notification; /* the id of the one that was sent, or NULL */
} Reminder;

static const char *
get_uuid (Reminder *self)
{
  return accord_store_get_uuid (accord_workspace_get_store (self->workspace));
}

static gboolean
was_reminded (const char *uuid,
              AccordDay   today)
{
  g_autoptr (GVariant) reminded = g_settings_get_value (accord_preferences (), "reminded");
  gint32 day = 0;

  return g_variant_lookup (reminded, uuid, "i", &day) && day == today;
}

static void
note (const char *uuid,
      AccordDay   today)
{
  g_autoptr (GVariant) reminded = g_settings_get_value (accord_preferences (), "reminded");
  GVariantBuilder builder;
  GVariantIter iter;
  const char *other;
  gint32 day;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{si}"));
  g_variant_iter_init (&iter, reminded);
  while (g_variant_iter_next (&iter, "{&si}", &other, &day))
    if (!g_str_equal (other, uuid) && day > today - FORGET_DAYS)
      g_variant_builder_add (&builder, "{si}", other, day);
  g_variant_builder_add (&builder, "{si}", uuid, (gint32) today);
  g_settings_set_value (accord_preferences (), "reminded", g_variant_builder_end (&builder));
}

static void
send (Reminder   *self,
      const char *body)
{
  g_autoptr (GNotification) notification = g_notification_new (accord_workspace_get_title (self->workspace));

  g_free (self->notification);
  self->notification = g_strconcat ("agreement-", get_uuid (self), NULL);
  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, "app.show-agreement", "s",
                                                accord_workspace_get_path (self->workspace));
  g_application_send_notification (g_application_get_default (), self->notification, notification);
}

static void
remind (Reminder *self)
{
  AccordRecord *member = accord_identity_get_member (accord_identity_get (self->workspace));
  AccordDay today = accord_moment_to_day (accord_moment_now (), accord_workspace_get_zone (self->workspace));
  g_autoptr (GPtrArray) statuses = NULL;
  g_autoptr (GArray) reminders = NULL;
  g_autofree char *body = NULL;

  if (g_application_get_default () == NULL || was_reminded (get_uuid (self), today))
    return;
  statuses = accord_workspace_list_versions (self->workspace);
  reminders = accord_reminders_list (statuses, member != NULL ? accord_record_get_id (member) : NULL, today);
  body = accord_words_reminders (reminders, today);
  if (body == NULL)
    return;
  send (self, body);
  note (get_uuid (self), today);
}

static gboolean
on_timeout_cb (gpointer user_data)
{
  remind (user_data);
  return G_SOURCE_CONTINUE;
}

static void
reminder_free (gpointer data)
{
  Reminder *self = data;

  g_source_remove (self->timeout);
  /* Nobody would be there to answer a click. */
  if (self->notification != NULL && g_application_get_default () != NULL)
    g_application_withdraw_notification (g_application_get_default (), self->notification);
  g_free (self->notification);
  g_free (self);
}

/**
 * accord_reminder_begin:
 * @workspace: what was opened in a window; reminding ends with it
 *
 * Reminds now, and when the day changes.
 */
void
accord_reminder_begin (AccordWorkspace *workspace)
{
  Reminder *self = g_new0 (Reminder, 1);

  self->workspace = workspace;
  self->timeout = g_timeout_add_seconds (LOOK_SECONDS, on_timeout_cb, self);
  g_object_set_data_full (G_OBJECT (workspace), "accord-reminder", self, reminder_free);
  remind (self);
}
