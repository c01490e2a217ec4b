#include "ui/overview/questions-list.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"
#include "ui/common/actionable.h"
#include "ui/common/place-words.h"
#include "ui/overview/overview-list.h"
#include "workspace/own-kpis.h"

#define MOST_QUESTIONS 4

struct _AccordQuestionsList
{
  AdwBin parent_instance;

  /* borrowed */
  GtkListBox *list;
  GtkButton  *all;
};

G_DEFINE_FINAL_TYPE (AccordQuestionsList, accord_questions_list, ADW_TYPE_BIN)

static gboolean
is_open (AccordRecord *note)
{
  return g_strcmp0 (accord_record_get_text (note, "kind"), "question") == 0 &&
         !g_value_get_boolean (accord_record_get_value (note, "resolved"));
}

static AccordMoment
get_moment (AccordRecord *note)
{
  return g_value_get_int64 (accord_record_get_value (note, "at"));
}

static gint
compare_notes (gconstpointer a,
               gconstpointer b)
{
  AccordMoment left = get_moment (*(AccordRecord *const *) a), right = get_moment (*(AccordRecord *const *) b);

  return left == right ? 0 : left > right ? -1 : 1;
}

/* «Lead value · Tina · yesterday» */
static char *
describe (AccordWorkspace *workspace,
          AccordRecord    *note)
{
  const AccordMetric *metric = accord_workspace_find_metric (workspace, accord_record_get_text (note, "metric"));
  g_autofree char *label = metric != NULL ? accord_words_metric_label (metric, accord_workspace_get_settings (workspace)) : NULL;
  const char *who = accord_record_get_text (note, "member_name");
  AccordMoment at = get_moment (note);
  g_autofree char *time = at != ACCORD_MOMENT_NONE ? accord_place_words_time (accord_moment_to_ms (at) / 1000) : NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (label != NULL)
    g_ptr_array_add (parts, label);
  if (who != NULL && *who != '\0')
    g_ptr_array_add (parts, (gpointer) who);
  if (time != NULL)
    g_ptr_array_add (parts, time);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
accord_questions_list_dispose (GObject *object)
{
  ACCORD_QUESTIONS_LIST (object)->list = NULL;
  G_OBJECT_CLASS (accord_questions_list_parent_class)->dispose (object);
}

static void
accord_questions_list_class_init (AccordQuestionsListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_questions_list_dispose;
}

static void
accord_questions_list_init (AccordQuestionsList *self)
{
  adw_bin_set_child (ADW_BIN (self), accord_overview_list_new (_("Open questions"), NULL, &self->list, &self->all));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->all), _("Beside their figures, on the page KPIs"));
  accord_actionable_set (GTK_ACTIONABLE (self->all), "win.show-page('kpis')");
}

/**
 * accord_questions_list_show:
 * @workspace: an open file
 *
 * Shows what is asked now.
 */
void
accord_questions_list_show (AccordQuestionsList *self,
                            AccordWorkspace     *workspace)
{
  GListModel *notes = accord_workspace_get_list (workspace, ACCORD_TYPE_NOTE);
  g_autoptr (GPtrArray) questions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *all = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (AccordRecord) note = g_list_model_get_item (notes, i);

      if (is_open (note))
        g_ptr_array_add (questions, g_steal_pointer (&note));
    }
  g_ptr_array_sort (questions, compare_notes);
  accord_overview_list_clear (self->list);
  for (guint i = 0; i < MIN (questions->len, MOST_QUESTIONS); i++)
    {
      g_autofree char *subtitle = describe (workspace, questions->pdata[i]);

      gtk_list_box_append (self->list, accord_overview_row_new (accord_record_get_text (questions->pdata[i], "body"), subtitle, NULL,
                                                                "win.show-page('kpis')"));
    }
  if (questions->len == 0)
    gtk_list_box_append (self->list, accord_overview_row_new (_("Nothing is asked"), _("Question a figure where you open it."), NULL,
                                                              NULL));
  all = g_strdup_printf (_("All %u"), questions->len);
  gtk_button_set_label (self->all, all);
  gtk_widget_set_visible (GTK_WIDGET (self->all), questions->len > 0);
}
