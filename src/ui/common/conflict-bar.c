#include "ui/common/conflict-bar.h"

#include <glib/gi18n-lib.h>

#include "ui/common/conflict-item.h"
#include "ui/common/conflict-window.h"

struct _AccordConflictBar
{
  AdwBin parent_instance;

  /* borrowed */
  GtkInfoBar *bar;
  GtkLabel   *label;
  GtkButton  *second_button;
  GtkButton  *first_button;

  /* owned */
  AccordWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (AccordConflictBar, accord_conflict_bar, ADW_TYPE_BIN)

static AccordSaver *
get_saver (AccordConflictBar *self)
{
  return accord_saver_get (self->workspace);
}

/* The one that decides what kind of question it is: two texts go before all else. */
static AccordConflict *
find_leading (GPtrArray *conflicts)
{
  for (guint i = 0; i < conflicts->len; i++)
    if (((AccordConflict *) g_ptr_array_index (conflicts, i))->kind == ACCORD_CONFLICT_CHANGED)
      return g_ptr_array_index (conflicts, i);
  return g_ptr_array_index (conflicts, 0);
}

static char *
describe_changed (const AccordConflict *conflict)
{
  const AccordConflictField *field = g_ptr_array_index (conflict->fields, 0);

  if (field->column->type == ACCORD_COLUMN_PROSE)
    /* Translators: %s is a person */
    return g_strdup_printf (_("%s changed this paragraph while you were writing. Both texts are safe."), field->who);
  /* Translators: a person, and what they changed, as «Target» */
  return g_strdup_printf (_("%s changed “%s” while you were at it, too. Both are safe."), field->who,
                          _(field->column->label));
}

static char *
describe_deleting (const AccordConflict *conflict)
{
  g_autofree char *name = accord_conflict_name_record (conflict->current);
  g_autoptr (GString) labels = g_string_new (NULL);

  for (guint i = 0; i < conflict->fields->len; i++)
    g_string_append_printf (labels, "%s“%s”", i > 0 ? ", " : "",
                            _(((AccordConflictField *) g_ptr_array_index (conflict->fields, i))->column->label));
  /* Translators: a person, what they changed, and of what: T. O. changed “Goals” of “Quality manager” meanwhile. */
  return g_strdup_printf (_("%s changed %s of “%s” meanwhile. It is not deleted yet."), conflict->who, labels->str, name);
}

static char *
describe (const AccordConflict *conflict)
{
  const char *noun = _(ACCORD_RECORD_GET_CLASS (conflict->current)->noun);

  if (conflict->kind == ACCORD_CONFLICT_CHANGED)
    return describe_changed (conflict);
  if (conflict->kind == ACCORD_CONFLICT_DELETING)
    return describe_deleting (conflict);
  if (conflict->who == NULL)
    return g_strdup_printf (_("This %s was deleted while you were writing. Your text is safe."), noun);
  /* Translators: a person, and a kind of thing, as «persona» */
  return g_strdup_printf (_("%s deleted this %s while you were writing. Your text is safe."), conflict->who, noun);
}

static void
show_buttons (AccordConflictBar  *self,
              AccordConflictKind  kind)
{
  static const struct
  {
    const char *first;
    const char *second;
  } labels[] = {
    [ACCORD_CONFLICT_CHANGED] = { N_("_Compare"), NULL },
    [ACCORD_CONFLICT_DELETED] = { N_("_Bring It Back With Your Text"), N_("_Let It Go") },
    [ACCORD_CONFLICT_DELETING] = { N_("_Delete All the Same"), N_("_Keep It") },
  };

  gtk_button_set_label (self->first_button, _(labels[kind].first));
  gtk_widget_set_visible (GTK_WIDGET (self->second_button), labels[kind].second != NULL);
  if (labels[kind].second != NULL)
    gtk_button_set_label (self->second_button, _(labels[kind].second));
}

static void
show_conflict (AccordConflictBar *self)
{
  const AccordSaverConflict *found = accord_saver_peek_conflict (get_saver (self));

  if (found != NULL)
    {
      AccordConflict *leading = find_leading (found->conflicts);
      g_autofree char *text = describe (leading);

      gtk_label_set_label (self->label, text);
      show_buttons (self, leading->kind);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), found != NULL);
  gtk_info_bar_set_revealed (self->bar, found != NULL);
}

static void
decide_all (AccordConflictBar         *self,
            const AccordSaverConflict *found)
{
  g_autoptr (AccordChangeSet) decided = accord_conflicts_decide (found->changes, found->conflicts, NULL);

  accord_saver_settle (get_saver (self), found->source, decided);
}

static void
on_first_clicked_cb (AccordConflictBar *self)
{
  const AccordSaverConflict *found = accord_saver_peek_conflict (get_saver (self));

  if (found == NULL)
    return;
  if (find_leading (found->conflicts)->kind == ACCORD_CONFLICT_CHANGED)
    accord_conflict_window_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->workspace);
  else
    decide_all (self, found);
}

typedef struct
{
  AccordSaver     *saver;
  AccordChangeSet *changes;
} Regret;

static void
regret_free (gpointer  data,
             GClosure *closure)
{
  Regret *regret = data;

  g_object_unref (regret->saver);
  accord_change_set_unref (regret->changes);
  g_free (regret);
}

static void
on_regret_cb (Regret *regret)
{
  accord_saver_save (regret->saver, regret->changes);
}

/* What was let go can be had back for as long as the page says so. */
static void
offer_regret (AccordConflictBar *self,
              AccordChangeSet   *changes)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast = adw_toast_new (_("Your text was let go"));
  Regret *regret = g_new0 (Regret, 1);

  regret->saver = g_object_ref (get_saver (self));
  regret->changes = accord_change_set_ref (changes);
  adw_toast_set_button_label (toast, _("Bring It Back"));
  adw_toast_set_timeout (toast, 0);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_regret_cb), regret, regret_free,
                         G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

static void
on_second_clicked_cb (AccordConflictBar *self)
{
  const AccordSaverConflict *found = accord_saver_peek_conflict (get_saver (self));
  g_autoptr (AccordChangeSet) back = NULL;

  if (found == NULL)
    return;
  if (find_leading (found->conflicts)->kind == ACCORD_CONFLICT_DELETED)
    back = accord_conflicts_decide (found->changes, found->conflicts, NULL);
  accord_saver_settle (get_saver (self), found->source, NULL);
  if (back != NULL)
    offer_regret (self, back);
}

static GtkButton *
add_button (AccordConflictBar *self,
            GCallback          clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic ("");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_info_bar_add_action_widget (self->bar, button, GTK_RESPONSE_NONE);
  return GTK_BUTTON (button);
}

static void
accord_conflict_bar_finalize (GObject *object)
{
  g_clear_object (&ACCORD_CONFLICT_BAR (object)->workspace);

  G_OBJECT_CLASS (accord_conflict_bar_parent_class)->finalize (object);
}

static void
accord_conflict_bar_class_init (AccordConflictBarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_conflict_bar_finalize;
}

static void
accord_conflict_bar_init (AccordConflictBar *self)
{
  self->bar = GTK_INFO_BAR (gtk_info_bar_new ());
  gtk_info_bar_set_message_type (self->bar, GTK_MESSAGE_WARNING);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_info_bar_add_child (self->bar, GTK_WIDGET (self->label));
  self->second_button = add_button (self, G_CALLBACK (on_second_clicked_cb));
  self->first_button = add_button (self, G_CALLBACK (on_first_clicked_cb));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->bar));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * accord_conflict_bar_set_workspace:
 * @workspace: whose conflicts it shows
 */
void
accord_conflict_bar_set_workspace (AccordConflictBar *self,
                                   AccordWorkspace   *workspace)
{
  g_return_if_fail (ACCORD_IS_CONFLICT_BAR (self) && self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (get_saver (self), "notify", G_CALLBACK (show_conflict), self, G_CONNECT_SWAPPED);
  show_conflict (self);
}
