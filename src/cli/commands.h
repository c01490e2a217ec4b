#pragma once

#include "call.h"

G_BEGIN_DECLS

/* One file each; all return the exit status. */
int accord_cli_new         (AccordCall *call);
int accord_cli_import      (AccordCall *call);
int accord_cli_undo_import (AccordCall *call);
int accord_cli_history     (AccordCall *call);
int accord_cli_leads       (AccordCall *call);
int accord_cli_kpi         (AccordCall *call);
int accord_cli_metrics     (AccordCall *call);
int accord_cli_score       (AccordCall *call);
int accord_cli_evidence    (AccordCall *call);
int accord_cli_model       (AccordCall *call);
int accord_cli_quality     (AccordCall *call);
int accord_cli_chart       (AccordCall *call);
int accord_cli_board       (AccordCall *call);
int accord_cli_sla         (AccordCall *call);
int accord_cli_pdf         (AccordCall *call);
int accord_cli_review      (AccordCall *call);
int accord_cli_sign        (AccordCall *call);
int accord_cli_redline     (AccordCall *call);
int accord_cli_verify      (AccordCall *call);
int accord_cli_check       (AccordCall *call);
int accord_cli_compact     (AccordCall *call);
int accord_cli_backup      (AccordCall *call);
int accord_cli_backups     (AccordCall *call);
int accord_cli_restore     (AccordCall *call);
int accord_cli_archive     (AccordCall *call);
int accord_cli_erase       (AccordCall *call);
int accord_cli_digest      (AccordCall *call);
int accord_cli_dump        (AccordCall *call);
int accord_cli_load        (AccordCall *call);

G_END_DECLS
