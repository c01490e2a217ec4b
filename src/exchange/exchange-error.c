#include "exchange/import.h"

G_DEFINE_QUARK (accord-exchange-error-quark, accord_exchange_error)
