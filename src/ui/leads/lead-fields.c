#include "ui/leads/lead-fields.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"
#include "workspace/identity.h"

struct _AccordLeadFields
{
  GtkBox parent_instance;

  GPtrArray *rows;    /* of AccordLeadFieldRow */
  GPtrArray *derived; /* of AdwActionRow: of what is worked out */
  gint64     lead;
  guint      n_fields; /* that the rows were made for */
};

G_DEFINE_FINAL_TYPE (AccordLeadFields, accord_lead_fields, GTK_TYPE_BOX)

enum
{
  EDIT,
  PROBLEM,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  const char *title;
  const char *names[10];
} Group;

/* What is in none of them comes last. */
static const Group groups[] = {
  { N_("Person"), { "name", "email", "job_title", "id" } },
  { N_("Company"), { "company", "industry", "company_size", "country" } },
  { N_("Marketing and Sales"), { "owner", "source", "campaign", "quality", "reject_reason", "value", "currency" } },
  { N_("Dates"), { "created_at", "mql_at", "sql_at", "opportunity_at", "customer_at", "lost_at" } },
  { N_("Hand-Over"), { "handed_over_at", "first_contact_at", "accepted_at", "rejected_at" } },
};

static const char *const derived[] = { "stage", "persona", "score", "band" };

static void
on_edit_cb (AccordLeadFields   *self,
            AccordLeadFieldRow *row)
{
  g_signal_emit (self, signals[EDIT], 0, row);
}

static void
on_problem_cb (AccordLeadFields *self,
               const char       *problem)
{
  g_signal_emit (self, signals[PROBLEM], 0, problem);
}

static void
add_row (AccordLeadFields    *self,
         AdwPreferencesGroup *group,
         const AccordField   *field,
         AccordWorkspace     *workspace)
{
  g_autofree char *title = accord_words_field (field, accord_workspace_get_settings (workspace));
  AccordLeadFieldRow *row = accord_lead_field_row_new (field, title, accord_workspace_get_zone (workspace));
  GtkWidget *widget = accord_lead_field_row_get_widget (row);

  g_signal_connect_object (row, "edit", G_CALLBACK (on_edit_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "problem", G_CALLBACK (on_problem_cb), self, G_CONNECT_SWAPPED);
  if (GTK_IS_EDITABLE (widget))
    g_object_bind_property (accord_identity_get (workspace), "may-import", widget, "editable", G_BINDING_SYNC_CREATE);
  else
    g_object_bind_property (accord_identity_get (workspace), "may-import", widget, "sensitive", G_BINDING_SYNC_CREATE);
  adw_preferences_group_add (group, widget);
  g_ptr_array_add (self->rows, row);
}

static AdwPreferencesGroup *
add_group (AccordLeadFields *self,
           const char       *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (GTK_BOX (self), group);
  return ADW_PREFERENCES_GROUP (group);
}

static void
add_derived (AccordLeadFields *self)
{
  AdwPreferencesGroup *group = add_group (self, _("Worked Out by Accord"));

  for (guint i = 0; i < G_N_ELEMENTS (derived); i++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *label = gtk_label_new (NULL);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), accord_field_find (derived[i])->label);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_xalign (GTK_LABEL (label), 1);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
      g_object_set_data (G_OBJECT (row), "label", label);
      gtk_widget_set_focusable (row, FALSE);
      adw_preferences_group_add (group, row);
      g_ptr_array_add (self->derived, row);
    }
}

static void
clear (AccordLeadFields *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->derived, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
}

static void
build (AccordLeadFields *self,
       AccordWorkspace  *workspace,
       AccordLeadStory  *story)
{
  AdwPreferencesGroup *others = NULL;

  clear (self);
  add_derived (self);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      AdwPreferencesGroup *group = add_group (self, _(groups[i].title));

      for (const char *const *name = groups[i].names; *name != NULL; name++)
        add_row (self, group, accord_field_find (*name), workspace);
    }
  for (guint i = 0; i < story->values->len; i++)
    {
      const AccordField *field = ((AccordLeadValue *) g_ptr_array_index (story->values, i))->field;

      if (field->derived || accord_lead_fields_find (self, field->name) != NULL)
        continue;
      if (others == NULL)
        others = add_group (self, _("Other Fields"));
      add_row (self, others, field, workspace);
    }
  self->n_fields = story->values->len;
}

static char *
describe_derived (AccordWorkspace *workspace,
                  AccordFrame     *frame,
                  const char      *name,
                  guint            row)
{
  const AccordFrameColumn *column = accord_frame_find_column (frame, name);
  char *text = column != NULL ? accord_frame_cell_text (frame, column, row) : NULL;
  AccordStage stage;

  if (text == NULL || !g_str_equal (name, "stage") || !accord_stage_parse (text, &stage))
    return text;
  g_free (text);
  return accord_words_stage_label (stage, accord_workspace_get_settings (workspace));
}

/* What there is no value of is not shown, but that no persona fits. */
static void
show_derived (AccordLeadFields *self,
              AccordWorkspace  *workspace)
{
  AccordFrame *frame = accord_workspace_get_frame (workspace);
  guint row;
  gboolean found = frame != NULL && accord_frame_find_key (frame, self->lead, &row);

  for (guint i = 0; i < self->derived->len; i++)
    {
      GtkWidget *widget = g_ptr_array_index (self->derived, i);
      g_autofree char *text = found ? describe_derived (workspace, frame, derived[i], row) : NULL;
      gboolean any = text != NULL && *text != '\0';

      gtk_label_set_label (g_object_get_data (G_OBJECT (widget), "label"), any ? text : _("none"));
      gtk_widget_set_visible (widget, any || g_str_equal (derived[i], "persona"));
    }
}

static void
accord_lead_fields_finalize (GObject *object)
{
  AccordLeadFields *self = ACCORD_LEAD_FIELDS (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->derived);

  G_OBJECT_CLASS (accord_lead_fields_parent_class)->finalize (object);
}

static void
accord_lead_fields_class_init (AccordLeadFieldsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_lead_fields_finalize;

  signals[EDIT] = g_signal_new ("edit", ACCORD_TYPE_LEAD_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                ACCORD_TYPE_LEAD_FIELD_ROW);
  signals[PROBLEM] = g_signal_new ("problem", ACCORD_TYPE_LEAD_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                   1, G_TYPE_STRING);
}

static void
accord_lead_fields_init (AccordLeadFields *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 24);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->derived = g_ptr_array_new ();
}

/**
 * accord_lead_fields_show:
 */
void
accord_lead_fields_show (AccordLeadFields *self,
                         AccordWorkspace  *workspace,
                         AccordLeadStory  *story)
{
  gboolean other = story->lead != self->lead;

  if (story->values->len != self->n_fields)
    build (self, workspace, story);
  self->lead = story->lead;
  for (guint i = 0; i < self->rows->len; i++)
    {
      AccordLeadFieldRow *row = g_ptr_array_index (self->rows, i);
      AccordLeadValue *value = accord_lead_story_find (story, accord_lead_field_row_get_field (row)->name);

      if (other)
        accord_lead_field_row_reset (row, value != NULL ? value->value : NULL);
      else
        accord_lead_field_row_set_value (row, value != NULL ? value->value : NULL);
    }
  show_derived (self, workspace);
}

/**
 * accord_lead_fields_commit:
 *
 * What a person is typing counts from now on.
 */
void
accord_lead_fields_commit (AccordLeadFields *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    accord_lead_field_row_commit (g_ptr_array_index (self->rows, i));
}

/**
 * accord_lead_fields_find:
 *
 * Returns: (transfer none) (nullable): its row
 */
AccordLeadFieldRow *
accord_lead_fields_find (AccordLeadFields *self,
                         const char       *field)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      AccordLeadFieldRow *row = g_ptr_array_index (self->rows, i);

      if (g_strcmp0 (accord_lead_field_row_get_field (row)->name, field) == 0)
        return row;
    }
  return NULL;
}
