#include "model/error.h"

G_DEFINE_QUARK (accord-model-error-quark, accord_model_error)
