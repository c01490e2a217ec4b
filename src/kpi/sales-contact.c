#include "kpi/judging.h"

#include <string.h>

/*
 * What CRMs call it when a person of sales turns to a lead. Letters alone are compared, so that «Email_Sent»,
 * «e-mail sent: offer» and «EMAIL SENT» are the same; what is opened, clicked, submitted or received is the lead's.
 */
static const char *const words[] = {
  "call", "calls", "called", "outboundcall", "phonecall", "phone", "voicemail", "meeting", "meetings", "visit",
  "emailsent", "emailout", "outboundemail", "salesemail", "messagesent", "sms", "smssent", "linkedinmessage", "outreach",
  "attempt", "contactattempt", "salesattempt", "sales",
};

/**
 * accord_sales_contact_is:
 * @kind: (nullable): the kind of an activity
 *
 * Returns: whether it is one by which sales tried to reach the lead; what follows a colon is its detail
 */
gboolean
accord_sales_contact_is (const char *kind)
{
  char letters[64];
  guint n = 0;

  for (const char *p = kind; p != NULL && *p != '\0' && *p != ':'; p++)
    if (g_ascii_isalpha (*p) && n + 1 < sizeof letters)
      letters[n++] = g_ascii_tolower (*p);
  letters[n] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i], letters) == 0)
      return TRUE;
  return FALSE;
}
