#pragma once

#include "model/condition.h"

G_BEGIN_DECLS

/* The words of a condition's text, for the parser alone. */
typedef enum
{
  ACCORD_TOKEN_END,
  ACCORD_TOKEN_WORD,   /* a name or a keyword: text */
  ACCORD_TOKEN_NAME,   /* [Lead Source]: text without the brackets */
  ACCORD_TOKEN_STRING, /* "Health": text without the quotes */
  ACCORD_TOKEN_NUMBER, /* number */
  ACCORD_TOKEN_SYMBOL, /* ( ) , = != < <= > >=: text */
} AccordTokenKind;

typedef struct
{
  const char     *start; /* of the whole text */
  const char     *cursor;
  AccordTokenKind kind;  /* of the token that was read last, as are the next */
  const char     *at;
  char           *text;
  double          number;
} AccordConditionLexer;

gboolean accord_condition_lexer_init       (AccordConditionLexer  *self,
                                            const char            *text,
                                            GError               **error);
void     accord_condition_lexer_clear      (AccordConditionLexer  *self);
gboolean accord_condition_lexer_next       (AccordConditionLexer  *self,
                                            GError               **error);
gboolean accord_condition_lexer_is_keyword (AccordConditionLexer  *self,
                                            const char            *keyword);
gboolean accord_condition_lexer_is_symbol  (AccordConditionLexer  *self,
                                            const char            *symbol);
void     accord_condition_lexer_expected   (AccordConditionLexer  *self,
                                            const char            *expected,
                                            GError               **error);
gboolean accord_condition_is_keyword       (const char            *word);

G_END_DECLS
