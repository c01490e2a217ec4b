#include "present/words.h"
#include "ui/common/page.h"

#include <glib/gi18n-lib.h>

#include "ui/common/conflict-bar.h"
#include "ui/common/faces.h"
#include "ui/common/file-bars.h"
#include "ui/common/saver.h"
#include "ui/common/saving-bars.h"
#include "ui/common/undo-toast.h"
#include "workspace/identity.h"

#define LENT "accord-page"

typedef struct
{
  /* template */
  AdwHeaderBar      *header_bar;
  AdwWindowTitle    *window_title;
  GtkWidget         *undo_button;
  AccordSavingBars  *saving_bars;
  GtkInfoBar        *rights_bar;
  GtkLabel          *rights_label;
  GtkInfoBar        *failed_bar;
  GtkLabel          *failed_label;
  AccordConflictBar *conflict_bar;
  AdwBin            *content_bin;

  /* owned */
  AccordWorkspace *workspace;
  char            *title;
  char            *standing; /* NULL: nothing */

  gboolean folded;
  gboolean stands_alone;
} AccordPagePrivate;

static void buildable_iface_init (GtkBuildableIface *iface);

G_DEFINE_TYPE_WITH_CODE (AccordPage, accord_page, ADW_TYPE_BIN,
                         G_ADD_PRIVATE (AccordPage)
                         G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_iface_init))

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_WORKSPACE,
  PROP_FOLDED,
  N_PROPS,
};

enum
{
  LEADS_ASKED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];
static GtkBuildableIface *parent_buildable_iface;

#define PRIVATE(self) ((AccordPagePrivate *) accord_page_get_instance_private (ACCORD_PAGE (self)))

/* «Draft, saved» */
static char *
describe_state (AccordPagePrivate *priv,
                const char        *words)
{
  g_autofree char *within = NULL;

  if (priv->standing == NULL)
    return g_strdup (words);
  if (priv->stands_alone || words == NULL || *words == '\0')
    return g_strdup (priv->standing);
  within = accord_words_within (words);
  /* Translators: how a page stands, and whether it is saved: «Draft, saved» */
  return g_strdup_printf (_("%s, %s"), priv->standing, within);
}

static void
show_state (AccordPage *self)
{
  AccordPagePrivate *priv = PRIVATE (self);
  AccordSaver *saver = accord_saver_get (priv->workspace);
  AccordSaveState state = accord_saver_get_state (saver);
  gboolean failed = state == ACCORD_SAVE_STATE_FAILED && accord_saver_get_message (saver) != NULL;
  g_autofree char *subtitle = describe_state (priv, accord_saver_get_words (saver));

  adw_window_title_set_subtitle (priv->window_title, subtitle);
  gtk_label_set_label (priv->failed_label, accord_saver_get_message (saver));
  gtk_info_bar_set_revealed (priv->failed_bar, failed);
}

/* What the person may not is said once, where a file that nobody can write says why. */
static void
show_rights (AccordPage *self)
{
  AccordPagePrivate *priv = PRIVATE (self);
  AccordIdentity *identity = accord_identity_get (priv->workspace);
  AccordRight right = ACCORD_PAGE_GET_CLASS (self)->import_file != NULL ? ACCORD_RIGHT_IMPORT : ACCORD_RIGHT_DRAFT;
  g_autofree char *reason = accord_identity_dup_reason (identity, right);

  gtk_label_set_label (priv->rights_label, reason != NULL ? reason : "");
  gtk_info_bar_set_revealed (priv->rights_bar, reason != NULL);
}

static void
name_undo (AccordPage *self)
{
  AccordPagePrivate *priv = PRIVATE (self);
  g_autofree char *summary = NULL;
  g_autofree char *text = NULL;

  g_object_get (accord_workspace_get_store (priv->workspace), "undo-summary", &summary, NULL);
  if (summary != NULL && *summary != '\0')
    /* Translators: %s is what was done: «persona “Quality manager” deleted» */
    text = g_strdup_printf (_("Undo: %s"), summary);
  gtk_widget_set_tooltip_text (priv->undo_button, text != NULL ? text : _("Undo"));
}

static void
follow_workspace (AccordPage *self)
{
  AccordPagePrivate *priv = PRIVATE (self);
  AccordStore *store = accord_workspace_get_store (priv->workspace);

  g_signal_connect_object (accord_saver_get (priv->workspace), "notify", G_CALLBACK (show_state), self,
                           G_CONNECT_SWAPPED);
  accord_conflict_bar_set_workspace (priv->conflict_bar, priv->workspace);
  show_state (self);
  if (store == NULL)
    return;

  g_signal_connect_object (store, "notify::undo-summary", G_CALLBACK (name_undo), self, G_CONNECT_SWAPPED);
  accord_saving_bars_set_workspace (priv->saving_bars, priv->workspace);
  g_signal_connect_object (accord_identity_get (priv->workspace), "notify", G_CALLBACK (show_rights), self,
                           G_CONNECT_SWAPPED);
  show_rights (self);
  name_undo (self);
}

static AdwToastOverlay *
find_overlay (AccordPage *self)
{
  return ADW_TOAST_OVERLAY (gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY));
}

static void
on_retry_clicked_cb (AccordPage *self)
{
  accord_saver_retry (accord_saver_get (PRIVATE (self)->workspace));
}

static void
on_discard_clicked_cb (AccordPage *self)
{
  accord_saver_discard (accord_saver_get (PRIVATE (self)->workspace));
}

static void
accord_page_add_child (GtkBuildable *buildable,
                       GtkBuilder   *builder,
                       GObject      *child,
                       const char   *type)
{
  AccordPagePrivate *priv = PRIVATE (buildable);

  if (priv->header_bar == NULL)
    parent_buildable_iface->add_child (buildable, builder, child, type);
  else if (g_strcmp0 (type, "start") == 0)
    adw_header_bar_pack_start (priv->header_bar, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "end") == 0)
    adw_header_bar_pack_end (priv->header_bar, GTK_WIDGET (child));
  else if (type == NULL && GTK_IS_WIDGET (child))
    adw_bin_set_child (priv->content_bin, GTK_WIDGET (child));
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
buildable_iface_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = accord_page_add_child;
}

static void
accord_page_constructed (GObject *object)
{
  G_OBJECT_CLASS (accord_page_parent_class)->constructed (object);

  if (PRIVATE (object)->workspace != NULL)
    follow_workspace (ACCORD_PAGE (object));
}

/* No dispose: a subclass disposes of its template, and GTK 4.8 aborts where a second one of the same widget is. */
static void
accord_page_finalize (GObject *object)
{
  AccordPagePrivate *priv = PRIVATE (object);

  g_clear_object (&priv->workspace);
  g_free (priv->title);
  g_free (priv->standing);

  G_OBJECT_CLASS (accord_page_parent_class)->finalize (object);
}

static void
accord_page_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  AccordPagePrivate *priv = PRIVATE (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;
    case PROP_WORKSPACE:
      g_value_set_object (value, priv->workspace);
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, priv->folded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
accord_page_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  AccordPagePrivate *priv = PRIVATE (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_free (priv->title);
      priv->title = g_value_dup_string (value);
      break;
    case PROP_WORKSPACE:
      priv->workspace = g_value_dup_object (value);
      break;
    case PROP_FOLDED:
      priv->folded = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
accord_page_class_init (AccordPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = accord_page_constructed;
  object_class->finalize = accord_page_finalize;
  object_class->get_property = accord_page_get_property;
  object_class->set_property = accord_page_set_property;

  signals[LEADS_ASKED] = g_signal_new ("leads-asked", ACCORD_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                       2, ACCORD_TYPE_FIGURE_PART, G_TYPE_STRING);

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, ACCORD_TYPE_WORKSPACE,
                                                    G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                                                      G_PARAM_STATIC_STRINGS);
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ACCORD_TYPE_CONFLICT_BAR);
  g_type_ensure (ACCORD_TYPE_FILE_BARS);
  g_type_ensure (ACCORD_TYPE_SAVING_BARS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/common/page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, AccordPage, header_bar);
  gtk_widget_class_bind_template_child_private (widget_class, AccordPage, window_title);
  gtk_widget_class_bind_template_child_private (widget_class, AccordPage, undo_button);
  gtk_widget_class_bind_template_child_private (widget_class, AccordPage, saving_bars);
  gtk_widget_class_bind_template_child_private (widget_class, AccordPage, rights_bar);
  gtk_widget_class_bind_template_child_private (widget_class, AccordPage, rights_label);
  gtk_widget_class_bind_template_child_private (widget_class, AccordPage, failed_bar);
  gtk_widget_class_bind_template_child_private (widget_class, AccordPage, failed_label);
  gtk_widget_class_bind_template_child_private (widget_class, AccordPage, conflict_bar);
  gtk_widget_class_bind_template_child_private (widget_class, AccordPage, content_bin);
  gtk_widget_class_bind_template_callback (widget_class, on_retry_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_discard_clicked_cb);
}

static void
accord_page_init (AccordPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * accord_page_get_workspace:
 *
 * Returns: (transfer none) (nullable): the open file that the page shows
 */
AccordWorkspace *
accord_page_get_workspace (AccordPage *self)
{
  g_return_val_if_fail (ACCORD_IS_PAGE (self), NULL);

  return PRIVATE (self)->workspace;
}

/**
 * accord_page_show_faces:
 * @name: of the page: «sla»
 *
 * Shows in the header who else is on it.
 */
void
accord_page_show_faces (AccordPage *self,
                        const char *name)
{
  AccordPagePrivate *priv;
  AccordStore *store;

  g_return_if_fail (ACCORD_IS_PAGE (self));

  priv = PRIVATE (self);
  store = accord_workspace_get_store (priv->workspace);
  if (store != NULL)
    adw_header_bar_pack_end (priv->header_bar, accord_faces_new (accord_store_get_present (store), name, NULL));
}

/**
 * accord_page_pack:
 * @widget: for the header bar
 * @side: of it
 *
 * Puts @widget beside the buttons that the template of the page has.
 */
void
accord_page_pack (AccordPage *self,
                  GtkWidget  *widget,
                  GtkPackType side)
{
  g_return_if_fail (ACCORD_IS_PAGE (self));

  if (side == GTK_PACK_START)
    adw_header_bar_pack_start (PRIVATE (self)->header_bar, widget);
  else
    adw_header_bar_pack_end (PRIVATE (self)->header_bar, widget);
}

/**
 * accord_page_set_standing:
 * @words: (nullable): what stands under the title: «Draft»
 * @alone: whether it does without the state of what is typed
 *
 * Says under the title how what the page shows stands.
 */
void
accord_page_set_standing (AccordPage *self,
                          const char *words,
                          gboolean    alone)
{
  AccordPagePrivate *priv;

  g_return_if_fail (ACCORD_IS_PAGE (self));

  priv = PRIVATE (self);
  g_free (priv->standing);
  priv->standing = g_strdup (words);
  priv->stands_alone = alone;
  show_state (self);
}

/**
 * accord_page_ask_for_leads:
 * @leads: those behind a figure of this page
 * @label: what they are called: «The 45 customers (…)»
 *
 * Has the window show them.
 */
void
accord_page_ask_for_leads (AccordPage       *self,
                           AccordFigurePart *leads,
                           const char       *label)
{
  g_return_if_fail (ACCORD_IS_PAGE (self));

  g_signal_emit (self, signals[LEADS_ASKED], 0, leads, label);
}

/**
 * accord_page_save:
 * @changes: what to write
 *
 * Writes @changes in the background. If that fails they are kept, and every page says why and offers to try again.
 */
void
accord_page_save (AccordPage      *self,
                  AccordChangeSet *changes)
{
  g_return_if_fail (ACCORD_IS_PAGE (self));

  accord_saver_save (accord_saver_get (PRIVATE (self)->workspace), changes);
}

/**
 * accord_page_toast:
 * @title: what happened, a sentence
 *
 * Says something in passing.
 */
void
accord_page_toast (AccordPage *self,
                   const char *title)
{
  g_autofree char *escaped = NULL;

  g_return_if_fail (ACCORD_IS_PAGE (self));

  escaped = g_markup_escape_text (title, -1);
  adw_toast_overlay_add_toast (find_overlay (self), adw_toast_new (escaped));
}

/**
 * accord_page_toast_undo:
 * @title: what happened: «“Quality manager” deleted»
 *
 * Says what was done, and given to be saved just before, with a button that undoes it.
 */
void
accord_page_toast_undo (AccordPage *self,
                        const char *title)
{
  g_return_if_fail (ACCORD_IS_PAGE (self));

  adw_toast_overlay_add_toast (find_overlay (self), accord_undo_toast_new (PRIVATE (self)->workspace, title));
}

/**
 * accord_page_show_error:
 * @heading: what could not be done: «The PDF was not made»
 * @error: why; its message is shown as it is
 *
 * Says in a dialog why something a person asked for was not done.
 */
void
accord_page_show_error (AccordPage   *self,
                        const char   *heading,
                        const GError *error)
{
  GtkWidget *dialog;

  g_return_if_fail (ACCORD_IS_PAGE (self));
  g_return_if_fail (error != NULL);

  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading, error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * accord_page_find:
 * @widget: what stands on a page, or in a window that a page lends itself to
 *
 * Returns: (transfer none) (nullable): that page
 */
AccordPage *
accord_page_find (GtkWidget *widget)
{
  GtkWidget *page = gtk_widget_get_ancestor (widget, ACCORD_TYPE_PAGE);

  if (page != NULL)
    return ACCORD_PAGE (page);
  return g_object_get_data (G_OBJECT (gtk_widget_get_root (widget)), LENT);
}

/**
 * accord_page_lend:
 * @window: a window of its own that shows something of the page, which lives longer
 *
 * What is done there is done on @self.
 */
void
accord_page_lend (AccordPage *self,
                  GtkWindow  *window)
{
  g_object_set_data (G_OBJECT (window), LENT, self);
}
