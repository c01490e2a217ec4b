#include "ui/leads/import-column-row.h"

#include <glib/gi18n-lib.h>

#include "ui/common/button-name.h"
#include "ui/common/columns-layout.h"

#define THRESHOLD 620
#define MENU_WIDTH 270 /* of the longest of what a column can become, so that all begin at the same place */

struct _AccordImportColumnRow
{
  GtkListBoxRow parent_instance;

  /* borrowed */
  GtkImage    *icon;
  GtkDropDown *menu;

  AccordFileImport                *import;  /* borrowed */
  const AccordImportColumnChoices *choices; /* borrowed */
  guint                            index;
};

G_DEFINE_FINAL_TYPE (AccordImportColumnRow, accord_import_column_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const AccordSourceColumn *
get_column (AccordImportColumnRow *self)
{
  return g_ptr_array_index (accord_file_import_columns (self->import), self->index);
}

/* The first entries of the menu are no fields. */
static guint
count_others (AccordImportColumnRow *self)
{
  return self->choices->own ? 2 : 1;
}

static guint
find_choice (AccordImportColumnRow *self)
{
  const AccordSourceColumn *column = get_column (self);
  const char *first = column->fields != NULL ? column->fields[0] : NULL;

  if (first == NULL)
    return 0;
  for (guint i = 0; i < self->choices->fields->len; i++)
    if (g_str_equal (g_ptr_array_index (self->choices->fields, i), first))
      return i + count_others (self);
  return self->choices->own ? 1 : 0;
}

static void
show_state (AccordImportColumnRow *self)
{
  const AccordSourceColumn *column = get_column (self);
  gboolean left_out = column->fields == NULL || column->fields[0] == NULL;
  gboolean open = accord_import_column_is_open (column);

  gtk_image_set_from_icon_name (self->icon, open       ? "dialog-warning-symbolic"
                                            : left_out ? "list-remove-symbolic"
                                                       : "object-select-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  open       ? _("Needs you")
                                  : left_out ? _("Left out")
                                             : _("Recognised"), -1);
  gtk_widget_remove_css_class (GTK_WIDGET (self->icon), "risk");
  gtk_widget_remove_css_class (GTK_WIDGET (self->icon), "accent");
  if (open)
    gtk_widget_add_css_class (GTK_WIDGET (self->icon), "risk");
  else if (!left_out)
    gtk_widget_add_css_class (GTK_WIDGET (self->icon), "accent");
}

static void
on_choice_cb (AccordImportColumnRow *self)
{
  guint choice = gtk_drop_down_get_selected (self->menu);
  guint others = count_others (self);
  g_autofree char *header = g_strdup (get_column (self)->header);
  const char *fields[2] = { NULL, NULL };

  if (choice == 1 && self->choices->own)
    fields[0] = header;
  else if (choice >= others && choice != GTK_INVALID_LIST_POSITION)
    fields[0] = g_ptr_array_index (self->choices->fields, choice - others);
  accord_file_import_set_fields (self->import, self->index, fields);
  show_state (self);
  g_signal_emit (self, signals[CHANGED], 0);
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

/* Why somebody is asked. */
static const char *
describe_doubt (const AccordSourceColumn *column)
{
  if (column->date_example != NULL)
    return _("Day or month first?");
  if (column->fields != NULL && column->fields[0] != NULL && !g_str_equal (column->fields[0], column->header))
    return _("A guess: is it that?");
  return _("What is it?");
}

static GtkWidget *
make_label (const char *text,
            const char *css_class,
            gboolean    expand)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, expand);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
accord_import_column_row_class_init (AccordImportColumnRowClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
accord_import_column_row_init (AccordImportColumnRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

static void
fill (AccordImportColumnRow    *self,
      const AccordSourceColumn *column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *samples = describe_samples (column);
  GtkWidget *samples_label = make_label (samples, "dim-label", TRUE);

  gtk_widget_set_layout_manager (columns, g_object_new (ACCORD_TYPE_COLUMNS_LAYOUT, "threshold", THRESHOLD, "spacing", 12,
                                                        NULL));
  gtk_widget_set_hexpand (columns, TRUE);
  gtk_widget_set_tooltip_text (samples_label, samples);
  gtk_widget_set_valign (GTK_WIDGET (self->icon), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self->menu), GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (GTK_WIDGET (self->menu), MENU_WIDTH, -1);
  gtk_widget_add_css_class (box, "column-line");
  gtk_box_append (GTK_BOX (columns), make_label (column->header, "heading", TRUE));
  gtk_box_append (GTK_BOX (columns), samples_label);
  gtk_box_append (GTK_BOX (columns), GTK_WIDGET (self->menu));
  if (accord_import_column_is_open (column))
    {
      GtkWidget *doubt = make_label (describe_doubt (column), "note", FALSE);

      gtk_widget_set_size_request (doubt, 150, -1);
      gtk_box_append (GTK_BOX (columns), doubt);
    }
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (box), columns);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

/**
 * accord_import_column_row_new:
 * @import: a file, which must outlive the row
 * @index: of one of its columns
 * @choices: what it can become; must outlive the row
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
accord_import_column_row_new (AccordFileImport                *import,
                              guint                            index,
                              const AccordImportColumnChoices *choices)
{
  AccordImportColumnRow *self = g_object_new (ACCORD_TYPE_IMPORT_COLUMN_ROW, NULL);
  const AccordSourceColumn *column;
  g_autofree char *label = NULL;

  self->import = import;
  self->index = index;
  self->choices = choices;
  column = get_column (self);
  /* Translators: %s is the name of a column of a file */
  label = g_strdup_printf (_("What “%s” becomes"), column->header);
  self->icon = GTK_IMAGE (gtk_image_new ());
  self->menu = GTK_DROP_DOWN (gtk_drop_down_new (g_object_ref (choices->menu), NULL));
  gtk_drop_down_set_selected (self->menu, find_choice (self));
  accord_button_name (GTK_WIDGET (self->menu), label);
  g_signal_connect_object (self->menu, "notify::selected", G_CALLBACK (on_choice_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, column->header, -1);
  fill (self, column);
  show_state (self);
  return GTK_WIDGET (self);
}

void
accord_import_column_row_refresh (AccordImportColumnRow *self)
{
  show_state (self);
}

/**
 * accord_import_column_is_open:
 * @column: a column
 *
 * Returns: whether what becomes of it is a doubtful guess, or no row says how its dates are to be read
 */
gboolean
accord_import_column_is_open (const AccordSourceColumn *column)
{
  return !column->empty && (column->date_ambiguous || (column->guessed && !column->certain));
}
