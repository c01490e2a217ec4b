#include "ui/common/reference-chip.h"

#include <string.h>

#define MARK "\342\201\240"
#define SPACE "\302\240"
#define BEFORE MARK SPACE SPACE SPACE SPACE SPACE
#define BEHIND SPACE MARK

typedef struct
{
  char        *address;
  AccordBlock *kept;    /* what the file says: runs, whose links are @address */
  char        *words;   /* what is shown */
  char        *problem; /* or NULL */
  const char  *icon;
} Chip;

/* What was shown, whole, to what it was: so that undo and paste, which know text only, bring it back. Chips are few. */
static GHashTable *shown_before;

static Chip *
get_chip (GtkTextTag *tag)
{
  return g_object_get_data (G_OBJECT (tag), "accord-chip");
}

static void
chip_free (gpointer data)
{
  Chip *chip = data;

  g_free (chip->address);
  accord_block_free (chip->kept);
  g_free (chip->words);
  g_free (chip->problem);
  g_free (chip);
}

static AccordBlock *
copy_kept (const AccordBlock *kept)
{
  AccordBlock *copy = accord_block_new (ACCORD_BLOCK_PARAGRAPH, 0);

  for (guint i = 0; i < kept->runs->len; i++)
    {
      const AccordRun *run = g_ptr_array_index (kept->runs, i);

      accord_block_add_run (copy, run->text, run->style, run->link);
    }
  return copy;
}

static void
remember (Chip *chip)
{
  Chip *copy = g_new0 (Chip, 1);

  if (shown_before == NULL)
    shown_before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, chip_free);
  copy->address = g_strdup (chip->address);
  copy->kept = copy_kept (chip->kept);
  copy->words = g_strdup (chip->words);
  copy->icon = chip->icon;
  g_hash_table_insert (shown_before, g_strconcat (BEFORE, chip->words, BEHIND, NULL), copy);
}

static GtkTextTag *
make_tag (GtkTextBuffer *buffer,
          Chip          *chip)
{
  GtkTextTag *tag = gtk_text_buffer_create_tag (buffer, NULL, "weight", PANGO_WEIGHT_SEMIBOLD, NULL);

  g_object_set_data_full (G_OBJECT (tag), "accord-chip", chip, chip_free);
  return tag;
}

/* On one line, whatever it says. */
static char *
flatten (const AccordBlock *kept)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < kept->runs->len; i++)
    g_string_append (text, ((AccordRun *) g_ptr_array_index (kept->runs, i))->text);
  g_strdelimit (text->str, "\n\r\t", ' ');
  return g_strdup (text->str);
}

/**
 * accord_chip_new:
 *
 * Returns: (transfer none): the tag of one that keeps and shows nothing yet
 */
GtkTextTag *
accord_chip_new (GtkTextBuffer *buffer,
                 const char    *address)
{
  Chip *chip = g_new0 (Chip, 1);

  chip->address = g_strdup (address);
  chip->kept = accord_block_new (ACCORD_BLOCK_PARAGRAPH, 0);
  chip->icon = "insert-link-symbolic";
  return make_tag (buffer, chip);
}

void
accord_chip_keep (GtkTextTag      *tag,
                  const AccordRun *run)
{
  accord_block_add_run (get_chip (tag)->kept, run->text, run->style, get_chip (tag)->address);
}

void
accord_chip_show (GtkTextBuffer *buffer,
                  GtkTextTag    *tag,
                  GtkTextIter   *at)
{
  Chip *chip = get_chip (tag);
  gint offset = gtk_text_iter_get_offset (at);
  g_autofree char *shown = NULL;
  GtkTextIter start;

  if (chip->words == NULL)
    chip->words = flatten (chip->kept);
  shown = accord_chip_dup_shown (tag);
  remember (chip);
  gtk_text_buffer_insert (buffer, at, shown, -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
  gtk_text_buffer_remove_all_tags (buffer, &start, at);
  gtk_text_buffer_apply_tag (buffer, tag, &start, at);
}

gboolean
accord_chip_is (GtkTextTag *tag)
{
  return get_chip (tag) != NULL;
}

/**
 * accord_chip_at:
 *
 * Returns: (transfer none) (nullable): the chip that the character behind @iter is of
 */
GtkTextTag *
accord_chip_at (const GtkTextIter *iter)
{
  /* There is no character behind the last; the tags of what is before it may be said to go on there. */
  g_autoptr (GSList) tags = gtk_text_iter_is_end (iter) ? NULL : gtk_text_iter_get_tags (iter);

  for (GSList *l = tags; l != NULL; l = l->next)
    if (get_chip (l->data) != NULL)
      return l->data;
  return NULL;
}

/**
 * accord_chip_get_bounds:
 * @within: before a character of it
 * @start: (out): where it begins
 * @end: (out): where it ends
 */
void
accord_chip_get_bounds (GtkTextTag        *chip,
                        const GtkTextIter *within,
                        GtkTextIter       *start,
                        GtkTextIter       *end)
{
  *start = *within;
  *end = *within;
  if (!gtk_text_iter_starts_tag (start, chip))
    gtk_text_iter_backward_to_tag_toggle (start, chip);
  gtk_text_iter_forward_to_tag_toggle (end, chip);
}

const char *
accord_chip_get_address (GtkTextTag *chip)
{
  return get_chip (chip)->address;
}

const char *
accord_chip_get_problem (GtkTextTag *chip)
{
  return get_chip (chip)->problem;
}

const char *
accord_chip_get_icon (GtkTextTag *chip)
{
  return get_chip (chip)->icon;
}

void
accord_chip_read (GtkTextTag    *tag,
                  AccordRunStyle style,
                  AccordBlock   *block)
{
  const AccordBlock *kept = get_chip (tag)->kept;

  for (guint i = 0; i < kept->runs->len; i++)
    {
      const AccordRun *run = g_ptr_array_index (kept->runs, i);
      const AccordRun *first = g_ptr_array_index (kept->runs, 0);

      accord_block_add_run (block, run->text, first->style == style ? run->style : style, run->link);
    }
}

gboolean
accord_chip_is_whole (GtkTextTag        *chip,
                      const GtkTextIter *start,
                      const GtkTextIter *end)
{
  g_autofree char *text = gtk_text_iter_get_text (start, end);
  g_autofree char *shown = accord_chip_dup_shown (chip);

  return g_str_equal (text, shown);
}

/**
 * accord_chip_set:
 * @reference: what it says now
 *
 * Returns: whether other words are to be shown
 */
gboolean
accord_chip_set (GtkTextTag            *tag,
                 const AccordReference *reference)
{
  Chip *chip = get_chip (tag);
  g_autofree char *kept = flatten (chip->kept);
  const char *words = reference->words != NULL ? reference->words : kept;

  chip->icon = reference->problem != NULL ? "dialog-warning-symbolic"
               : reference->kind != NULL  ? reference->kind->icon
                                          : "insert-link-symbolic";
  g_free (chip->problem);
  chip->problem = g_strdup (reference->problem);
  if (g_strcmp0 (chip->words, words) == 0)
    return FALSE;
  g_free (chip->words);
  chip->words = g_strdup (words);
  remember (chip);
  return TRUE;
}

char *
accord_chip_dup_shown (GtkTextTag *tag)
{
  return g_strconcat (BEFORE, get_chip (tag)->words, BEHIND, NULL);
}

/**
 * accord_chip_recall:
 * @shown: text between two marks, with them
 *
 * Returns: (transfer none) (nullable): the tag for what was shown so; %NULL where nothing was
 */
GtkTextTag *
accord_chip_recall (GtkTextBuffer *buffer,
                    const char    *shown)
{
  const Chip *before = shown_before != NULL ? g_hash_table_lookup (shown_before, shown) : NULL;
  Chip *chip;

  if (before == NULL)
    return NULL;
  chip = g_new0 (Chip, 1);
  chip->address = g_strdup (before->address);
  chip->kept = copy_kept (before->kept);
  chip->words = g_strdup (before->words);
  chip->icon = before->icon;
  return make_tag (buffer, chip);
}
