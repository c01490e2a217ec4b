#include "ui/personas/persona-avatar.h"

#include "present/picture.h"

/* What an avatar follows. */
typedef struct
{
  AdwAvatar    *avatar; /* borrowed: it keeps this */
  AccordRecord *persona;
  GCancellable *decoding;
  char         *shown; /* the picture that is shown, or on its way */
} Follower;

static void
follower_free (Follower *self)
{
  g_cancellable_cancel (self->decoding);
  g_clear_object (&self->decoding);
  if (self->persona != NULL)
    g_signal_handlers_disconnect_by_data (self->persona, self);
  g_clear_object (&self->persona);
  g_free (self->shown);
  g_free (self);
}

static void
decode_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GdkPixbuf) pixbuf = accord_picture_decode (task_data, &error);

  if (pixbuf == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, gdk_texture_new_for_pixbuf (pixbuf), g_object_unref);
}

/* What cannot be read is no picture: the initials stay. */
static void
on_decoded_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), NULL);

  if (texture != NULL)
    adw_avatar_set_custom_image (ADW_AVATAR (source), GDK_PAINTABLE (texture));
}

static void
show_picture (Follower *self)
{
  const char *text = self->persona != NULL ? accord_record_get_text (self->persona, "picture") : "";
  g_autoptr (GTask) task = NULL;

  if (g_strcmp0 (text, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (text);
  g_cancellable_cancel (self->decoding);
  g_clear_object (&self->decoding);
  adw_avatar_set_custom_image (self->avatar, NULL);
  if (*text == '\0')
    return;
  self->decoding = g_cancellable_new ();
  task = g_task_new (self->avatar, self->decoding, on_decoded_cb, NULL);
  g_task_set_task_data (task, g_strdup (text), g_free);
  g_task_run_in_thread (task, decode_in_thread);
}

static void
show (Follower *self)
{
  adw_avatar_set_text (self->avatar, self->persona != NULL ? accord_record_get_text (self->persona, "name") : NULL);
  show_picture (self);
}

/**
 * accord_persona_avatar_follow:
 * @avatar: an avatar
 * @persona: (nullable): of the live list
 *
 * Shows the picture of @persona, which is decoded off the main thread, and its initials where it has none.
 */
void
accord_persona_avatar_follow (AdwAvatar    *avatar,
                              AccordRecord *persona)
{
  Follower *self = g_object_get_data (G_OBJECT (avatar), "accord-persona");

  g_return_if_fail (ADW_IS_AVATAR (avatar));

  if (self == NULL)
    {
      self = g_new0 (Follower, 1);
      self->avatar = avatar;
      g_object_set_data_full (G_OBJECT (avatar), "accord-persona", self, (GDestroyNotify) follower_free);
    }
  if (self->persona != NULL)
    g_signal_handlers_disconnect_by_data (self->persona, self);
  g_set_object (&self->persona, persona);
  if (persona != NULL)
    g_signal_connect_swapped (persona, "notify", G_CALLBACK (show), self);
  show (self);
}
