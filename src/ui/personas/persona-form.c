#include "ui/personas/persona-form.h"

#include <glib/gi18n-lib.h>

#include "model/persona-evidence.h"
#include "model/persona-journey.h"
#include "model/records.h"
#include "present/persona-fields.h"
#include "ui/personas/evidence-mark.h"
#include "ui/personas/journey-map.h"
#include "ui/personas/prose-row.h"

struct _AccordPersonaForm
{
  /* owned */
  AccordWorkspace *workspace;
  GPtrArray       *marks; /* of AccordEvidenceMark */

  /* borrowed */
  AccordAutosave *autosave;
  AdwExpanderRow *more_row;
  AdwActionRow   *journey_row;
  GtkImage       *journey_arrow;
  GtkWidget      *map_row; /* below it, while it is open */
  GtkWidget      *name_row;
  AccordRecord   *shown; /* whom the marks follow, and keep */
};

static const AccordColumn *
find_column (const char *name)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (ACCORD_TYPE_PERSONA);
  const AccordRecordClass *record_class = (const AccordRecordClass *) klass;

  for (guint i = 0; i < record_class->n_columns; i++)
    if (g_str_equal (record_class->columns[i].name, name))
      return &record_class->columns[i];
  g_return_val_if_reached (NULL);
}

static GtkWidget *
make_role_row (AccordPersonaForm  *self,
               const AccordColumn *column)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; accord_persona_role_labels ()[i] != NULL; i++)
    gtk_string_list_append (labels, _(accord_persona_role_labels ()[i]));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(column->label));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  accord_autosave_bind_choices (self->autosave, row, column->name, NULL);
  return row;
}

static void
add_mark (AccordPersonaForm  *self,
          GtkWidget          *row,
          const AccordColumn *column)
{
  GtkWidget *mark;

  if (!accord_persona_evidence_applies (column->name))
    return;
  mark = accord_evidence_mark_new (self->workspace, column->name, _(column->label));
  g_ptr_array_add (self->marks, mark);
  if (ADW_IS_ENTRY_ROW (row))
    adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), mark);
  else if (ADW_IS_ACTION_ROW (row))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
  else
    accord_prose_row_set_suffix (ACCORD_PROSE_ROW (row), mark);
}

static GtkWidget *
make_row (AccordPersonaForm *self,
          const char        *name)
{
  const AccordColumn *column = find_column (name);
  GtkWidget *row;

  if (column->type == ACCORD_COLUMN_CHOICE)
    row = make_role_row (self, column);
  else if (column->type == ACCORD_COLUMN_PROSE)
    {
      row = accord_prose_row_new (_(column->label));
      accord_autosave_bind (self->autosave, accord_prose_row_get_text_view (ACCORD_PROSE_ROW (row)), name);
    }
  else
    {
      row = adw_entry_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(column->label));
      accord_autosave_bind (self->autosave, row, name);
    }
  add_mark (self, row, column);
  return row;
}

static GtkWidget *
make_heading (const char *title)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (row, "part-heading");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  /* A row that only cannot be focused would end the way of Tab through the list. */
  gtk_widget_set_sensitive (row, FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  return row;
}

/* An expander row within another would be drawn open with it. */
static void
on_journey_activated_cb (AccordPersonaForm *self)
{
  gboolean open = !gtk_widget_get_visible (self->map_row);

  gtk_widget_set_visible (self->map_row, open);
  gtk_image_set_from_icon_name (self->journey_arrow, open ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->journey_row), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
}

static void
add_journey_rows (AccordPersonaForm *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");

  self->journey_row = ADW_ACTION_ROW (row);
  self->journey_arrow = GTK_IMAGE (arrow);
  self->map_row = adw_preferences_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Journey"));
  adw_action_row_add_suffix (self->journey_row, arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_swapped (row, "activated", G_CALLBACK (on_journey_activated_cb), self);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->map_row), _("Journey"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->map_row), accord_journey_map_new (self->autosave));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->map_row), FALSE);
  gtk_widget_set_focusable (self->map_row, FALSE);
  gtk_widget_set_visible (self->map_row, FALSE);
  adw_expander_row_add_row (self->more_row, row);
  adw_expander_row_add_row (self->more_row, self->map_row);
}

static void
fill_more (AccordPersonaForm *self)
{
  guint n_groups;
  const AccordPersonaGroup *groups = accord_persona_groups (&n_groups);

  for (guint i = 1; i < n_groups; i++)
    {
      adw_expander_row_add_row (self->more_row, make_heading (_(groups[i].heading)));
      for (guint j = 0; groups[i].columns[j] != NULL; j++)
        adw_expander_row_add_row (self->more_row, make_row (self, groups[i].columns[j]));
    }
  add_journey_rows (self);
}

static void
fill_group (AccordPersonaForm   *self,
            AdwPreferencesGroup *group)
{
  guint n_groups;
  const char *const *first = accord_persona_groups (&n_groups)->columns;

  g_object_ref (self->more_row);
  adw_preferences_group_remove (group, GTK_WIDGET (self->more_row));
  for (guint i = 0; first[i] != NULL; i++)
    {
      GtkWidget *row = make_row (self, first[i]);

      adw_preferences_group_add (group, row);
      if (i == 0)
        self->name_row = row;
    }
  adw_preferences_group_add (group, GTK_WIDGET (self->more_row));
  g_object_unref (self->more_row);
}

/**
 * accord_persona_form_new:
 * @workspace: where personas are kept
 * @autosave: what the rows are bound with
 * @group: gets the rows that are asked first, above @more
 * @more: a row of @group that gets the others
 *
 * Returns: (transfer full): the form; its rows belong to @group
 */
AccordPersonaForm *
accord_persona_form_new (AccordWorkspace     *workspace,
                         AccordAutosave      *autosave,
                         AdwPreferencesGroup *group,
                         AdwExpanderRow      *more)
{
  AccordPersonaForm *self = g_new0 (AccordPersonaForm, 1);

  self->workspace = g_object_ref (workspace);
  self->autosave = autosave;
  self->more_row = more;
  self->marks = g_ptr_array_new ();
  fill_group (self, group);
  fill_more (self);
  return self;
}

/**
 * accord_persona_form_free:
 * @self: a form
 */
void
accord_persona_form_free (AccordPersonaForm *self)
{
  g_object_unref (self->workspace);
  g_ptr_array_unref (self->marks);
  g_free (self);
}

/* What there is behind «More», and how much of it is filled in: of the journey each stage counts as one. */
static char *
describe_more (AccordRecord *persona)
{
  guint n = ACCORD_JOURNEY_N_STAGES;
  guint filled = 0;
  guint n_groups;
  const AccordPersonaGroup *groups = accord_persona_groups (&n_groups);

  for (guint i = 1; i < n_groups; i++)
    for (guint j = 0; groups[i].columns[j] != NULL; j++)
      {
        const char *name = groups[i].columns[j];

        n++;
        if (!accord_column_value_is_empty (find_column (name), accord_record_get_value (persona, name)))
          filled++;
      }
  for (guint stage = 0; stage < ACCORD_JOURNEY_N_STAGES; stage++)
    if (accord_persona_journey_count_stage (persona, stage) > 0)
      filled++;
  /* Translators: how many rows of a form are filled in */
  return g_strdup_printf (_("Objections, triggers, journey, channels, a quote: %u of %u filled in"), filled, n);
}

/* «9 of 16 filled in; nothing yet: Decide» */
static char *
describe_journey (AccordRecord *persona)
{
  guint filled = accord_persona_journey_count (persona);
  g_autoptr (GString) missing = g_string_new (NULL);

  for (guint stage = 0; stage < ACCORD_JOURNEY_N_STAGES; stage++)
    if (accord_persona_journey_count_stage (persona, stage) == 0)
      g_string_append_printf (missing, "%s%s", missing->len > 0 ? ", " : "", accord_persona_journey_stage_label (stage));
  if (filled == 0)
    return g_strdup (_("What they need, ask and see on the way: nothing yet"));
  if (missing->len > 0)
    /* Translators: how many cells of a table are filled in; names of stages */
    return g_strdup_printf (_("%u of %u filled in; nothing yet for: %s"), filled, ACCORD_JOURNEY_N_CELLS, missing->str);
  return g_strdup_printf (_("%u of %u filled in"), filled, ACCORD_JOURNEY_N_CELLS);
}

/**
 * accord_persona_form_show:
 * @self: a form
 * @persona: (nullable): what the autosave shows, and what has changed of it
 *
 * Says beside the rows what is in them.
 */
void
accord_persona_form_show (AccordPersonaForm *self,
                          AccordRecord      *persona)
{
  g_autofree char *more = NULL;
  g_autofree char *journey = NULL;

  for (guint i = 0; persona != self->shown && i < self->marks->len; i++)
    accord_evidence_mark_set_record (g_ptr_array_index (self->marks, i), persona);
  self->shown = persona;
  if (persona == NULL)
    return;
  more = describe_more (persona);
  journey = describe_journey (persona);
  adw_expander_row_set_subtitle (self->more_row, more);
  adw_action_row_set_subtitle (self->journey_row, journey);
}

/**
 * accord_persona_form_get_name_row:
 * @self: a form
 *
 * Returns: (transfer none): the row of the name
 */
GtkWidget *
accord_persona_form_get_name_row (AccordPersonaForm *self)
{
  return self->name_row;
}

/**
 * accord_persona_form_columns:
 *
 * Returns: (transfer none): the columns but the name, in the order of the form; ends with %NULL
 */
const char *const *
accord_persona_form_columns (void)
{
  static const char *columns[64];
  guint n_groups;
  const AccordPersonaGroup *groups = accord_persona_groups (&n_groups);
  guint n = 0;

  if (columns[0] != NULL)
    return columns;
  for (guint i = 0; i < n_groups; i++)
    for (guint j = i == 0 ? 1 : 0; groups[i].columns[j] != NULL; j++)
      columns[n++] = groups[i].columns[j];
  for (guint i = 0; i < ACCORD_JOURNEY_N_CELLS; i++)
    columns[n++] = accord_persona_journey_column (i / ACCORD_JOURNEY_N_ASPECTS, i % ACCORD_JOURNEY_N_ASPECTS);
  return columns;
}
