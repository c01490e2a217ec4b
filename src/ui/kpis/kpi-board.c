#include "ui/kpis/kpi-board.h"

#include <glib/gi18n-lib.h>

#include "model/record-search.h"
#include "ui/kpis/board-layout.h"
#include "ui/kpis/kpi-card-private.h"
#include "ui/scoring/score-drag.h"

struct _AccordKpiBoard
{
  AdwBin parent_instance;

  /* borrowed */
  GtkWidget *box;

  /* owned */
  AccordWorkspace *workspace;
  AccordFrame     *frame; /* NULL: nothing was asked for yet */
  AccordKpiChoice  choice;
  char            *wanted; /* the id of a chart that is to have the keyboard once it is there; or NULL */
  guint            idle;
};

G_DEFINE_FINAL_TYPE (AccordKpiBoard, accord_kpi_board, ADW_TYPE_BIN)

/**
 * accord_kpi_board_find_card:
 * @id: of a chart
 *
 * Returns: (transfer none) (nullable): its card
 */
AccordKpiCard *
accord_kpi_board_find_card (AccordKpiBoard *self,
                            const char     *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->box); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (accord_record_get_id (accord_kpi_card_get_chart (ACCORD_KPI_CARD (child))), id))
      return ACCORD_KPI_CARD (child);
  return NULL;
}

/**
 * accord_kpi_board_list_cards:
 *
 * Returns: (transfer container) (element-type AccordKpiCard): its cards, in their order
 */
GPtrArray *
accord_kpi_board_list_cards (AccordKpiBoard *self)
{
  GPtrArray *cards = g_ptr_array_new ();

  for (GtkWidget *child = gtk_widget_get_first_child (self->box); child != NULL; child = gtk_widget_get_next_sibling (child))
    g_ptr_array_add (cards, child);
  return cards;
}

static void
ask (AccordKpiBoard *self,
     AccordKpiCard  *card)
{
  if (self->frame != NULL)
    accord_kpi_card_show (card, self->frame, &self->choice);
}

/* What is let go on another card takes its place. */
static void
on_dropped (AccordRecord *dragged,
            AccordRecord *target,
            gpointer      self)
{
  if (G_OBJECT_TYPE (dragged) == ACCORD_TYPE_BOARD_CHART)
    gtk_widget_activate_action (GTK_WIDGET (self), "kpis.move-to", "(ss)", accord_record_get_id (dragged),
                                accord_record_get_id (target));
}

static GtkWidget *
make_card (AccordKpiBoard *self,
           AccordRecord   *chart)
{
  GtkWidget *card = accord_kpi_card_new (self->workspace, chart);
  AccordRecord *shown = accord_record_copy (chart); /* what is dragged has its id: it lives as long as the card */

  g_object_set_data_full (G_OBJECT (card), "dragged", shown, g_object_unref);
  accord_score_drag_attach (ACCORD_KPI_CARD (card)->head, card, shown);
  accord_score_drag_accept (card, shown, on_dropped, self);
  return card;
}

static void
remove_gone (AccordKpiBoard *self,
             GPtrArray      *charts)
{
  GtkWidget *next;

  for (GtkWidget *child = gtk_widget_get_first_child (self->box); child != NULL; child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      if (accord_records_find (charts, accord_record_get_id (accord_kpi_card_get_chart (ACCORD_KPI_CARD (child))), NULL) == NULL)
        gtk_box_remove (GTK_BOX (self->box), child);
    }
}

static void
give_focus (AccordKpiBoard *self)
{
  AccordKpiCard *card = self->wanted != NULL ? accord_kpi_board_find_card (self, self->wanted) : NULL;

  if (card == NULL)
    return;
  g_clear_pointer (&self->wanted, g_free);
  accord_kpi_card_focus (card);
}

/* A card stays the same widget where its chart does: the keyboard stays in it, and what is computed. */
static void
arrange (AccordKpiBoard *self)
{
  g_autoptr (GPtrArray) charts = accord_board_list_charts (self->workspace);
  GtkWidget *before = NULL;

  remove_gone (self, charts);
  for (guint i = 0; i < charts->len; i++)
    {
      AccordKpiCard *card = accord_kpi_board_find_card (self, accord_record_get_id (charts->pdata[i]));

      if (card == NULL)
        {
          card = ACCORD_KPI_CARD (make_card (self, charts->pdata[i]));
          gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (card));
          ask (self, card);
        }
      else if (accord_kpi_card_set_chart (card, charts->pdata[i]))
        ask (self, card);
      if (gtk_widget_get_prev_sibling (GTK_WIDGET (card)) != before)
        gtk_widget_insert_after (GTK_WIDGET (card), self->box, before);
      before = GTK_WIDGET (card);
    }
  give_focus (self);
}

static gboolean
arrange_now (gpointer user_data)
{
  AccordKpiBoard *self = user_data;

  self->idle = 0;
  arrange (self);
  return G_SOURCE_REMOVE;
}

/* Once for all that is written at once. */
static void
arrange_soon (AccordKpiBoard *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (arrange_now, self);
}

/* What figures are judged by, beside the leads. */
static gboolean
matters (GType type)
{
  return type == ACCORD_TYPE_COMMITMENT || type == ACCORD_TYPE_CALENDAR || type == ACCORD_TYPE_COST ||
         type == ACCORD_TYPE_VERSION || type == ACCORD_TYPE_OWN_KPI || type == ACCORD_TYPE_OWN_VALUE ||
         type == ACCORD_TYPE_SETTINGS || type == ACCORD_TYPE_NOTE || type == ACCORD_TYPE_SIGNATURE;
}

static void
ask_all (AccordKpiBoard *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->box); child != NULL; child = gtk_widget_get_next_sibling (child))
    ask (self, ACCORD_KPI_CARD (child));
}

static void
on_records_changed_cb (AccordKpiBoard *self,
                       GType           type,
                       GPtrArray      *ids)
{
  if (type == ACCORD_TYPE_BOARD_CHART)
    arrange_soon (self);
  else if (matters (type))
    ask_all (self);
}

static void
accord_kpi_board_dispose (GObject *object)
{
  AccordKpiBoard *self = ACCORD_KPI_BOARD (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  G_OBJECT_CLASS (accord_kpi_board_parent_class)->dispose (object);
}

static void
accord_kpi_board_finalize (GObject *object)
{
  AccordKpiBoard *self = ACCORD_KPI_BOARD (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->frame, accord_frame_unref);
  accord_kpi_choice_clear (&self->choice);
  g_free (self->wanted);
  G_OBJECT_CLASS (accord_kpi_board_parent_class)->finalize (object);
}

static void
accord_kpi_board_class_init (AccordKpiBoardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_kpi_board_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_kpi_board_finalize;
}

static void
accord_kpi_board_init (AccordKpiBoard *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_layout_manager (self->box, g_object_new (ACCORD_TYPE_BOARD_LAYOUT, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Charts"), -1);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

/**
 * accord_kpi_board_set_workspace:
 * @workspace: whose board it is
 *
 * To be called once.
 */
void
accord_kpi_board_set_workspace (AccordKpiBoard  *self,
                                AccordWorkspace *workspace)
{
  g_return_if_fail (ACCORD_IS_KPI_BOARD (self) && self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (accord_workspace_get_list (workspace, ACCORD_TYPE_BOARD_CHART), "items-changed",
                           G_CALLBACK (arrange_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_store (workspace), "records-changed", G_CALLBACK (on_records_changed_cb),
                           self, G_CONNECT_SWAPPED);
  arrange (self);
}

/**
 * accord_kpi_board_show:
 * @frame: the leads
 * @choice: what is chosen above the board; copied
 *
 * Asks for the figures of all its charts.
 */
void
accord_kpi_board_show (AccordKpiBoard        *self,
                       AccordFrame           *frame,
                       const AccordKpiChoice *choice)
{
  g_return_if_fail (ACCORD_IS_KPI_BOARD (self));

  accord_frame_ref (frame);
  g_clear_pointer (&self->frame, accord_frame_unref);
  self->frame = frame;
  accord_kpi_choice_clear (&self->choice);
  accord_kpi_choice_copy (&self->choice, choice);
  ask_all (self);
}

/**
 * accord_kpi_board_focus:
 * @id: of a chart
 */
void
accord_kpi_board_focus (AccordKpiBoard *self,
                        const char     *id)
{
  g_free (self->wanted);
  self->wanted = g_strdup (id);
  give_focus (self);
}
