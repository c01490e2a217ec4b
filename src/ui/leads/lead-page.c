#include "ui/leads/lead-page.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"
#include "ui/common/columns-layout.h"
#include "ui/common/saver.h"
#include "ui/leads/lead-activities.h"
#include "ui/leads/lead-fields.h"
#include "ui/leads/lead-history.h"
#include "ui/leads/lead-input.h"
#include "ui/leads/lead-timeline.h"

struct _AccordLeadPage
{
  AdwBin parent_instance;

  /* template */
  GtkStack         *stack;
  GtkWidget        *back_button;
  GtkLabel         *name_label;
  GtkLabel         *company_label;
  GtkInfoBar       *bar;
  GtkLabel         *bar_label;
  GtkWidget        *mine_button;
  GtkWidget        *theirs_button;
  AccordLeadFields *fields;
  GtkListBox       *timeline;
  AdwBin           *activities_bin;
  AdwPreferencesGroup *activities_group;
  GtkListBox       *deals_list;
  GtkWidget        *deals_group;
  GtkListBox       *history_list;

  /* owned */
  AccordPage      *page; /* borrowed: this is in it */
  GtkWidget       *activities; /* the bin's */
  AccordLeadStory *story;
  GCancellable    *reading;
  gint64           lead; /* 0: none */
  char            *met;  /* the field that somebody else changed meanwhile, until it is decided */
  char            *who;  /* the sentence that says so */
};

G_DEFINE_FINAL_TYPE (AccordLeadPage, accord_lead_page, ADW_TYPE_BIN)

enum
{
  BACK,
  TITLE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static AccordWorkspace *
get_workspace (AccordLeadPage *self)
{
  return accord_page_get_workspace (self->page);
}

static const char *
get_text (AccordLeadPage *self,
          const char     *field)
{
  AccordLeadValue *value = self->story != NULL ? accord_lead_story_find (self->story, field) : NULL;
  JsonNode *node = value != NULL ? value->value : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node) : NULL;
}

static void
hide_bar (AccordLeadPage *self)
{
  g_clear_pointer (&self->met, g_free);
  g_clear_pointer (&self->who, g_free);
  /* What is not said any more is not read, either. */
  gtk_label_set_label (self->bar_label, "");
  gtk_info_bar_set_revealed (self->bar, FALSE);
}

static void
say (AccordLeadPage *self,
     const char     *sentence,
     gboolean        decide)
{
  gtk_label_set_label (self->bar_label, sentence);
  gtk_widget_set_visible (self->mine_button, decide);
  gtk_widget_set_visible (self->theirs_button, decide);
  gtk_info_bar_set_revealed (self->bar, TRUE);
}

/* Both, once it is read what the file says now. */
static void
show_conflict (AccordLeadPage *self)
{
  AccordLeadFieldRow *row = accord_lead_fields_find (self->fields, self->met);
  AccordLeadValue *value = accord_lead_story_find (self->story, self->met);
  AccordRecord *settings = accord_workspace_get_settings (get_workspace (self));
  AccordZone *zone = accord_workspace_get_zone (get_workspace (self));
  g_autofree char *theirs = NULL, *mine = NULL, *text = NULL;

  if (row == NULL || value == NULL)
    {
      hide_bar (self);
      return;
    }
  theirs = accord_lead_input_words (value->field, value->value, zone, settings);
  mine = accord_lead_input_words (value->field, accord_lead_field_row_get_value (row), zone, settings);
  /* Translators: a sentence that says who; what stands in the file; what was typed here */
  text = g_strdup_printf (_("%s It says “%s” now; you wrote “%s”."), self->who, theirs, mine);
  say (self, text, TRUE);
}

static void
show_titles (AccordLeadPage *self)
{
  const char *name = get_text (self, "name"), *company = get_text (self, "company"), *job = get_text (self, "job_title");
  g_autofree char *second = company != NULL && job != NULL ? g_strdup_printf (_("%s, %s"), job, company)
                                                            : g_strdup (company != NULL ? company : job);

  gtk_label_set_label (self->name_label, accord_lead_page_get_title (self));
  if (name == NULL && company != NULL)
    {
      g_free (second);
      second = g_strdup (job);
    }
  gtk_label_set_label (self->company_label, second != NULL ? second : "");
  gtk_widget_set_visible (GTK_WIDGET (self->company_label), second != NULL);
  g_signal_emit (self, signals[TITLE_CHANGED], 0);
}

static void
show_story (AccordLeadPage *self)
{
  AccordWorkspace *workspace = get_workspace (self);
  guint n_activities = self->story->activities->len;
  g_autofree char *count = accord_words_count (n_activities);
  g_autofree char *text = g_strdup_printf (ngettext ("%s activity", "%s activities", n_activities), count);

  show_titles (self);
  accord_lead_fields_show (self->fields, workspace, self->story);
  accord_lead_timeline_fill (self->timeline, workspace, self->story);
  accord_lead_activities_fill (self->activities, workspace, self->story);
  adw_preferences_group_set_description (self->activities_group,
                                         n_activities > 0 ? text : _("Nothing is known of visits, mails or calls."));
  gtk_widget_set_visible (GTK_WIDGET (self->activities_bin), n_activities > 0);
  accord_lead_deals_fill (self->deals_list, workspace, self->story);
  gtk_widget_set_visible (self->deals_group, self->story->deals->len > 0);
  accord_lead_history_fill (self->history_list, self->page, self->story);
  gtk_stack_set_visible_child_name (self->stack, "lead");
  if (self->met != NULL)
    show_conflict (self);
}

static void
on_read_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AccordLeadPage) self = ACCORD_LEAD_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  AccordLeadStory *story = accord_store_lead_story_finish (ACCORD_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    {
      say (self, error->message, FALSE);
      return;
    }
  g_clear_pointer (&self->story, accord_lead_story_free);
  self->story = story;
  if (story != NULL)
    show_story (self);
  else
    gtk_stack_set_visible_child_name (self->stack, "gone");
}

static void
read_lead (AccordLeadPage *self)
{
  if (self->lead == 0 || self->page == NULL)
    return;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  accord_store_lead_story_async (accord_workspace_get_store (get_workspace (self)), self->lead, self->reading, on_read_cb,
                                 g_object_ref (self));
}

typedef struct
{
  AccordLeadPage     *self;
  AccordLeadFieldRow *row;
  gint64              lead;
} Edit;

static void
on_saved_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Edit *edit = user_data;
  AccordLeadPage *self = edit->self;
  g_autoptr (GError) error = NULL;
  gboolean done = accord_saver_save_finish (ACCORD_SAVER (source), result, &error);
  gboolean here = edit->lead == self->lead;

  if (done && here)
    {
      accord_lead_field_row_done (edit->row);
      hide_bar (self);
    }
  else if (!done && here && g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CONFLICT))
    {
      g_free (self->met);
      self->met = g_strdup (accord_lead_field_row_get_field (edit->row)->name);
      g_free (self->who);
      self->who = g_strdup (error->message);
      read_lead (self);
    }
  else if (!done && here)
    say (self, error->message, FALSE);
  else if (!done)
    accord_page_show_error (self->page, _("A Field Was Not Saved"), error);
  g_object_unref (edit->row);
  g_object_unref (edit->self);
  g_free (edit);
}

static JsonNode *
copy_node (JsonNode *node)
{
  return node != NULL ? json_node_copy (node) : NULL;
}

static void
save (AccordLeadPage     *self,
      AccordLeadFieldRow *row,
      JsonNode           *base)
{
  const AccordField *field = accord_lead_field_row_get_field (row);
  g_autofree char *label = accord_words_field (field, accord_workspace_get_settings (get_workspace (self)));
  /* Translators: what is undone, as in: Undo: “Owner” of a lead */
  g_autofree char *summary = g_strdup_printf (_("“%s” of a lead"), label);
  AccordLeadChange *change = accord_lead_change_new (ACCORD_LEADS_EDIT, &self->lead, 1);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new_leads (summary, change);
  Edit *edit = g_new0 (Edit, 1);

  accord_lead_change_set (change, field->name, copy_node (accord_lead_field_row_get_value (row)));
  accord_lead_change_expect (change, field->name, copy_node (base));
  edit->self = g_object_ref (self);
  edit->row = g_object_ref (row);
  edit->lead = self->lead;
  accord_saver_save_async (accord_saver_get (get_workspace (self)), changes, on_saved_cb, edit);
}

static void
on_edit_cb (AccordLeadPage     *self,
            AccordLeadFieldRow *row)
{
  save (self, row, accord_lead_field_row_get_base (row));
}

static void
on_problem_cb (AccordLeadPage *self,
               const char     *problem)
{
  if (problem == NULL)
    hide_bar (self);
  else
    say (self, problem, FALSE);
}

/* As an edit of what the file says now, which the person has seen. */
static void
on_mine_clicked_cb (AccordLeadPage *self)
{
  AccordLeadFieldRow *row = self->met != NULL ? accord_lead_fields_find (self->fields, self->met) : NULL;
  AccordLeadValue *value = row != NULL && self->story != NULL ? accord_lead_story_find (self->story, self->met) : NULL;

  if (value != NULL)
    save (self, row, value->value);
  hide_bar (self);
}

static void
on_theirs_clicked_cb (AccordLeadPage *self)
{
  AccordLeadFieldRow *row = self->met != NULL ? accord_lead_fields_find (self->fields, self->met) : NULL;
  AccordLeadValue *value = row != NULL && self->story != NULL ? accord_lead_story_find (self->story, self->met) : NULL;

  if (value != NULL)
    accord_lead_field_row_reset (row, value->value);
  hide_bar (self);
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_signal_emit (widget, signals[BACK], 0);
}

static void
accord_lead_page_dispose (GObject *object)
{
  AccordLeadPage *self = ACCORD_LEAD_PAGE (object);

  g_cancellable_cancel (self->reading);
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_LEAD_PAGE);

  G_OBJECT_CLASS (accord_lead_page_parent_class)->dispose (object);
}

static void
accord_lead_page_finalize (GObject *object)
{
  AccordLeadPage *self = ACCORD_LEAD_PAGE (object);

  g_clear_object (&self->reading);
  g_clear_pointer (&self->story, accord_lead_story_free);
  g_free (self->met);
  g_free (self->who);

  G_OBJECT_CLASS (accord_lead_page_parent_class)->finalize (object);
}

static void
accord_lead_page_class_init (AccordLeadPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_lead_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_lead_page_finalize;

  signals[BACK] = g_signal_new ("back", ACCORD_TYPE_LEAD_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TITLE_CHANGED] = g_signal_new ("title-changed", ACCORD_TYPE_LEAD_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "lead.back", NULL, back_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "lead.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "lead.back", NULL);
  g_type_ensure (ACCORD_TYPE_LEAD_FIELDS);
  g_type_ensure (ACCORD_TYPE_COLUMNS_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/leads/lead-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordLeadPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AccordLeadPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, AccordLeadPage, name_label);
  gtk_widget_class_bind_template_child (widget_class, AccordLeadPage, company_label);
  gtk_widget_class_bind_template_child (widget_class, AccordLeadPage, bar);
  gtk_widget_class_bind_template_child (widget_class, AccordLeadPage, bar_label);
  gtk_widget_class_bind_template_child (widget_class, AccordLeadPage, mine_button);
  gtk_widget_class_bind_template_child (widget_class, AccordLeadPage, theirs_button);
  gtk_widget_class_bind_template_child (widget_class, AccordLeadPage, fields);
  gtk_widget_class_bind_template_child (widget_class, AccordLeadPage, timeline);
  gtk_widget_class_bind_template_child (widget_class, AccordLeadPage, activities_bin);
  gtk_widget_class_bind_template_child (widget_class, AccordLeadPage, activities_group);
  gtk_widget_class_bind_template_child (widget_class, AccordLeadPage, deals_list);
  gtk_widget_class_bind_template_child (widget_class, AccordLeadPage, deals_group);
  gtk_widget_class_bind_template_child (widget_class, AccordLeadPage, history_list);
  gtk_widget_class_bind_template_callback (widget_class, on_edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_problem_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_mine_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_theirs_clicked_cb);
}

static void
accord_lead_page_init (AccordLeadPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->activities = accord_lead_activities_new ();
  adw_bin_set_child (self->activities_bin, self->activities);
}

static void
on_flush_cb (AccordLeadPage *self)
{
  if (self->lead != 0)
    accord_lead_fields_commit (self->fields);
}

static void
follow (AccordLeadPage *self,
        AccordPage     *page)
{
  AccordWorkspace *workspace = accord_page_get_workspace (page);

  self->page = page;
  g_signal_connect_object (accord_workspace_get_store (workspace), "leads-changed", G_CALLBACK (read_lead), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::frame", G_CALLBACK (read_lead), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_saver_get (workspace), "flush", G_CALLBACK (on_flush_cb), self, G_CONNECT_SWAPPED);
}

/**
 * accord_lead_page_show:
 * @lead: its key
 */
void
accord_lead_page_show (AccordLeadPage *self,
                       AccordPage     *page,
                       gint64          lead)
{
  if (self->page == NULL)
    follow (self, page);
  hide_bar (self);
  g_clear_pointer (&self->story, accord_lead_story_free);
  self->lead = lead;
  gtk_stack_set_visible_child_name (self->stack, "reading");
  gtk_widget_grab_focus (self->back_button);
  read_lead (self);
}

/**
 * accord_lead_page_leave:
 */
void
accord_lead_page_leave (AccordLeadPage *self)
{
  if (self->lead == 0)
    return;
  accord_lead_fields_commit (self->fields);
  self->lead = 0;
  g_cancellable_cancel (self->reading);
}

/**
 * accord_lead_page_get_title:
 *
 * Returns: (transfer none): what the lead is called
 */
const char *
accord_lead_page_get_title (AccordLeadPage *self)
{
  static const char *const names[] = { "name", "company", "email", "id" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (get_text (self, names[i]) != NULL)
      return get_text (self, names[i]);
  return _("Lead");
}
