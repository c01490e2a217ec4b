#include "ui/personas/persona-compare.h"

#include <glib/gi18n-lib.h>

#include "present/persona-fields.h"
#include "present/words-review.h"
#include "present/words.h"
#include "ui/common/button-name.h"
#include "ui/personas/persona-avatar.h"
#include "ui/personas/persona-form.h"
#include "ui/personas/persona-words.h"

#define ACCORD_TYPE_PERSONA_COMPARE (accord_persona_compare_get_type ())
G_DECLARE_FINAL_TYPE (AccordPersonaCompare, accord_persona_compare, ACCORD, PERSONA_COMPARE, AdwWindow)

struct _AccordPersonaCompare
{
  AdwWindow parent_instance;

  /* template */
  GtkToggleButton *differences_button;
  AdwAvatar       *left_avatar;
  AdwAvatar       *right_avatar;
  GtkDropDown     *left_choice;
  GtkDropDown     *right_choice;
  GtkListBox      *rows;

  /* owned */
  AccordWorkspace      *workspace;
  AccordPersonaFigures *figures;
  GPtrArray            *personas; /* of AccordRecord, as they are in the choices */
};

G_DEFINE_FINAL_TYPE (AccordPersonaCompare, accord_persona_compare, ADW_TYPE_WINDOW)

static AccordRecord *
get_chosen (AccordPersonaCompare *self,
            GtkDropDown         *choice)
{
  guint selected = gtk_drop_down_get_selected (choice);

  return selected < self->personas->len ? g_ptr_array_index (self->personas, selected) : NULL;
}

static GtkWidget *
make_text (const char *text)
{
  GtkWidget *label = gtk_label_new (*text != '\0' ? text : "–");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_selectable (GTK_LABEL (label), *text != '\0');
  if (*text == '\0')
    gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
make_head (const char *title,
           gboolean    differs)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_box_append (GTK_BOX (head), label);
  if (differs)
    {
      GtkWidget *mark = gtk_label_new (_("≠ differs"));

      gtk_widget_add_css_class (mark, "caption");
      gtk_widget_add_css_class (mark, "accent");
      gtk_box_append (GTK_BOX (head), mark);
    }
  return head;
}

/* A row is there where either of the two says something, and only where they differ if that is all that is wanted. */
static void
add_row (AccordPersonaCompare *self,
         const char          *title,
         const char          *left,
         const char          *right)
{
  gboolean differs = !g_str_equal (left, right);
  GtkWidget *row, *box, *pair;

  if ((*left == '\0' && *right == '\0') || (!differs && gtk_toggle_button_get_active (self->differences_button)))
    return;
  row = gtk_list_box_row_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  gtk_box_set_homogeneous (GTK_BOX (pair), TRUE);
  gtk_box_append (GTK_BOX (pair), make_text (left));
  gtk_box_append (GTK_BOX (pair), make_text (right));
  gtk_box_append (GTK_BOX (box), make_head (title, differs));
  gtk_box_append (GTK_BOX (box), pair);
  gtk_widget_add_css_class (row, "compare-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (self->rows, row);
}

static void
add_fields (AccordPersonaCompare *self,
            AccordRecord        *left,
            AccordRecord        *right)
{
  for (const char *const *column = accord_persona_form_columns (); *column != NULL; column++)
    {
      g_autofree char *left_text = accord_persona_field_words (left, *column);
      g_autofree char *right_text = accord_persona_field_words (right, *column);

      add_row (self, _(accord_record_find_column (left, *column)->label), left_text, right_text);
    }
}

static char *
dup_leads (AccordPersonaCompare *self,
           AccordRecord        *persona)
{
  const AccordFigure *leads = accord_persona_figures_leads (self->figures, accord_record_get_text (persona, "name"));

  return accord_words_count (leads != NULL ? (guint64) leads->value : 0);
}

static char *
dup_rate (AccordPersonaCompare *self,
          AccordRecord        *persona)
{
  return accord_persona_words_value (accord_persona_figures_rate (self->figures, accord_record_get_text (persona, "name")),
                                     ACCORD_UNIT_RATIO, NULL);
}

static char *
dup_value (AccordPersonaCompare *self,
           AccordRecord        *persona)
{
  return accord_persona_words_worth (self->figures, self->workspace, accord_record_get_text (persona, "name"));
}

static char *
dup_review (AccordPersonaCompare *self,
            AccordRecord        *persona)
{
  AccordPersonaReview review;

  accord_persona_review_find (persona, accord_workspace_get_list (self->workspace, ACCORD_TYPE_REVIEW), &review);
  return accord_words_review_short (&review);
}

static void
add_made (AccordPersonaCompare *self,
          AccordRecord        *left,
          AccordRecord        *right,
          const char          *title,
          char *(*make) (AccordPersonaCompare *, AccordRecord *))
{
  g_autofree char *left_text = make (self, left);
  g_autofree char *right_text = make (self, right);

  add_row (self, title, left_text, right_text);
}

static void
add_metric (AccordPersonaCompare *self,
            AccordRecord        *left,
            AccordRecord        *right,
            const char          *metric,
            char *(*make) (AccordPersonaCompare *, AccordRecord *))
{
  g_autofree char *title =
    accord_words_metric_label (accord_metric_find (metric), accord_workspace_get_settings (self->workspace));

  add_made (self, left, right, title, make);
}

static void
fill (AccordPersonaCompare *self)
{
  AccordRecord *left, *right;
  GtkWidget *row;

  if (self->personas == NULL)
    return;
  left = get_chosen (self, self->left_choice);
  right = get_chosen (self, self->right_choice);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, row);
  if (left == NULL || right == NULL)
    return;
  accord_persona_avatar_follow (self->left_avatar, left);
  accord_persona_avatar_follow (self->right_avatar, right);
  add_made (self, left, right, _("What sales says"), dup_review);
  if (accord_persona_figures_has_leads (self->figures))
    {
      add_metric (self, left, right, "leads", dup_leads);
      add_metric (self, left, right, "conversion-rate", dup_rate);
      add_metric (self, left, right, "lead-value", dup_value);
    }
  add_fields (self, left, right);
}

static void
accord_persona_compare_dispose (GObject *object)
{
  AccordPersonaCompare *self = ACCORD_PERSONA_COMPARE (object);

  if (self->figures != NULL)
    g_signal_handlers_disconnect_by_data (self->figures, self);
  g_clear_pointer (&self->personas, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_PERSONA_COMPARE);
  g_clear_object (&self->figures);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (accord_persona_compare_parent_class)->dispose (object);
}

static void
accord_persona_compare_class_init (AccordPersonaCompareClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_persona_compare_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/personas/persona-compare.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaCompare, differences_button);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaCompare, left_avatar);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaCompare, right_avatar);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaCompare, left_choice);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaCompare, right_choice);
  gtk_widget_class_bind_template_child (widget_class, AccordPersonaCompare, rows);
  gtk_widget_class_bind_template_callback (widget_class, fill);
}

static void
accord_persona_compare_init (AccordPersonaCompare *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  accord_button_name (GTK_WIDGET (self->left_choice), _("First persona"));
  accord_button_name (GTK_WIDGET (self->right_choice), _("Second persona"));
}

/* The chosen one, beside the next. */
static void
offer_personas (AccordPersonaCompare *self,
                AccordRecord        *first)
{
  GListModel *all = accord_workspace_get_list (self->workspace, ACCORD_TYPE_PERSONA);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) personas = g_ptr_array_new_with_free_func (g_object_unref);
  guint left = 0;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      AccordRecord *persona = g_list_model_get_item (all, i);

      if (persona == first)
        left = personas->len;
      gtk_string_list_append (names, accord_record_get_text (persona, "name"));
      g_ptr_array_add (personas, persona);
    }
  gtk_drop_down_set_model (self->left_choice, G_LIST_MODEL (names));
  gtk_drop_down_set_model (self->right_choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->left_choice, left);
  gtk_drop_down_set_selected (self->right_choice, left + 1 < personas->len ? left + 1 : 0);
  self->personas = g_steal_pointer (&personas);
}

/**
 * accord_persona_compare_present:
 * @parent: the window above which it is shown
 * @workspace: where personas are kept
 * @figures: what the data says of them
 * @first: (nullable): the one that is compared with another
 */
void
accord_persona_compare_present (GtkWindow            *parent,
                               AccordWorkspace      *workspace,
                               AccordPersonaFigures *figures,
                               AccordRecord         *first)
{
  AccordPersonaCompare *self = g_object_new (ACCORD_TYPE_PERSONA_COMPARE, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  self->figures = g_object_ref (figures);
  offer_personas (self, first);
  g_signal_connect_object (figures, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
  gtk_window_present (GTK_WINDOW (self));
}
