#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/* What a person does with a version, asked for as far as it must be, and saved. */
void accord_sign_off_sign        (AccordPage *page,
                                  gint64      number);
void accord_sign_off_refuse      (AccordPage *page,
                                  gint64      number);
void accord_sign_off_ask         (AccordPage *page,
                                  gint64      number);
void accord_sign_off_file        (AccordPage *page,
                                  gint64      number,
                                  const char *member); /* whose signature it has */
void accord_sign_off_withdraw    (AccordPage *page,
                                  gint64      number);
void accord_sign_off_acknowledge (AccordPage *page,
                                  gint64      number);
void accord_sign_off_draft       (AccordPage *page,
                                  gint64      number);

G_END_DECLS
