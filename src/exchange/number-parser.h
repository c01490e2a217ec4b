#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a text may be read as a number. */
typedef enum
{
  ACCORD_NUMBER_POINT         = 1 << 0, /* is one with a decimal point */
  ACCORD_NUMBER_COMMA         = 1 << 1, /* is one with a decimal comma */
  ACCORD_NUMBER_WHOLE_POINT   = 1 << 2, /* … and has no decimals then */
  ACCORD_NUMBER_WHOLE_COMMA   = 1 << 3,
  ACCORD_NUMBER_UNCLEAR_POINT = 1 << 4, /* «12.400»: thousands or decimals? */
  ACCORD_NUMBER_UNCLEAR_COMMA = 1 << 5, /* «12,400» */
  ACCORD_NUMBER_LABEL         = 1 << 6, /* «007», or more digits than a number keeps: a name made of digits */
  ACCORD_NUMBER_DECORATED     = 1 << 7, /* has a currency or a parenthesis */
} AccordNumberForm;

AccordNumberForm accord_number_classify (const char *text,
                                         gsize       length);
gboolean         accord_number_parse    (const char *text,
                                         gsize       length,
                                         char        decimal,
                                         double     *number);

/* What the numbers of one column say about their decimal sign. */
typedef struct
{
  guint64 n_numbers;
  guint64 n_point, n_comma;             /* that can be read so */
  guint64 n_whole_point, n_whole_comma; /* … without decimals */
  guint64 n_unclear_point, n_unclear_comma;
  guint64 n_plain_thousands;            /* «12400»: thousands are not set apart */
  guint64 n_labels;
} AccordNumberTally;

void     accord_number_tally_add         (AccordNumberTally       *self,
                                          AccordNumberForm         form,
                                          gsize                    length);
char     accord_number_tally_get_decimal (const AccordNumberTally *self,
                                          char                     likely,
                                          gboolean                *guessed);

G_END_DECLS
