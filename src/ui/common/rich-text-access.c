/* How a form reads and shows it. */
#include "ui/common/rich-text.h"

static gboolean
read_text (GObject             *input,
           const AccordColumn  *column,
           GValue              *value,
           GError             **error)
{
  g_value_init (value, G_TYPE_STRING);
  g_value_take_string (value, accord_rich_text_dup_markdown (ACCORD_RICH_TEXT (input)));
  return TRUE;
}

static void
show_text (GObject            *input,
           const AccordColumn *column,
           const GValue       *value)
{
  const char *text = value != NULL ? g_value_get_string (value) : NULL;

  accord_rich_text_set_markdown (ACCORD_RICH_TEXT (input), text != NULL ? text : "");
}

const AccordAutosaveAccess *
accord_rich_text_access (void)
{
  static const AccordAutosaveAccess access = { .changed = "edited", .read = read_text, .show = show_text };

  return &access;
}
