#include "commitment-case.h"

#define OFFICE "Mon-Fri 09:00-17:00"
#define FIELDS "id | source | created_at | mql_at | sql_at | lost_at | handed_over_at | first_contact_at | accepted_at | " \
               "rejected_at | reject_reason\n"

void
case_init (Case       *self,
           const char *metric,
           const char *leads,
           const char *activities,
           const char *as_of)
{
  g_autofree char *text = g_strconcat (FIELDS, leads, NULL);
  g_autoptr (GError) error = NULL;

  self->frame = fixture_frame_new_full ("Europe/Berlin", text, activities != NULL ? activities : "");
  accord_query_init (&self->query, self->frame);
  fixture_as_of (&self->query.as_of, self->frame, as_of);
  self->promise = accord_promise_new (accord_metric_find (metric));
  self->promise->calendar = accord_working_time_new (OFFICE, "", accord_frame_get_zone (self->frame), &error);
  g_assert_no_error (error);
  self->promises = accord_promises_new ();
  accord_promises_add (self->promises, self->promise);
  self->query.promises = self->promises;
}

void
case_clear (Case *self)
{
  accord_promises_unref (self->promises);
  accord_frame_unref (self->frame);
}

AccordFigures *
compute (Case       *self,
         const char *metric)
{
  g_autoptr (GError) error = NULL;
  AccordFigures *figures = accord_metric_compute (accord_metric_find (metric), self->frame, &self->query, &error);

  g_assert_no_error (error);
  return figures;
}

const AccordFigure *
get (const AccordFigures *figures,
     guint                index)
{
  g_assert_cmpuint (index, <, figures->figures->len);
  return g_ptr_array_index (figures->figures, index);
}

void
assert_counts (const AccordFigure *figure,
               double              met,
               double              judged,
               guint64             open)
{
  g_assert_cmpfloat (figure->numerator, ==, met);
  g_assert_cmpfloat (figure->denominator, ==, judged);
  g_assert_cmpuint (figure->open, ==, open);
}
