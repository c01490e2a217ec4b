#include "ui/agreement/commitment-window.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/commitment-sentence.h"
#include "ui/agreement/commitment-form.h"
#include "ui/agreement/kept-view.h"
#include "workspace/promises.h"

static const char *const teams[] = { "marketing", "sales", "both", NULL };
static const char *const comparators[] = { "at-least", "at-most", NULL };
static const char *const units[] = { "count", "ratio", "money", "hours", NULL };
static const char *const periods[] = { "week", "month", "quarter", "year", NULL };

static char *
name_choice (const char   *value,
             AccordRecord *settings)
{
  static const struct
  {
    const char *value;
    const char *name;
  } names[] = {
    { "marketing", N_("Marketing") }, { "sales", N_("Sales") },     { "both", N_("Both teams") },
    { "at-least", N_("At least") },   { "at-most", N_("At most") }, { "count", N_("A number") },
    { "ratio", N_("Per cent") },      { "money", N_("Money") },     { "hours", N_("Hours") },
    { "week", N_("Week") },           { "month", N_("Month") },     { "quarter", N_("Quarter") },
    { "year", N_("Year") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].value, value))
      return g_strdup (_(names[i].name));
  return g_strdup (value);
}

static double
get_scale (GObject *input)
{
  AccordRecord *commitment = g_object_get_data (input, "commitment");

  return g_str_equal (accord_record_get_text (commitment, "unit"), "ratio") ? 100 : 1;
}

/* A share is typed in per cent. */
static gboolean
read_target (GObject             *input,
             const AccordColumn  *column,
             GValue              *value,
             GError             **error)
{
  g_autofree char *text = g_strstrip (g_strdelimit (g_strdup (gtk_editable_get_text (GTK_EDITABLE (input))), "%€$£", ' '));
  char *end;
  double number;

  g_value_init (value, G_TYPE_DOUBLE);
  if (*text == '\0')
    {
      g_value_set_double (value, NAN);
      return TRUE;
    }
  g_strdelimit (text, ",", '.');
  number = g_ascii_strtod (text, &end);
  if (*end != '\0' || !isfinite (number))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("“%s” is no number; write one like 40 or 12.5."), text);
      return FALSE;
    }
  g_value_set_double (value, number / get_scale (input));
  return TRUE;
}

static void
show_target (GObject            *input,
             const AccordColumn *column,
             const GValue       *value)
{
  double number = value != NULL ? g_value_get_double (value) : NAN;
  g_autofree char *text = isnan (number) ? g_strdup ("") : g_strdup_printf ("%.10g", number * get_scale (input));

  gtk_editable_set_text (GTK_EDITABLE (input), text);
}

static void
add_who (const AccordCommitmentForm *form)
{
  AdwPreferencesGroup *group = accord_commitment_form_add_group (form, _("Who Owes What"));

  accord_autosave_bind (form->autosave, accord_commitment_form_add_entry (group, _("_What Is Owed")), "title");
  accord_commitment_form_add_choice (form, group, _("_Team"), "owner_team", teams, name_choice);
  accord_autosave_bind (form->autosave, accord_commitment_form_add_entry (group, _("Who _Answers for It")), "owner");
  accord_autosave_bind (form->autosave, accord_commitment_form_add_entry (group, _("In Words of _One’s Own")), "sentence");
}

/* What is typed as a target; FALSE: it is none. */
static gboolean
get_typed_target (GtkEditable *row,
                  double      *target)
{
  g_auto (GValue) value = G_VALUE_INIT;

  if (!read_target (G_OBJECT (row), NULL, &value, NULL))
    return FALSE;
  *target = g_value_get_double (&value);
  return TRUE;
}

static void
set_typed_target (GtkEditable *row,
                  double       target)
{
  g_autofree char *text = g_strdup_printf ("%.10g", target * get_scale (G_OBJECT (row)));

  if (!g_str_equal (text, gtk_editable_get_text (row)))
    gtk_editable_set_text (row, text);
}

static void
on_target_typed_cb (AccordKeptView *kept,
                    GtkEditable    *row)
{
  double target;

  if (get_typed_target (row, &target))
    accord_kept_view_try_target (kept, target);
}

static void
on_target_dragged_cb (GtkEditable *row,
                      double       target)
{
  set_typed_target (row, target);
}

/* Up and Down move the target as a pointer drags its line. */
static gboolean
on_target_key_pressed_cb (GtkEditable    *row,
                          guint           keyval,
                          guint           keycode,
                          GdkModifierType modifiers)
{
  gint step = keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up       ? 1
              : keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down ? -1
                                                                    : 0;
  double target;

  if (step == 0 || !gtk_editable_get_editable (row) || !get_typed_target (row, &target) || isnan (target))
    return FALSE;
  set_typed_target (row, fmax (target + step / get_scale (G_OBJECT (row)), 0));
  return TRUE;
}

static void
add_target (const AccordCommitmentForm *form,
            GtkWidget                  *kept)
{
  static const AccordAutosaveAccess access = { .changed = "changed", .read = read_target, .show = show_target };
  AdwPreferencesGroup *group = accord_commitment_form_add_group (form, _("What Is Agreed"));
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *row;

  accord_commitment_form_add_choice (form, group, _("The _Figure Is"), "unit", units, name_choice);
  accord_commitment_form_add_choice (form, group, _("It _Should Be"), "comparator", comparators, name_choice);
  row = accord_commitment_form_add_entry (group, _("Ta_rget"));
  g_object_set_data (G_OBJECT (row), "commitment", form->commitment);
  accord_autosave_bind_full (form->autosave, row, G_OBJECT (row), "target", &access);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_target_typed_cb), kept, G_CONNECT_SWAPPED);
  g_signal_connect_object (kept, "target-dragged", G_CALLBACK (on_target_dragged_cb), row, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_target_key_pressed_cb), row);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (row, keys);
  accord_commitment_form_add_choice (form, group, _("_Each"), "period", periods, name_choice);
  accord_autosave_bind (form->autosave, accord_commitment_form_add_entry (group, _("When It Is _Missed")), "consequence");
}

static void
show_sentence (AccordRecord *commitment,
               GParamSpec   *pspec,
               GtkLabel     *label)
{
  AccordWorkspace *workspace = g_object_get_data (G_OBJECT (label), "workspace");
  GListModel *calendars = accord_workspace_get_list (workspace, ACCORD_TYPE_CALENDAR);
  const AccordSentenceContext context = { accord_workspace_get_settings (workspace),
                                          accord_calendars_find (calendars, commitment) };
  g_autofree char *sentence = accord_commitment_sentence (commitment, &context);

  gtk_label_set_label (label, sentence);
}

/* What is agreed, in a sentence; and how it would have gone so far. */
static GtkWidget *
add_summary (const AccordCommitmentForm *form)
{
  AdwPreferencesGroup *group = accord_commitment_form_add_group (form, _("In a Sentence"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *kept = accord_kept_view_new (form->workspace, form->commitment);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_can_focus (label, FALSE);
  g_object_set_data_full (G_OBJECT (label), "workspace", g_object_ref (form->workspace), g_object_unref);
  g_signal_connect_object (form->commitment, "notify", G_CALLBACK (show_sentence), label, 0);
  show_sentence (form->commitment, NULL, GTK_LABEL (label));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), kept);
  gtk_widget_set_margin_bottom (box, 12);
  adw_preferences_group_add (group, box);
  return kept;
}

static gboolean
on_close_cb (GtkWindow      *window,
             AccordAutosave *autosave)
{
  accord_autosave_flush (autosave);
  return GDK_EVENT_PROPAGATE;
}

/**
 * accord_commitment_window_present:
 *
 * Opens the editor; what is typed saves by itself.
 */
void
accord_commitment_window_present (AccordPage   *page,
                                  AccordRecord *commitment)
{
  AccordWorkspace *workspace = accord_page_get_workspace (page);
  GtkWidget *window = adw_preferences_window_new ();
  GtkWidget *preferences = adw_preferences_page_new ();
  AccordAutosave *autosave = accord_autosave_new (workspace);
  const AccordCommitmentForm form = { workspace, autosave, ADW_PREFERENCES_PAGE (preferences), commitment };
  GtkWidget *kept;

  gtk_window_set_title (GTK_WINDOW (window), _("Commitment"));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))));
  gtk_window_set_default_size (GTK_WINDOW (window), 620, 760);
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  kept = add_summary (&form);
  add_who (&form);
  add_target (&form, kept);
  accord_commitment_form_add_measure (&form);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (preferences));
  accord_autosave_set_record (autosave, commitment);
  g_signal_connect (window, "close-request", G_CALLBACK (on_close_cb), autosave);
  g_object_set_data_full (G_OBJECT (window), "autosave", autosave, g_object_unref);
  gtk_window_present (GTK_WINDOW (window));
}
