#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A word and how often it is drawn, relative to the others of its list. @factor: how it changes the odds to buy. */
typedef struct
{
  const char *text; /* NULL: none */
  double      weight;
  double      factor;
} AccordSampleWord;

typedef struct
{
  const AccordSampleWord *words;
  guint                   n_words;
} AccordSampleWords;

/* Some people in one kind of job. */
typedef struct
{
  const char *const *titles;
  double             weight;
  double             factor; /* of the odds to buy */
  double             size;   /* of what they buy */
} AccordSampleRole;

extern const AccordSampleWords accord_sample_sources;
extern const AccordSampleWords accord_sample_industries;
extern const AccordSampleWords accord_sample_sizes;
extern const AccordSampleWords accord_sample_countries;
extern const AccordSampleWords accord_sample_owners;
extern const AccordSampleWords accord_sample_interests;
extern const AccordSampleWords accord_sample_reject_reasons;
extern const AccordSampleWords accord_sample_qualities;
extern const AccordSampleRole  accord_sample_roles[];
extern const guint             accord_sample_n_roles;

const AccordSampleWord *accord_sample_draw          (const AccordSampleWords *words,
                                                     GRand                   *rand);
const AccordSampleRole *accord_sample_draw_role     (GRand *rand);
const char             *accord_sample_draw_campaign (const char *source,
                                                     GRand      *rand);
char                   *accord_sample_draw_person   (GRand *rand);
char                   *accord_sample_draw_company  (const char *industry,
                                                     GRand      *rand);
char                   *accord_sample_make_email    (const char *person,
                                                     const char *company);

G_END_DECLS
