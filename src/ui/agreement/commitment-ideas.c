#include "ui/agreement/commitment-ideas.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"
#include "ui/common/more-button.h"
#include "ui/common/record-order.h"
#include "workspace/templates.h"

#define ACTION "ideas.add"

typedef struct
{
  AccordPage          *page;   /* borrowed: the button lies on it */
  GtkMenuButton       *button; /* borrowed: it owns this */
  AccordIdeaAddedFunc  added;
  gpointer             user_data;
} Ideas;

static AccordTemplateNames
get_names (AccordPage *page)
{
  AccordRecord *settings = accord_workspace_get_settings (accord_page_get_workspace (page));

  return (AccordTemplateNames) { accord_record_get_text (settings, "company"),
                                 accord_record_get_text (settings, "marketing_name"),
                                 accord_record_get_text (settings, "sales_name") };
}

static void
add_idea (Ideas *self,
          guint  index)
{
  AccordWorkspace *workspace = accord_page_get_workspace (self->page);
  GListModel *calendars = accord_workspace_get_list (workspace, ACCORD_TYPE_CALENDAR);
  GListModel *commitments = accord_workspace_get_list (workspace, ACCORD_TYPE_COMMITMENT);
  const AccordTemplateNames names = get_names (self->page);
  g_autoptr (GArray) stages = NULL;
  g_autoptr (GPtrArray) ideas = accord_workspace_commitment_ideas (&names, &stages);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (_("new commitment"));
  AccordRecord *idea = g_ptr_array_index (ideas, index);
  g_autoptr (AccordRecord) calendar = accord_workspace_adopt_idea (idea, calendars, &names);

  if (calendar != NULL)
    {
      accord_record_set_real (calendar, "position", accord_record_order_last (calendars));
      accord_change_set_insert (changes, calendar);
    }
  accord_record_set_real (idea, "position", accord_record_order_last (commitments));
  accord_change_set_insert (changes, idea);
  self->added (accord_record_get_id (idea), self->user_data);
  accord_page_save (self->page, changes);
}

static void
on_add_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  Ideas *self = user_data;

  /* A menu that is still open when a window comes before it keeps the keyboard. */
  gtk_menu_button_popdown (self->button);
  add_idea (self, (guint) g_variant_get_int32 (parameter));
}

static char *
name_team (AccordRecord *settings,
           const char   *team)
{
  if (g_str_equal (team, "both"))
    return g_strdup (_("Both teams owe"));
  /* Translators: %s is the name of a team: «Marketing owes» */
  return g_strdup_printf (_("%s owes"), accord_record_get_text (settings, g_str_equal (team, "sales") ? "sales_name"
                                                                                                     : "marketing_name"));
}

/* Of one stage, what one team owes; NULL: nothing. */
static GMenuModel *
make_section (GPtrArray   *ideas,
              GArray      *stages,
              AccordStage  stage,
              const char  *team)
{
  GMenu *section = g_menu_new ();

  for (guint i = 0; i < ideas->len; i++)
    {
      AccordRecord *idea = g_ptr_array_index (ideas, i);

      if (g_array_index (stages, AccordStage, i) == stage && g_str_equal (accord_record_get_text (idea, "owner_team"), team))
        accord_menu_append (section, accord_record_get_text (idea, "title"), ACTION, g_variant_new_int32 ((gint) i));
    }
  return G_MENU_MODEL (section);
}

static GMenuModel *
make_menu (AccordPage *page)
{
  static const char *const teams[] = { "marketing", "sales", "both" };
  const AccordTemplateNames names = get_names (page);
  AccordRecord *settings = accord_workspace_get_settings (accord_page_get_workspace (page));
  g_autoptr (GArray) stages = NULL;
  g_autoptr (GPtrArray) ideas = accord_workspace_commitment_ideas (&names, &stages);
  GMenu *menu = g_menu_new ();

  for (guint stage = ACCORD_STAGE_LEAD; stage <= ACCORD_STAGE_CUSTOMER; stage++)
    {
      g_autoptr (GMenu) of_stage = g_menu_new ();
      g_autofree char *label = accord_words_stage_choice ((AccordStage) stage, settings);

      for (guint i = 0; i < G_N_ELEMENTS (teams); i++)
        {
          g_autoptr (GMenuModel) section = make_section (ideas, stages, (AccordStage) stage, teams[i]);
          g_autofree char *team = name_team (settings, teams[i]);

          if (g_menu_model_get_n_items (section) > 0)
            g_menu_append_section (of_stage, team, section);
        }
      g_menu_append_submenu (menu, label, G_MENU_MODEL (of_stage));
    }
  return G_MENU_MODEL (menu);
}

/* The names of teams and stages are those of the moment. */
static void
on_create_popup_cb (GtkMenuButton *button,
                    gpointer       user_data)
{
  Ideas *self = user_data;
  g_autoptr (GMenuModel) menu = make_menu (self->page);

  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (menu));
}

/**
 * accord_commitment_ideas_button_new:
 * @page: where it lies
 * @added: called once one is chosen, before it is saved
 * @user_data: for @added
 *
 * Returns: (transfer floating): the button
 */
GtkWidget *
accord_commitment_ideas_button_new (AccordPage          *page,
                                    AccordIdeaAddedFunc  added,
                                    gpointer             user_data)
{
  GtkWidget *button = gtk_menu_button_new ();
  Ideas *self = g_new0 (Ideas, 1);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) add = g_simple_action_new ("add", G_VARIANT_TYPE_INT32);

  *self = (Ideas) { page, GTK_MENU_BUTTON (button), added, user_data };
  g_object_set_data_full (G_OBJECT (button), "ideas", self, g_free);
  g_signal_connect (add, "activate", G_CALLBACK (on_add_cb), self);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (add));
  gtk_widget_insert_action_group (button, "ideas", G_ACTION_GROUP (actions));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("From a _Template"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), on_create_popup_cb, self, NULL);
  return button;
}
