#include "ui/glossary/glossary-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/records.h"
#include "present/words.h"
#include "ui/common/autosave.h"
#include "ui/common/expander-edit.h"
#include "ui/personas/prose-row.h"
#include "workspace/identity.h"

/* Of which a term may be the name, none first: those that need nothing more said. */
static const char *const metrics[] = { "", "leads", "conversion-rate", "lead-value", "new-customers", "revenue",
                                       "mean-deal-value", "expected-lead-value", "speed-to-lead", "time-to-convert",
                                       "contact-attempts", "acceptance-rate", "lead-velocity", "cost-per-lead", "cac", "roi",
                                       NULL };

struct _AccordGlossaryRow
{
  AdwExpanderRow parent_instance;

  /* borrowed */
  AccordPage *page;
  GtkWidget  *name_row;
  GtkWidget  *meaning_row;
  GtkWidget  *begin_row; /* of a stage that nobody has described yet */

  /* owned */
  AccordRecord   *term; /* NULL: of a stage that nobody has described yet */
  AccordAutosave *autosave;
  AccordAutosave *word_autosave; /* of a stage: into the settings */
  AccordStage     stage;         /* ACCORD_N_STAGES: no stage */
};

G_DEFINE_FINAL_TYPE (AccordGlossaryRow, accord_glossary_row, ADW_TYPE_EXPANDER_ROW)

static AccordRecord *
get_settings (AccordGlossaryRow *self)
{
  return accord_workspace_get_settings (accord_page_get_workspace (self->page));
}

static char *
get_word (AccordGlossaryRow *self)
{
  return self->stage < ACCORD_N_STAGES ? accord_words_stage_label (self->stage, get_settings (self))
                                       : accord_words_term (self->term, get_settings (self));
}

static void
show (AccordGlossaryRow *self)
{
  g_autofree char *word = get_word (self);
  const char *meaning = self->term != NULL ? accord_record_get_text (self->term, "meaning") : "";

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), *meaning != '\0' ? meaning : _("Not written yet"));
}

static void
on_begin_clicked_cb (AccordGlossaryRow *self)
{
  g_autoptr (AccordRecord) term = accord_record_new (ACCORD_TYPE_TERM);
  g_autofree char *word = get_word (self);
  g_autofree char *summary = g_strdup_printf (_("term “%s” added"), word);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (summary);

  accord_record_set_text (term, "term", word);
  accord_record_set_text (term, "stage", accord_stage_get_name (self->stage));
  /* Before all others, in the order of the stages. */
  accord_record_set_real (term, "position", (double) self->stage - ACCORD_N_STAGES);
  accord_change_set_insert (changes, term);
  accord_page_save (self->page, changes);
}

static void
accord_glossary_row_dispose (GObject *object)
{
  AccordGlossaryRow *self = ACCORD_GLOSSARY_ROW (object);

  g_clear_object (&self->autosave);
  g_clear_object (&self->word_autosave);
  if (self->term != NULL)
    g_signal_handlers_disconnect_by_data (self->term, self);
  g_clear_object (&self->term);
  G_OBJECT_CLASS (accord_glossary_row_parent_class)->dispose (object);
}

static void
accord_glossary_row_class_init (AccordGlossaryRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_glossary_row_dispose;
}

static void
accord_glossary_row_init (AccordGlossaryRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

static AccordGlossaryRow *
make_row (AccordPage  *page,
          AccordStage  stage)
{
  AccordGlossaryRow *self = g_object_new (ACCORD_TYPE_GLOSSARY_ROW, NULL);

  self->page = page;
  self->stage = stage;
  self->autosave = accord_autosave_new (accord_page_get_workspace (page));
  return self;
}

static void
add_meaning (AccordGlossaryRow *self)
{
  self->meaning_row = accord_prose_row_new (_("What it means"));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->meaning_row);
  accord_autosave_bind (self->autosave, accord_prose_row_get_text_view (ACCORD_PROSE_ROW (self->meaning_row)), "meaning");
}

/* The agreement says below what it means what it is measured as. */
static void
add_metric (AccordGlossaryRow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();

  gtk_string_list_append (names, _("None"));
  for (guint i = 1; metrics[i] != NULL; i++)
    gtk_string_list_take (names, accord_words_metric_label (accord_metric_find (metrics[i]), get_settings (self)));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Figure that it names"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  accord_autosave_bind_choices (self->autosave, row, "metric", metrics);
}

/* Of a stage: nobody's record is changed by looking at it. */
static void
add_begin (AccordGlossaryRow *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Write What It Means"));

  self->begin_row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->begin_row), _("Nobody has written yet what it means."));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->begin_row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->begin_row), button);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->begin_row);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_begin_clicked_cb), self);
  g_object_bind_property (accord_identity_get (accord_page_get_workspace (self->page)), "may-draft", button, "sensitive",
                          G_BINDING_SYNC_CREATE);
}

static void
add_button (GtkWidget  *box,
            const char *label,
            const char *action,
            const char *id)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_buttons (AccordGlossaryRow *self)
{
  const char *id = accord_record_get_id (self->term);
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  add_button (box, _("Move _Up"), "glossary.move-up", id);
  add_button (box, _("Move D_own"), "glossary.move-down", id);
  add_button (box, _("De_lete"), "glossary.delete", id);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static GtkWidget *
add_entry (AccordGlossaryRow *self,
           const char        *title,
           AccordAutosave    *autosave,
           const char        *column)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  accord_autosave_bind (autosave, row, column);
  return row;
}

/**
 * accord_glossary_row_new:
 * @page: the glossary
 * @term: a term that is no stage
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
accord_glossary_row_new (AccordPage   *page,
                         AccordRecord *term)
{
  AccordGlossaryRow *self = make_row (page, ACCORD_N_STAGES);

  self->name_row = add_entry (self, _("Term"), self->autosave, "term");
  add_meaning (self);
  add_metric (self);
  accord_glossary_row_set_term (self, term);
  add_buttons (self);
  return GTK_WIDGET (self);
}

/**
 * accord_glossary_row_new_stage:
 * @page: the glossary
 * @stage: a stage
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
accord_glossary_row_new_stage (AccordPage  *page,
                               AccordStage  stage)
{
  AccordGlossaryRow *self = make_row (page, stage);
  g_autofree char *column = g_strconcat ("stage_", accord_stage_get_name (stage), NULL);

  self->word_autosave = accord_autosave_new (accord_page_get_workspace (page));
  self->name_row = add_entry (self, _("Your word for it, for one and for several: “prospect, prospects”"),
                              self->word_autosave, column);
  accord_autosave_set_record (self->word_autosave, get_settings (self));
  add_meaning (self);
  add_begin (self);
  g_signal_connect_object (get_settings (self), "notify", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->meaning_row, FALSE);
  show (self);
  return GTK_WIDGET (self);
}

/**
 * accord_glossary_row_set_term:
 * @term: (nullable): a record of the live list
 */
void
accord_glossary_row_set_term (AccordGlossaryRow *self,
                              AccordRecord      *term)
{
  gboolean began;

  g_return_if_fail (ACCORD_IS_GLOSSARY_ROW (self));

  if (self->term == term)
    return;
  began = self->begin_row != NULL && gtk_widget_get_focus_child (self->begin_row) != NULL;
  if (self->term != NULL)
    g_signal_handlers_disconnect_by_data (self->term, self);
  g_set_object (&self->term, term);
  accord_autosave_set_record (self->autosave, term);
  if (term != NULL)
    g_signal_connect_object (term, "notify", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->meaning_row, term != NULL);
  if (began)
    gtk_widget_grab_focus (self->meaning_row);
  if (self->begin_row != NULL)
    gtk_widget_set_visible (self->begin_row, term == NULL);
  show (self);
}

/**
 * accord_glossary_row_get_term:
 *
 * Returns: (transfer none) (nullable): the record
 */
AccordRecord *
accord_glossary_row_get_term (AccordGlossaryRow *self)
{
  g_return_val_if_fail (ACCORD_IS_GLOSSARY_ROW (self), NULL);

  return self->term;
}

/**
 * accord_glossary_row_matches:
 * @folded: what is looked for, casefolded
 *
 * Returns: whether the word or its meaning holds it
 */
gboolean
accord_glossary_row_matches (AccordGlossaryRow *self,
                             const char        *folded)
{
  g_autofree char *word = NULL;
  g_autofree char *all = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (ACCORD_IS_GLOSSARY_ROW (self), FALSE);

  word = get_word (self);
  all = g_strconcat (word, "\n", self->term != NULL ? accord_record_get_text (self->term, "meaning") : "", NULL);
  text = g_utf8_casefold (all, -1);
  return strstr (text, folded) != NULL;
}

/**
 * accord_glossary_row_edit:
 *
 * Opens it and puts the cursor into its name.
 */
void
accord_glossary_row_edit (AccordGlossaryRow *self)
{
  g_return_if_fail (ACCORD_IS_GLOSSARY_ROW (self));

  accord_expander_edit (ADW_EXPANDER_ROW (self), self->name_row);
}
