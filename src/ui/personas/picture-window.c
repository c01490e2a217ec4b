#include "ui/personas/picture-window.h"

#include <glib/gi18n-lib.h>

#include "ui/personas/picture-crop.h"

typedef struct
{
  GtkWindow          *window;
  AccordPictureCrop  *crop;
  GdkPixbuf          *picture;
  AccordPictureChosen chosen;
  gpointer            user_data;
  GDestroyNotify      free_data;
} Question;

static void
question_free (Question *self)
{
  if (self->free_data != NULL)
    self->free_data (self->user_data);
  g_object_unref (self->picture);
  g_free (self);
}

static void
on_use_cb (Question *self)
{
  double x, y, side;

  accord_picture_crop_get_square (self->crop, &x, &y, &side);
  self->chosen (self->picture, x, y, side, self->user_data);
  gtk_window_destroy (self->window);
}

static GtkWidget *
make_header (Question *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  GtkWidget *use = gtk_button_new_with_mnemonic (_("_Use Picture"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_destroy), self->window);
  g_signal_connect_swapped (use, "clicked", G_CALLBACK (on_use_cb), self);
  gtk_widget_add_css_class (use, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), use);
  gtk_window_set_default_widget (self->window, use);
  return header;
}

static GtkWidget *
make_zoom (Question *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new_with_mnemonic (_("_Zoom"));
  GtkWidget *scale = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 1, ACCORD_PICTURE_CROP_MOST_ZOOM, 0.1);

  gtk_label_set_mnemonic_widget (GTK_LABEL (label), scale);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scale), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Zoom"), -1);
  gtk_widget_set_hexpand (scale, TRUE);
  g_object_bind_property (self->crop, "zoom", gtk_range_get_adjustment (GTK_RANGE (scale)), "value",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), scale);
  return box;
}

static GtkWidget *
make_content (Question *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *hint = gtk_label_new (_("Drag the picture, or move it with the arrow keys."));

  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_vexpand (GTK_WIDGET (self->crop), TRUE);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_widget_add_css_class (hint, "caption");
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->crop));
  gtk_box_append (GTK_BOX (box), make_zoom (self));
  gtk_box_append (GTK_BOX (box), hint);
  return box;
}

static void
add_escape (GtkWidget *window)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, controller);
}

/**
 * accord_picture_window_present:
 * @parent: the window above which it is shown
 * @picture: what was chosen
 * @chosen: called once, when a part of it is wanted
 * @user_data: for @chosen
 * @free_data: (nullable): frees @user_data when the window goes
 */
void
accord_picture_window_present (GtkWindow          *parent,
                               GdkPixbuf          *picture,
                               AccordPictureChosen chosen,
                               gpointer            user_data,
                               GDestroyNotify      free_data)
{
  Question *self = g_new0 (Question, 1);
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->window = GTK_WINDOW (window);
  self->crop = ACCORD_PICTURE_CROP (accord_picture_crop_new (picture));
  self->picture = g_object_ref (picture);
  self->chosen = chosen;
  self->user_data = user_data;
  self->free_data = free_data;
  g_object_set_data_full (G_OBJECT (window), "accord-question", self, (GDestroyNotify) question_free);

  gtk_window_set_title (self->window, _("Which Part?"));
  gtk_window_set_modal (self->window, TRUE);
  gtk_window_set_transient_for (self->window, parent);
  gtk_window_set_default_size (self->window, 380, 460);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), make_content (self));
  adw_window_set_content (ADW_WINDOW (window), box);
  add_escape (window);
  gtk_window_set_focus (self->window, GTK_WIDGET (self->crop));
  gtk_window_present (self->window);
}
