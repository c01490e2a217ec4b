#include "ui/leads/import-choices.h"

#include <string.h>

#include "ui/common/day-button.h"

struct _AccordImportChoices
{
  AdwBin parent_instance;

  /* template */
  AdwActionRow    *as_of_row;
  AccordDayButton *as_of_button;
  AdwEntryRow     *name_row;
  GtkSwitch       *keep_switch;
  AdwEntryRow     *empty_row;
  GtkSwitch       *clear_switch;

  /* owned */
  AccordImportItem *item;
  AccordZone       *zone;
  gboolean          showing;
};

G_DEFINE_FINAL_TYPE (AccordImportChoices, accord_import_choices, ADW_TYPE_BIN)

/* A day stands for its end. */
static void
on_day_cb (AccordImportChoices *self)
{
  AccordDay day = accord_day_button_get_day (self->as_of_button);

  if (!self->showing && day != ACCORD_DAY_NONE)
    accord_import_item_set_data_as_of (self->item, accord_moment_from_day (day));
}

static void
on_name_cb (AccordImportChoices *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->name_row));
  g_autofree char *name = g_strstrip (g_strdup (text));

  if (!self->showing)
    accord_import_item_set_keep_name (self->item, gtk_switch_get_active (self->keep_switch) && *name != '\0' ? name : NULL);
}

static void
on_empty_cb (AccordImportChoices *self)
{
  g_auto (GStrv) parts = g_strsplit (gtk_editable_get_text (GTK_EDITABLE (self->empty_row)), ",", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (words, parts[i]);
  list = g_strv_builder_end (words);
  accord_import_item_set_empty_values (self->item, (const char *const *) list);
}

static void
on_clear_cb (AccordImportChoices *self)
{
  if (!self->showing)
    accord_import_item_set_clear_empty (self->item, gtk_switch_get_active (self->clear_switch));
}

static void
accord_import_choices_dispose (GObject *object)
{
  AccordImportChoices *self = ACCORD_IMPORT_CHOICES (object);

  self->showing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_IMPORT_CHOICES);
  g_clear_object (&self->item);
  g_clear_pointer (&self->zone, accord_zone_unref);
  G_OBJECT_CLASS (accord_import_choices_parent_class)->dispose (object);
}

static void
accord_import_choices_class_init (AccordImportChoicesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_import_choices_dispose;

  g_type_ensure (ACCORD_TYPE_DAY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/leads/import-choices.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordImportChoices, as_of_row);
  gtk_widget_class_bind_template_child (widget_class, AccordImportChoices, as_of_button);
  gtk_widget_class_bind_template_child (widget_class, AccordImportChoices, name_row);
  gtk_widget_class_bind_template_child (widget_class, AccordImportChoices, keep_switch);
  gtk_widget_class_bind_template_child (widget_class, AccordImportChoices, empty_row);
  gtk_widget_class_bind_template_child (widget_class, AccordImportChoices, clear_switch);
  gtk_widget_class_bind_template_callback (widget_class, on_day_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_name_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_empty_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_cb);
}

static void
accord_import_choices_init (AccordImportChoices *self)
{
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->showing = FALSE;
}

/**
 * accord_import_choices_set_item:
 * @item: a file that was read
 * @zone: the workspace's
 *
 * Shows what is said and found of it.
 */
void
accord_import_choices_set_item (AccordImportChoices *self,
                                AccordImportItem    *item,
                                const AccordZone    *zone)
{
  AccordFileImport *import = accord_import_item_get_import (item);
  const char *name = accord_import_item_get_keep_name (item);
  g_autofree char *words = g_strjoinv (", ", (GStrv) accord_file_import_get_empty_values (import));

  self->showing = TRUE;
  g_set_object (&self->item, item);
  g_clear_pointer (&self->zone, accord_zone_unref);
  self->zone = accord_zone_ref ((AccordZone *) zone);
  /* Costs are of months. */
  gtk_widget_set_visible (GTK_WIDGET (self->as_of_row), accord_file_import_get_kind (import) != ACCORD_IMPORT_COSTS);
  accord_day_button_set_day (self->as_of_button,
                             accord_moment_to_day (accord_file_import_get_data_as_of (import), self->zone));
  gtk_switch_set_active (self->keep_switch, name != NULL);
  if (name != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->name_row), name);
  gtk_editable_set_text (GTK_EDITABLE (self->empty_row), words);
  gtk_switch_set_active (self->clear_switch, accord_file_import_get_clear_empty (import));
  self->showing = FALSE;
}
