#pragma once

#include "frame/lead-set.h"

G_BEGIN_DECLS

/*
 * The parts of accord_condition_match(), one for each kind of column. Each adds to the empty set @set the rows that
 * meet the test; where the test does not fit it sets an AccordConditionError and returns FALSE.
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

gboolean _accord_match_text     (const AccordMatch       *self,
                                 const AccordCondition   *test,
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

/* Sets the bit of every row for which EXPRESSION, in terms of «row», is true; 64 rows a word, no branch between. */
#define ACCORD_MATCH_ROWS(set, EXPRESSION)                                          \
  G_STMT_START                                                                      \
  {                                                                                 \
    guint64 *words_ = accord_lead_set_get_words (set);                              \
    guint n_rows_ = accord_lead_set_get_n_rows (set);                               \
    for (guint start_ = 0; start_ < n_rows_; start_ += 64)                          \
      {                                                                             \
        guint end_ = MIN (64, n_rows_ - start_);                                    \
        guint64 word_ = 0;                                                          \
        for (guint bit_ = 0; bit_ < end_; bit_++)                                   \
          {                                                                         \
            guint row = start_ + bit_;                                              \
            word_ |= (guint64) ((EXPRESSION) ? 1 : 0) << bit_;                      \
          }                                                                         \
        words_[start_ / 64] |= word_;                                               \
      }                                                                             \
  }                                                                                 \
  G_STMT_END

G_END_DECLS
