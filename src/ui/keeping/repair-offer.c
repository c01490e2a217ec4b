#include "ui/keeping/repair-offer.h"

#include <glib/gi18n-lib.h>

#include "store/keep.h"
#include "ui/common/long-work.h"

typedef struct
{
  char      *path;
  GPtrArray *repaired, *left; /* of AccordFinding */
  char      *kept;
} Offer;

static void
offer_free (gpointer data)
{
  Offer *offer = data;

  g_clear_pointer (&offer->repaired, g_ptr_array_unref);
  g_clear_pointer (&offer->left, g_ptr_array_unref);
  g_free (offer->kept);
  g_free (offer->path);
  g_free (offer);
}

static gboolean
repair (gpointer      data,
        GCancellable *cancellable,
        GError      **error)
{
  Offer *offer = data;

  return accord_file_repair (offer->path, &offer->repaired, &offer->left, &offer->kept, cancellable, error);
}

/* Opening it says what is still wrong, if anything is. */
static void
on_repaired (GtkWindow    *parent,
             gpointer      data,
             const GError *error)
{
  Offer *offer = data;

  if (error != NULL)
    {
      gtk_window_present (GTK_WINDOW (accord_long_work_say (parent, _("The File Was Not Repaired"), error->message)));
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.open-again", NULL);
  if (offer->kept != NULL)
    accord_long_work_toast (parent, _("Repaired. The file as it was is on top of the list of backups."));
}

static void
on_clicked_cb (GtkButton *button)
{
  Offer *offer = g_new0 (Offer, 1);

  offer->path = g_strdup (g_object_get_data (G_OBJECT (button), "path"));
  accord_long_work_run (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))), _("Repairing the file…"), repair, on_repaired,
                        offer, offer_free);
}

/**
 * accord_repair_offer_begin:
 * @button: that repairs it; hidden where that cannot be done
 * @path: (nullable): of a file that could not be opened; %NULL: of none
 * @error: (nullable): why
 */
void
accord_repair_offer_begin (GtkButton    *button,
                           const char   *path,
                           const GError *error)
{
  gtk_widget_set_visible (GTK_WIDGET (button),
                          path != NULL && g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FOREIGN));
  g_object_set_data_full (G_OBJECT (button), "path", g_strdup (path), g_free);
  if (g_signal_handler_find (button, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, on_clicked_cb, NULL) == 0)
    g_signal_connect (button, "clicked", G_CALLBACK (on_clicked_cb), NULL);
}
