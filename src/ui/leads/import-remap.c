#include "ui/leads/import-remap.h"

#include <glib/gi18n-lib.h>

#include "ui/common/button-name.h"

struct _AccordImportRemap
{
  AdwBin parent_instance;

  /* borrowed */
  GtkLabel   *heading_label;
  GtkLabel   *detail_label;
  GtkListBox *list;

  GPtrArray *missing; /* of strings */
  GPtrArray *added;
  GPtrArray *menus;   /* of GtkDropDown, borrowed: one for each that is missing */
};

G_DEFINE_FINAL_TYPE (AccordImportRemap, accord_import_remap, ADW_TYPE_BIN)

enum
{
  CHANGED,
  LEAVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The first entries of a menu; the added columns follow. */
enum
{
  CHOICE_OPEN,
  CHOICE_GONE,
  N_CHOICES,
};

static void
on_selected_cb (AccordImportRemap *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_leave_cb (AccordImportRemap *self)
{
  g_signal_emit (self, signals[LEAVE], 0);
}

static GtkStringList *
make_menu (AccordImportRemap *self)
{
  GtkStringList *menu = gtk_string_list_new (NULL);

  gtk_string_list_append (menu, _("Choose…"));
  gtk_string_list_append (menu, _("It is gone"));
  for (guint i = 0; i < self->added->len; i++)
    gtk_string_list_append (menu, self->added->pdata[i]);
  return menu;
}

static void
add_row (AccordImportRemap *self,
         const char        *missing,
         const char        *suggestion)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *menu = gtk_drop_down_new (G_LIST_MODEL (make_menu (self)), NULL);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  guint index;
  /* Translators: %s is the name of a column */
  g_autofree char *title = g_strdup_printf (_("“%s” is not in this file"), missing);
  g_autofree char *subtitle = suggestion != NULL ? g_strdup_printf (_("Is it “%s” now?"), suggestion)
                                                 : g_strdup (_("Which column is it now?"));
  g_autofree char *label = g_strdup_printf (_("Which column “%s” is now"), missing);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (menu), CHOICE_OPEN);
  if (suggestion != NULL && g_ptr_array_find_with_equal_func (self->added, suggestion, g_str_equal, &index))
    gtk_drop_down_set_selected (GTK_DROP_DOWN (menu), index + N_CHOICES);
  gtk_widget_set_valign (menu, GTK_ALIGN_CENTER);
  accord_button_name (menu, label);
  g_signal_connect_object (menu, "notify::selected", G_CALLBACK (on_selected_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (icon, "risk");
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Needs you"), -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), menu);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), menu);
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->menus, menu);
}

static void
accord_import_remap_finalize (GObject *object)
{
  AccordImportRemap *self = ACCORD_IMPORT_REMAP (object);

  g_clear_pointer (&self->missing, g_ptr_array_unref);
  g_clear_pointer (&self->added, g_ptr_array_unref);
  g_ptr_array_unref (self->menus);
  G_OBJECT_CLASS (accord_import_remap_parent_class)->finalize (object);
}

static void
accord_import_remap_class_init (AccordImportRemapClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_import_remap_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[LEAVE] = g_signal_new ("leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static GtkLabel *
add_label (GtkWidget  *box,
           const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));
  return label;
}

static void
accord_import_remap_init (AccordImportRemap *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *leave = gtk_button_new_with_mnemonic (_("_Guess the Columns Anew"));

  self->menus = g_ptr_array_new ();
  self->heading_label = add_label (box, "title-3");
  self->detail_label = add_label (box, "dim-label");
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Columns that are missing"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_widget_set_halign (leave, GTK_ALIGN_START);
  g_signal_connect_object (leave, "clicked", G_CALLBACK (on_leave_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), leave);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * accord_import_remap_set_mapping:
 * @mapping: a mapping of which the file lacks columns; it is asked for each what it is now
 */
void
accord_import_remap_set_mapping (AccordImportRemap        *self,
                                 const AccordSavedMapping *mapping)
{
  GtkWidget *row;
  g_autofree char *heading = g_strdup_printf (_("Almost as last time: %s"), mapping->name);
  g_autofree char *detail =
      g_strdup_printf (ngettext ("One column of it is missing or called otherwise now. Say which it is; all others become what "
                                 "they became.",
                                 "%u columns of it are missing or called otherwise now. Say which they are; all others "
                                 "become what they became.", mapping->missing->len), mapping->missing->len);

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_ptr_array_set_size (self->menus, 0);
  g_clear_pointer (&self->missing, g_ptr_array_unref);
  g_clear_pointer (&self->added, g_ptr_array_unref);
  self->missing = g_ptr_array_ref (mapping->missing);
  self->added = g_ptr_array_ref (mapping->added);
  gtk_label_set_label (self->heading_label, heading);
  gtk_label_set_label (self->detail_label, detail);
  for (guint i = 0; i < self->missing->len; i++)
    add_row (self, self->missing->pdata[i], accord_saved_mapping_suggest (mapping, self->missing->pdata[i]));
}

/**
 * accord_import_remap_is_ready:
 *
 * Returns: whether each is answered, and no column is two at once
 */
gboolean
accord_import_remap_is_ready (AccordImportRemap *self)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->menus->len; i++)
    {
      guint choice = gtk_drop_down_get_selected (self->menus->pdata[i]);

      if (choice == CHOICE_OPEN || (choice >= N_CHOICES && !g_hash_table_add (taken, GUINT_TO_POINTER (choice))))
        return FALSE;
    }
  return TRUE;
}

/**
 * accord_import_remap_get_renames:
 *
 * Returns: (transfer full): what was said, as for accord_saved_mapping_rename()
 */
GHashTable *
accord_import_remap_get_renames (AccordImportRemap *self)
{
  GHashTable *renames = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < self->menus->len; i++)
    {
      guint choice = gtk_drop_down_get_selected (self->menus->pdata[i]);
      const char *now = choice >= N_CHOICES ? self->added->pdata[choice - N_CHOICES] : "";

      g_hash_table_insert (renames, g_strdup (self->missing->pdata[i]), g_strdup (now));
    }
  return renames;
}
