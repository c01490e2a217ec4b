/* The target of a card's metric: one record, drawn as a line in window and PDF. */
#include "present/words.h"
#include "ui/common/page.h"
#include "ui/kpis/kpi-card-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A ratio is typed in per cent. */
static double
get_scale (AccordKpiCard *self)
{
  return self->question.metric->unit == ACCORD_UNIT_RATIO ? 100 : 1;
}

static gboolean
read_number (const char *text,
             double      scale,
             double     *value)
{
  g_autofree char *plain = g_strstrip (g_strdelimit (g_strdup (text), "%€$£", ' '));
  char *end;

  g_strdelimit (plain, ",", '.');
  *value = g_ascii_strtod (plain, &end) / scale;
  return end != plain && *end == '\0' && isfinite (*value) && *value >= 0;
}

static void
save_target (AccordKpiCard *self,
             double         value)
{
  AccordPage *page = accord_kpi_card_get_page (self);
  g_autoptr (AccordRecord) target = accord_kpi_card_find_target (self);
  g_autofree char *label = accord_words_metric_label (self->question.metric, accord_workspace_get_settings (self->workspace));
  g_autofree char *summary = g_strdup_printf (_("target of “%s”"), label);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (summary);

  if (target == NULL && isnan (value))
    return;
  if (target == NULL)
    {
      g_autoptr (AccordRecord) record = accord_record_new (ACCORD_TYPE_TARGET);

      accord_record_set_text (record, "metric", self->question.metric->id);
      accord_record_set_real (record, "value", value);
      accord_change_set_insert (changes, record);
    }
  else if (isnan (value))
    accord_change_set_delete (changes, target);
  else
    accord_change_set_update_real (changes, target, "value", value);
  accord_page_save (page, changes);
}

static void
on_changed_cb (AdwMessageDialog *dialog,
               GtkEditable      *entry)
{
  AccordKpiCard *self = g_object_get_data (G_OBJECT (dialog), "card");
  double value;

  adw_message_dialog_set_response_enabled (dialog, "set",
                                           read_number (gtk_editable_get_text (entry), get_scale (self), &value));
}

static void
on_response_cb (AccordKpiCard    *self,
                const char       *response,
                AdwMessageDialog *dialog)
{
  GtkEditable *entry = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));
  double value;

  if (g_str_equal (response, "remove"))
    save_target (self, NAN);
  else if (g_str_equal (response, "set") &&
           read_number (gtk_editable_get_text (entry), get_scale (self), &value))
    {
      save_target (self, value);
      accord_kpi_card_redraw (self);
    }
}

void
accord_kpi_card_ask_target (AccordKpiCard *self)
{
  g_autoptr (AccordRecord) target = accord_kpi_card_find_target (self);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                              _("Set Target"), NULL);
  GtkWidget *entry = gtk_entry_new ();

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  self->question.metric->unit == ACCORD_UNIT_RATIO
                                      ? _("What both teams aim for in “%s”, in per cent.")
                                      : _("What both teams aim for in “%s”, a month."),
                                  gtk_label_get_label (self->title_label));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "remove", _("_Remove"),
                                    "set", _("_Set"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "set", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "set");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "remove", target != NULL);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Target"), -1);
  g_object_set_data (G_OBJECT (dialog), "card", self);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_changed_cb), dialog);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response_cb), self, G_CONNECT_SWAPPED);
  if (target != NULL)
    {
      g_autofree char *text = g_strdup_printf ("%.10g", accord_record_get_real (target, "value") * get_scale (self));

      gtk_editable_set_text (GTK_EDITABLE (entry), text);
    }
  else
    adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "set", FALSE);
  gtk_window_present (GTK_WINDOW (dialog));
}
