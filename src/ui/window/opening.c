#include "ui/window/opening.h"

#include <glib/gi18n-lib.h>

#include "store/store.h"
#include "ui/common/place-words.h"
#include "ui/keeping/repair-offer.h"
#include "ui/keeping/restore-offer.h"

/* A file that opens at once shows no spinner. */
#define PATIENCE_MS 300

struct _AccordOpening
{
  AdwBin parent_instance;

  /* template */
  AdwStatusPage *status_page;
  GtkSpinner    *spinner;
  GtkButton     *repair_button;
  GtkButton     *restore_button;
  GtkWidget     *again_button;
  GtkWidget     *other_button;
  GtkWidget     *back_button;

  guint timer;
};

G_DEFINE_FINAL_TYPE (AccordOpening, accord_opening, ADW_TYPE_BIN)

/* What went wrong, by kind: the error's own sentence says the rest. */
static const char *
name_problem (const GError *error)
{
  static const struct
  {
    AccordStoreError code;
    const char      *heading;
  } headings[] = {
    { ACCORD_STORE_ERROR_NOT_FOUND, N_("“%s” is not there") },
    { ACCORD_STORE_ERROR_EXISTS, N_("“%s” is there already") },
    { ACCORD_STORE_ERROR_NOT_WORKSPACE, N_("“%s” is not an Accord file") },
    { ACCORD_STORE_ERROR_DAMAGED, N_("“%s” is damaged") },
    { ACCORD_STORE_ERROR_FOREIGN, N_("Another program changed “%s”") },
    { ACCORD_STORE_ERROR_NEWER, N_("“%s” was made by a newer Accord") },
    { ACCORD_STORE_ERROR_BUSY, N_("Somebody else is writing “%s”") },
    { ACCORD_STORE_ERROR_DISK_FULL, N_("There is no room for “%s”") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    if (g_error_matches (error, ACCORD_STORE_ERROR, headings[i].code))
      return _(headings[i].heading);

  return _("“%s” could not be opened");
}

/* Whether the same could work in a while, or after somebody mended it. */
static gboolean
is_worth_another_try (const GError *error)
{
  return !g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_EXISTS) &&
         !g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NOT_WORKSPACE) &&
         !g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FOREIGN) &&
         !g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_DAMAGED);
}

static char *
fill_in (const char *format,
         const char *path)
{
  g_autofree char *title = accord_place_words_title (path);
  g_autoptr (GString) text = g_string_new (format);

  g_string_replace (text, "%s", title, 1);

  return g_markup_escape_text (text->str, -1);
}

static void
set_busy (AccordOpening *self,
          gboolean       busy)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_widget_set_visible (self->other_button, !busy);
  gtk_button_set_label (GTK_BUTTON (self->back_button), busy ? _("Cancel") : _("Back to the start"));
}

static gboolean
on_patience_ended_cb (gpointer user_data)
{
  AccordOpening *self = user_data;

  self->timer = 0;
  gtk_widget_set_opacity (GTK_WIDGET (self->status_page), 1);

  return G_SOURCE_REMOVE;
}

static void
accord_opening_dispose (GObject *object)
{
  g_clear_handle_id (&ACCORD_OPENING (object)->timer, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_OPENING);

  G_OBJECT_CLASS (accord_opening_parent_class)->dispose (object);
}

static void
accord_opening_class_init (AccordOpeningClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_opening_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/window/opening.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordOpening, status_page);
  gtk_widget_class_bind_template_child (widget_class, AccordOpening, spinner);
  gtk_widget_class_bind_template_child (widget_class, AccordOpening, repair_button);
  gtk_widget_class_bind_template_child (widget_class, AccordOpening, restore_button);
  gtk_widget_class_bind_template_child (widget_class, AccordOpening, again_button);
  gtk_widget_class_bind_template_child (widget_class, AccordOpening, other_button);
  gtk_widget_class_bind_template_child (widget_class, AccordOpening, back_button);
}

static void
accord_opening_init (AccordOpening *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * accord_opening_show_progress:
 * @path: of the file that is being opened
 *
 * Says that it is being opened, once that has taken a while.
 */
void
accord_opening_show_progress (AccordOpening *self,
                              const char    *path)
{
  g_autofree char *title = NULL;

  g_return_if_fail (ACCORD_IS_OPENING (self));

  title = fill_in (_("Opening “%s”"), path);
  set_busy (self, TRUE);
  gtk_widget_set_visible (self->again_button, FALSE);
  accord_repair_offer_begin (self->repair_button, NULL, NULL);
  accord_restore_offer_begin (self->restore_button, NULL, NULL);
  gtk_widget_set_opacity (GTK_WIDGET (self->status_page), 0);
  adw_status_page_set_icon_name (self->status_page, NULL);
  adw_status_page_set_title (self->status_page, title);
  adw_status_page_set_description (self->status_page, NULL);
  self->timer = g_timeout_add (PATIENCE_MS, on_patience_ended_cb, self);
}

/**
 * accord_opening_show_error:
 * @path: of the file that was to be opened
 * @error: why it was not
 *
 * Says why, and what a person can do.
 */
void
accord_opening_show_error (AccordOpening *self,
                           const char    *path,
                           const GError  *error)
{
  g_autofree char *title = NULL;
  g_autofree char *description = NULL;

  g_return_if_fail (ACCORD_IS_OPENING (self));
  g_return_if_fail (error != NULL);

  title = fill_in (name_problem (error), path);
  description = g_markup_escape_text (error->message, -1);
  set_busy (self, FALSE);
  gtk_widget_set_visible (self->again_button, is_worth_another_try (error));
  accord_repair_offer_begin (self->repair_button, path, error);
  accord_restore_offer_begin (self->restore_button, path, error);
  if (gtk_widget_get_visible (GTK_WIDGET (self->repair_button)))
    gtk_widget_remove_css_class (GTK_WIDGET (self->restore_button), "suggested-action");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->restore_button), "suggested-action");
  gtk_widget_set_opacity (GTK_WIDGET (self->status_page), 1);
  adw_status_page_set_icon_name (self->status_page, "dialog-warning-symbolic");
  adw_status_page_set_title (self->status_page, title);
  adw_status_page_set_description (self->status_page, description);
}
