#include "store/journal-line.h"

#include "model/canonical-json.h"

/**
 * accord_journal_entry_new:
 * @key: what it is called
 * @author: whose it is
 * @changes: what
 *
 * Returns: (transfer full): an edit of now
 */
AccordJournalEntry *
accord_journal_entry_new (const char              *key,
                          const AccordStoreAuthor *author,
                          AccordChangeSet         *changes)
{
  AccordJournalEntry *self = g_new0 (AccordJournalEntry, 1);

  self->key = g_strdup (key);
  self->member = g_strdup (author->member);
  self->member_name = g_strdup (author->member_name);
  self->at = accord_moment_now ();
  self->changes = accord_change_set_ref (changes);
  return self;
}

/**
 * accord_journal_entry_copy:
 * @self: an edit
 *
 * Returns: (transfer full): the same
 */
AccordJournalEntry *
accord_journal_entry_copy (const AccordJournalEntry *self)
{
  AccordJournalEntry *copy = g_new0 (AccordJournalEntry, 1);

  copy->key = g_strdup (self->key);
  copy->member = g_strdup (self->member);
  copy->member_name = g_strdup (self->member_name);
  copy->at = self->at;
  copy->changes = accord_change_set_ref (self->changes);
  return copy;
}

/**
 * accord_journal_entry_free:
 * @self: (transfer full): an edit
 */
void
accord_journal_entry_free (AccordJournalEntry *self)
{
  g_free (self->key);
  g_free (self->member);
  g_free (self->member_name);
  accord_change_set_unref (self->changes);
  g_free (self);
}

static char *
write_line (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  GString *line = g_string_new (NULL);

  accord_json_append (line, node, FALSE, 0);
  g_string_append_c (line, '\n');
  return g_string_free (line, FALSE);
}

/**
 * accord_journal_line_put:
 * @entry: an edit
 *
 * Returns: (transfer full): its line
 */
char *
accord_journal_line_put (const AccordJournalEntry *entry)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_string_member (object, "key", entry->key);
  json_object_set_int_member (object, "at", entry->at);
  json_object_set_string_member (object, "member", entry->member != NULL ? entry->member : "");
  json_object_set_string_member (object, "name", entry->member_name != NULL ? entry->member_name : "");
  json_object_set_member (object, "set", accord_change_set_to_json (entry->changes));
  return write_line (object);
}

/**
 * accord_journal_line_done:
 * @key: of an edit
 *
 * Returns: (transfer full): the line that says that it is done
 */
char *
accord_journal_line_done (const char *key)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_string_member (object, "key", key);
  json_object_set_boolean_member (object, "done", TRUE);
  return write_line (object);
}

static void
remove_entry (GPtrArray  *entries,
              const char *key)
{
  for (guint i = 0; i < entries->len; i++)
    if (g_str_equal (((AccordJournalEntry *) g_ptr_array_index (entries, i))->key, key))
      {
        g_ptr_array_remove_index (entries, i);
        return;
      }
}

static AccordChangeSet *
read_set (JsonObject *object)
{
  return json_object_has_member (object, "set")
             ? accord_change_set_from_json (json_object_get_member (object, "set"), NULL) : NULL;
}

/* What @later writes again is no part of an earlier update: that one may be in the file already, under a later one. */
static void
leave_out (AccordChangeSet *earlier,
           AccordChangeSet *later)
{
  for (guint i = 0; i < accord_change_set_get_length (earlier); i++)
    for (guint k = 0; k < accord_change_set_get_length (later); k++)
      {
        const AccordChange *a = accord_change_set_get (earlier, i), *b = accord_change_set_get (later, k);
        g_autoptr (GList) names = NULL;

        if (a->kind != ACCORD_CHANGE_UPDATE || b->kind != ACCORD_CHANGE_UPDATE || !g_str_equal (a->id, b->id))
          continue;
        names = json_object_get_members (b->after);
        for (GList *name = names; name != NULL; name = name->next)
          {
            json_object_remove_member (a->before, name->data);
            json_object_remove_member (a->after, name->data);
          }
      }
}

static gboolean
says_nothing (AccordChangeSet *changes)
{
  if (accord_change_set_get_leads (changes) != NULL)
    return FALSE;
  for (guint i = 0; i < accord_change_set_get_length (changes); i++)
    {
      const AccordChange *change = accord_change_set_get (changes, i);

      if (change->kind != ACCORD_CHANGE_UPDATE || json_object_get_size (change->after) > 0)
        return FALSE;
    }
  return TRUE;
}

static void
read_line (GPtrArray  *entries,
           const char *line)
{
  g_autoptr (JsonNode) node = json_from_string (line, NULL);
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *key = object != NULL ? json_object_get_string_member_with_default (object, "key", NULL) : NULL;
  g_autoptr (AccordChangeSet) changes = NULL;
  AccordStoreAuthor author;

  if (key == NULL)
    return;
  remove_entry (entries, key);
  changes = read_set (object);
  if (changes == NULL)
    return;
  for (guint i = 0; i < entries->len; i++)
    leave_out (((AccordJournalEntry *) g_ptr_array_index (entries, i))->changes, changes);
  author = (AccordStoreAuthor) { .member = json_object_get_string_member_with_default (object, "member", "system"),
                                 .member_name = json_object_get_string_member_with_default (object, "name", "system") };
  g_ptr_array_add (entries, accord_journal_entry_new (key, &author, changes));
  ((AccordJournalEntry *) g_ptr_array_index (entries, entries->len - 1))->at =
      json_object_get_int_member_with_default (object, "at", ACCORD_MOMENT_NONE);
}

/**
 * accord_journal_line_read:
 * @lines: of a file; what is torn, or no line of a journal, is left out
 *
 * Returns: (transfer full): of #AccordJournalEntry, in order: the edits that are not done
 */
GPtrArray *
accord_journal_line_read (const char *lines)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_journal_entry_free);
  g_auto (GStrv) split = g_strsplit (lines, "\n", -1);

  for (char **line = split; *line != NULL; line++)
    read_line (entries, *line);
  for (guint i = entries->len; i > 0; i--)
    if (says_nothing (((AccordJournalEntry *) g_ptr_array_index (entries, i - 1))->changes))
      g_ptr_array_remove_index (entries, i - 1);
  return g_steal_pointer (&entries);
}
