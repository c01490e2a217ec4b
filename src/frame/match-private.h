#pragma once

#include "frame/lead-set.h"

G_BEGIN_DECLS

/*
 * The parts of accord_condition_match(), one for each kind of column. Each adds to the empty set @set the rows that
 * meet the test; where the test does not fit it sets an AccordConditionError and returns FALSE. Of texts one asks for those
 * that meet any of several tests: the rows are then looked up once for all of them.
 */
typedef struct
{
  const AccordFrame *frame;
  const AccordAsOf  *as_of; /* one for all rows, or one for each */
  gboolean           each;
} AccordMatch;

static inline const AccordAsOf *
_accord_match_as_of (const AccordMatch *self,
                     guint              row)
{
  return self->as_of + (self->each ? row : 0);
}

gboolean _accord_match_texts    (const AccordMatch       *self,
                                 GPtrArray               *tests,
                                 const AccordFrameColumn *column,
                                 const guint32           *codes,
                                 AccordLeadSet           *set,
                                 GError                 **error);
gboolean _accord_match_real     (const AccordMatch       *self,
                                 const AccordCondition   *test,
                                 const AccordFrameColumn *column,
                                 AccordLeadSet           *set,
                                 GError                 **error);
gboolean _accord_match_boolean  (const AccordMatch       *self,
                                 const AccordCondition   *test,
                                 const AccordFrameColumn *column,
                                 AccordLeadSet           *set,
                                 GError                 **error);
gboolean _accord_match_moment   (const AccordMatch       *self,
                                 const AccordCondition   *test,
                                 const AccordFrameColumn *column,
                                 AccordLeadSet           *set,
                                 GError                 **error);
gboolean _accord_match_activity (const AccordMatch       *self,
                                 const AccordCondition   *test,
                                 AccordLeadSet           *set,
                                 GError                 **error);

gboolean _accord_match_bad_operator (const AccordCondition *test,
                                     const char            *holds,
                                     GError               **error);
gboolean _accord_match_bad_value    (const AccordCondition *test,
                                     const AccordLiteral   *value,
                                     const char            *holds,
                                     const char            *example,
                                     GError               **error);
gboolean _accord_match_no_field     (const AccordFrame     *frame,
                                     const char            *name,
                                     GError               **error);

/* The bits of @n rows from @first on, of which EXPRESSION, in terms of «row», is true. */
#define ACCORD_MATCH_SOME(first, n, EXPRESSION)                                     \
  ({                                                                                \
    guint64 some_ = 0;                                                              \
    for (guint bit_ = 0; bit_ < (n); bit_++)                                        \
      {                                                                             \
        guint row = (first) + bit_;                                                 \
        some_ |= (guint64) ((EXPRESSION) ? 1 : 0) << bit_;                          \
      }                                                                             \
    some_;                                                                          \
  })

/* Sets the bit of every row from FIRST, a multiple of 64, to before END for which EXPRESSION is true; eight rows at a time,
 * no branch between. */
#define ACCORD_MATCH_RANGE(set, first, end, EXPRESSION)                             \
  G_STMT_START                                                                      \
  {                                                                                 \
    guint64 *words_ = accord_lead_set_get_words (set);                              \
    guint end_ = (end);                                                             \
    guint last_ = end_ & ~7u;                                                       \
    for (guint start_ = (first); start_ < last_; start_ += 8)                       \
      words_[start_ / 64] |= ACCORD_MATCH_SOME (start_, 8, EXPRESSION) << start_ % 64; \
    if (last_ < end_)                                                               \
      words_[last_ / 64] |= ACCORD_MATCH_SOME (last_, end_ - last_, EXPRESSION) << last_ % 64; \
  }                                                                                 \
  G_STMT_END

#define ACCORD_MATCH_ROWS(set, EXPRESSION) ACCORD_MATCH_RANGE (set, 0, accord_lead_set_get_n_rows (set), EXPRESSION)

G_END_DECLS
