#include "workspace/notes.h"

#include <glib/gi18n-lib.h>

#include "workspace/identity.h"

static void
set_day (AccordRecord *note,
         const char   *column,
         AccordDay     day)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_INT);
  g_value_set_int (&value, day);
  accord_record_set_value (note, column, &value);
}

static void
set_now (GValue *value)
{
  g_value_init (value, G_TYPE_INT64);
  g_value_set_int64 (value, accord_moment_now ());
}

static void
set_place (AccordRecord          *note,
           const AccordNotePlace *place)
{
  g_autofree char *where = place->where != NULL ? accord_condition_to_text (place->where) : NULL;

  accord_record_set_text (note, "metric", place->metric != NULL ? place->metric : "");
  set_day (note, "first", place->first);
  set_day (note, "last", place->last);
  accord_record_set_text (note, "grouping", place->grouping != NULL ? place->grouping : "");
  accord_record_set_text (note, "group_value", place->group_value != NULL ? place->group_value : "");
  accord_record_set_text (note, "figure", place->figure != NULL ? place->figure : "");
  accord_record_set_text (note, "condition", where != NULL ? where : "");
}

/**
 * accord_note_add:
 * @workspace: an open file
 * @kind: «question», «learned», «event»
 * @body: what is said
 * @place: what about
 *
 * Returns: (transfer full): what adds it, as said by the person at this computer, now
 */
AccordChangeSet *
accord_note_add (AccordWorkspace       *workspace,
                 const char            *kind,
                 const char            *body,
                 const AccordNotePlace *place)
{
  AccordIdentity *identity = accord_identity_get (workspace);
  AccordRecord *member = accord_identity_get_member (identity);
  AccordChangeSet *changes = accord_change_set_new (g_str_equal (kind, "question") ? _("question about a figure")
                                                    : g_str_equal (kind, "event")  ? _("event")
                                                                                   : _("note on a figure"));
  g_autoptr (AccordRecord) note = accord_record_new (ACCORD_TYPE_NOTE);
  g_auto (GValue) now = G_VALUE_INIT;

  set_now (&now);
  accord_record_set_text (note, "kind", kind);
  accord_record_set_text (note, "body", body);
  set_place (note, place);
  if (member != NULL)
    accord_record_set_text (note, "member", accord_record_get_id (member));
  accord_record_set_text (note, "member_name", accord_identity_get_name (identity));
  accord_record_set_value (note, "at", &now);
  accord_change_set_insert (changes, note);
  return changes;
}

/**
 * accord_note_resolve:
 * @note: a question
 * @resolved: whether it is answered
 *
 * Returns: (transfer full): what says so, and by whom and when
 */
AccordChangeSet *
accord_note_resolve (AccordWorkspace *workspace,
                     AccordRecord    *note,
                     gboolean         resolved)
{
  AccordChangeSet *changes = accord_change_set_new (resolved ? _("question answered") : _("question open again"));
  g_auto (GValue) flag = G_VALUE_INIT, at = G_VALUE_INIT;

  g_value_init (&flag, G_TYPE_BOOLEAN);
  g_value_set_boolean (&flag, resolved);
  if (resolved)
    set_now (&at);
  else
    {
      g_value_init (&at, G_TYPE_INT64);
      g_value_set_int64 (&at, ACCORD_MOMENT_NONE);
    }
  accord_change_set_update (changes, note, "resolved", &flag);
  accord_change_set_update (changes, note, "resolved_at", &at);
  accord_change_set_update_text (changes, note, "resolved_by",
                                 resolved ? accord_identity_get_name (accord_identity_get (workspace)) : "");
  return changes;
}

/**
 * accord_note_remove:
 * @note: a note
 *
 * Returns: (transfer full): what removes it
 */
AccordChangeSet *
accord_note_remove (AccordRecord *note)
{
  AccordChangeSet *changes = accord_change_set_new (_("note removed"));

  accord_change_set_delete (changes, note);
  return changes;
}

gboolean
accord_note_is_kind (AccordRecord *note,
                     const char   *kind)
{
  return g_strcmp0 (accord_record_get_text (note, "kind"), kind) == 0;
}

/**
 * accord_note_is_open:
 * @note: a note
 *
 * Returns: whether it is a question that nobody answered
 */
gboolean
accord_note_is_open (AccordRecord *note)
{
  return accord_note_is_kind (note, "question") && !g_value_get_boolean (accord_record_get_value (note, "resolved"));
}

static gboolean
is_text (AccordRecord *note,
         const char   *column,
         const char   *text)
{
  const char *own = accord_record_get_text (note, column);

  return g_strcmp0 (own != NULL ? own : "", text != NULL ? text : "") == 0;
}

/**
 * accord_note_is_of:
 * @note: a note
 * @place: a figure
 *
 * Returns: whether the note is about it
 */
gboolean
accord_note_is_of (AccordRecord          *note,
                   const AccordNotePlace *place)
{
  return is_text (note, "metric", place->metric) && accord_record_get_day (note, "first") == place->first &&
         accord_record_get_day (note, "last") == place->last && is_text (note, "grouping", place->grouping) &&
         is_text (note, "group_value", place->group_value);
}
