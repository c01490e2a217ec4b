#include "ui/overview/looked.h"

#define KEY "looked"
#define ONE_LOOK (60 * 60)            /* who comes back so soon, in seconds, still has the same look at it */
#define FORGET (400 * 24 * 60 * 60)   /* files that nobody looked at for so long */

/**
 * accord_looked_read:
 * @self: (out caller-allocates): what is known
 * @settings: of this person on this computer
 * @uuid: of a file
 */
void
accord_looked_read (AccordLooked *self,
                    GSettings    *settings,
                    const char   *uuid)
{
  g_autoptr (GVariant) all = g_settings_get_value (settings, KEY);

  *self = (AccordLooked) { 0 };
  g_variant_lookup (all, uuid, "(xxxx)", &self->base, &self->base_at, &self->seen, &self->seen_at);
}

/**
 * accord_looked_again:
 * @self: what was known
 * @seq: the newest entry of the history
 * @now: in seconds since 1970
 *
 * Somebody looks. After a while away, what they saw the last time is what they know.
 */
void
accord_looked_again (AccordLooked *self,
                     gint64        seq,
                     gint64        now)
{
  if (self->seen_at != 0 && now - self->seen_at > ONE_LOOK)
    {
      self->base = self->seen;
      self->base_at = self->seen_at;
    }
  self->seen = seq;
  self->seen_at = now;
  /* Of a file that was restored, what came after is gone. */
  self->base = MIN (self->base, seq);
}

/**
 * accord_looked_write:
 * @self: what is known now
 * @settings: of this person on this computer
 * @uuid: of a file
 */
void
accord_looked_write (const AccordLooked *self,
                     GSettings          *settings,
                     const char         *uuid)
{
  g_autoptr (GVariant) all = g_settings_get_value (settings, KEY);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *other;
  AccordLooked one;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{s(xxxx)}"));
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "{&s(xxxx)}", &other, &one.base, &one.base_at, &one.seen, &one.seen_at))
    if (!g_str_equal (other, uuid) && one.seen_at > self->seen_at - FORGET)
      g_variant_builder_add (&builder, "{s(xxxx)}", other, one.base, one.base_at, one.seen, one.seen_at);
  g_variant_builder_add (&builder, "{s(xxxx)}", uuid, self->base, self->base_at, self->seen, self->seen_at);
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}
