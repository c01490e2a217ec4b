#include "ui/common/file-bars.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _AccordFileBars
{
  AdwBin parent_instance;

  /* template */
  GtkWidget *read_only_bar;
  GtkLabel  *read_only_label;
  GtkBox    *read_only_box;
  GtkWidget *sole_user_button;
  GtkWidget *warning_bar;
  GtkLabel  *warning_label;
  GtkWidget *damage_bar;
  GtkLabel  *damage_label;

  /* owned */
  AccordWorkspace *workspace;

  gboolean folded;
};

G_DEFINE_FINAL_TYPE (AccordFileBars, accord_file_bars, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_FOLDED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* In attributes: a screen reader would read markup as it is written. */
static void
set_text_after_bold (GtkLabel   *label,
                     const char *bold,
                     const char *rest)
{
  g_autofree char *text = g_strdup_printf ("%s %s", bold, rest);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *weight = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  weight->end_index = (guint) strlen (bold);
  pango_attr_list_insert (attributes, weight);
  gtk_label_set_attributes (label, attributes);
  gtk_label_set_label (label, text);
}

/* Not only folded away: what is not so is not to be read out either. */
static void
show_bar (GtkWidget  *bar,
          GtkLabel   *label,
          const char *text)
{
  if (text != NULL)
    gtk_label_set_label (label, text);
  gtk_widget_set_visible (bar, text != NULL);
}

static void
show_read_only (AccordFileBars *self,
                AccordStore    *store)
{
  const char *reason = accord_store_get_read_only_reason (store);

  if (reason != NULL)
    set_text_after_bold (self->read_only_label, _("You can read everything. Saving is off:"), reason);
  gtk_widget_set_visible (self->read_only_bar, reason != NULL);
  gtk_widget_set_visible (self->sole_user_button, accord_store_get_place_is_reason (store));
}

static void
show (AccordFileBars *self)
{
  AccordStore *store = self->workspace != NULL ? accord_workspace_get_store (self->workspace) : NULL;

  if (store == NULL)
    return;
  show_read_only (self, store);
  show_bar (self->warning_bar, self->warning_label, accord_store_get_warning (store));
  show_bar (self->damage_bar, self->damage_label, accord_store_get_damage (store));
}

static void
follow (AccordFileBars *self)
{
  static const char *const signals[] = {
    "notify::read-only", "notify::place-is-reason", "notify::warning", "notify::damage"
  };
  AccordStore *store = self->workspace != NULL ? accord_workspace_get_store (self->workspace) : NULL;

  for (guint i = 0; store != NULL && i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (store, signals[i], G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}

/* Beside the words, or below them. */
static void
fold (AccordFileBars *self,
      gboolean        folded)
{
  self->folded = folded;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->read_only_box),
                                  folded ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static void
on_dismiss_clicked_cb (AccordFileBars *self)
{
  accord_store_dismiss_warning (accord_workspace_get_store (self->workspace));
}

static void
accord_file_bars_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  if (prop_id == PROP_WORKSPACE)
    g_value_set_object (value, ACCORD_FILE_BARS (object)->workspace);
  else if (prop_id == PROP_FOLDED)
    g_value_set_boolean (value, ACCORD_FILE_BARS (object)->folded);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
accord_file_bars_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  AccordFileBars *self = ACCORD_FILE_BARS (object);

  if (prop_id == PROP_FOLDED)
    fold (self, g_value_get_boolean (value));
  else if (prop_id != PROP_WORKSPACE)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  else if (g_set_object (&self->workspace, g_value_get_object (value)))
    follow (self);
}

static void
accord_file_bars_dispose (GObject *object)
{
  g_clear_object (&ACCORD_FILE_BARS (object)->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_FILE_BARS);

  G_OBJECT_CLASS (accord_file_bars_parent_class)->dispose (object);
}

static void
accord_file_bars_class_init (AccordFileBarsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = accord_file_bars_get_property;
  object_class->set_property = accord_file_bars_set_property;
  object_class->dispose = accord_file_bars_dispose;

  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, ACCORD_TYPE_WORKSPACE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/common/file-bars.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordFileBars, read_only_bar);
  gtk_widget_class_bind_template_child (widget_class, AccordFileBars, read_only_label);
  gtk_widget_class_bind_template_child (widget_class, AccordFileBars, read_only_box);
  gtk_widget_class_bind_template_child (widget_class, AccordFileBars, sole_user_button);
  gtk_widget_class_bind_template_child (widget_class, AccordFileBars, warning_bar);
  gtk_widget_class_bind_template_child (widget_class, AccordFileBars, warning_label);
  gtk_widget_class_bind_template_child (widget_class, AccordFileBars, damage_bar);
  gtk_widget_class_bind_template_child (widget_class, AccordFileBars, damage_label);
  gtk_widget_class_bind_template_callback (widget_class, on_dismiss_clicked_cb);
}

static void
accord_file_bars_init (AccordFileBars *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
