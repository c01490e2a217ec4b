#include "ui/common/diff-label.h"

#include <adwaita.h>
#include <string.h>

#include "present/diff-runs.h"

/* The label shows no more than this of each text: what is longer is a file's, not a person's. */
#define LONGEST_TEXT 20000

/* As in the mark-up of contracts, and told apart without colours, too. Contrast 4.5 and more on a card. */
static const guint16 removed_light[] = { 0xc6c6, 0x4646, 0x0000 }, added_light[] = { 0x1a1a, 0x5f5f, 0xb4b4 };
static const guint16 removed_dark[] = { 0xffff, 0xa3a3, 0x4848 }, added_dark[] = { 0x9999, 0xc1c1, 0xf1f1 };

static void
insert (PangoAttrList  *attributes,
        PangoAttribute *attribute,
        gsize           start,
        gsize           end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (attributes, attribute);
}

static void
mark (PangoAttrList  *attributes,
      AccordDiffKind  kind,
      gsize           start,
      gsize           end)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const guint16 *color = kind == ACCORD_DIFF_REMOVED ? (dark ? removed_dark : removed_light)
                                                     : (dark ? added_dark : added_light);

  if (kind == ACCORD_DIFF_SAME)
    return;
  insert (attributes, pango_attr_foreground_new (color[0], color[1], color[2]), start, end);
  insert (attributes, pango_attr_background_new (color[0], color[1], color[2]), start, end);
  insert (attributes, pango_attr_background_alpha_new (0x1800), start, end);
  if (kind == ACCORD_DIFF_REMOVED)
    insert (attributes, pango_attr_strikethrough_new (TRUE), start, end);
  else
    insert (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), start, end);
}

static void
show (GtkLabel   *label,
      const char *before,
      const char *after)
{
  g_autoptr (GPtrArray) runs = accord_diff_runs (before, after);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      const AccordDiffRun *run = g_ptr_array_index (runs, i);
      gsize start = text->len;

      g_string_append (text, run->text);
      mark (attributes, run->kind, start, text->len);
      /* What went and what came in its place do not run together. */
      if (run->kind == ACCORD_DIFF_REMOVED && i + 1 < runs->len &&
          ((AccordDiffRun *) g_ptr_array_index (runs, i + 1))->kind == ACCORD_DIFF_ADDED)
        g_string_append_c (text, ' ');
    }
  gtk_label_set_text (label, text->str);
  gtk_label_set_attributes (label, attributes);
}

static char *
shorten (const char *text)
{
  if (g_utf8_strlen (text, -1) <= LONGEST_TEXT)
    return g_strdup (text);
  return g_utf8_substring (text, 0, LONGEST_TEXT);
}

/**
 * accord_diff_label_new:
 * @before: a text
 * @after: what became of it
 *
 * Returns: (transfer floating): both in one
 */
GtkWidget *
accord_diff_label_new (const char *before,
                       const char *after)
{
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *old_text = shorten (before);
  g_autofree char *new_text = shorten (after);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  show (GTK_LABEL (label), old_text, new_text);
  return label;
}
