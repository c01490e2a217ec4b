#include "ui/window/welcome.h"

#include "ui/window/recent-row.h"

struct _AccordWelcome
{
  AdwBin parent_instance;

  /* template */
  GtkWidget  *start_button;
  GtkWidget  *recent_box;
  GtkListBox *recent_list;
};

G_DEFINE_FINAL_TYPE (AccordWelcome, accord_welcome, ADW_TYPE_BIN)

enum
{
  OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_row_forgotten_cb (AccordWelcome   *self,
                     AccordRecentRow *row)
{
  accord_recent_files_remove (accord_recent_row_get_path (row));
  accord_welcome_refresh (self);
  gtk_widget_grab_focus (self->start_button);
}

static void
on_row_activated_cb (AccordWelcome   *self,
                     AccordRecentRow *row)
{
  g_signal_emit (self, signals[OPEN], 0, accord_recent_row_get_path (row));
}

static void
accord_welcome_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (accord_welcome_parent_class)->map (widget);

  gtk_widget_grab_focus (ACCORD_WELCOME (widget)->start_button);
}

static void
accord_welcome_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_WELCOME);

  G_OBJECT_CLASS (accord_welcome_parent_class)->dispose (object);
}

static void
accord_welcome_class_init (AccordWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_welcome_dispose;
  widget_class->map = accord_welcome_map;

  signals[OPEN] = g_signal_new ("open", ACCORD_TYPE_WELCOME, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/window/welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordWelcome, start_button);
  gtk_widget_class_bind_template_child (widget_class, AccordWelcome, recent_box);
  gtk_widget_class_bind_template_child (widget_class, AccordWelcome, recent_list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
}

static void
accord_welcome_init (AccordWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * accord_welcome_refresh:
 *
 * Shows the files opened lately, as they are now.
 */
void
accord_welcome_refresh (AccordWelcome *self)
{
  g_autoptr (GPtrArray) files = accord_recent_files_list ();
  GtkWidget *row;

  g_return_if_fail (ACCORD_IS_WELCOME (self));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->recent_list))) != NULL)
    gtk_list_box_remove (self->recent_list, row);
  for (guint i = 0; i < files->len; i++)
    {
      row = accord_recent_row_new (files->pdata[i]);
      g_signal_connect_object (row, "forgotten", G_CALLBACK (on_row_forgotten_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->recent_list, row);
    }
  gtk_widget_set_visible (self->recent_box, files->len > 0);
}
