#include "ui/incentives/incentive-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/incentive-words.h"
#include "present/words.h"
#include "ui/common/autosave.h"
#include "ui/common/condition-editor.h"
#include "ui/common/expander-edit.h"

static const char *const milestones[] = { "lead", "mql", "sql", "opportunity", "customer", NULL };
static const char *const kinds[] = { "amount", "share", NULL };
static const char *const teams[] = { "both", "marketing", "sales", NULL };

struct _AccordIncentiveRow
{
  AdwExpanderRow parent_instance;

  /* borrowed */
  AccordPage *page;
  GtkWidget  *title_row;
  GtkWidget  *amount_row;

  /* owned */
  AccordRecord   *rule;
  AccordAutosave *autosave;
  char           *paid; /* in words, or NULL */
};

G_DEFINE_FINAL_TYPE (AccordIncentiveRow, accord_incentive_row, ADW_TYPE_EXPANDER_ROW)

static AccordRecord *
get_settings (AccordIncentiveRow *self)
{
  return accord_workspace_get_settings (accord_page_get_workspace (self->page));
}

static void
show (AccordIncentiveRow *self)
{
  g_autofree char *words = accord_words_incentive (self->rule, get_settings (self));
  g_autofree char *text = self->paid != NULL ? g_strdup_printf ("%s\n%s", words, self->paid) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), accord_record_get_text (self->rule, "title"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  accord_record_get_text (self->rule, "title"), -1);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), text != NULL ? text : words);
}

static double
get_scale (AccordRecord *rule)
{
  return g_str_equal (accord_record_get_text (rule, "kind"), "share") ? 100 : 1;
}

/* A share is typed in per cent. */
static gboolean
read_amount (GObject             *input,
             const AccordColumn  *column,
             GValue              *value,
             GError             **error)
{
  AccordRecord *rule = g_object_get_data (input, "rule");
  g_autofree char *text = g_strstrip (g_strdelimit (g_strdup (gtk_editable_get_text (GTK_EDITABLE (input))), "%€$£", ' '));
  double number;
  char *end;

  g_value_init (value, G_TYPE_DOUBLE);
  g_strdelimit (text, ",", '.');
  number = g_ascii_strtod (text, &end);
  if (*text != '\0' && (*end != '\0' || !isfinite (number) || number < 0))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("“%s” is no amount; write one like 50 or 2.5."), text);
      return FALSE;
    }
  g_value_set_double (value, *text == '\0' ? NAN : number / get_scale (rule));
  return TRUE;
}

static void
show_amount (GObject            *input,
             const AccordColumn *column,
             const GValue       *value)
{
  AccordRecord *rule = g_object_get_data (input, "rule");
  double number = value != NULL ? g_value_get_double (value) : NAN;
  g_autofree char *text = isnan (number) ? g_strdup ("") : g_strdup_printf ("%.10g", number * get_scale (rule));

  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (input)), text))
    gtk_editable_set_text (GTK_EDITABLE (input), text);
}

static void
name_amount (AccordIncentiveRow *self)
{
  gboolean share = get_scale (self->rule) != 1;
  const char *currency = accord_record_get_text (get_settings (self), "currency");
  /* Translators: %s is a currency */
  g_autofree char *amount = g_strdup_printf (_("How much, in %s"), currency);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->amount_row), share ? _("How much, in per cent of the value")
                                                                               : amount);
}

/* The same number means something else now: it is shown as what it means. */
static void
on_kind_changed_cb (AccordIncentiveRow *self)
{
  name_amount (self);
  if (!accord_autosave_is_unsaved (self->autosave))
    show_amount (G_OBJECT (self->amount_row), NULL, accord_record_get_value (self->rule, "amount"));
}

static GtkWidget *
add_entry (AccordIncentiveRow *self,
           const char         *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  return row;
}

static char *
name_choice (AccordIncentiveRow *self,
             const char         *value)
{
  AccordRecord *settings = get_settings (self);
  AccordStage stage;

  if (accord_stage_parse (value, &stage))
    return accord_words_stage_choice (stage, settings);
  if (g_str_equal (value, "amount"))
    return g_strdup (_("An amount"));
  if (g_str_equal (value, "share"))
    return g_strdup (_("A share of the value"));
  if (g_str_equal (value, "both"))
    return g_strdup (_("Both, half each"));
  return g_strdup (accord_record_get_text (settings, g_str_equal (value, "marketing") ? "marketing_name" : "sales_name"));
}

static void
add_choice (AccordIncentiveRow *self,
            const char         *title,
            const char         *column,
            const char *const  *values)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; values[i] != NULL; i++)
    gtk_string_list_take (names, name_choice (self, values[i]));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  accord_autosave_bind_choices (self->autosave, row, column, values);
}

static GtkWidget *
make_plain_row (GtkWidget *child)
{
  GtkWidget *row = adw_preferences_row_new ();

  gtk_widget_set_margin_start (child, 12);
  gtk_widget_set_margin_end (child, 12);
  gtk_widget_set_margin_top (child, 8);
  gtk_widget_set_margin_bottom (child, 8);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
add_scope (AccordIncentiveRow *self)
{
  GtkWidget *scope = accord_condition_editor_new ();

  g_object_set (scope, "title", _("For which leads"), "empty-hint", _("For all leads."), NULL);
  accord_condition_editor_set_workspace (ACCORD_CONDITION_EDITOR (scope), accord_page_get_workspace (self->page));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), make_plain_row (scope));
  accord_autosave_bind_full (self->autosave, scope, G_OBJECT (scope), "scope", accord_condition_editor_access ());
}

static void
add_button (AccordIncentiveRow *self,
            GtkWidget          *box,
            const char         *label,
            const char         *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", accord_record_get_id (self->rule));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
}

static void
fill (AccordIncentiveRow *self)
{
  static const AccordAutosaveAccess access = { .changed = "changed", .read = read_amount, .show = show_amount };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->title_row = add_entry (self, _("Name"));
  accord_autosave_bind (self->autosave, self->title_row, "title");
  add_choice (self, _("What Must Happen"), "milestone", milestones);
  add_choice (self, _("Amount or Share"), "kind", kinds);
  self->amount_row = add_entry (self, "");
  g_object_set_data (G_OBJECT (self->amount_row), "rule", self->rule);
  name_amount (self);
  accord_autosave_bind_full (self->autosave, self->amount_row, G_OBJECT (self->amount_row), "amount", &access);
  add_choice (self, _("Team"), "team", teams);
  accord_autosave_bind (self->autosave, add_entry (self, _("Who gets it")), "who");
  add_scope (self);
  add_button (self, box, _("Move _Up"), "incentives.move-up");
  add_button (self, box, _("Move D_own"), "incentives.move-down");
  add_button (self, box, _("De_lete"), "incentives.delete");
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), make_plain_row (box));
}

static void
accord_incentive_row_dispose (GObject *object)
{
  AccordIncentiveRow *self = ACCORD_INCENTIVE_ROW (object);

  g_clear_object (&self->autosave);
  if (self->rule != NULL)
    g_signal_handlers_disconnect_by_data (self->rule, self);
  G_OBJECT_CLASS (accord_incentive_row_parent_class)->dispose (object);
}

static void
accord_incentive_row_finalize (GObject *object)
{
  AccordIncentiveRow *self = ACCORD_INCENTIVE_ROW (object);

  g_clear_object (&self->rule);
  g_free (self->paid);
  G_OBJECT_CLASS (accord_incentive_row_parent_class)->finalize (object);
}

static void
accord_incentive_row_class_init (AccordIncentiveRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_incentive_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_incentive_row_finalize;
}

static void
accord_incentive_row_init (AccordIncentiveRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

/**
 * accord_incentive_row_new:
 * @page: the incentives
 * @rule: one of them
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
accord_incentive_row_new (AccordPage   *page,
                          AccordRecord *rule)
{
  AccordIncentiveRow *self = g_object_new (ACCORD_TYPE_INCENTIVE_ROW, NULL);

  self->page = page;
  self->rule = g_object_ref (rule);
  self->autosave = accord_autosave_new (accord_page_get_workspace (page));
  fill (self);
  accord_autosave_set_record (self->autosave, rule);
  g_signal_connect_object (rule, "notify", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rule, "notify::kind", G_CALLBACK (on_kind_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_settings (self), "notify", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}

/**
 * accord_incentive_row_get_record:
 *
 * Returns: (transfer none): the rule
 */
AccordRecord *
accord_incentive_row_get_record (AccordIncentiveRow *self)
{
  g_return_val_if_fail (ACCORD_IS_INCENTIVE_ROW (self), NULL);

  return self->rule;
}

/**
 * accord_incentive_row_set_paid:
 */
void
accord_incentive_row_set_paid (AccordIncentiveRow        *self,
                               const AccordIncentiveCell *cell)
{
  g_autofree char *paid = NULL;
  g_autofree char *left_out = NULL;
  g_autofree char *n = NULL;

  g_return_if_fail (ACCORD_IS_INCENTIVE_ROW (self));

  g_clear_pointer (&self->paid, g_free);
  if (cell != NULL)
    {
      paid = accord_words_value (cell->paid, ACCORD_UNIT_MONEY, accord_record_get_text (get_settings (self), "currency"));
      n = accord_words_count (cell->leads);
      if (cell->without_value > 0)
        /* Translators: leads whose value is not known */
        left_out = g_strdup_printf (ngettext (", %u of them without a value that counts",
                                              ", %u of them without a value that counts", (gulong) cell->without_value),
                                    (guint) cell->without_value);
      /* Translators: an amount of money, a number of leads, and what follows */
      self->paid = g_strdup_printf (ngettext ("%s in these months, for %s lead%s", "%s in these months, for %s leads%s",
                                              (gulong) cell->leads),
                                    paid, n, left_out != NULL ? left_out : "");
    }
  show (self);
}

/**
 * accord_incentive_row_edit:
 *
 * Opens it and puts the cursor into its name.
 */
void
accord_incentive_row_edit (AccordIncentiveRow *self)
{
  g_return_if_fail (ACCORD_IS_INCENTIVE_ROW (self));

  accord_expander_edit (ADW_EXPANDER_ROW (self), self->title_row);
}
