#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of a formula, for its parser alone. */
typedef enum
{
  ACCORD_FORMULA_END,
  ACCORD_FORMULA_NUMBER,
  ACCORD_FORMULA_NAME,
  ACCORD_FORMULA_PLUS,
  ACCORD_FORMULA_MINUS,
  ACCORD_FORMULA_TIMES,
  ACCORD_FORMULA_OVER,
  ACCORD_FORMULA_OPEN,
  ACCORD_FORMULA_CLOSE,
} AccordFormulaToken;

typedef struct
{
  const char        *start; /* of the whole text */
  const char        *cursor;
  const char        *at;    /* of the token that was read last, as are the next */
  AccordFormulaToken kind;
  double             number;
  char              *name;
} AccordFormulaLexer;

gboolean accord_formula_lexer_init     (AccordFormulaLexer *self,
                                        const char         *text,
                                        GError            **error);
void     accord_formula_lexer_clear    (AccordFormulaLexer *self);
gboolean accord_formula_lexer_next     (AccordFormulaLexer *self,
                                        GError            **error);
guint    accord_formula_lexer_place    (AccordFormulaLexer *self);
gboolean accord_formula_lexer_fail     (AccordFormulaLexer *self,
                                        const char         *message,
                                        GError            **error);
void     accord_formula_lexer_expected (AccordFormulaLexer *self,
                                        const char         *expected,
                                        GError            **error);

G_END_DECLS
