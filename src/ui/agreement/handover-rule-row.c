#include "ui/agreement/handover-rule-row.h"

#include <glib/gi18n-lib.h>

#include "model/working-hours.h"
#include "present/condition-lines.h"
#include "present/words-calendar.h"
#include "present/words.h"
#include "ui/common/autosave-inputs.h"
#include "ui/common/autosave.h"
#include "ui/common/condition-editor.h"
#include "workspace/identity.h"

struct _AccordHandoverRuleRow
{
  AdwExpanderRow parent_instance;

  /* owned */
  AccordWorkspace *workspace;
  AccordRecord    *rule;
  AccordAutosave  *autosave; /* NULL until it was unfolded */

  gint64 count;
};

G_DEFINE_FINAL_TYPE (AccordHandoverRuleRow, accord_handover_rule_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  DROPPED,
  DELETE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *const limit_units[] = { "working-hours", "working-days", "hours", "days", NULL };

static const char *
get_text (AccordHandoverRuleRow *self,
          const char            *column)
{
  const char *text = accord_record_get_text (self->rule, column);

  return text != NULL ? text : "";
}

static gboolean
is_kind (AccordHandoverRuleRow *self,
         const char            *kind)
{
  return g_str_equal (get_text (self, "kind"), kind);
}

static void
append (GString    *text,
        const char *words)
{
  if (words != NULL && *words != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
}

static GPtrArray *
list_fields (AccordHandoverRuleRow *self)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_field_free);
  AccordFrame *frame = accord_workspace_get_frame (self->workspace);
  guint n = 0;
  const AccordField *standard = accord_field_standard (&n);

  n = frame != NULL ? accord_frame_get_n_columns (frame) : n;
  for (guint i = 0; i < n; i++)
    {
      const AccordField *original = frame != NULL ? accord_frame_get_column (frame, i)->field : &standard[i];
      AccordField *field = accord_field_copy (original);

      g_free (field->label);
      field->label = accord_words_field (original, accord_workspace_get_settings (self->workspace));
      g_ptr_array_add (fields, field);
    }
  return fields;
}

/* «Source is Distributor»; NULL: it asks nothing. */
static char *
describe_scope (AccordHandoverRuleRow *self)
{
  g_autoptr (AccordCondition) scope = *get_text (self, "scope") != '\0' ? accord_condition_parse (get_text (self, "scope"), NULL)
                                                                        : NULL;
  g_autoptr (GPtrArray) fields = scope != NULL ? list_fields (self) : NULL;

  return scope != NULL ? accord_condition_describe (scope, fields) : g_strdup (get_text (self, "scope"));
}

/* Whatever of it does not stand in the title. */
static char *
describe (AccordHandoverRuleRow *self)
{
  GString *text = g_string_new (NULL);
  g_autofree char *limit = accord_words_limit (accord_record_get_real (self->rule, "limit_value"),
                                               get_text (self, "limit_unit"));
  g_autofree char *scope = describe_scope (self);
  g_autofree char *n = self->count >= 0 ? accord_words_count ((guint64) self->count) : NULL;
  g_autofree char *takes = n != NULL ? g_strdup_printf (ngettext ("takes %s lead", "takes %s leads", (gulong) self->count), n)
                                     : NULL;
  g_autofree char *stays = n != NULL ? g_strdup_printf (ngettext ("%s lead", "%s leads", (gulong) self->count), n) : NULL;

  if (is_kind (self, "response"))
    {
      append (text, *get_text (self, "hours") != '\0' ? get_text (self, "hours") : _("At any time"));
      append (text, limit != NULL ? limit : _("no limit yet"));
      return g_string_free (text, FALSE);
    }
  append (text, *scope != '\0'             ? scope
                : is_kind (self, "never") ? _("No condition yet")
                                          : _("All leads"));
  append (text, is_kind (self, "never") ? stays : takes);
  return g_string_free (text, FALSE);
}

static void
show (AccordHandoverRuleRow *self)
{
  const char *title = get_text (self, "title");
  const char *who = get_text (self, "who");
  g_autofree char *line = describe (self);
  g_autofree char *both = *title != '\0' && *who != '\0' && is_kind (self, "route")
                            /* Translators: which leads, and who takes them: «Key accounts → A. Novak» */
                            ? g_strdup_printf (_("%s → %s"), title, who)
                            : g_strdup (*title != '\0' ? title : who);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), *both != '\0' ? both : _("Not named yet"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), line);
}

/* Nothing: at any time. */
static gboolean
read_hours (GObject             *input,
            const AccordColumn  *column,
            GValue              *value,
            GError             **error)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (input))));
  g_autoptr (GArray) hours = *text != '\0' ? accord_working_hours_parse (text, error) : NULL;

  if (*text != '\0' && hours == NULL)
    return FALSE;
  g_value_init (value, G_TYPE_STRING);
  g_value_set_string (value, text);
  return TRUE;
}

static GtkWidget *
add_entry (AccordHandoverRuleRow *self,
           const char            *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  return row;
}

static void
add_scope (AccordHandoverRuleRow *self)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *scope = accord_condition_editor_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("For which leads"));
  g_object_set (scope, "title", _("For which leads"), "empty-hint",
                is_kind (self, "never") ? _("Say which leads stay with marketing.") : _("For all that no rule above takes."), NULL);
  accord_condition_editor_set_workspace (ACCORD_CONDITION_EDITOR (scope), self->workspace);
  gtk_widget_add_css_class (scope, "handover-scope");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), scope);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  accord_autosave_bind_full (self->autosave, scope, G_OBJECT (scope), "scope", accord_condition_editor_access ());
}

static void
add_limit (AccordHandoverRuleRow *self)
{
  static AccordAutosaveAccess access;
  const char *const names[] = { _("Working hours"), _("Working days"), _("Hours"), _("Days"), NULL };
  GtkWidget *hours = add_entry (self, _("Handed over in these hours, such as Mon-Fri 09:00-15:00"));
  GtkWidget *unit = adw_combo_row_new ();
  g_autoptr (GtkStringList) units = gtk_string_list_new (names);

  access = *accord_autosave_input_access (G_OBJECT (hours));
  access.read = read_hours;
  accord_autosave_bind_full (self->autosave, hours, G_OBJECT (hours), "hours", &access);
  accord_autosave_bind (self->autosave, add_entry (self, _("Answered within")), "limit_value");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (unit), _("Counted in"));
  adw_combo_row_set_model (ADW_COMBO_ROW (unit), G_LIST_MODEL (units));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), unit);
  accord_autosave_bind_choices (self->autosave, unit, "limit_unit", limit_units);
}

static void
on_delete_clicked_cb (AccordHandoverRuleRow *self)
{
  g_signal_emit (self, signals[DELETE], 0);
}

static void
add_delete (AccordHandoverRuleRow *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Remove"));
  const char *name = _("Remove this rule");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_bind_property (accord_identity_get (self->workspace), "may-draft", button, "sensitive", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_delete_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

/* Only what is looked at is built: each condition counts its leads. */
static void
on_expanded_cb (AccordHandoverRuleRow *self)
{
  if (self->autosave != NULL || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  self->autosave = accord_autosave_new (self->workspace);
  accord_autosave_bind (self->autosave,
                        add_entry (self, is_kind (self, "never") ? _("Which leads, in words") : _("In one line")), "title");
  if (is_kind (self, "route"))
    accord_autosave_bind (self->autosave, add_entry (self, _("Who takes it")), "who");
  if (is_kind (self, "response"))
    add_limit (self);
  else
    add_scope (self);
  add_delete (self);
  accord_autosave_set_record (self->autosave, self->rule);
}

static GdkContentProvider *
on_prepare_cb (GtkDragSource         *source,
               double                 x,
               double                 y,
               AccordHandoverRuleRow *self)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self));

  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return NULL; /* there is text in it, to be selected */
  gtk_drag_source_set_icon (source, paintable, (int) x, (int) y);
  return gdk_content_provider_new_typed (ACCORD_TYPE_RECORD, self->rule);
}

static gboolean
on_drop_cb (AccordHandoverRuleRow *self,
            const GValue          *value)
{
  AccordRecord *rule = g_value_get_object (value);

  if (rule == NULL || rule == self->rule || G_OBJECT_TYPE (rule) != ACCORD_TYPE_HANDOVER_RULE ||
      !is_kind (self, accord_record_get_text (rule, "kind")))
    return FALSE;
  g_signal_emit (self, signals[DROPPED], 0, rule);
  return TRUE;
}

static void
accept_drags (AccordHandoverRuleRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (ACCORD_TYPE_RECORD, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (on_prepare_cb), self, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
accord_handover_rule_row_dispose (GObject *object)
{
  AccordHandoverRuleRow *self = ACCORD_HANDOVER_RULE_ROW (object);

  g_clear_object (&self->autosave);
  g_clear_object (&self->rule);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_handover_rule_row_parent_class)->dispose (object);
}

static void
accord_handover_rule_row_class_init (AccordHandoverRuleRowClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_handover_rule_row_dispose;
  signals[DROPPED] = g_signal_new ("dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   ACCORD_TYPE_RECORD);
  signals[DELETE] = g_signal_new ("delete", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_handover_rule_row_init (AccordHandoverRuleRow *self)
{
  self->count = -1;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (on_expanded_cb), NULL);
  accept_drags (self);
}

/**
 * accord_handover_rule_row_new:
 * @rule: of the live list
 *
 * Returns: (transfer floating): a row that saves by itself
 */
GtkWidget *
accord_handover_rule_row_new (AccordWorkspace *workspace,
                              AccordRecord    *rule)
{
  AccordHandoverRuleRow *self = g_object_new (ACCORD_TYPE_HANDOVER_RULE_ROW, NULL);

  self->workspace = g_object_ref (workspace);
  self->rule = g_object_ref (rule);
  g_signal_connect_object (rule, "notify", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}

AccordRecord *
accord_handover_rule_row_get_record (AccordHandoverRuleRow *self)
{
  return self->rule;
}

void
accord_handover_rule_row_set_count (AccordHandoverRuleRow *self,
                                    gint64                 count)
{
  if (self->count == count)
    return;
  self->count = count;
  show (self);
}
