#include "ui/common/condition-row.h"

#include <glib/gi18n-lib.h>

#include "ui/common/button-name.h"
#include "ui/common/columns-layout.h"

/* A field with more values than this is typed without suggestions. */
#define MOST_SUGGESTIONS 1000
#define FIELD_CHARACTERS 22

struct _AccordConditionRow
{
  AdwBin parent_instance;

  /* template */
  GtkDropDown *field_drop;
  GtkDropDown *operator_drop;
  GtkEntry    *value_entry;
  GtkDropDown *yes_no_drop;
  GtkWidget   *no_value_box;

  /* owned */
  GPtrArray   *fields;
  char        *unknown; /* the name of a field that is not among them, the last of the drop-down; or NULL */
  AccordFrame *frame;

  gboolean filling;
};

G_DEFINE_FINAL_TYPE (AccordConditionRow, accord_condition_row, ADW_TYPE_BIN)

enum
{
  CHANGED,
  REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_field (AccordConditionRow *self)
{
  guint selected = gtk_drop_down_get_selected (self->field_drop);

  if (selected < self->fields->len)
    return ((AccordField *) g_ptr_array_index (self->fields, selected))->name;
  return self->unknown;
}

static AccordColumnType
get_field_type (AccordConditionRow *self)
{
  return accord_condition_lines_type_of (self->fields, get_field (self));
}

static const AccordLineOperator *
get_operator (AccordConditionRow *self)
{
  guint n;
  const AccordLineOperator *operators = accord_line_operators (get_field_type (self), &n);
  guint selected = gtk_drop_down_get_selected (self->operator_drop);

  return &operators[selected < n ? selected : 0];
}

static void
fill_fields (AccordConditionRow *self,
             const char         *name)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = self->fields->len;

  for (guint i = 0; i < self->fields->len; i++)
    {
      const AccordField *field = g_ptr_array_index (self->fields, i);

      gtk_string_list_append (labels, field->label);
      if (g_ascii_strcasecmp (field->name, name) == 0)
        selected = i;
    }
  if (selected == self->fields->len)
    {
      self->unknown = g_strdup (name);
      gtk_string_list_append (labels, name);
    }
  gtk_drop_down_set_model (self->field_drop, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->field_drop, selected);
}

static void
fill_operators (AccordConditionRow *self,
                guint               selected)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint n;
  const AccordLineOperator *operators = accord_line_operators (get_field_type (self), &n);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (labels, _(operators[i].label));
  gtk_drop_down_set_model (self->operator_drop, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->operator_drop, selected < n ? selected : 0);
}

/* The kind of value that the comparison wants: typed, yes or no, none. */
static void
show_value_input (AccordConditionRow *self)
{
  AccordColumnType type = get_field_type (self);
  AccordOperator op = get_operator (self)->op;
  gboolean none = op == ACCORD_OPERATOR_IS_EMPTY;
  const char *hint = "";

  if (op == ACCORD_OPERATOR_IN)
    hint = _("several, with commas");
  else if (type == ACCORD_COLUMN_MOMENT)
    hint = _("2025-01-31");
  gtk_entry_set_placeholder_text (self->value_entry, hint);
  gtk_widget_set_visible (self->no_value_box, none);
  gtk_widget_set_visible (GTK_WIDGET (self->yes_no_drop), !none && type == ACCORD_COLUMN_BOOLEAN);
  gtk_widget_set_visible (GTK_WIDGET (self->value_entry), !none && type != ACCORD_COLUMN_BOOLEAN);
}

/* What leads have in this field, to choose from while typing. */
static void
suggest_values (AccordConditionRow *self)
{
  g_autoptr (GtkEntryCompletion) completion = NULL;
  g_autoptr (GtkListStore) values = NULL;
  const AccordFrameColumn *column = NULL;

  if (self->frame != NULL && get_operator (self)->op != ACCORD_OPERATOR_IN)
    column = accord_frame_find_column (self->frame, get_field (self));
  if (column == NULL || column->kind != ACCORD_FRAME_TEXT || column->n_codes > MOST_SUGGESTIONS)
    {
      gtk_entry_set_completion (self->value_entry, NULL);
      return;
    }

  values = gtk_list_store_new (1, G_TYPE_STRING);
  for (guint i = 1; i < column->n_codes; i++)
    gtk_list_store_insert_with_values (values, NULL, -1, 0, column->dictionary[i], -1);
  completion = gtk_entry_completion_new ();
  gtk_entry_completion_set_model (completion, GTK_TREE_MODEL (values));
  gtk_entry_completion_set_text_column (completion, 0);
  gtk_entry_completion_set_popup_single_match (completion, FALSE);
  gtk_entry_set_completion (self->value_entry, completion);
}

static gboolean
says_no (const char *value)
{
  static const char *const words[] = { "false", "no", "0" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (value, words[i]) == 0)
      return TRUE;
  return FALSE;
}

static void
show_line (AccordConditionRow        *self,
           const AccordConditionLine *line)
{
  self->filling = TRUE;
  fill_fields (self, line->field);
  fill_operators (self, line->op);
  gtk_editable_set_text (GTK_EDITABLE (self->value_entry), line->value);
  gtk_drop_down_set_selected (self->yes_no_drop, says_no (line->value) ? 1 : 0);
  show_value_input (self);
  self->filling = FALSE;
}

static void
on_field_selected_cb (AccordConditionRow *self)
{
  if (self->filling)
    return;
  self->filling = TRUE;
  fill_operators (self, 0);
  show_value_input (self);
  suggest_values (self);
  self->filling = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_operator_selected_cb (AccordConditionRow *self)
{
  if (self->filling)
    return;
  show_value_input (self);
  suggest_values (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_value_changed_cb (AccordConditionRow *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_remove_clicked_cb (AccordConditionRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
on_label_setup_cb (GtkSignalListItemFactory *factory,
                   GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), FIELD_CHARACTERS);
  gtk_list_item_set_child (item, label);
}

static void
on_label_bind_cb (GtkSignalListItemFactory *factory,
                  GtkListItem              *item)
{
  GtkStringObject *string = gtk_list_item_get_item (item);
  const char *text = gtk_string_object_get_string (string);
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, g_utf8_strlen (text, -1) > FIELD_CHARACTERS ? text : NULL);
}

static GtkListItemFactory *
make_label_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_label_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_label_bind_cb), NULL);
  return factory;
}

static void
accord_condition_row_dispose (GObject *object)
{
  AccordConditionRow *self = ACCORD_CONDITION_ROW (object);

  self->filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_CONDITION_ROW);
  g_clear_pointer (&self->frame, accord_frame_unref);

  G_OBJECT_CLASS (accord_condition_row_parent_class)->dispose (object);
}

static void
accord_condition_row_finalize (GObject *object)
{
  AccordConditionRow *self = ACCORD_CONDITION_ROW (object);

  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_free (self->unknown);

  G_OBJECT_CLASS (accord_condition_row_parent_class)->finalize (object);
}

static void
accord_condition_row_class_init (AccordConditionRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = accord_condition_row_dispose;
  object_class->finalize = accord_condition_row_finalize;

  signals[CHANGED] = g_signal_new ("changed", ACCORD_TYPE_CONDITION_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", ACCORD_TYPE_CONDITION_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  g_type_ensure (ACCORD_TYPE_COLUMNS_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/common/condition-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordConditionRow, field_drop);
  gtk_widget_class_bind_template_child (widget_class, AccordConditionRow, operator_drop);
  gtk_widget_class_bind_template_child (widget_class, AccordConditionRow, value_entry);
  gtk_widget_class_bind_template_child (widget_class, AccordConditionRow, yes_no_drop);
  gtk_widget_class_bind_template_child (widget_class, AccordConditionRow, no_value_box);
  gtk_widget_class_bind_template_callback (widget_class, on_field_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_operator_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_value_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked_cb);
}

static void
accord_condition_row_init (AccordConditionRow *self)
{
  g_autoptr (GtkListItemFactory) factory = make_label_factory ();
  g_autoptr (GtkExpression) string = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_expression (self->field_drop, string);
  gtk_drop_down_set_factory (self->field_drop, factory);
  gtk_drop_down_set_factory (self->operator_drop, factory);
  accord_button_name (GTK_WIDGET (self->field_drop), _("Field"));
  accord_button_name (GTK_WIDGET (self->operator_drop), _("Comparison"));
  accord_button_name (GTK_WIDGET (self->yes_no_drop), _("Value"));
  self->filling = FALSE;
}

/**
 * accord_condition_row_new:
 * @fields: (element-type AccordField): the fields to choose from
 * @line: what to show
 *
 * Returns: a row
 */
GtkWidget *
accord_condition_row_new (GPtrArray                 *fields,
                          const AccordConditionLine *line)
{
  AccordConditionRow *self = g_object_new (ACCORD_TYPE_CONDITION_ROW, NULL);

  self->fields = g_ptr_array_ref (fields);
  show_line (self, line);
  return GTK_WIDGET (self);
}

/**
 * accord_condition_row_get_line:
 *
 * Returns: (transfer full): what stands there
 */
AccordConditionLine *
accord_condition_row_get_line (AccordConditionRow *self)
{
  const char *value;

  g_return_val_if_fail (ACCORD_IS_CONDITION_ROW (self), NULL);

  if (get_field_type (self) == ACCORD_COLUMN_BOOLEAN)
    value = gtk_drop_down_get_selected (self->yes_no_drop) == 1 ? "false" : "true";
  else
    value = gtk_editable_get_text (GTK_EDITABLE (self->value_entry));
  return accord_condition_line_new (get_field (self), gtk_drop_down_get_selected (self->operator_drop), value);
}

/**
 * accord_condition_row_set_frame:
 * @frame: (nullable): the leads whose values are suggested
 */
void
accord_condition_row_set_frame (AccordConditionRow *self,
                                AccordFrame        *frame)
{
  g_return_if_fail (ACCORD_IS_CONDITION_ROW (self));

  g_clear_pointer (&self->frame, accord_frame_unref);
  if (frame != NULL)
    self->frame = accord_frame_ref (frame);
  suggest_values (self);
}

/**
 * accord_condition_row_focus_field:
 */
void
accord_condition_row_focus_field (AccordConditionRow *self)
{
  g_return_if_fail (ACCORD_IS_CONDITION_ROW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->field_drop));
}

/**
 * accord_condition_row_focus_value:
 *
 * Puts the cursor where the value is typed.
 */
void
accord_condition_row_focus_value (AccordConditionRow *self)
{
  g_return_if_fail (ACCORD_IS_CONDITION_ROW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->value_entry));
}
