#include "ui/personas/personas-page-private.h"

#include <glib/gi18n-lib.h>

#include "ui/common/record-order.h"
#include "ui/personas/persona-compare.h"
#include "workspace/identity.h"

static gboolean
find_in (GListModel   *list,
         AccordRecord *persona,
         guint        *index)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (AccordRecord) item = g_list_model_get_item (list, i);

      if (item == persona)
        {
          *index = i;
          return TRUE;
        }
    }
  return FALSE;
}

/* The persona beside @persona that is shown: @step is -1 or 1. */
static AccordRecord *
find_neighbour (AccordPersonasPage *self,
                AccordRecord       *persona,
                int                 step)
{
  guint index;

  if (persona == NULL || !find_in (self->shown, persona, &index) || (index == 0 && step < 0))
    return NULL;
  return g_list_model_get_item (self->shown, index + (guint) step);
}

static void
insert (AccordPersonasPage *self,
        AccordRecord       *persona,
        const char         *summary)
{
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (summary);

  accord_change_set_insert (changes, persona);
  accord_personas_page_select_id (self, accord_record_get_id (persona), TRUE);
  accord_page_save (ACCORD_PAGE (self), changes);
}

static void
new_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  accord_personas_page_add_new (ACCORD_PERSONAS_PAGE (widget));
}

static void
duplicate_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  AccordPersonasPage *self = ACCORD_PERSONAS_PAGE (widget);
  AccordRecord *original = accord_personas_page_get_selected (self);
  GListModel *all = accord_personas_page_get_all (self);
  g_autoptr (JsonObject) values = NULL;
  g_autoptr (AccordRecord) copy = NULL;
  g_autofree char *name = NULL;
  g_autofree char *summary = NULL;
  guint index = 0;

  if (original == NULL || !find_in (all, original, &index))
    return;
  values = accord_record_to_json (original);
  copy = accord_record_new (ACCORD_TYPE_PERSONA);
  if (!accord_record_from_json (copy, values, NULL))
    return;
  /* Translators: the name of a copy of a persona */
  name = g_strdup_printf (_("%s (copy)"), accord_record_get_text (original, "name"));
  accord_record_set_text (copy, "name", name);
  accord_record_set_real (copy, "position", accord_record_order_after (all, index));
  summary = g_strdup_printf (_("Persona “%s” duplicated"), accord_record_get_text (original, "name"));
  insert (self, copy, summary);
}

/**
 * accord_personas_page_move:
 * @persona: of the live list
 * @to: (nullable): the one whose place it is to have
 *
 * Moves @persona there, whoever may.
 */
void
accord_personas_page_move (AccordPersonasPage *self,
                           AccordRecord       *persona,
                           AccordRecord       *to)
{
  GListModel *all = accord_personas_page_get_all (self);
  AccordIdentity *identity = accord_identity_get (accord_page_get_workspace (ACCORD_PAGE (self)));
  g_autoptr (AccordChangeSet) changes = NULL;
  g_autofree char *summary = NULL;
  guint from, place;

  if (persona == NULL || to == NULL || !accord_identity_may (identity, ACCORD_RIGHT_DRAFT)
      || !find_in (all, persona, &from) || !find_in (all, to, &place))
    return;
  summary = g_strdup_printf (_("Persona “%s” moved"), accord_record_get_text (persona, "name"));
  changes = accord_change_set_new (summary);
  accord_record_order_move (changes, all, from, place);
  accord_page_save (ACCORD_PAGE (self), changes);
}

static void
move_by (AccordPersonasPage *self,
         int                 step)
{
  AccordRecord *persona = accord_personas_page_get_selected (self);
  g_autoptr (AccordRecord) neighbour = find_neighbour (self, persona, step);

  accord_personas_page_move (self, persona, neighbour);
}

static void
move_up_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  move_by (ACCORD_PERSONAS_PAGE (widget), -1);
}

static void
move_down_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  move_by (ACCORD_PERSONAS_PAGE (widget), 1);
}

/* Who is shown once the chosen one is gone. */
static void
want_neighbour (AccordPersonasPage *self,
                AccordRecord       *persona)
{
  g_autoptr (AccordRecord) neighbour = find_neighbour (self, persona, 1);

  if (neighbour == NULL)
    neighbour = find_neighbour (self, persona, -1);
  if (neighbour != NULL)
    accord_personas_page_select_id (self, accord_record_get_id (neighbour), FALSE);
}

static void
set_archived (AccordPersonasPage *self,
              gboolean            archived)
{
  AccordRecord *persona = accord_personas_page_get_selected (self);
  const char *pattern = archived ? _("Persona “%s” archived") : _("Persona “%s” taken out of the archive");
  g_autoptr (AccordChangeSet) changes = NULL;
  g_autoptr (GString) summary = g_string_new (pattern);
  g_auto (GValue) value = G_VALUE_INIT;

  if (persona == NULL)
    return;
  g_string_replace (summary, "%s", accord_record_get_text (persona, "name"), 1);
  g_value_init (&value, G_TYPE_BOOLEAN);
  g_value_set_boolean (&value, archived);
  changes = accord_change_set_new (summary->str);
  accord_change_set_update (changes, persona, "archived", &value);
  if (archived && !self->show_archived)
    want_neighbour (self, persona);
  accord_page_save (ACCORD_PAGE (self), changes);
  accord_page_toast_undo (ACCORD_PAGE (self), summary->str);
}

static void
archive_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  set_archived (ACCORD_PERSONAS_PAGE (widget), TRUE);
}

static void
unarchive_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  set_archived (ACCORD_PERSONAS_PAGE (widget), FALSE);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  AccordPersonasPage *self = ACCORD_PERSONAS_PAGE (widget);
  AccordRecord *persona = accord_personas_page_get_selected (self);
  g_autoptr (AccordChangeSet) changes = NULL;
  g_autofree char *summary = NULL;

  if (persona == NULL)
    return;
  summary = g_strdup_printf (_("Persona “%s” deleted"), accord_record_get_text (persona, "name"));
  changes = accord_change_set_new (summary);
  accord_change_set_delete (changes, persona);
  want_neighbour (self, persona);
  accord_page_save (ACCORD_PAGE (self), changes);
  accord_page_toast_undo (ACCORD_PAGE (self), summary);
}

/* From the card into its form: Tab would go over all other cards, and choose them. */
static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  AccordPersonasPage *self = ACCORD_PERSONAS_PAGE (widget);

  if (accord_personas_page_get_selected (self) == NULL)
    return;
  adw_leaflet_set_visible_child_name (self->leaflet, "editor");
  accord_persona_editor_focus_name (self->editor);
}

static void
compare_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  AccordPersonasPage *self = ACCORD_PERSONAS_PAGE (widget);

  accord_persona_compare_present (GTK_WINDOW (gtk_widget_get_root (widget)), accord_page_get_workspace (ACCORD_PAGE (self)),
                                 self->figures, accord_personas_page_get_selected (self));
}

static void
show_list_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  adw_leaflet_set_visible_child_name (ACCORD_PERSONAS_PAGE (widget)->leaflet, "list");
}

/**
 * accord_personas_page_add_new:
 *
 * Makes a persona behind the others, and puts the cursor into its name.
 */
void
accord_personas_page_add_new (AccordPersonasPage *self)
{
  g_autoptr (AccordRecord) persona = accord_record_new (ACCORD_TYPE_PERSONA);

  accord_record_set_text (persona, "name", _("New persona"));
  accord_record_set_real (persona, "position", accord_record_order_last (accord_personas_page_get_all (self)));
  insert (self, persona, _("Persona added"));
}

/**
 * accord_personas_page_update_actions:
 *
 * Offers what can be done with what is chosen.
 */
void
accord_personas_page_update_actions (AccordPersonasPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  AccordIdentity *identity = accord_identity_get (accord_page_get_workspace (ACCORD_PAGE (self)));
  gboolean writable = accord_identity_may (identity, ACCORD_RIGHT_DRAFT);
  AccordRecord *persona = accord_personas_page_get_selected (self);
  gboolean any = writable && persona != NULL;
  gboolean archived = any && accord_record_get_integer (persona, "archived") != 0;
  g_autoptr (AccordRecord) above = find_neighbour (self, persona, -1);
  g_autoptr (AccordRecord) below = find_neighbour (self, persona, 1);

  gtk_widget_action_set_enabled (widget, "personas.new", writable);
  gtk_widget_action_set_enabled (widget, "personas.duplicate", any);
  gtk_widget_action_set_enabled (widget, "personas.move-up", any && above != NULL);
  gtk_widget_action_set_enabled (widget, "personas.move-down", any && below != NULL);
  gtk_widget_action_set_enabled (widget, "personas.archive", any && !archived);
  gtk_widget_action_set_enabled (widget, "personas.unarchive", archived);
  gtk_widget_action_set_enabled (widget, "personas.delete", any);
  gtk_widget_action_set_enabled (widget, "personas.compare",
                                 g_list_model_get_n_items (accord_personas_page_get_all (self)) > 1);
}

/**
 * accord_personas_page_install_actions:
 * @widget_class: of the page
 */
void
accord_personas_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "personas.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "personas.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "personas.move-up", NULL, move_up_action);
  gtk_widget_class_install_action (widget_class, "personas.move-down", NULL, move_down_action);
  gtk_widget_class_install_action (widget_class, "personas.archive", NULL, archive_action);
  gtk_widget_class_install_action (widget_class, "personas.unarchive", NULL, unarchive_action);
  gtk_widget_class_install_action (widget_class, "personas.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "personas.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "personas.compare", NULL, compare_action);
  gtk_widget_class_install_action (widget_class, "personas.show-list", NULL, show_list_action);
  gtk_widget_class_install_property_action (widget_class, "personas.show-archived", "show-archived");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "personas.move-up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "personas.move-down", NULL);
}
