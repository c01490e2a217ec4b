#include "exchange/reject-reasons.h"

/* More reasons than that are told as the last one of them: a file may be wrong in as many ways as it has cells. */
#define MOST_REASONS 200

struct _AccordRejectReasons
{
  GPtrArray  *reasons; /* of AccordRejectReason */
  GHashTable *by_key;  /* to them, borrowed */
};

static gboolean
opens (gunichar c)
{
  return c == 0x201c || c == 0x201e || c == 0xab || c == 0x300c;
}

static gboolean
closes (gunichar c)
{
  return c == 0x201d || c == 0xbb || c == 0x300d;
}

/* What reasons of one kind have in common: what is quoted, and numbers, may be another each time. */
static char *
make_key (const char *reason)
{
  GString *key = g_string_new (NULL);
  gboolean quoted = FALSE, in_number = FALSE;

  for (const char *p = reason; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean digit = g_unichar_isdigit (c);

      if (!quoted && !(digit && in_number))
        g_string_append_unichar (key, digit ? '#' : c);
      in_number = digit;
      quoted = opens (c) || (quoted && !closes (c));
    }
  return g_string_free (key, FALSE);
}

/**
 * accord_reject_reason_free:
 * @reason: (transfer full): an #AccordRejectReason
 */
void
accord_reject_reason_free (gpointer reason)
{
  g_free (((AccordRejectReason *) reason)->example);
  g_free (reason);
}

/**
 * accord_reject_reasons_new:
 * @reasons: (element-type AccordRejectReason): gets them, in the order in which they come first
 *
 * Returns: (transfer full): a gathering
 */
AccordRejectReasons *
accord_reject_reasons_new (GPtrArray *reasons)
{
  AccordRejectReasons *self = g_new0 (AccordRejectReasons, 1);

  self->reasons = g_ptr_array_ref (reasons);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * accord_reject_reasons_free:
 * @self: (transfer full) (nullable): a gathering
 */
void
accord_reject_reasons_free (AccordRejectReasons *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->reasons);
  g_hash_table_unref (self->by_key);
  g_free (self);
}

/**
 * accord_reject_reasons_add:
 * @self: a gathering
 * @reason: why a row was rejected
 * @line: where that row begins
 */
void
accord_reject_reasons_add (AccordRejectReasons *self,
                           const char          *reason,
                           guint64              line)
{
  g_autofree char *key = make_key (reason);
  AccordRejectReason *found = g_hash_table_lookup (self->by_key, key);

  if (found == NULL && self->reasons->len == MOST_REASONS)
    found = g_ptr_array_index (self->reasons, MOST_REASONS - 1);
  if (found == NULL)
    {
      found = g_new0 (AccordRejectReason, 1);
      found->example = g_strdup (reason);
      g_ptr_array_add (self->reasons, found);
      g_hash_table_insert (self->by_key, g_steal_pointer (&key), found);
    }
  if (found->n_rows < G_N_ELEMENTS (found->lines))
    found->lines[found->n_rows] = line;
  found->n_rows++;
}
