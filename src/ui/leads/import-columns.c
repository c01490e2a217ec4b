#include "ui/leads/import-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "present/words.h"

struct _AccordImportColumns
{
  AdwBin parent_instance;

  /* template */
  GtkLabel    *heading_label;
  GtkLabel    *detail_label;
  GtkListBox  *questions_list;
  GtkExpander *others_expander;
  GtkListBox  *others_list;

  /* borrowed: the window owns them */
  AccordFileImport *import;
  AccordRecord     *settings;
  GPtrArray        *choices; /* of names of standard fields that can be imported, owned */
  guint             n_shown; /* of the columns */
  guint             showing; /* source; 0: all are shown */
};

G_DEFINE_FINAL_TYPE (AccordImportColumns, accord_import_columns, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The first two entries of each menu; the standard fields follow. */
enum
{
  CHOICE_LEAVE_OUT,
  CHOICE_OWN_FIELD,
  N_CHOICES,
};

static void
list_choices (AccordImportColumns *self)
{
  guint n_fields;
  const AccordField *fields = accord_field_standard (&n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (!fields[i].derived || g_str_equal (fields[i].name, ACCORD_IMPORT_STAGE))
      g_ptr_array_add (self->choices, g_strdup (fields[i].name));
}

static char *
describe_field (AccordImportColumns *self,
                const char          *name)
{
  /* Translators: what a column of the file is used for */
  return g_str_equal (name, "id") ? g_strdup (_("Tells leads apart (ID)"))
                                  : accord_words_field (accord_field_find (name), self->settings);
}

static GtkStringList *
make_menu (AccordImportColumns *self)
{
  GtkStringList *menu = gtk_string_list_new (NULL);

  gtk_string_list_append (menu, _("Leave out"));
  gtk_string_list_append (menu, _("Keep as a field of its own"));
  for (guint i = 0; i < self->choices->len; i++)
    gtk_string_list_take (menu, describe_field (self, g_ptr_array_index (self->choices, i)));
  return menu;
}

static guint
find_choice (AccordImportColumns      *self,
             const AccordSourceColumn *column)
{
  const char *first = column->fields != NULL ? column->fields[0] : NULL;

  if (first == NULL)
    return CHOICE_LEAVE_OUT;
  for (guint i = 0; i < self->choices->len; i++)
    if (g_str_equal (g_ptr_array_index (self->choices, i), first))
      return i + N_CHOICES;
  return CHOICE_OWN_FIELD;
}

static const AccordSourceColumn *
get_column (AccordImportColumns *self,
            guint                index)
{
  return g_ptr_array_index (accord_file_import_columns (self->import), index);
}

static gboolean
needs_person (const AccordSourceColumn *column)
{
  return !column->empty && (column->date_ambiguous || (column->guessed && !column->certain));
}

static void
on_choice_cb (GtkDropDown         *menu,
              GParamSpec          *pspec,
              AccordImportColumns *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (menu), "column"));
  guint choice = gtk_drop_down_get_selected (menu);
  const char *fields[2] = { NULL, NULL };

  if (choice == CHOICE_OWN_FIELD)
    fields[0] = get_column (self, index)->header;
  else if (choice >= N_CHOICES && choice != GTK_INVALID_LIST_POSITION)
    fields[0] = g_ptr_array_index (self->choices, choice - N_CHOICES);
  accord_file_import_set_fields (self->import, index, fields);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_order_cb (GtkToggleButton     *button,
             AccordImportColumns *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "column"));
  AccordDateOrder order = (AccordDateOrder) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "order"));

  if (!gtk_toggle_button_get_active (button))
    return;
  accord_file_import_set_date_order (self->import, index, order);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
make_order_button (AccordImportColumns *self,
                   guint                index,
                   const char          *label,
                   AccordDateOrder      order)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  g_object_set_data (G_OBJECT (button), "column", GUINT_TO_POINTER (index));
  g_object_set_data (G_OBJECT (button), "order", GINT_TO_POINTER (order));
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_order_cb), self, 0);
  return button;
}

/* «Is 03/04/2025 3 April or March 4? No row settles it.» */
static void
add_order_question (AccordImportColumns      *self,
                    guint                     index,
                    const AccordSourceColumn *column)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *day_first = make_order_button (self, index, _("Day First"), ACCORD_DATE_ORDER_DMY);
  GtkWidget *month_first = make_order_button (self, index, _("Month First"), ACCORD_DATE_ORDER_MDY);
  g_autofree char *title = g_strdup_printf (_("In %s, does the day or the month come first?"), column->date_example);
  g_autofree char *subtitle = g_strdup_printf (_("Column “%s”. No row settles it: every day is 12 or less."),
                                               column->header);

  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (month_first), GTK_TOGGLE_BUTTON (day_first));
  gtk_widget_add_css_class (buttons, "linked");
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (buttons), day_first);
  gtk_box_append (GTK_BOX (buttons), month_first);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), buttons);
  gtk_list_box_append (self->questions_list, row);
}

static char *
describe_samples (const AccordSourceColumn *column)
{
  g_autofree char *joined = NULL;

  if (column->empty)
    return g_strdup (_("(empty throughout)"));
  joined = g_strjoinv (", ", column->samples);
  g_strdelimit (joined, "\r\n\t", ' ');
  return g_steal_pointer (&joined);
}

static const char *
pick_icon (const AccordSourceColumn *column)
{
  if (needs_person (column))
    return "dialog-warning-symbolic";
  return column->fields != NULL && column->fields[0] != NULL ? "emblem-ok-symbolic" : "list-remove-symbolic";
}

static void
add_column (AccordImportColumns      *self,
            GtkListBox               *list,
            guint                     index,
            const AccordSourceColumn *column)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *menu = gtk_drop_down_new (G_LIST_MODEL (make_menu (self)), NULL);
  g_autofree char *samples = describe_samples (column);
  /* Translators: %s is the name of a column of a file */
  g_autofree char *label = g_strdup_printf (_("What “%s” becomes"), column->header);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), column->header);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), samples);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (pick_icon (column)));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (menu), FALSE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (menu), find_choice (self, column));
  gtk_widget_set_valign (menu, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (menu, 250, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data (G_OBJECT (menu), "column", GUINT_TO_POINTER (index));
  g_signal_connect_object (menu, "notify::selected", G_CALLBACK (on_choice_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), menu);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), menu);
  gtk_list_box_append (list, row);
}

/* One at a time, whenever there is nothing else to do: an export may have hundreds, and a row takes milliseconds. */
static gboolean
on_show_next_cb (gpointer user_data)
{
  AccordImportColumns *self = user_data;
  const AccordSourceColumn *column = get_column (self, self->n_shown);

  if (column->date_ambiguous)
    add_order_question (self, self->n_shown, column);
  add_column (self, needs_person (column) ? self->questions_list : self->others_list, self->n_shown, column);
  if (++self->n_shown < accord_file_import_columns (self->import)->len)
    return G_SOURCE_CONTINUE;
  self->showing = 0;
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
describe_file (AccordImportColumns *self,
               guint                n_questions,
               guint                n_others)
{
  const char delimiter = accord_file_import_get_delimiter (self->import);
  const char *encoding = accord_file_import_get_encoding (self->import);
  g_autofree char *separator = delimiter == '\t' ? g_strdup (_("tabs")) : g_strdup_printf ("“%c”", delimiter);
  g_autofree char *heading = NULL;
  g_autofree char *detail =
      /* Translators: “;” or «tabs», then «UTF-8» */
      delimiter == '\0'
          ? g_strdup (_("Nothing is saved until you see what will change."))
          : g_strdup_printf (_("Columns are parted by %s; the text is %s. Nothing is saved until you see what will change."),
                             separator, encoding);

  if (n_questions == 0)
    heading = g_strdup_printf (ngettext ("The one column was recognised", "All %u columns were recognised", n_others),
                               n_others);
  else
    heading = g_strdup_printf (_("%u of %u columns recognised; %u need you"), n_others, n_others + n_questions,
                               n_questions);
  gtk_label_set_label (self->heading_label, heading);
  gtk_label_set_label (self->detail_label, detail);
}

static void
accord_import_columns_dispose (GObject *object)
{
  g_clear_handle_id (&ACCORD_IMPORT_COLUMNS (object)->showing, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_IMPORT_COLUMNS);
  G_OBJECT_CLASS (accord_import_columns_parent_class)->dispose (object);
}

static void
accord_import_columns_finalize (GObject *object)
{
  g_ptr_array_unref (ACCORD_IMPORT_COLUMNS (object)->choices);
  G_OBJECT_CLASS (accord_import_columns_parent_class)->finalize (object);
}

static void
accord_import_columns_class_init (AccordImportColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_import_columns_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_import_columns_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/leads/import-columns.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordImportColumns, heading_label);
  gtk_widget_class_bind_template_child (widget_class, AccordImportColumns, detail_label);
  gtk_widget_class_bind_template_child (widget_class, AccordImportColumns, questions_list);
  gtk_widget_class_bind_template_child (widget_class, AccordImportColumns, others_expander);
  gtk_widget_class_bind_template_child (widget_class, AccordImportColumns, others_list);
}

static void
accord_import_columns_init (AccordImportColumns *self)
{
  self->choices = g_ptr_array_new_with_free_func (g_free);
  list_choices (self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * accord_import_columns_set_import:
 * @import: borrowed: it must live as long as this is used
 * @settings: the same: of the workspace, which may have words of its own for stages
 *
 * Lists the file's columns, once.
 */
void
accord_import_columns_set_import (AccordImportColumns *self,
                                  AccordFileImport    *import,
                                  AccordRecord        *settings)
{
  GPtrArray *columns = accord_file_import_columns (import);
  g_autofree char *others = NULL;
  guint n_questions = 0;

  self->import = import;
  self->settings = settings;
  for (guint i = 0; i < columns->len; i++)
    n_questions += needs_person (g_ptr_array_index (columns, i));
  self->n_shown = 0;
  self->showing = columns->len > 0 ? g_idle_add (on_show_next_cb, self) : 0;
  others = g_strdup_printf (ngettext ("Show the other %u column", "Show the other %u columns",
                                      columns->len - n_questions), columns->len - n_questions);
  gtk_expander_set_label (self->others_expander, others);
  gtk_expander_set_expanded (self->others_expander, n_questions == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->questions_list), n_questions > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->others_expander), n_questions < columns->len);
  describe_file (self, n_questions, columns->len - n_questions);
}

/**
 * accord_import_columns_is_ready:
 *
 * Returns: whether all columns are there to be seen and no date order is open; a guess may stand as it is
 */
gboolean
accord_import_columns_is_ready (AccordImportColumns *self)
{
  GPtrArray *columns = accord_file_import_columns (self->import);

  if (self->showing != 0)
    return FALSE;
  for (guint i = 0; i < columns->len; i++)
    {
      const AccordSourceColumn *column = g_ptr_array_index (columns, i);

      if (column->date_ambiguous && column->date_order == ACCORD_DATE_ORDER_UNKNOWN && column->fields != NULL &&
          column->fields[0] != NULL)
        return FALSE;
    }
  return TRUE;
}
