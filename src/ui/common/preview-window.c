#include "ui/common/preview-window.h"

#include <glib/gi18n-lib.h>

#include "ui/common/button-name.h"
#include "ui/common/close-key.h"
#include "ui/common/page-sheet.h"
#include "ui/common/preferences.h"
#include "ui/common/print.h"

#define ACCORD_TYPE_PREVIEW_WINDOW (accord_preview_window_get_type ())
G_DECLARE_FINAL_TYPE (AccordPreviewWindow, accord_preview_window, ACCORD, PREVIEW_WINDOW, AdwWindow)

struct _AccordPreviewWindow
{
  AdwWindow parent_instance;

  /* borrowed */
  AccordPage      *page;
  GtkStack        *stack; /* «loading», «pages», «failed» */
  AdwStatusPage   *failed;
  AccordPageSheet *sheet;
  GtkAdjustment   *place; /* of what is seen of the sheet */
  GtkLabel        *label;
  GtkDropDown     *papers;

  /* owned */
  AccordPages    *pages;
  AccordDocument *document; /* NULL: they are being laid out */
  GCancellable   *cancellable;

  guint number; /* of the page that is shown, from 1 */
};

G_DEFINE_FINAL_TYPE (AccordPreviewWindow, accord_preview_window, ADW_TYPE_WINDOW)

static AccordPaper
get_paper (AccordPreviewWindow *self)
{
  return gtk_drop_down_get_selected (self->papers) == ACCORD_PAPER_LETTER ? ACCORD_PAPER_LETTER : ACCORD_PAPER_A4;
}

static guint
count_pages (AccordPreviewWindow *self)
{
  return self->document != NULL ? accord_document_get_n_pages (self->document) : 0;
}

static void
update_actions (AccordPreviewWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  guint n = count_pages (self);

  gtk_widget_action_set_enabled (widget, "preview.back", n > 0 && self->number > 1);
  gtk_widget_action_set_enabled (widget, "preview.on", self->number < n);
  gtk_widget_action_set_enabled (widget, "preview.first", n > 0 && self->number > 1);
  gtk_widget_action_set_enabled (widget, "preview.last", self->number < n);
  gtk_widget_action_set_enabled (widget, "preview.print", n > 0);
  gtk_widget_action_set_enabled (widget, "preview.save", n > 0);
}

/* @at_end: what stands at its foot is seen first. */
static void
show_page (AccordPreviewWindow *self,
           guint                number,
           gboolean             at_end)
{
  g_autofree char *label = NULL;

  self->number = CLAMP (number, 1, count_pages (self));
  label = g_strdup_printf (_("Page %u of %u"), self->number, count_pages (self));
  accord_page_sheet_show (self->sheet, self->document, self->number);
  gtk_label_set_label (self->label, label);
  gtk_adjustment_set_value (self->place, at_end ? gtk_adjustment_get_upper (self->place) : 0);
  update_actions (self);
}

static void
on_laid_out_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  AccordPreviewWindow *self = ACCORD_PREVIEW_WINDOW (source);
  g_autoptr (GError) error = NULL;
  AccordDocument *document = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (document == NULL)
    {
      adw_status_page_set_description (self->failed, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  self->document = document;
  show_page (self, self->number, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "pages");
  gtk_widget_grab_focus (GTK_WIDGET (self->sheet));
}

typedef struct
{
  AccordPages *pages;
  AccordPaper  paper;
} Layout;

static void
layout_free (gpointer data)
{
  Layout *layout = data;

  accord_pages_unref (layout->pages);
  g_free (layout);
}

static void
lay_out_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  Layout *layout = task_data;
  GError *error = NULL;
  AccordDocument *document = accord_pages_lay_out (layout->pages, layout->paper, cancellable, &error);

  if (document != NULL)
    g_task_return_pointer (task, document, (GDestroyNotify) accord_document_free);
  else
    g_task_return_error (task, error);
}

static void
stop (AccordPreviewWindow *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
lay_out (AccordPreviewWindow *self)
{
  g_autoptr (GTask) task = NULL;
  Layout *layout = g_new0 (Layout, 1);

  stop (self);
  accord_page_sheet_show (self->sheet, NULL, 0);
  g_clear_pointer (&self->document, accord_document_free);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  gtk_label_set_label (self->label, "");
  update_actions (self);
  layout->pages = accord_pages_ref (self->pages);
  layout->paper = get_paper (self);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, on_laid_out_cb, NULL);
  g_task_set_task_data (task, layout, layout_free);
  g_task_run_in_thread (task, lay_out_in_thread);
}

static gboolean
is_at_end (AccordPreviewWindow *self)
{
  return gtk_adjustment_get_value (self->place) + gtk_adjustment_get_page_size (self->place) >=
         gtk_adjustment_get_upper (self->place) - 1;
}

static void
scroll (AccordPreviewWindow *self,
        int                  direction)
{
  gtk_adjustment_set_value (self->place, gtk_adjustment_get_value (self->place) +
                                             direction * 0.9 * gtk_adjustment_get_page_size (self->place));
}

static void
turn_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  AccordPreviewWindow *self = ACCORD_PREVIEW_WINDOW (widget);

  if (g_str_equal (action, "preview.first"))
    show_page (self, 1, FALSE);
  else if (g_str_equal (action, "preview.last"))
    show_page (self, count_pages (self), FALSE);
  else
    show_page (self, g_str_equal (action, "preview.on") ? self->number + 1 : self->number - 1, FALSE);
}

/* What does not fit is scrolled through; then comes the next page. */
static void
read_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  AccordPreviewWindow *self = ACCORD_PREVIEW_WINDOW (widget);
  gboolean on = g_str_equal (action, "preview.read-on");

  if (self->document == NULL)
    return;
  if (on ? !is_at_end (self) : gtk_adjustment_get_value (self->place) > 1)
    scroll (self, on ? 1 : -1);
  else if (on ? self->number < count_pages (self) : self->number > 1)
    show_page (self, on ? self->number + 1 : self->number - 1, !on);
}

static void
use_action (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  AccordPreviewWindow *self = ACCORD_PREVIEW_WINDOW (widget);

  if (g_str_equal (action, "preview.print"))
    accord_print_ask (self->pages, self->page, GTK_WINDOW (self), get_paper (self));
  else
    accord_pages_ask (self->pages, self->page, GTK_WINDOW (self), get_paper (self));
}

static void
zoom_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  g_object_set (ACCORD_PREVIEW_WINDOW (widget)->sheet, "fits-width", g_str_equal (action, "preview.wider"), NULL);
}

static void
accord_preview_window_dispose (GObject *object)
{
  AccordPreviewWindow *self = ACCORD_PREVIEW_WINDOW (object);

  stop (self);
  G_OBJECT_CLASS (accord_preview_window_parent_class)->dispose (object);
  g_clear_pointer (&self->document, accord_document_free);
  g_clear_pointer (&self->pages, accord_pages_unref);
}

static void
add_keys (GtkWidgetClass *klass)
{
  static const struct
  {
    guint           key;
    GdkModifierType modifiers;
    const char     *action;
  } keys[] = {
    { GDK_KEY_p, GDK_CONTROL_MASK, "preview.print" },       { GDK_KEY_e, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "preview.save" },
    { GDK_KEY_plus, GDK_CONTROL_MASK, "preview.wider" },    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "preview.wider" },
    { GDK_KEY_minus, GDK_CONTROL_MASK, "preview.smaller" }, { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "preview.smaller" },
    { GDK_KEY_w, GDK_CONTROL_MASK, "window.close" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (klass, keys[i].key, keys[i].modifiers, keys[i].action, NULL);
}

static void
accord_preview_window_class_init (AccordPreviewWindowClass *klass)
{
  static const char *const turns[] = { "preview.first", "preview.back", "preview.on", "preview.last" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_preview_window_dispose;
  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    gtk_widget_class_install_action (widget_class, turns[i], NULL, turn_action);
  gtk_widget_class_install_action (widget_class, "preview.read-on", NULL, read_action);
  gtk_widget_class_install_action (widget_class, "preview.read-back", NULL, read_action);
  gtk_widget_class_install_action (widget_class, "preview.print", NULL, use_action);
  gtk_widget_class_install_action (widget_class, "preview.save", NULL, use_action);
  gtk_widget_class_install_action (widget_class, "preview.wider", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "preview.smaller", NULL, zoom_action);
  add_keys (widget_class);
}

/* Before the scrolled window takes them, which knows nothing of the next page. */
static void
add_turning_keys (GtkWidget *widget)
{
  static const struct
  {
    guint       key;
    const char *action;
  } keys[] = {
    { GDK_KEY_Page_Down, "preview.read-on" }, { GDK_KEY_KP_Page_Down, "preview.read-on" },
    { GDK_KEY_Page_Up, "preview.read-back" }, { GDK_KEY_KP_Page_Up, "preview.read-back" },
    { GDK_KEY_Home, "preview.first" },        { GDK_KEY_End, "preview.last" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, 0),
                                                            gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (widget, controller);
}

static GtkWidget *
make_button (const char *icon,
             const char *name,
             const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
make_header (void)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *print = gtk_button_new_with_mnemonic (_("_Print…")), *save = gtk_button_new_with_mnemonic (_("Save as P_DF…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (print), "preview.print");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (save), "preview.save");
  gtk_widget_set_tooltip_text (print, _("Print these pages (Ctrl+P)"));
  gtk_widget_set_tooltip_text (save, _("Keep these pages as a PDF (Ctrl+Shift+E)"));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), print);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), save);
  return header;
}

static GtkWidget *
make_foot (AccordPreviewWindow *self)
{
  static const char *const papers[] = { N_("A4"), N_("Letter"), NULL };
  GtkWidget *bar = gtk_action_bar_new (), *zoom = gtk_toggle_button_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; papers[i] != NULL; i++)
    gtk_string_list_append (names, _(papers[i]));
  self->papers = GTK_DROP_DOWN (gtk_drop_down_new (g_object_ref (G_LIST_MODEL (names)), NULL));
  gtk_drop_down_set_selected (self->papers, accord_preferences_get_paper () == ACCORD_PAPER_LETTER ? 1 : 0);
  accord_button_name (GTK_WIDGET (self->papers), _("Paper"));
  g_signal_connect_swapped (self->papers, "notify::selected", G_CALLBACK (lay_out), self);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "numeric");
  gtk_button_set_icon_name (GTK_BUTTON (zoom), "zoom-fit-best-symbolic");
  gtk_widget_set_tooltip_text (zoom, _("As wide as the window (Ctrl++)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (zoom), GTK_ACCESSIBLE_PROPERTY_LABEL, _("As wide as the window"), -1);
  g_object_bind_property (zoom, "active", self->sheet, "fits-width", G_BINDING_BIDIRECTIONAL);
  gtk_action_bar_pack_start (GTK_ACTION_BAR (bar), make_button ("go-previous-symbolic", _("Page before"), "preview.back"));
  gtk_action_bar_pack_start (GTK_ACTION_BAR (bar), make_button ("go-next-symbolic", _("Next page"), "preview.on"));
  gtk_action_bar_set_center_widget (GTK_ACTION_BAR (bar), GTK_WIDGET (self->label));
  gtk_action_bar_pack_end (GTK_ACTION_BAR (bar), zoom);
  gtk_action_bar_pack_end (GTK_ACTION_BAR (bar), GTK_WIDGET (self->papers));
  return bar;
}

static GtkWidget *
make_loading (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *spinner = gtk_spinner_new ();

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), spinner);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_("Laying out the pages…")));
  return box;
}

static GtkWidget *
make_stack (AccordPreviewWindow *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *failed = adw_status_page_new ();

  self->stack = GTK_STACK (gtk_stack_new ());
  self->sheet = ACCORD_PAGE_SHEET (accord_page_sheet_new ());
  self->failed = ADW_STATUS_PAGE (failed);
  adw_status_page_set_icon_name (self->failed, "dialog-warning-symbolic");
  adw_status_page_set_title (self->failed, _("There Are No Pages"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->sheet));
  self->place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_stack_add_named (self->stack, make_loading (), "loading");
  gtk_stack_add_named (self->stack, scroller, "pages");
  gtk_stack_add_named (self->stack, failed, "failed");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  return GTK_WIDGET (self->stack);
}

static void
accord_preview_window_init (AccordPreviewWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *overlay = adw_toast_overlay_new ();

  self->number = 1;
  gtk_box_append (GTK_BOX (box), make_header ());
  gtk_box_append (GTK_BOX (box), make_stack (self));
  gtk_box_append (GTK_BOX (box), make_foot (self));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), box);
  adw_window_set_content (ADW_WINDOW (self), overlay);
  add_turning_keys (GTK_WIDGET (self));
  accord_close_key_add (GTK_WIDGET (self));
}

/**
 * accord_preview_window_present:
 * @page: what the pages are of; it says what goes wrong
 * @parent: above which they are shown
 * @pages: what is shown
 */
void
accord_preview_window_present (AccordPage  *page,
                               GtkWindow   *parent,
                               AccordPages *pages)
{
  AccordPreviewWindow *self = g_object_new (ACCORD_TYPE_PREVIEW_WINDOW, "transient-for", parent, "modal",
                                            gtk_window_get_modal (parent), "title", accord_pages_get_title (pages),
                                            "default-width", 720, "default-height", 860, "destroy-with-parent", TRUE, NULL);

  self->page = page;
  g_signal_connect_object (page, "destroy", G_CALLBACK (gtk_window_destroy), self, G_CONNECT_SWAPPED);
  self->pages = accord_pages_ref (pages);
  lay_out (self);
  gtk_window_present (GTK_WINDOW (self));
}
