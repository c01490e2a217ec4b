#include "store/save.h"

#include <glib/gi18n-lib.h>

#include "store/lead-write.h"
#include "store/merge.h"
#include "store/record-sql.h"
#include "store/rights.h"

/* A change set on its way into the file. */
typedef struct
{
  AccordConnection *connection;
  AccordLogHead     head;
  GPtrArray        *written; /* of AccordWritten */
  GPtrArray        *before;  /* of AccordRecord: each of them as it was; NULL: it was not */
  GPtrArray        *conflicts; /* of AccordConflict: what cannot be decided here */
  AccordLeadChange *leads;     /* what takes back what was done to leads; NULL: nothing was */
} Save;

/**
 * accord_written_new:
 * @record: (transfer none): a record as it was written
 * @deleted: whether that deleted it
 *
 * Returns: (transfer full): both
 */
AccordWritten *
accord_written_new (AccordRecord *record,
                    gboolean      deleted)
{
  AccordWritten *self = g_new0 (AccordWritten, 1);

  self->record = g_object_ref (record);
  self->deleted = deleted;
  return self;
}

/**
 * accord_written_free:
 * @self: (transfer full): what accord_written_new() made
 */
void
accord_written_free (AccordWritten *self)
{
  g_object_unref (self->record);
  g_free (self);
}

static void
unref_nullable (gpointer object)
{
  if (object != NULL)
    g_object_unref (object);
}

/* A new record without a place goes to the end. */
static gboolean
give_place (Save         *self,
            AccordRecord *record,
            GError      **error)
{
  const AccordColumn *position = accord_record_find_column (record, "position");
  g_autofree char *sql = NULL;
  gint64 last;

  if (position == NULL || !accord_column_value_is_empty (position, accord_record_get_value (record, "position")))
    return TRUE;
  sql = g_strdup_printf ("SELECT cast (ifnull (max (position), 0) AS INTEGER) FROM %s WHERE deleted = 0",
                         ACCORD_RECORD_GET_CLASS (record)->table);
  if (!accord_store_query_integer (self->connection->db, sql, &last, error))
    return FALSE;
  accord_record_set_real (record, "position", (double) last + 1);
  return TRUE;
}

static gboolean
is_blank (const AccordColumn *column,
          const GValue       *value)
{
  g_autofree char *text = NULL;

  if (accord_column_value_is_empty (column, value) || !G_VALUE_HOLDS_STRING (value))
    return accord_column_value_is_empty (column, value);
  text = g_strstrip (g_value_dup_string (value));
  return *text == '\0';
}

static gboolean
validate (AccordRecord *record,
          GError      **error)
{
  AccordRecordClass *klass = ACCORD_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_columns; i++)
    {
      const AccordColumn *column = &klass->columns[i];
      const GValue *value = accord_record_get_value (record, column->name);

      if ((column->flags & ACCORD_COLUMN_REQUIRED) != 0 && is_blank (column, value))
        {
          g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_INVALID,
                       _("“%s” must not be empty; write something there."), _(column->label));
          return FALSE;
        }
      if (column->type == ACCORD_COLUMN_CHOICE && !g_strv_contains (column->choices, g_value_get_string (value)))
        {
          g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_INVALID, _("“%s” cannot be “%s”; choose another."),
                       _(column->label), g_value_get_string (value));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
take_values (AccordRecord  *record,
             JsonObject    *values,
             GError       **error)
{
  g_autoptr (GError) local = NULL;

  if (accord_record_from_json (record, values, &local))
    return validate (record, error);
  g_set_error_literal (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_INVALID, local->message);
  return FALSE;
}

/* Of two versions of a record, in each what the other says differently. */
static void
find_differences (AccordRecord *before,
                  AccordRecord *after,
                  JsonObject   *old_values,
                  JsonObject   *new_values)
{
  AccordRecordClass *klass = ACCORD_RECORD_GET_CLASS (before);

  for (guint i = 0; i < klass->n_columns; i++)
    {
      const AccordColumn *column = &klass->columns[i];
      const GValue *old_value = accord_record_get_value (before, column->name);
      const GValue *new_value = accord_record_get_value (after, column->name);

      if (accord_column_value_equal (column, old_value, new_value))
        continue;
      json_object_set_member (old_values, column->name, accord_column_value_to_json (column, old_value));
      json_object_set_member (new_values, column->name, accord_column_value_to_json (column, new_value));
    }
}

static void
note (Save         *self,
      AccordRecord *before,
      AccordRecord *after,
      gboolean      deleted)
{
  g_ptr_array_add (self->written, accord_written_new (after, deleted));
  g_ptr_array_add (self->before, before != NULL ? accord_record_copy (before) : NULL);
}

static gboolean
log_change (Save         *self,
            const char   *action,
            AccordRecord *record,
            JsonObject   *before,
            JsonObject   *after,
            GError      **error)
{
  const AccordLogChange change = {
    .table = ACCORD_RECORD_GET_CLASS (record)->table,
    .record_id = accord_record_get_id (record),
    .action = action,
    .revision = accord_record_get_revision (record),
    .before = before,
    .after = after,
  };

  return accord_change_log_append (self->connection, &self->head, &change, error);
}

static gboolean
write_update (Save         *self,
              AccordRecord *before,
              AccordRecord *after,
              GError      **error)
{
  g_autoptr (JsonObject) old_values = json_object_new ();
  g_autoptr (JsonObject) new_values = json_object_new ();

  find_differences (before, after, old_values, new_values);
  if (json_object_get_size (new_values) == 0)
    return TRUE;
  accord_record_set_revision (after, accord_record_get_revision (before) + 1);
  note (self, before, after, FALSE);
  return accord_record_sql_write (self->connection, after, self->head.member, self->head.at, error) &&
         log_change (self, "update", after, old_values, new_values, error);
}

static gboolean
refuse_insert (AccordRecord *current,
               GError      **error)
{
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CONFLICT, _("This %s is there already; change that one."),
               _(ACCORD_RECORD_GET_CLASS (current)->noun));
  return FALSE;
}

/* @current: what was deleted under this id, and comes back; or settings, which are always there; or NULL. */
static gboolean
apply_insert (Save               *self,
              const AccordChange *change,
              AccordRecord       *current,
              gboolean            deleted,
              GError            **error)
{
  g_autoptr (AccordRecord) record = accord_record_new (change->type);
  g_autoptr (JsonObject) values = NULL;

  accord_record_set_id (record, change->id);
  if (!take_values (record, change->after, error) || !give_place (self, record, error))
    return FALSE;
  if (current != NULL && !deleted)
    return ACCORD_RECORD_GET_CLASS (current)->singleton ? write_update (self, current, record, error)
                                                        : refuse_insert (current, error);
  accord_record_set_revision (record, current != NULL ? accord_record_get_revision (current) + 1 : 1);
  note (self, NULL, record, FALSE);
  values = accord_record_to_json (record);
  return accord_record_sql_write (self->connection, record, self->head.member, self->head.at, error) &&
         log_change (self, "insert", record, NULL, values, error);
}

static gboolean
write_merged (Save         *self,
              AccordRecord *current,
              JsonObject   *merged,
              GError      **error)
{
  g_autoptr (AccordRecord) record = accord_record_copy (current);

  return take_values (record, merged, error) && write_update (self, current, record, error);
}

static gboolean
write_delete (Save         *self,
              AccordRecord *current,
              GError      **error)
{
  g_autoptr (AccordRecord) record = accord_record_copy (current);
  g_autoptr (JsonObject) values = accord_record_to_json (current);

  accord_record_set_revision (record, accord_record_get_revision (current) + 1);
  note (self, current, record, TRUE);
  return accord_record_sql_delete (self->connection, record, self->head.member, self->head.at, error) &&
         log_change (self, "delete", record, values, NULL, error);
}

/* An update or a delete of what is there, or was; a conflict is noted, and the others are looked for. */
static gboolean
apply_merged (Save               *self,
              const AccordChange *change,
              AccordRecord       *current,
              gboolean            deleted,
              GError            **error)
{
  g_autoptr (JsonObject) merged = NULL;
  AccordConflict *conflict = NULL;

  if (!accord_merge (self->connection, change, current, deleted, &merged, &conflict, error))
    return FALSE;
  if (conflict != NULL)
    {
      g_ptr_array_add (self->conflicts, conflict);
      return TRUE;
    }
  if (change->kind == ACCORD_CHANGE_UPDATE)
    return write_merged (self, current, merged, error);
  return deleted || write_delete (self, current, error);
}

static gboolean
refuse_unknown (const AccordChange *change,
                GError            **error)
{
  g_autoptr (AccordRecord) record = accord_record_new (change->type);

  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CONFLICT,
               _("This %s is not in the file; your text is still here to be copied."),
               _(ACCORD_RECORD_GET_CLASS (record)->noun));
  return FALSE;
}

static gboolean
apply (Save               *self,
       const AccordChange *change,
       GError            **error)
{
  GError *local = NULL;
  gboolean deleted = FALSE;
  g_autoptr (AccordRecord) current =
      accord_record_sql_find (self->connection, change->type, change->id, &deleted, &local);

  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (change->kind == ACCORD_CHANGE_INSERT)
    return apply_insert (self, change, current, deleted, error);
  if (current == NULL)
    return change->kind == ACCORD_CHANGE_DELETE || refuse_unknown (change, error);
  return apply_merged (self, change, current, deleted, error);
}

static void
invert (AccordChangeSet *inverse,
        AccordRecord    *before,
        AccordWritten   *written)
{
  AccordRecordClass *klass = ACCORD_RECORD_GET_CLASS (written->record);

  if (before == NULL)
    accord_change_set_delete (inverse, written->record);
  else if (written->deleted)
    accord_change_set_insert (inverse, before);
  else
    for (guint i = 0; i < klass->n_columns; i++)
      accord_change_set_update (inverse, written->record, klass->columns[i].name,
                                accord_record_get_value (before, klass->columns[i].name));
}

/* From what was really there, not from what the changes were based on: others may have written meanwhile. */
static AccordChangeSet *
make_inverse (Save *self)
{
  AccordChangeSet *inverse = accord_change_set_new (self->head.summary);

  for (guint i = self->written->len; i > 0; i--)
    invert (inverse, g_ptr_array_index (self->before, i - 1), g_ptr_array_index (self->written, i - 1));
  if (self->leads != NULL)
    accord_change_set_take_leads (inverse, accord_lead_change_copy (self->leads));
  return inverse;
}

static void
make_result (Save        *self,
             AccordSaved *saved)
{
  accord_saved_clear (saved);
  saved->written = g_ptr_array_ref (self->written);
  saved->inverse = make_inverse (self);
  saved->leads = self->leads != NULL;
}

static gboolean
apply_all (Save             *self,
           AccordChangeSet  *changes,
           GError          **error)
{
  for (guint i = 0; i < accord_change_set_get_length (changes); i++)
    if (!apply (self, accord_change_set_get (changes, i), error))
      return FALSE;
  if (self->conflicts->len == 0)
    return TRUE;
  accord_merge_refuse (g_ptr_array_ref (self->conflicts), error);
  return FALSE;
}

static gboolean
write_all (Save                    *self,
           const AccordStoreAuthor *author,
           AccordChangeSet         *changes,
           GError                 **error)
{
  const AccordLeadChange *leads = accord_change_set_get_leads (changes);

  return accord_rights_check_changes (self->connection, author, changes, error) && apply_all (self, changes, error) &&
         accord_rights_check_result (self->connection, changes, error) &&
         (leads == NULL || accord_lead_write (self->connection, author, &self->head, leads, &self->leads, error));
}

static AccordSaveOutcome
run_transaction (Save                    *self,
                 const AccordStoreAuthor *author,
                 AccordChangeSet         *changes,
                 AccordSaved             *saved,
                 GError                 **error)
{
  GError *local = NULL;
  AccordSaveOutcome outcome = ACCORD_SAVE_FAILED;

  if (!accord_connection_begin (self->connection, &local))
    accord_connection_note_error (self->connection, local);
  else if (!write_all (self, author, changes, &local))
    accord_connection_note_error (self->connection, local);
  else
    {
      make_result (self, saved);
      if (accord_connection_commit (self->connection, &local))
        return ACCORD_SAVE_DONE;
      /* Of what changes nothing nobody needs to know. */
      if (self->connection->broken && (self->written->len > 0 || self->leads != NULL))
        outcome = ACCORD_SAVE_UNKNOWN;
    }
  accord_connection_rollback (self->connection);
  g_propagate_error (error, local);
  return outcome;
}

/**
 * accord_saved_clear:
 * @self: the result of a save
 *
 * Frees what it has.
 */
void
accord_saved_clear (AccordSaved *self)
{
  g_clear_pointer (&self->written, g_ptr_array_unref);
  g_clear_pointer (&self->inverse, accord_change_set_unref);
}

/**
 * accord_save_changes:
 * @connection: where
 * @author: who writes; of an earlier sitting, in its name
 * @changes: what
 * @saved: (out): what came of it, also where it is not known whether it did
 * @error: return location for a #GError, unless it is done
 *
 * Writes all of it, or nothing. What changes nothing is not written.
 *
 * Returns: whether it is written
 */
AccordSaveOutcome
accord_save_changes (AccordConnection        *connection,
                     const AccordStoreAuthor *author,
                     AccordChangeSet         *changes,
                     AccordSaved             *saved,
                     GError                 **error)
{
  g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_written_free);
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func (unref_nullable);
  char *session = connection->session;
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_conflict_unref);
  Save self = {
    .connection = connection,
    .head = { .set_id = accord_change_set_get_id (changes), .summary = accord_change_set_get_summary (changes),
              .member = author->member, .member_name = author->member_name, .at = accord_moment_now () },
    .written = written,
    .before = before,
    .conflicts = conflicts,
  };
  AccordSaveOutcome outcome;

  /* Nobody is in conflict with what they wrote themselves before the program ended. */
  if (author->session != NULL)
    connection->session = (char *) author->session;
  outcome = run_transaction (&self, author, changes, saved, error);
  g_clear_pointer (&self.leads, accord_lead_change_free);
  connection->session = session;
  return outcome;
}

/**
 * accord_save_within:
 * @connection: a connection with a transaction, in which it is known already that they may be written
 * @head: what they are part of
 * @changes: of one record at most one change each
 * @error: return location for a #GError
 *
 * Returns: (transfer full): of #AccordWritten: the records as they are now; %NULL: the transaction is to be rolled back
 */
GPtrArray *
accord_save_within (AccordConnection     *connection,
                    const AccordLogHead  *head,
                    AccordChangeSet      *changes,
                    GError              **error)
{
  g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_written_free);
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func (unref_nullable);
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_conflict_unref);
  Save self = { .connection = connection, .head = *head, .written = written, .before = before, .conflicts = conflicts };

  return apply_all (&self, changes, error) ? g_steal_pointer (&written) : NULL;
}
