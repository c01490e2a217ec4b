/* Pages that appear when a person adds them: they are named in the file, so that both teams see the same. */
#include "ui/window/window-private.h"

#include <glib/gi18n-lib.h>

#include "ui/common/saver.h"
#include "workspace/identity.h"

/* @pages without @name, and with it at the end where @added. */
static char *
choose (const char *pages,
        const char *name,
        gboolean    added)
{
  g_auto (GStrv) names = g_strsplit (pages, " ", -1);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

  for (guint i = 0; names[i] != NULL; i++)
    if (*names[i] != '\0' && !g_str_equal (names[i], name))
      g_ptr_array_add (chosen, names[i]);
  if (added)
    g_ptr_array_add (chosen, (gpointer) name);
  g_ptr_array_add (chosen, NULL);
  return g_strjoinv (" ", (char **) chosen->pdata);
}

static void
on_page_toggled_cb (AccordWindow  *self,
                    GVariant      *state,
                    GSimpleAction *action)
{
  const AccordPageInfo *info = accord_page_info_find (g_action_get_name (G_ACTION (action)));
  gboolean added = g_variant_get_boolean (state);
  /* Translators: %s is the name of a page */
  g_autofree char *summary = g_strdup_printf (added ? _("page “%s” added") : _("page “%s” taken away"), _(info->title));
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (summary);
  g_autofree char *pages = NULL;
  AccordRecord *settings;

  if (self->workspace == NULL)
    return;
  settings = accord_workspace_get_settings (self->workspace);
  pages = choose (accord_record_get_text (settings, "pages"), info->name, added);
  accord_change_set_update_text (changes, settings, "pages", pages);
  self->added_page = added ? info->name : NULL;
  accord_saver_save (accord_saver_get (self->workspace), changes);
}

/* What was added by this window is shown; what is taken away while it is shown makes place for the first page. */
static void
show_pages (AccordWindow *self)
{
  const AccordPageInfo *infos;
  guint n_infos;

  if (self->workspace == NULL)
    return;
  infos = accord_page_infos (&n_infos);
  accord_sidebar_set_added (self->sidebar,
                            accord_record_get_text (accord_workspace_get_settings (self->workspace), "pages"));
  for (guint i = 0; i < n_infos; i++)
    {
      GAction *action = infos[i].optional ? g_action_map_lookup_action (self->page_actions, infos[i].name) : NULL;

      if (action != NULL)
        g_simple_action_set_state (G_SIMPLE_ACTION (action),
                                   g_variant_new_boolean (accord_sidebar_has_page (self->sidebar, infos[i].name)));
    }
  if (self->added_page != NULL && accord_sidebar_has_page (self->sidebar, self->added_page))
    accord_window_show_page (self, g_steal_pointer (&self->added_page));
  else if (!accord_sidebar_has_page (self->sidebar, accord_sidebar_get_page (self->sidebar)))
    accord_sidebar_set_page (self->sidebar, infos[0].name);
}

static void
enable_actions (AccordWindow *self)
{
  gboolean may = self->workspace != NULL &&
                 accord_identity_may (accord_identity_get (self->workspace), ACCORD_RIGHT_DRAFT);
  const AccordPageInfo *infos;
  guint n_infos;

  infos = accord_page_infos (&n_infos);
  for (guint i = 0; i < n_infos; i++)
    {
      GAction *action = infos[i].optional ? g_action_map_lookup_action (self->page_actions, infos[i].name) : NULL;

      if (action != NULL)
        g_simple_action_set_enabled (G_SIMPLE_ACTION (action), may);
    }
}

/**
 * accord_window_follow_pages:
 *
 * Shows the pages that the workspace which is open names, and follows what is added and taken away.
 */
void
accord_window_follow_pages (AccordWindow *self)
{
  g_signal_connect_object (accord_workspace_get_settings (self->workspace), "notify::pages", G_CALLBACK (show_pages), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_identity_get (self->workspace), "notify", G_CALLBACK (enable_actions), self,
                           G_CONNECT_SWAPPED);
  show_pages (self);
  enable_actions (self);
}

/**
 * accord_window_add_page_actions:
 *
 * Adds «pages.NAME» for each page that can be added.
 */
void
accord_window_add_page_actions (AccordWindow *self)
{
  GSimpleActionGroup *group = g_simple_action_group_new ();
  const AccordPageInfo *infos;
  guint n_infos;

  infos = accord_page_infos (&n_infos);
  for (guint i = 0; i < n_infos; i++)
    if (infos[i].optional)
      {
        g_autoptr (GSimpleAction) action =
          g_simple_action_new_stateful (infos[i].name, NULL, g_variant_new_boolean (FALSE));

        g_simple_action_set_enabled (action, FALSE);
        g_signal_connect_object (action, "change-state", G_CALLBACK (on_page_toggled_cb), self, G_CONNECT_SWAPPED);
        g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
      }
  self->page_actions = G_ACTION_MAP (group);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "pages", G_ACTION_GROUP (group));
}
