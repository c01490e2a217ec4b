#include "ui/incentives/incentives-page.h"

#include <glib/gi18n-lib.h>

#include "model/record-search.h"
#include "model/records.h"
#include "present/incentive-words.h"
#include "present/words.h"
#include "ui/common/record-order.h"
#include "ui/common/file-export.h"
#include "ui/incentives/incentive-row.h"
#include "ui/incentives/preview-view.h"
#include "workspace/goal-jobs.h"
#include "workspace/identity.h"

#define MONTHS 12
#define PREVIEW_AFTER 150 /* ms without a change */

struct _AccordIncentivesPage
{
  AccordPage parent_instance;

  /* template */
  GtkStack          *stack;
  GtkListBox        *rule_list;
  GtkLabel          *preview_label;
  GtkLabel          *problem_label;
  AccordPreviewView *preview_view;

  /* owned */
  GCancellable           *cancellable;
  AccordIncentivePreview *preview; /* NULL: nothing is computed */
  GPtrArray              *rules;   /* that it is of, as they were */
  char                   *wanted;  /* the id of a rule to be opened once it is there, or NULL */
  guint                   timer;
};

G_DEFINE_FINAL_TYPE (AccordIncentivesPage, accord_incentives_page, ACCORD_TYPE_PAGE)

static AccordWorkspace *
get_workspace (AccordIncentivesPage *self)
{
  return accord_page_get_workspace (ACCORD_PAGE (self));
}

static GListModel *
get_list (AccordIncentivesPage *self)
{
  return accord_workspace_get_list (get_workspace (self), ACCORD_TYPE_INCENTIVE);
}

static AccordIncentiveRow *
get_row (AccordIncentivesPage *self,
         guint                 index)
{
  return ACCORD_INCENTIVE_ROW (gtk_list_box_get_row_at_index (self->rule_list, (int) index));
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  return accord_incentive_row_new (ACCORD_PAGE (user_data), ACCORD_RECORD (item));
}

/* Each rule what it would have paid, where the preview is of the rules that are there. */
static void
show_paid (AccordIncentivesPage *self)
{
  guint n = g_list_model_get_n_items (get_list (self));

  for (guint i = 0; i < n; i++)
    if (get_row (self, i) != NULL)
      accord_incentive_row_set_paid (get_row (self, i), self->preview != NULL && self->preview->n_rules == n
                                                            ? &self->preview->rules[i]
                                                            : NULL);
}

static void
show_preview (AccordIncentivesPage *self,
              const GError         *error)
{
  gtk_widget_set_visible (GTK_WIDGET (self->preview_view), self->preview != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), error != NULL);
  gtk_label_set_label (self->problem_label, error != NULL ? error->message : "");
  if (self->preview != NULL)
    accord_preview_view_show (self->preview_view, self->preview, accord_workspace_get_settings (get_workspace (self)));
  show_paid (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "incentives.export", self->preview != NULL);
}

static void
on_previewed_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (AccordIncentivesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  AccordIncentivePreview *preview = accord_workspace_preview_incentives_finish (ACCORD_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->stack == NULL)
    {
      accord_incentive_preview_free (preview);
      return;
    }
  g_clear_pointer (&self->preview, accord_incentive_preview_free);
  self->preview = preview;
  show_preview (self, error);
}

/* The rules as they are asked now: a file that is exported names them so. */
static void
keep_rules (AccordIncentivesPage *self)
{
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  self->rules = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (get_list (self)); i++)
    {
      g_autoptr (AccordRecord) rule = g_list_model_get_item (get_list (self), i);

      g_ptr_array_add (self->rules, accord_record_copy (rule));
    }
}

/* The last twelve months, the one that is not over yet with them. */
static void
compute (AccordIncentivesPage *self)
{
  AccordAsOf as_of;
  gint year, month, day;
  AccordDay first;
  g_autofree char *days = NULL;
  g_autofree char *text = NULL;

  accord_workspace_get_as_of (get_workspace (self), &as_of);
  accord_day_to_ymd (as_of.day, &year, &month, &day);
  month -= MONTHS - 1;
  if (month < 1)
    {
      month += 12;
      year--;
    }
  first = accord_day_from_ymd (year, month, 1);
  days = accord_words_days (first, as_of.day);
  /* Translators: %s are the days that are looked at */
  text = g_strdup_printf (_("Preview, Not Payroll: %s"), days);
  gtk_label_set_label (self->preview_label, text);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  keep_rules (self);
  accord_workspace_preview_incentives_async (get_workspace (self), first, as_of.day, self->cancellable, on_previewed_cb,
                                             g_object_ref (self));
}

static gboolean
settle (gpointer user_data)
{
  AccordIncentivesPage *self = user_data;
  guint index;

  self->timer = 0;
  if (self->wanted != NULL && accord_records_find_index (get_list (self), self->wanted, &index))
    {
      accord_incentive_row_edit (get_row (self, index));
      g_clear_pointer (&self->wanted, g_free);
    }
  compute (self);
  return G_SOURCE_REMOVE;
}

static void
settle_soon (AccordIncentivesPage *self)
{
  gboolean any = g_list_model_get_n_items (get_list (self)) > 0;

  gtk_stack_set_visible_child_name (self->stack, any ? "rules" : "empty");
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (PREVIEW_AFTER, settle, self);
}

static void
on_records_changed_cb (AccordIncentivesPage *self,
                       GType                 type,
                       GPtrArray            *ids)
{
  if (type == ACCORD_TYPE_INCENTIVE || type == ACCORD_TYPE_SETTINGS)
    settle_soon (self);
}

static void
new_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  AccordIncentivesPage *self = ACCORD_INCENTIVES_PAGE (widget);
  g_autoptr (AccordRecord) rule = accord_record_new (ACCORD_TYPE_INCENTIVE);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (_("incentive added"));

  accord_record_set_text (rule, "title", _("New incentive"));
  accord_record_set_real (rule, "position", accord_record_order_last (get_list (self)));
  accord_change_set_insert (changes, rule);
  g_free (self->wanted);
  self->wanted = g_strdup (accord_record_get_id (rule));
  accord_page_save (ACCORD_PAGE (self), changes);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  AccordIncentivesPage *self = ACCORD_INCENTIVES_PAGE (widget);
  g_autoptr (AccordRecord) rule = NULL;
  g_autoptr (AccordChangeSet) changes = NULL;
  g_autofree char *summary = NULL;
  guint index;

  if (!accord_records_find_index (get_list (self), g_variant_get_string (parameter, NULL), &index))
    return;
  rule = g_list_model_get_item (get_list (self), index);
  summary = g_strdup_printf (_("Incentive “%s” deleted"), accord_record_get_text (rule, "title"));
  changes = accord_change_set_new (summary);
  accord_change_set_delete (changes, rule);
  accord_page_save (ACCORD_PAGE (self), changes);
  accord_page_toast_undo (ACCORD_PAGE (self), summary);
}

static void
move (AccordIncentivesPage *self,
      const char           *id,
      gint                  step)
{
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (_("incentive moved"));
  guint from;

  if (!accord_records_find_index (get_list (self), id, &from) || (from == 0 && step < 0) ||
      from + (guint) step >= g_list_model_get_n_items (get_list (self)))
    return;
  accord_record_order_move (changes, get_list (self), from, from + (guint) step);
  g_free (self->wanted);
  self->wanted = g_strdup (id);
  accord_page_save (ACCORD_PAGE (self), changes);
}

static void
move_up_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  move (ACCORD_INCENTIVES_PAGE (widget), g_variant_get_string (parameter, NULL), -1);
}

static void
move_down_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  move (ACCORD_INCENTIVES_PAGE (widget), g_variant_get_string (parameter, NULL), 1);
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  AccordIncentivesPage *self = ACCORD_INCENTIVES_PAGE (widget);
  g_autofree char *file = NULL;

  if (self->preview == NULL || self->preview->n_rules != self->rules->len)
    return;
  file = g_strdup_printf ("%s incentives.csv", accord_workspace_get_title (accord_page_get_workspace (ACCORD_PAGE (self))));
  accord_file_export_ask_text (ACCORD_PAGE (self), _("Save Preview as CSV"), file,
                               accord_present_incentives_csv (self->preview, self->rules));
}

static void
update_actions (AccordIncentivesPage *self)
{
  static const char *const actions[] = { "incentives.new", "incentives.delete", "incentives.move-up",
                                         "incentives.move-down" };
  AccordIdentity *identity = accord_identity_get (get_workspace (self));

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], accord_identity_may (identity, ACCORD_RIGHT_DRAFT));
}

static void
accord_incentives_page_new_item (AccordPage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "incentives.new", NULL);
}

static void
accord_incentives_page_constructed (GObject *object)
{
  AccordIncentivesPage *self = ACCORD_INCENTIVES_PAGE (object);

  G_OBJECT_CLASS (accord_incentives_page_parent_class)->constructed (object);

  gtk_list_box_bind_model (self->rule_list, get_list (self), make_row, self, NULL);
  g_signal_connect_object (get_list (self), "items-changed", G_CALLBACK (settle_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_store (get_workspace (self)), "records-changed",
                           G_CALLBACK (on_records_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_workspace (self), "notify::frame", G_CALLBACK (settle_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_identity_get (get_workspace (self)), "notify::may-draft", G_CALLBACK (update_actions),
                           self, G_CONNECT_SWAPPED);
  update_actions (self);
  show_preview (self, NULL);
  settle_soon (self);
}

static void
accord_incentives_page_dispose (GObject *object)
{
  AccordIncentivesPage *self = ACCORD_INCENTIVES_PAGE (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  if (self->rule_list != NULL)
    gtk_list_box_bind_model (self->rule_list, NULL, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_INCENTIVES_PAGE);
  G_OBJECT_CLASS (accord_incentives_page_parent_class)->dispose (object);
}

static void
accord_incentives_page_finalize (GObject *object)
{
  AccordIncentivesPage *self = ACCORD_INCENTIVES_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->preview, accord_incentive_preview_free);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_free (self->wanted);
  G_OBJECT_CLASS (accord_incentives_page_parent_class)->finalize (object);
}

static void
accord_incentives_page_class_init (AccordIncentivesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = accord_incentives_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = accord_incentives_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_incentives_page_finalize;
  ACCORD_PAGE_CLASS (klass)->new_item = accord_incentives_page_new_item;

  g_type_ensure (ACCORD_TYPE_PREVIEW_VIEW);
  gtk_widget_class_install_action (widget_class, "incentives.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "incentives.delete", "s", delete_action);
  gtk_widget_class_install_action (widget_class, "incentives.move-up", "s", move_up_action);
  gtk_widget_class_install_action (widget_class, "incentives.move-down", "s", move_down_action);
  gtk_widget_class_install_action (widget_class, "incentives.export", NULL, export_action);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/incentives/incentives-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordIncentivesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AccordIncentivesPage, rule_list);
  gtk_widget_class_bind_template_child (widget_class, AccordIncentivesPage, preview_label);
  gtk_widget_class_bind_template_child (widget_class, AccordIncentivesPage, problem_label);
  gtk_widget_class_bind_template_child (widget_class, AccordIncentivesPage, preview_view);
}

static void
accord_incentives_page_init (AccordIncentivesPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
