#include "ui/history/history-page.h"

#include <glib/gi18n-lib.h>

#include "ui/history/history-detail.h"
#include "ui/history/history-model.h"
#include "ui/history/history-row.h"

/* So near to the end of what is there, in pixels, the next page is read. */
#define NEAR_END 800

struct _AccordHistoryPage
{
  AccordPage parent_instance;

  /* template */
  GtkStack            *stack;
  GtkStack            *list_stack;
  AdwLeaflet          *leaflet;
  GtkSearchEntry      *search_entry;
  GtkDropDown         *person_drop;
  GtkDropDown         *kind_drop;
  GtkScrolledWindow   *scroller;
  GtkListView         *list;
  GtkWidget           *spinner;
  AdwStatusPage       *problem_page;
  AccordHistoryDetail *detail;

  /* owned */
  AccordHistoryModel *model;
  GtkSingleSelection *selection;
  GPtrArray          *people; /* of AccordHistoryPerson, as in the drop-down after «Everybody» */
  GCancellable       *cancellable;

  gboolean naming; /* the drop-down of people is being filled */
  gboolean at_top; /* the newest change was in sight when a newer one came */
  gboolean by_key; /* a key of the list is down: what it chooses is only looked at on the way */
};

G_DEFINE_FINAL_TYPE (AccordHistoryPage, accord_history_page, ACCORD_TYPE_PAGE)

static const struct
{
  const char *table;
  const char *label;
} kinds[] = {
  { NULL, N_("Everything") },          { "sections", N_("Sections") },    { "commitments", N_("Commitments") },
  { "personas", N_("Personas") },      { "targets", N_("Targets") },      { "imports", N_("Imports") },
  { "costs", N_("Costs") },            { "members", N_("Members") },      { "settings", N_("Settings") },
  { "versions", N_("Versions") },      { "signatures", N_("Signatures") }, { "comments", N_("Comments") },
  { "calendars", N_("Calendars") },    { "terms", N_("Glossary") },       { "handover_rules", N_("Hand-over") },
};

static gboolean
is_filtered (AccordHistoryPage *self)
{
  return gtk_drop_down_get_selected (self->person_drop) != 0 || gtk_drop_down_get_selected (self->kind_drop) != 0 ||
         *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0';
}

static void
show_stack (AccordHistoryPage *self)
{
  gboolean any = g_list_model_get_n_items (accord_history_model_get_items (self->model)) > 0;
  gboolean loading = accord_history_model_is_loading (self->model);
  const char *problem = accord_history_model_get_problem (self->model);

  gtk_widget_set_visible (self->spinner, loading);
  if (problem != NULL && !any)
    {
      g_autofree char *escaped = g_markup_escape_text (problem, -1);

      adw_status_page_set_description (self->problem_page, escaped);
      gtk_stack_set_visible_child_name (self->stack, "problem");
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, any || loading || is_filtered (self) ? "changes" : "empty");
  gtk_stack_set_visible_child_name (self->list_stack, any || loading ? "list" : "nothing");
}

static void
load_if_near_end (AccordHistoryPage *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double left = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) -
                gtk_adjustment_get_value (adjustment);

  if (left < NEAR_END && gtk_widget_get_mapped (GTK_WIDGET (self)))
    accord_history_model_load_more (self->model);
}

static void read_people (AccordHistoryPage *self);

/* The list keeps what is read where it is; who looks at the newest change sees the one that came after it, too. */
static void
on_items_changed_cb (AccordHistoryPage *self,
                     guint              position,
                     guint              removed,
                     guint              added)
{
  if (position == 0 && added > 0 && gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller)) < 1)
    self->at_top = TRUE;
}

static void
on_settled_cb (AccordHistoryPage *self)
{
  if (self->at_top)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0);
  self->at_top = FALSE;
  show_stack (self);
  read_people (self);
  load_if_near_end (self);
}

static void
apply_filter (AccordHistoryPage *self)
{
  guint person = gtk_drop_down_get_selected (self->person_drop);
  guint kind = gtk_drop_down_get_selected (self->kind_drop);
  const AccordHistoryPerson *who = person > 0 && self->people != NULL && person <= self->people->len
                                       ? g_ptr_array_index (self->people, person - 1)
                                       : NULL;
  AccordHistoryQuery filter = { .text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) };

  if (self->naming)
    return;
  filter.table = kind < G_N_ELEMENTS (kinds) ? kinds[kind].table : NULL;
  filter.member = who != NULL ? who->member : NULL;
  /* Who is no member is known by name only. */
  filter.member_name = who != NULL && g_str_equal (who->member, "system") ? who->member_name : NULL;
  accord_history_model_set_filter (self->model, &filter);
  show_stack (self);
}

static gboolean
are_same_people (GPtrArray *a,
                 GPtrArray *b)
{
  if (a == NULL || a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const AccordHistoryPerson *one = g_ptr_array_index (a, i), *other = g_ptr_array_index (b, i);

      if (!g_str_equal (one->member, other->member) || !g_str_equal (one->member_name, other->member_name))
        return FALSE;
    }
  return TRUE;
}

/* Whoever was chosen stays chosen. */
static guint
find_person (GPtrArray                 *people,
             const AccordHistoryPerson *person)
{
  for (guint i = 0; person != NULL && i < people->len; i++)
    {
      const AccordHistoryPerson *other = g_ptr_array_index (people, i);

      if (g_str_equal (other->member, person->member) &&
          (!g_str_equal (person->member, "system") || g_str_equal (other->member_name, person->member_name)))
        return i + 1;
    }
  return 0;
}

static void
show_people (AccordHistoryPage *self,
             GPtrArray         *people)
{
  guint chosen = gtk_drop_down_get_selected (self->person_drop);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  if (are_same_people (self->people, people))
    return;
  chosen = chosen > 0 && self->people != NULL ? find_person (people, g_ptr_array_index (self->people, chosen - 1)) : 0;
  g_clear_pointer (&self->people, g_ptr_array_unref);
  self->people = g_ptr_array_ref (people);
  gtk_string_list_append (names, _("Everybody"));
  for (guint i = 0; i < people->len; i++)
    gtk_string_list_append (names, ((AccordHistoryPerson *) people->pdata[i])->member_name);
  self->naming = TRUE;
  gtk_drop_down_set_model (self->person_drop, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->person_drop, chosen);
  self->naming = FALSE;
}

static void
on_people_read_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (AccordHistoryPage) self = user_data;
  g_autoptr (GPtrArray) people = accord_store_history_people_finish (ACCORD_STORE (source), result, NULL);

  g_clear_object (&self->cancellable);
  if (people != NULL && self->person_drop != NULL)
    show_people (self, people);
}

static void
read_people (AccordHistoryPage *self)
{
  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  accord_store_history_people_async (accord_workspace_get_store (accord_page_get_workspace (ACCORD_PAGE (self))),
                                     self->cancellable, on_people_read_cb, g_object_ref (self));
}

static void
on_selected_cb (AccordHistoryPage *self)
{
  AccordHistoryItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item == NULL)
    return;
  accord_history_detail_set_item (self->detail, item);
  if (adw_leaflet_get_folded (self->leaflet) && !self->by_key)
    adw_leaflet_set_visible_child_name (self->leaflet, "detail");
}

static gboolean
on_key_pressed_cb (AccordHistoryPage *self)
{
  self->by_key = TRUE;
  return GDK_EVENT_PROPAGATE;
}

static void
on_key_released_cb (AccordHistoryPage *self)
{
  self->by_key = FALSE;
}

static void
on_activated_cb (AccordHistoryPage *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, "detail");
}

static void
on_back_clicked_cb (AccordHistoryPage *self)
{
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  adw_leaflet_set_visible_child_name (self->leaflet, "list");
}

static void
on_show_all_clicked_cb (AccordHistoryPage *self)
{
  self->naming = TRUE;
  gtk_drop_down_set_selected (self->person_drop, 0);
  gtk_drop_down_set_selected (self->kind_drop, 0);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  self->naming = FALSE;
  apply_filter (self);
}

static void
on_search_stopped_cb (AccordHistoryPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static void
on_setup_cb (AccordHistoryPage *self,
             GtkListItem       *item)
{
  gtk_list_item_set_child (item, accord_history_row_new ());
}

static void
on_bind_cb (AccordHistoryPage *self,
            GtkListItem       *item)
{
  accord_history_row_set_item (ACCORD_HISTORY_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
on_unbind_cb (AccordHistoryPage *self,
              GtkListItem       *item)
{
  accord_history_row_set_item (ACCORD_HISTORY_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
accord_history_page_activate_search (AccordPage *page)
{
  AccordHistoryPage *self = ACCORD_HISTORY_PAGE (page);

  adw_leaflet_set_visible_child_name (self->leaflet, "list");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
fill_kinds (AccordHistoryPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (names, _(kinds[i].label));
  self->naming = TRUE;
  gtk_drop_down_set_model (self->kind_drop, G_LIST_MODEL (names));
  self->naming = FALSE;
}

static void
set_up_list (AccordHistoryPage *self)
{
  GListModel *items = accord_history_model_get_items (self->model);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind_cb), self, G_CONNECT_SWAPPED);
  self->selection = gtk_single_selection_new (g_object_ref (items));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, FALSE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-released", G_CALLBACK (on_key_released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (factory);
}

static void
accord_history_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (accord_history_page_parent_class)->map (widget);

  if (ACCORD_HISTORY_PAGE (widget)->model != NULL)
    load_if_near_end (ACCORD_HISTORY_PAGE (widget));
}

static void
accord_history_page_constructed (GObject *object)
{
  AccordHistoryPage *self = ACCORD_HISTORY_PAGE (object);
  AccordWorkspace *workspace;
  GtkAdjustment *adjustment;

  G_OBJECT_CLASS (accord_history_page_parent_class)->constructed (object);

  workspace = accord_page_get_workspace (ACCORD_PAGE (self));
  self->model = accord_history_model_new (accord_workspace_get_store (workspace));
  accord_history_detail_set_page (self->detail, ACCORD_PAGE (self));
  fill_kinds (self);
  set_up_list (self);
  g_signal_connect_object (self->model, "settled", G_CALLBACK (on_settled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_history_model_get_items (self->model), "items-changed", G_CALLBACK (on_items_changed_cb),
                           self, G_CONNECT_SWAPPED);
  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (load_if_near_end), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (load_if_near_end), self, G_CONNECT_SWAPPED);
  apply_filter (self);
}

static void
accord_history_page_dispose (GObject *object)
{
  AccordHistoryPage *self = ACCORD_HISTORY_PAGE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_HISTORY_PAGE);

  G_OBJECT_CLASS (accord_history_page_parent_class)->dispose (object);
}

static void
accord_history_page_finalize (GObject *object)
{
  g_clear_pointer (&ACCORD_HISTORY_PAGE (object)->people, g_ptr_array_unref);

  G_OBJECT_CLASS (accord_history_page_parent_class)->finalize (object);
}

static void
accord_history_page_class_init (AccordHistoryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = accord_history_page_constructed;
  object_class->dispose = accord_history_page_dispose;
  object_class->finalize = accord_history_page_finalize;
  widget_class->map = accord_history_page_map;
  ACCORD_PAGE_CLASS (klass)->activate_search = accord_history_page_activate_search;

  g_type_ensure (ACCORD_TYPE_HISTORY_DETAIL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/history/history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordHistoryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AccordHistoryPage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, AccordHistoryPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, AccordHistoryPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, AccordHistoryPage, person_drop);
  gtk_widget_class_bind_template_child (widget_class, AccordHistoryPage, kind_drop);
  gtk_widget_class_bind_template_child (widget_class, AccordHistoryPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, AccordHistoryPage, list);
  gtk_widget_class_bind_template_child (widget_class, AccordHistoryPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, AccordHistoryPage, problem_page);
  gtk_widget_class_bind_template_child (widget_class, AccordHistoryPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, apply_filter);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_show_all_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_back_clicked_cb);
}

static void
accord_history_page_init (AccordHistoryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
