#include "ui/personas/persona-form.h"

#include <glib/gi18n-lib.h>

#include "model/records.h"
#include "ui/personas/prose-row.h"

/* What a persona asks first … */
static const char *const first_columns[] = { "name", "summary", "job_titles", "goals", "pains", "offer" };

/* … and what «More» opens, under headings. */
static const struct
{
  const char *heading;
  const char *columns[6];
} parts[] = {
  { N_("Who they are"), { "seniority", "industry", "company_size", "region", "quote" } },
  { N_("How they buy"), { "role", "triggers", "criteria", "objections", "channels" } },
  { N_("What they need on the way"), { "needs_awareness", "needs_consideration", "needs_decision", "needs_after" } },
};

static const char *const role_labels[] = {
  N_("Not known"), N_("Uses it"), N_("Champions it"), N_("Decides"), N_("Can stop it"), NULL,
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
make_role_row (AccordAutosave     *autosave,
               const AccordColumn *column)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; role_labels[i] != NULL; i++)
    gtk_string_list_append (labels, _(role_labels[i]));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(column->label));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  accord_autosave_bind_choices (autosave, row, column->name, NULL);
  return row;
}

static GtkWidget *
make_row (AccordAutosave *autosave,
          const char     *name)
{
  const AccordColumn *column = find_column (name);
  GtkWidget *row;

  if (column->type == ACCORD_COLUMN_CHOICE)
    return make_role_row (autosave, column);
  if (column->type == ACCORD_COLUMN_PROSE)
    {
      row = accord_prose_row_new (_(column->label));
      accord_autosave_bind (autosave, accord_prose_row_get_text_view (ACCORD_PROSE_ROW (row)), name);
      return row;
    }
  row = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(column->label));
  accord_autosave_bind (autosave, row, name);
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
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  return row;
}

/**
 * accord_persona_form_fill:
 * @autosave: what the rows are bound with
 * @group: gets the rows that are asked first, above @more
 * @more: a row of @group that gets the others
 *
 * Returns: (transfer none): the row of the name
 */
GtkWidget *
accord_persona_form_fill (AccordAutosave      *autosave,
                          AdwPreferencesGroup *group,
                          AdwExpanderRow      *more)
{
  GtkWidget *name_row = NULL;

  g_object_ref (more);
  adw_preferences_group_remove (group, GTK_WIDGET (more));
  for (guint i = 0; i < G_N_ELEMENTS (first_columns); i++)
    {
      GtkWidget *row = make_row (autosave, first_columns[i]);

      adw_preferences_group_add (group, row);
      if (i == 0)
        name_row = row;
    }
  adw_preferences_group_add (group, GTK_WIDGET (more));
  g_object_unref (more);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      adw_expander_row_add_row (more, make_heading (_(parts[i].heading)));
      for (guint j = 0; parts[i].columns[j] != NULL; j++)
        adw_expander_row_add_row (more, make_row (autosave, parts[i].columns[j]));
    }
  return name_row;
}

/**
 * accord_persona_form_describe_more:
 * @persona: a persona
 *
 * Returns: (transfer full): what there is behind «More», and how much of it is filled in
 */
char *
accord_persona_form_describe_more (AccordRecord *persona)
{
  guint n = 0;
  guint filled = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (guint j = 0; parts[i].columns[j] != NULL; j++)
      {
        const char *name = parts[i].columns[j];

        n++;
        if (!accord_column_value_is_empty (find_column (name), accord_record_get_value (persona, name)))
          filled++;
      }
  /* Translators: how many rows of a form are filled in */
  return g_strdup_printf (_("Objections, triggers, journey, channels, a quote: %u of %u filled in"), filled, n);
}
