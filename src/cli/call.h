#pragma once

#include "workspace/workspace.h"

G_BEGIN_DECLS

typedef struct _AccordCall AccordCall;

/* One command: its word, its arguments, and what it does. run() returns the exit status. */
typedef struct
{
  const char *name;
  const char *arguments;   /* «FILE INPUT» */
  const char *summary;     /* N_(): one line */
  int       (*run) (AccordCall *call);
} AccordCommand;

/* One call of a command: what was typed, and how it ended. */
struct _AccordCall
{
  const AccordCommand *command;
  GOptionContext      *context;
  GStrv                typed;     /* argv from the command's word on */
  GStrv                arguments; /* once parsed: what is left beside the options */
  GCancellable        *cancellable;
  gboolean             sole_user; /* --sole-user */
  int                  status;
};

typedef enum
{
  ACCORD_STATUS_DONE = 0,
  ACCORD_STATUS_FAILED = 1,
  ACCORD_STATUS_MISUSED = 2,
} AccordStatus;

void             accord_call_init           (AccordCall          *self,
                                             const AccordCommand *command,
                                             int                  argc,
                                             char               **argv);
void             accord_call_clear          (AccordCall *self);
void             accord_call_add_options    (AccordCall         *self,
                                             const GOptionEntry *entries);
void             accord_call_add_sole_user  (AccordCall *self);
gboolean         accord_call_parse          (AccordCall *self,
                                             guint       n_arguments);
gboolean         accord_call_parse_some     (AccordCall *self,
                                             guint       n_least,
                                             guint       n_most);
int              accord_call_misuse         (AccordCall *self,
                                             const char *format,
                                             ...) G_GNUC_PRINTF (2, 3);
int              accord_call_fail           (AccordCall   *self,
                                             const GError *error);
int              accord_call_print          (AccordCall *self,
                                             const char *text);
AccordWorkspace *accord_call_open_workspace (AccordCall *self,
                                             const char *as,
                                             GError    **error);

G_END_DECLS
