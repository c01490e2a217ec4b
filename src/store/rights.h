#pragma once

#include "model/change-set.h"
#include "model/member.h"
#include "store/connection.h"

G_BEGIN_DECLS

/*
 * Who may write what, as the file's own members say in the transaction that writes. «system», and a file without
 * members, may do all. It keeps honest people from slips: whoever can write to the file can get around it.
 */
gboolean accord_rights_check         (AccordConnection        *connection,
                                      const AccordStoreAuthor *author,
                                      AccordRight              right,
                                      GError                 **error);
gboolean accord_rights_check_changes (AccordConnection        *connection,
                                      const AccordStoreAuthor *author,
                                      AccordChangeSet         *changes,
                                      GError                 **error);
gboolean accord_rights_check_result  (AccordConnection        *connection,
                                      AccordChangeSet         *changes,
                                      GError                 **error);

G_END_DECLS
