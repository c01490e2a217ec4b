#include "ui/personas/persona-editor.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/figure-chart.h"
#include "present/words-review.h"
#include "present/words.h"
#include "ui/common/autosave.h"
#include "ui/common/button-name.h"
#include "ui/common/chart-view.h"
#include "ui/common/condition-editor.h"
#include "ui/personas/persona-avatar.h"
#include "ui/personas/persona-form.h"
#include "ui/personas/persona-picture.h"
#include "ui/personas/persona-review-bar.h"
#include "ui/personas/persona-words.h"
#include "workspace/identity.h"

#define CHART_ROW_HEIGHT 26
#define CHART_FRAME_HEIGHT 62

struct _AccordPersonaEditor
{
  AdwBin parent_instance;

  /* template */
  GtkWidget             *picture_button;
  AdwAvatar             *avatar;
  GtkLabel              *name_label;
  AccordPersonaReviewBar *review_bar;
  GtkLabel              *figures_label;
  AdwPreferencesGroup   *group;
  AdwExpanderRow        *more_row;
  GtkLabel              *evidence_label;
  AccordConditionEditor *match_editor;
  GtkWidget             *chart_box;
  GtkLabel              *chart_title;
  AccordChartView       *chart_view;

  /* owned */
  AccordWorkspace      *workspace;
  AccordPersonaFigures *figures;
  AccordAutosave       *autosave;
  AccordPersonaForm    *form;
  AccordRecord         *record;
};

G_DEFINE_FINAL_TYPE (AccordPersonaEditor, accord_persona_editor, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_RECORD,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
show_chart (AccordPersonaEditor *self)
{
  AccordFigures *rates = accord_persona_figures_get_rates (self->figures);
  AccordPresentOptions options = { .target = NAN, .settings = accord_workspace_get_settings (self->workspace) };
  const AccordMetric *metric = accord_metric_find ("conversion-rate");
  g_autoptr (AccordChart) chart = NULL;
  g_autofree char *title = NULL;
  g_autofree char *sentence = NULL;
  double mean = accord_persona_figures_get_mean_rate (self->figures);

  gtk_widget_set_visible (self->chart_box, rates != NULL && rates->figures->len > 1);
  if (rates == NULL || rates->figures->len < 2)
    return;

  options.rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  chart = accord_present_chart (metric, rates, &options);
  sentence = accord_present_sentence (metric, rates, &options);
  title = accord_words_metric (metric, &rates->query, options.settings);
  if (!isnan (mean))
    {
      g_autofree char *percent = accord_words_value (mean, ACCORD_UNIT_RATIO, NULL);
      /* Translators: %s is a percentage: the rate of all leads together */
      g_autofree char *label = g_strdup_printf (_("average %s"), percent);

      accord_chart_add_target (chart, mean, label);
    }
  gtk_label_set_label (self->chart_title, title);
  gtk_widget_set_size_request (GTK_WIDGET (self->chart_view), -1,
                               CHART_FRAME_HEIGHT + CHART_ROW_HEIGHT * (int) MIN (rates->figures->len, 9));
  accord_chart_view_set_chart (self->chart_view, g_steal_pointer (&chart), title, sentence);
}

static gboolean
may_draft (AccordPersonaEditor *self)
{
  return self->record != NULL && accord_identity_may (accord_identity_get (self->workspace), ACCORD_RIGHT_DRAFT);
}

static void
update_picture_actions (AccordPersonaEditor *self)
{
  gboolean any = self->record != NULL && *accord_record_get_text (self->record, "picture") != '\0';

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "persona.choose-picture", may_draft (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "persona.remove-picture", any && may_draft (self));
}

static void
choose_picture_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  AccordPersonaEditor *self = ACCORD_PERSONA_EDITOR (widget);

  accord_persona_picture_choose (widget, self->workspace, self->record);
}

static void
remove_picture_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  AccordPersonaEditor *self = ACCORD_PERSONA_EDITOR (widget);

  accord_persona_picture_remove (self->workspace, self->record);
}

/* Of several files the first is taken. */
static gboolean
on_picture_dropped_cb (AccordPersonaEditor *self,
                       const GValue        *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autofree char *path = files != NULL ? g_file_get_path (files->data) : NULL;

  if (path == NULL || !may_draft (self))
    return FALSE;
  accord_persona_picture_load (GTK_WIDGET (self), self->workspace, self->record, path);
  return TRUE;
}

static void
show_head (AccordPersonaEditor *self)
{
  const char *name;
  g_autofree char *figures = NULL;
  g_autofree char *evidence = NULL;

  if (self->record == NULL)
    return;
  name = accord_record_get_text (self->record, "name");
  figures = accord_persona_words_figures (self->figures, self->workspace, name);
  evidence = accord_words_evidence (self->record);
  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->figures_label, figures);
  gtk_widget_set_visible (GTK_WIDGET (self->figures_label), *figures != '\0');
  gtk_label_set_label (self->evidence_label, evidence);
  gtk_widget_set_visible (GTK_WIDGET (self->evidence_label), *evidence != '\0');
  accord_persona_form_show (self->form, self->record);
  update_picture_actions (self);
}

static void
on_figures_changed_cb (AccordPersonaEditor *self)
{
  show_head (self);
  show_chart (self);
}

static void
accord_persona_editor_dispose (GObject *object)
{
  AccordPersonaEditor *self = ACCORD_PERSONA_EDITOR (object);

  g_clear_object (&self->autosave);
  g_clear_pointer (&self->form, accord_persona_form_free);
  if (self->record != NULL)
    g_signal_handlers_disconnect_by_data (self->record, self);
  if (self->figures != NULL)
    g_signal_handlers_disconnect_by_data (self->figures, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_PERSONA_EDITOR);
  g_clear_object (&self->record);
  g_clear_object (&self->figures);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (accord_persona_editor_parent_class)->dispose (object);
}

static void
accord_persona_editor_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  if (prop_id == PROP_RECORD)
    g_value_set_object (value, ACCORD_PERSONA_EDITOR (object)->record);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
accord_persona_editor_set_property (GObject      *object,
                                    guint         prop_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  if (prop_id == PROP_RECORD)
    accord_persona_editor_set_record (ACCORD_PERSONA_EDITOR (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
accord_persona_editor_class_init (AccordPersonaEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = accord_persona_editor_dispose;
  object_class->get_property = accord_persona_editor_get_property;
  object_class->set_property = accord_persona_editor_set_property;

  properties[PROP_RECORD] =
    g_param_spec_object ("record", NULL, NULL, ACCORD_TYPE_RECORD,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ACCORD_TYPE_CONDITION_EDITOR);
  g_type_ensure (ACCORD_TYPE_CHART_VIEW);
  g_type_ensure (ACCORD_TYPE_PERSONA_REVIEW_BAR);
  gtk_widget_class_install_action (widget_class, "persona.choose-picture", NULL, choose_picture_action);
  gtk_widget_class_install_action (widget_class, "persona.remove-picture", NULL, remove_picture_action);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/personas/persona-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaEditor, picture_button);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaEditor, avatar);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaEditor, name_label);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaEditor, review_bar);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaEditor, figures_label);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaEditor, group);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaEditor, more_row);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaEditor, evidence_label);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaEditor, match_editor);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaEditor, chart_box);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaEditor, chart_title);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaEditor, chart_view);
}

static void
accord_persona_editor_init (AccordPersonaEditor *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  accord_button_name (self->picture_button, _("Picture"));
  g_signal_connect_object (target, "drop", G_CALLBACK (on_picture_dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->picture_button, GTK_EVENT_CONTROLLER (target));
}

/**
 * accord_persona_editor_set_up:
 * @workspace: where personas are kept
 * @figures: what the data says of them
 *
 * To be called once, before a record is given.
 */
void
accord_persona_editor_set_up (AccordPersonaEditor  *self,
                              AccordWorkspace      *workspace,
                              AccordPersonaFigures *figures)
{
  g_return_if_fail (ACCORD_IS_PERSONA_EDITOR (self) && self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  self->figures = g_object_ref (figures);
  accord_condition_editor_set_workspace (self->match_editor, workspace);
  self->autosave = accord_autosave_new (workspace);
  accord_persona_review_bar_set_workspace (self->review_bar, workspace);
  self->form = accord_persona_form_new (workspace, self->autosave, self->group, self->more_row);
  accord_autosave_bind_full (self->autosave, GTK_WIDGET (self->match_editor), G_OBJECT (self->match_editor), "match",
                             accord_condition_editor_access ());
  g_signal_connect_object (figures, "changed", G_CALLBACK (on_figures_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_identity_get (workspace), "notify::may-draft", G_CALLBACK (update_picture_actions), self,
                           G_CONNECT_SWAPPED);
  show_chart (self);
}

/**
 * accord_persona_editor_get_record:
 *
 * Returns: (transfer none) (nullable): the persona that is shown
 */
AccordRecord *
accord_persona_editor_get_record (AccordPersonaEditor *self)
{
  g_return_val_if_fail (ACCORD_IS_PERSONA_EDITOR (self), NULL);

  return self->record;
}

/**
 * accord_persona_editor_set_record:
 * @record: (nullable): a persona of the live list
 *
 * Saves what is being typed, and shows @record.
 */
void
accord_persona_editor_set_record (AccordPersonaEditor *self,
                                  AccordRecord        *record)
{
  g_return_if_fail (ACCORD_IS_PERSONA_EDITOR (self));

  if (self->record == record)
    return;
  if (self->record != NULL)
    g_signal_handlers_disconnect_by_data (self->record, self);
  g_set_object (&self->record, record);
  accord_autosave_set_record (self->autosave, record);
  accord_persona_avatar_follow (self->avatar, record);
  accord_persona_review_bar_set_record (self->review_bar, record);
  accord_persona_form_show (self->form, record);
  if (record != NULL)
    g_signal_connect_object (record, "notify", G_CALLBACK (show_head), self, G_CONNECT_SWAPPED);
  show_head (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

/**
 * accord_persona_editor_focus_name:
 */
void
accord_persona_editor_focus_name (AccordPersonaEditor *self)
{
  g_return_if_fail (ACCORD_IS_PERSONA_EDITOR (self));

  gtk_widget_grab_focus (accord_persona_form_get_name_row (self->form));
  gtk_editable_select_region (GTK_EDITABLE (accord_persona_form_get_name_row (self->form)), 0, -1);
}

/**
 * accord_persona_editor_is_unsaved:
 *
 * Returns: whether something is written there that is not in the file
 */
gboolean
accord_persona_editor_is_unsaved (AccordPersonaEditor *self)
{
  g_return_val_if_fail (ACCORD_IS_PERSONA_EDITOR (self), FALSE);

  return accord_autosave_is_unsaved (self->autosave);
}
