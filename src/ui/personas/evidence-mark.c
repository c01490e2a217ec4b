#include "ui/personas/evidence-mark.h"

#include <glib/gi18n-lib.h>

#include "model/persona-evidence.h"
#include "ui/common/button-name.h"
#include "ui/common/saver.h"
#include "workspace/identity.h"

struct _AccordEvidenceMark
{
  AdwBin parent_instance;

  /* borrowed */
  GtkWidget *button;
  GtkWidget *image;
  GtkWidget *label;

  /* owned */
  AccordWorkspace *workspace;
  AccordRecord    *record;
  GSimpleAction   *action;
  char            *column;
  char            *title;
};

G_DEFINE_FINAL_TYPE (AccordEvidenceMark, accord_evidence_mark, ADW_TYPE_BIN)

static const struct
{
  const char *name;  /* of the action's state */
  const char *label; /* in the menu */
  const char *word;  /* beside the field; NULL: only the icon */
  const char *icon;
  const char *said;  /* %s is the field */
  const char *summary;
} kinds[] = {
  [ACCORD_EVIDENCE_NONE] = { "none", N_("_Not Marked"), NULL, "bookmark-new-symbolic",
                             N_("%s: evidence or assumption?"), N_("“%s” no longer marked") },
  [ACCORD_EVIDENCE_ASSUMED] = { "assumption", N_("_Assumption: we think so"), N_("assumption"), "dialog-question-symbolic",
                                N_("%s: assumption"), N_("“%s” marked as an assumption") },
  [ACCORD_EVIDENCE_SEEN] = { "evidence", N_("_Evidence: seen, asked or measured"), N_("evidence"), "object-select-symbolic",
                             N_("%s: evidence"), N_("“%s” marked as evidence") },
};

static char *
with_title (AccordEvidenceMark *self,
            const char         *pattern)
{
  GString *text = g_string_new (pattern);

  g_string_replace (text, "%s", self->title, 1);
  return g_string_free (text, FALSE);
}

static void
show_mark (AccordEvidenceMark *self)
{
  AccordEvidence evidence;
  gboolean writable;
  g_autofree char *said = NULL;

  if (self->record == NULL)
    return;
  evidence = accord_persona_evidence_get (self->record, self->column);
  writable = accord_identity_may (accord_identity_get (self->workspace), ACCORD_RIGHT_DRAFT);
  said = with_title (self, _(kinds[evidence].said));
  /* There is nothing to mark in an empty field. */
  gtk_widget_set_visible (GTK_WIDGET (self), *accord_record_get_text (self->record, self->column) != '\0');
  gtk_widget_set_sensitive (self->button, writable);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), kinds[evidence].icon);
  gtk_widget_set_visible (self->label, kinds[evidence].word != NULL);
  gtk_label_set_label (GTK_LABEL (self->label), kinds[evidence].word != NULL ? _(kinds[evidence].word) : "");
  gtk_widget_set_tooltip_text (self->button, said);
  accord_button_name (self->button, said);
  g_simple_action_set_state (self->action, g_variant_new_string (kinds[evidence].name));
}

static void
set_evidence (AccordEvidenceMark *self,
              AccordEvidence      evidence)
{
  g_autofree char *summary = with_title (self, _(kinds[evidence].summary));
  g_autofree char *text = accord_persona_evidence_with (self->record, self->column, evidence);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (summary);

  accord_change_set_update_text (changes, self->record, "evidence", text);
  accord_saver_save (accord_saver_get (self->workspace), changes);
}

static void
on_change_state_cb (AccordEvidenceMark *self,
                    GVariant           *state)
{
  const char *name = g_variant_get_string (state, NULL);

  for (guint i = 0; self->record != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].name, name) && accord_persona_evidence_get (self->record, self->column) != i)
      set_evidence (self, (AccordEvidence) i);
}

static GMenuModel *
make_menu (void)
{
  static const AccordEvidence order[] = { ACCORD_EVIDENCE_SEEN, ACCORD_EVIDENCE_ASSUMED, ACCORD_EVIDENCE_NONE };
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autofree char *action = g_strdup_printf ("mark.evidence::%s", kinds[order[i]].name);

      g_menu_append (menu, _(kinds[order[i]].label), action);
    }
  return G_MENU_MODEL (menu);
}

static void
accord_evidence_mark_dispose (GObject *object)
{
  AccordEvidenceMark *self = ACCORD_EVIDENCE_MARK (object);

  if (self->record != NULL)
    g_signal_handlers_disconnect_by_data (self->record, self);
  g_clear_object (&self->record);
  g_clear_object (&self->workspace);
  g_clear_object (&self->action);

  G_OBJECT_CLASS (accord_evidence_mark_parent_class)->dispose (object);
}

static void
accord_evidence_mark_finalize (GObject *object)
{
  AccordEvidenceMark *self = ACCORD_EVIDENCE_MARK (object);

  g_free (self->column);
  g_free (self->title);

  G_OBJECT_CLASS (accord_evidence_mark_parent_class)->finalize (object);
}

static void
accord_evidence_mark_class_init (AccordEvidenceMarkClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_evidence_mark_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_evidence_mark_finalize;
}

static void
add_action (AccordEvidenceMark *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  self->action = g_simple_action_new_stateful ("evidence", G_VARIANT_TYPE_STRING, g_variant_new_string ("none"));
  g_signal_connect_object (self->action, "change-state", G_CALLBACK (on_change_state_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->action));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "mark", G_ACTION_GROUP (group));
}

static void
accord_evidence_mark_init (AccordEvidenceMark *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  g_autoptr (GMenuModel) menu = make_menu ();

  add_action (self);
  self->image = gtk_image_new ();
  self->label = gtk_label_new (NULL);
  self->button = gtk_menu_button_new ();
  gtk_widget_add_css_class (self->label, "caption");
  gtk_box_append (GTK_BOX (box), self->image);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), box);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->button), menu);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "evidence-mark");
  adw_bin_set_child (ADW_BIN (self), self->button);
}

/**
 * accord_evidence_mark_new:
 * @workspace: where personas are kept
 * @column: the field beside which it stands
 * @title: of that field, translated
 *
 * Returns: a mark of nobody
 */
GtkWidget *
accord_evidence_mark_new (AccordWorkspace *workspace,
                          const char      *column,
                          const char      *title)
{
  AccordEvidenceMark *self = g_object_new (ACCORD_TYPE_EVIDENCE_MARK, NULL);

  self->workspace = g_object_ref (workspace);
  self->column = g_strdup (column);
  self->title = g_strdup (title);
  g_signal_connect_object (accord_identity_get (workspace), "notify::may-draft", G_CALLBACK (show_mark), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * accord_evidence_mark_set_record:
 * @persona: (nullable): of the live list; it is followed
 */
void
accord_evidence_mark_set_record (AccordEvidenceMark *self,
                                 AccordRecord       *persona)
{
  g_return_if_fail (ACCORD_IS_EVIDENCE_MARK (self));

  if (self->record != NULL)
    g_signal_handlers_disconnect_by_data (self->record, self);
  g_set_object (&self->record, persona);
  if (persona != NULL)
    g_signal_connect_object (persona, "notify", G_CALLBACK (show_mark), self, G_CONNECT_SWAPPED);
  show_mark (self);
}
