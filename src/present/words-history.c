#include "present/words-history.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"

/* «persona “Plant manager”»; a record without a name, and settings, are only their kind. */
static char *
name_thing (const AccordHistoryEntry *entry,
            AccordRecordClass        *klass)
{
  if (klass->singleton || *entry->name == '\0')
    return g_strdup (_(klass->noun));

  /* Translators: a kind of thing and its name: persona “Plant manager” */
  return g_strdup_printf (_("%s “%s”"), _(klass->noun), entry->name);
}

/* The labels of the columns that changed, in the order of the record's. */
static GPtrArray *
list_labels (const AccordHistoryEntry *entry,
             AccordRecordClass        *klass)
{
  GPtrArray *labels = g_ptr_array_new ();

  for (guint i = 0; entry->after != NULL && i < klass->n_columns; i++)
    if (json_object_has_member (entry->after, klass->columns[i].name))
      g_ptr_array_add (labels, (gpointer) _(klass->columns[i].label));
  return labels;
}

static char *
describe_update (const AccordHistoryEntry *entry,
                 AccordRecordClass        *klass)
{
  g_autoptr (GPtrArray) labels = list_labels (entry, klass);
  g_autofree char *thing = name_thing (entry, klass);

  if (labels->len == 1 && json_object_has_member (entry->after, "position"))
    /* Translators: what somebody did: moved persona “Plant manager” */
    return g_strdup_printf (_("moved %s"), thing);
  if (labels->len == 1)
    /* Translators: what somebody did: changed “Goals” of persona “Plant manager” */
    return g_strdup_printf (_("changed “%s” of %s"), (const char *) labels->pdata[0], thing);
  if (labels->len == 2)
    /* Translators: what somebody did: changed “Goals” and “Pains” of persona “Plant manager” */
    return g_strdup_printf (_("changed “%s” and “%s” of %s"), (const char *) labels->pdata[0],
                            (const char *) labels->pdata[1], thing);
  if (labels->len > 2)
    /* Translators: what somebody did: changed “Goals” and 3 more of persona “Plant manager” */
    return g_strdup_printf (ngettext ("changed “%s” and %u more of %s", "changed “%s” and %u more of %s",
                                      labels->len - 1),
                            (const char *) labels->pdata[0], labels->len - 1, thing);
  /* Translators: what somebody did: changed persona “Plant manager” */
  return g_strdup_printf (_("changed %s"), thing);
}

static char *
describe_record (const AccordHistoryEntry *entry,
                 GType                     type)
{
  g_autoptr (AccordRecord) record = accord_record_new (type);
  AccordRecordClass *klass = ACCORD_RECORD_GET_CLASS (record);
  g_autofree char *thing = name_thing (entry, klass);

  if (g_str_equal (entry->action, "delete"))
    /* Translators: what somebody did: deleted persona “Plant manager” */
    return g_strdup_printf (_("deleted %s"), thing);
  if (!g_str_equal (entry->action, "insert"))
    return describe_update (entry, klass);
  /* Translators: what somebody did: added persona “Plant manager”, brought persona “Plant manager” back */
  return g_strdup_printf (entry->revision > 1 ? _("brought %s back") : _("added %s"), thing);
}

static char *
describe_import (const AccordHistoryEntry *entry)
{
  g_autofree char *n_new = accord_words_count (entry->n_new);
  g_autofree char *n_changed = accord_words_count (entry->n_changed);
  const char *file = *entry->name != '\0' ? entry->name : entry->record_id;

  if (g_str_equal (entry->action, "undo"))
    /* Translators: what somebody did, %s is a file: took the import of “export.csv” back */
    return g_strdup_printf (_("took the import of “%s” back"), file);
  /* Translators: what somebody did: imported “export.csv”: 310 new, 95 changed */
  return g_strdup_printf (_("imported “%s”: %s new, %s changed"), file, n_new, n_changed);
}

/* What people did to leads by hand is called by what they undo it by. */
static char *
describe_leads (const AccordHistoryEntry *entry)
{
  if (g_str_equal (entry->action, "undo"))
    /* Translators: what somebody did, %s is what was done: took back: “Owner” of 12 leads changed */
    return g_strdup_printf (_("took back: %s"), entry->summary);
  if (g_str_equal (entry->action, "edit") && *entry->summary != '\0')
    /* Translators: what somebody did, %s is what was done: edited: “Owner” of a lead */
    return g_strdup_printf (_("edited: %s"), entry->summary);
  if (g_str_equal (entry->action, "merge") && *entry->summary != '\0')
    /* Translators: what somebody did, %s is what was done: merged: 2 leads merged */
    return g_strdup_printf (_("made one of several: %s"), entry->summary);
  return g_strdup (_("changed a lead"));
}

/**
 * accord_words_deed:
 * @entry: an entry of the change log
 *
 * Returns: (transfer full): what was done, to be read after a name
 */
char *
accord_words_deed (const AccordHistoryEntry *entry)
{
  GType type = accord_history_entry_get_record_type (entry);

  if (type != G_TYPE_INVALID)
    return describe_record (entry, type);
  if (g_str_equal (entry->table, "imports"))
    return describe_import (entry);
  if (g_str_equal (entry->table, "leads"))
    return describe_leads (entry);
  return g_strdup (*entry->summary != '\0' ? entry->summary : _("changed something that this Accord does not know"));
}

/**
 * accord_words_change:
 * @entry: an entry of the change log
 *
 * Returns: (transfer full): who did what
 */
char *
accord_words_change (const AccordHistoryEntry *entry)
{
  g_autofree char *deed = accord_words_deed (entry);

  /* Translators: who, and what they did: T. O. changed “Goals” of persona “Plant manager” */
  return g_strdup_printf (_("%s %s"), entry->member_name, deed);
}

static char *
describe_time (AccordColumnType type,
               const GValue    *value)
{
  if (type == ACCORD_COLUMN_DAY)
    return accord_words_day (g_value_get_int (value));
  return accord_moment_to_iso (g_value_get_int64 (value), NULL);
}

/**
 * accord_words_content:
 * @column: a column
 * @node: (nullable): what the change log says of it
 *
 * Returns: (transfer full): what a person reads there; "" of nothing, and of what fits the column no more
 */
char *
accord_words_content (const AccordColumn *column,
                      JsonNode           *node)
{
  g_auto (GValue) value = G_VALUE_INIT;

  if (node == NULL || !accord_column_value_from_json (column, node, &value, NULL) ||
      accord_column_value_is_empty (column, &value))
    return g_strdup ("");
  switch (column->type)
    {
    case ACCORD_COLUMN_BOOLEAN:
      return g_strdup (g_value_get_boolean (&value) ? _("yes") : _("no"));
    case ACCORD_COLUMN_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, g_value_get_int64 (&value));
    case ACCORD_COLUMN_REAL:
      return g_strdup_printf ("%.10g", g_value_get_double (&value));
    case ACCORD_COLUMN_MOMENT:
    case ACCORD_COLUMN_DAY:
      return describe_time (column->type, &value);
    case ACCORD_COLUMN_CHOICE:
      return g_strdelimit (g_value_dup_string (&value), "-", ' ');
    case ACCORD_COLUMN_OPAQUE:
      /* Translators: in place of a picture, or of what only a program reads */
      return g_strdup (_("(a file)"));
    case ACCORD_COLUMN_TEXT:
    case ACCORD_COLUMN_PROSE:
    case ACCORD_COLUMN_CONDITION:
    case ACCORD_COLUMN_REFERENCE:
    default:
      return g_value_dup_string (&value);
    }
}
