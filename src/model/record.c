#include "model/record.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/error.h"
#include "model/uuid.h"

typedef struct
{
  char   *id;
  gint64  revision;
  GValue *values; /* one for each column of the class */
} AccordRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AccordRecord, accord_record, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_REVISION,
  N_PROPS,
  PROP_FIRST_COLUMN = N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static gboolean
names_equal (const char *a,
             const char *b)
{
  for (; *a != '\0' && *b != '\0'; a++, b++)
    if (*a != *b && !((*a == '-' || *a == '_') && (*b == '-' || *b == '_')))
      return FALSE;
  return *a == *b;
}

static int
find_index (AccordRecord *self,
            const char   *name)
{
  AccordRecordClass *klass = ACCORD_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_columns; i++)
    if (names_equal (klass->columns[i].name, name))
      return (int) i;
  return -1;
}

static char *
property_name (const AccordColumn *column)
{
  return g_strdelimit (g_strdup (column->name), "_", '-');
}

static GParamSpec *
make_pspec (const AccordColumn *column)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  g_autofree char *dashed = property_name (column);
  const char *name = g_intern_string (dashed);
  GType type = accord_column_type_to_gtype (column->type);

  if (type == G_TYPE_STRING)
    return g_param_spec_string (name, NULL, NULL, "", flags);
  if (type == G_TYPE_INT64)
    return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, G_MININT64, flags);
  if (type == G_TYPE_DOUBLE) /* NaN, the empty one, is in no range */
    return g_param_spec_double (name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags | G_PARAM_LAX_VALIDATION);
  if (type == G_TYPE_BOOLEAN)
    return g_param_spec_boolean (name, NULL, NULL, FALSE, flags);
  return g_param_spec_int (name, NULL, NULL, G_MININT, G_MAXINT, G_MININT, flags);
}

static void
notify_column (AccordRecord *self,
               guint         index)
{
  g_autofree char *name = property_name (&ACCORD_RECORD_GET_CLASS (self)->columns[index]);

  g_object_notify (G_OBJECT (self), name);
}

static void
set_value_at (AccordRecord *self,
              guint         index,
              const GValue *value)
{
  AccordRecordPrivate *priv = accord_record_get_instance_private (self);
  const AccordColumn *column = &ACCORD_RECORD_GET_CLASS (self)->columns[index];
  GValue *old = &priv->values[index];

  if (accord_column_value_equal (column, old, value))
    return;
  if (G_VALUE_HOLDS_STRING (old) && g_value_get_string (value) == NULL)
    g_value_set_static_string (old, "");
  else
    g_value_copy (value, old);
  notify_column (self, index);
}

static void
accord_record_constructed (GObject *object)
{
  AccordRecord *self = ACCORD_RECORD (object);
  AccordRecordPrivate *priv = accord_record_get_instance_private (self);
  AccordRecordClass *klass = ACCORD_RECORD_GET_CLASS (self);

  priv->values = g_new0 (GValue, klass->n_columns);
  for (guint i = 0; i < klass->n_columns; i++)
    accord_column_value_init (&klass->columns[i], &priv->values[i]);
  priv->id = klass->singleton ? g_strdup (ACCORD_UUID_NIL) : accord_uuid_new ();

  G_OBJECT_CLASS (accord_record_parent_class)->constructed (object);
}

static void
accord_record_finalize (GObject *object)
{
  AccordRecord *self = ACCORD_RECORD (object);
  AccordRecordPrivate *priv = accord_record_get_instance_private (self);

  for (guint i = 0; i < ACCORD_RECORD_GET_CLASS (self)->n_columns; i++)
    g_value_unset (&priv->values[i]);
  g_free (priv->values);
  g_free (priv->id);

  G_OBJECT_CLASS (accord_record_parent_class)->finalize (object);
}

static void
accord_record_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  AccordRecord *self = ACCORD_RECORD (object);
  AccordRecordPrivate *priv = accord_record_get_instance_private (self);

  if (prop_id == PROP_ID)
    g_value_set_string (value, priv->id);
  else if (prop_id == PROP_REVISION)
    g_value_set_int64 (value, priv->revision);
  else
    g_value_copy (&priv->values[prop_id - PROP_FIRST_COLUMN], value);
}

static void
accord_record_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  AccordRecord *self = ACCORD_RECORD (object);

  if (prop_id < PROP_FIRST_COLUMN)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  else
    set_value_at (self, prop_id - PROP_FIRST_COLUMN, value);
}

static void
accord_record_class_init (AccordRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = accord_record_constructed;
  object_class->finalize = accord_record_finalize;
  object_class->get_property = accord_record_get_property;
  object_class->set_property = accord_record_set_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_REVISION] = g_param_spec_int64 ("revision", NULL, NULL, 0, G_MAXINT64, 0,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
accord_record_init (AccordRecord *self)
{
}

/**
 * accord_record_class_set_columns:
 * @klass: the class of a kind of record, in its class_init
 * @table: (transfer none): its name in SQL and JSON; lives as long as the program, as do the next two
 * @noun: (transfer none): what a person calls one of them, marked for translation
 * @columns: (array length=n_columns) (transfer none): its columns
 * @n_columns: their number
 *
 * Says what the records of this class hold, and gives them a property for each column.
 */
void
accord_record_class_set_columns (AccordRecordClass  *klass,
                                 const char         *table,
                                 const char         *noun,
                                 const AccordColumn *columns,
                                 guint               n_columns)
{
  g_return_if_fail (klass != NULL && columns != NULL);

  G_OBJECT_CLASS (klass)->get_property = accord_record_get_property; /* GObject lets no class inherit them */
  G_OBJECT_CLASS (klass)->set_property = accord_record_set_property;
  klass->table = table;
  klass->noun = noun;
  klass->columns = columns;
  klass->n_columns = n_columns;
  for (guint i = 0; i < n_columns; i++)
    g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_FIRST_COLUMN + i, make_pspec (&columns[i]));
}

/**
 * accord_record_new:
 * @type: a kind of record
 *
 * Returns: (transfer full): one with initial values, a new id (a singleton: the nil UUID) and revision 0: never saved
 */
AccordRecord *
accord_record_new (GType type)
{
  g_return_val_if_fail (g_type_is_a (type, ACCORD_TYPE_RECORD), NULL);

  return g_object_new (type, NULL);
}

/**
 * accord_record_copy:
 * @self: a record
 *
 * Returns: (transfer full): one of the same id, revision and values
 */
AccordRecord *
accord_record_copy (AccordRecord *self)
{
  AccordRecordPrivate *priv = accord_record_get_instance_private (self);
  AccordRecord *copy;

  g_return_val_if_fail (ACCORD_IS_RECORD (self), NULL);

  copy = accord_record_new (G_OBJECT_TYPE (self));
  accord_record_set_id (copy, priv->id);
  accord_record_set_revision (copy, priv->revision);
  for (guint i = 0; i < ACCORD_RECORD_GET_CLASS (self)->n_columns; i++)
    set_value_at (copy, i, &priv->values[i]);
  return copy;
}

/**
 * accord_record_find_column:
 * @self: a record
 * @name: the name of a column or of its property
 *
 * Returns: (transfer none) (nullable): the column
 */
const AccordColumn *
accord_record_find_column (AccordRecord *self,
                           const char   *name)
{
  int index;

  g_return_val_if_fail (ACCORD_IS_RECORD (self) && name != NULL, NULL);

  index = find_index (self, name);
  return index < 0 ? NULL : &ACCORD_RECORD_GET_CLASS (self)->columns[index];
}

/**
 * accord_record_get_id:
 * @self: a record
 *
 * Returns: (transfer none): its UUID, as text
 */
const char *
accord_record_get_id (AccordRecord *self)
{
  AccordRecordPrivate *priv = accord_record_get_instance_private (self);

  g_return_val_if_fail (ACCORD_IS_RECORD (self), NULL);

  return priv->id;
}

/**
 * accord_record_set_id:
 * @self: a record
 * @id: a UUID, as text
 */
void
accord_record_set_id (AccordRecord *self,
                      const char   *id)
{
  AccordRecordPrivate *priv = accord_record_get_instance_private (self);

  g_return_if_fail (ACCORD_IS_RECORD (self) && accord_uuid_is_valid (id));

  if (g_strcmp0 (priv->id, id) == 0)
    return;
  g_free (priv->id);
  priv->id = g_ascii_strdown (id, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);
}

/**
 * accord_record_get_revision:
 * @self: a record
 *
 * Returns: how often it was saved, as the store counts; 0 is never
 */
gint64
accord_record_get_revision (AccordRecord *self)
{
  AccordRecordPrivate *priv = accord_record_get_instance_private (self);

  g_return_val_if_fail (ACCORD_IS_RECORD (self), 0);

  return priv->revision;
}

/**
 * accord_record_set_revision:
 * @self: a record
 * @revision: the store's count
 */
void
accord_record_set_revision (AccordRecord *self,
                            gint64        revision)
{
  AccordRecordPrivate *priv = accord_record_get_instance_private (self);

  g_return_if_fail (ACCORD_IS_RECORD (self));

  if (priv->revision == revision)
    return;
  priv->revision = revision;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVISION]);
}

/**
 * accord_record_get_value:
 * @self: a record
 * @name: the name of one of its columns
 *
 * Returns: (transfer none): its value, until it is set anew
 */
const GValue *
accord_record_get_value (AccordRecord *self,
                         const char   *name)
{
  AccordRecordPrivate *priv = accord_record_get_instance_private (self);
  int index;

  g_return_val_if_fail (ACCORD_IS_RECORD (self) && name != NULL, NULL);

  index = find_index (self, name);
  g_return_val_if_fail (index >= 0, NULL);
  return &priv->values[index];
}

/**
 * accord_record_set_value:
 * @self: a record
 * @name: the name of one of its columns
 * @value: a value of the column's type
 *
 * Sets a column; notifies only where that changes it.
 */
void
accord_record_set_value (AccordRecord *self,
                         const char   *name,
                         const GValue *value)
{
  int index;

  g_return_if_fail (ACCORD_IS_RECORD (self) && name != NULL);

  index = find_index (self, name);
  g_return_if_fail (index >= 0);
  g_return_if_fail (G_VALUE_HOLDS (value, accord_column_type_to_gtype (ACCORD_RECORD_GET_CLASS (self)->columns[index].type)));
  set_value_at (self, (guint) index, value);
}

/**
 * accord_record_get_text:
 * @self: a record
 * @name: the name of a column that holds text
 *
 * Returns: (transfer none): the text, never %NULL; "" is empty
 */
const char *
accord_record_get_text (AccordRecord *self,
                        const char   *name)
{
  const GValue *value = accord_record_get_value (self, name);

  g_return_val_if_fail (value != NULL && G_VALUE_HOLDS_STRING (value), "");

  return g_value_get_string (value);
}

/**
 * accord_record_set_text:
 * @self: a record
 * @name: the name of a column that holds text
 * @text: (nullable): the text; %NULL is ""
 */
void
accord_record_set_text (AccordRecord *self,
                        const char   *name,
                        const char   *text)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, text != NULL ? text : "");
  accord_record_set_value (self, name, &value);
}

/**
 * accord_record_get_real:
 * @self: a record
 * @name: the name of a REAL column
 *
 * Returns: the number; NaN is empty
 */
double
accord_record_get_real (AccordRecord *self,
                        const char   *name)
{
  const GValue *value = accord_record_get_value (self, name);

  g_return_val_if_fail (value != NULL && G_VALUE_HOLDS_DOUBLE (value), 0);

  return g_value_get_double (value);
}

/**
 * accord_record_set_real:
 * @self: a record
 * @name: the name of a REAL column
 * @real: the number; NaN is empty
 */
void
accord_record_set_real (AccordRecord *self,
                        const char   *name,
                        double        real)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_DOUBLE);
  g_value_set_double (&value, real);
  accord_record_set_value (self, name, &value);
}

/**
 * accord_record_get_integer:
 * @self: a record
 * @name: the name of an INTEGER, MOMENT, DAY or BOOLEAN column
 *
 * Returns: its number; an empty one is %G_MININT64 (%ACCORD_DAY_NONE of a DAY)
 */
gint64
accord_record_get_integer (AccordRecord *self,
                           const char   *name)
{
  const GValue *value = accord_record_get_value (self, name);

  g_return_val_if_fail (value != NULL, G_MININT64);

  if (G_VALUE_HOLDS_INT64 (value))
    return g_value_get_int64 (value);
  if (G_VALUE_HOLDS_INT (value))
    return g_value_get_int (value);
  g_return_val_if_fail (G_VALUE_HOLDS_BOOLEAN (value), G_MININT64);
  return g_value_get_boolean (value);
}

/**
 * accord_record_get_day:
 * @self: a record
 * @name: the name of a DAY column
 *
 * Returns: its day; %ACCORD_DAY_NONE where it is empty
 */
AccordDay
accord_record_get_day (AccordRecord *self,
                       const char   *name)
{
  return g_value_get_int (accord_record_get_value (self, name));
}

/**
 * accord_record_to_json:
 * @self: a record
 *
 * Returns: (transfer full): an object with a member for each column, and neither id nor revision
 */
JsonObject *
accord_record_to_json (AccordRecord *self)
{
  AccordRecordPrivate *priv = accord_record_get_instance_private (self);
  AccordRecordClass *klass;
  JsonObject *object;

  g_return_val_if_fail (ACCORD_IS_RECORD (self), NULL);

  klass = ACCORD_RECORD_GET_CLASS (self);
  object = json_object_new ();
  for (guint i = 0; i < klass->n_columns; i++)
    json_object_set_member (object, klass->columns[i].name,
                            accord_column_value_to_json (&klass->columns[i], &priv->values[i]));
  return object;
}

static gboolean
is_id (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING &&
         accord_uuid_is_valid (json_node_get_string (node));
}

static gboolean
check_members (AccordRecord *self,
               JsonObject   *object,
               GError      **error)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; l != NULL; l = l->next)
    if (!g_str_equal (l->data, "id") && find_index (self, l->data) < 0)
      {
        AccordRecordClass *klass = ACCORD_RECORD_GET_CLASS (self);

        g_set_error (error, ACCORD_MODEL_ERROR, ACCORD_MODEL_ERROR_COLUMN,
                     _("A record of “%s” has no “%s”; leave it out."), klass->table, (const char *) l->data);
        return FALSE;
      }
  if (json_object_has_member (object, "id") && !is_id (json_object_get_member (object, "id")))
    {
      g_set_error (error, ACCORD_MODEL_ERROR, ACCORD_MODEL_ERROR_VALUE,
                   _("The “id” of a record of “%s” is not a UUID."), ACCORD_RECORD_GET_CLASS (self)->table);
      return FALSE;
    }
  return TRUE;
}

/**
 * accord_record_from_json:
 * @self: a record
 * @object: members named as columns, and perhaps «id»
 * @error: return location for a #GError
 *
 * Sets the columns that @object has; the others stay. All of them, or none where one does not fit.
 *
 * Returns: whether all were set; else %ACCORD_MODEL_ERROR_COLUMN or %ACCORD_MODEL_ERROR_VALUE
 */
gboolean
accord_record_from_json (AccordRecord *self,
                         JsonObject   *object,
                         GError      **error)
{
  g_autoptr (AccordRecord) draft = NULL;
  AccordRecordClass *klass;

  g_return_val_if_fail (ACCORD_IS_RECORD (self) && object != NULL, FALSE);

  if (!check_members (self, object, error))
    return FALSE;
  klass = ACCORD_RECORD_GET_CLASS (self);
  draft = accord_record_copy (self);
  for (guint i = 0; i < klass->n_columns; i++)
    {
      JsonNode *node = json_object_get_member (object, klass->columns[i].name);
      g_auto (GValue) value = G_VALUE_INIT;

      if (node == NULL)
        continue;
      if (!accord_column_value_from_json (&klass->columns[i], node, &value, error))
        return FALSE;
      set_value_at (draft, i, &value);
    }

  if (json_object_has_member (object, "id"))
    accord_record_set_id (self, json_object_get_string_member (object, "id"));
  for (guint i = 0; i < klass->n_columns; i++)
    set_value_at (self, i, accord_record_get_value (draft, klass->columns[i].name));
  return TRUE;
}
