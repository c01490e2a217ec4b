#include "present/html.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "present/markdown.h"

#define MOST_LEVELS 3
#define MOST_DEPTH 200

typedef struct
{
  GPtrArray   *blocks; /* of AccordBlock */
  AccordBlock *block;  /* of blocks: what is being written; NULL: the next text begins a paragraph */
  gboolean     space;  /* white space waits for the next word */
} Reader;

/* What holds where one is in the document. */
typedef struct
{
  AccordRunStyle  style;
  const char     *link;
  guint           list_level;
  gboolean        numbered;
  guint           depth;
} Place;

static gboolean
is_one_of (const xmlNode     *node,
           const char *const *names)
{
  return node->name != NULL && g_strv_contains (names, (const char *) node->name);
}

static void
end_block (Reader *self)
{
  self->block = NULL;
  self->space = FALSE;
}

static void
begin_block (Reader         *self,
             AccordBlockKind kind,
             guint           level,
             guint           number)
{
  self->block = accord_block_new (kind, level);
  self->block->number = number;
  self->space = FALSE;
  g_ptr_array_add (self->blocks, self->block);
}

/* A space between two words is as both are, else plain. */
static void
add_space (AccordBlock *block,
           const Place *place)
{
  const AccordRun *last = g_ptr_array_index (block->runs, block->runs->len - 1);
  gboolean same = last->style == place->style && g_strcmp0 (last->link, place->link) == 0;

  if (!g_str_has_suffix (last->text, "\n"))
    accord_block_add_run (block, " ", same ? place->style : ACCORD_RUN_PLAIN, same ? place->link : NULL);
}

/* All of a heading is bold: it need not be said. */
static AccordRunStyle
get_style (Reader      *self,
           const Place *place)
{
  return self->block->kind == ACCORD_BLOCK_HEADING ? place->style & (AccordRunStyle) ~ACCORD_RUN_BOLD : place->style;
}

static void
add_text (Reader      *self,
          const char  *text,
          const Place *place)
{
  g_autoptr (GString) clean = g_string_new (NULL);
  gboolean before = self->space, between = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != 0xA0 && g_unichar_isspace (c))
        {
          before = before || clean->len == 0;
          between = TRUE;
        }
      else if (!g_unichar_iscntrl (c))
        {
          if (between && clean->len > 0)
            g_string_append_c (clean, ' ');
          between = FALSE;
          g_string_append_unichar (clean, c == 0xA0 ? ' ' : c);
        }
    }
  self->space = clean->len > 0 ? between : before;
  if (clean->len == 0)
    return;
  if (self->block == NULL)
    begin_block (self, ACCORD_BLOCK_PARAGRAPH, 0, 0);
  else if (before && self->block->runs->len > 0)
    add_space (self->block, place);
  self->space = between;
  accord_block_add_run (self->block, clean->str, get_style (self, place), place->link);
}

static char *
dup_attribute (xmlNode    *node,
               const char *name)
{
  xmlChar *value = xmlGetProp (node, (const xmlChar *) name);
  char *copy = g_strdup (value != NULL ? (const char *) value : "");

  xmlFree (value);
  return copy;
}

/* Word processors say it in a style, and some say «b» of what is not bold. */
static void
read_style (xmlNode *node,
            Place   *place)
{
  static const char *const bold[] = { "b", "strong", NULL };
  static const char *const italic[] = { "i", "em", "cite", NULL };
  g_autofree char *style = dup_attribute (node, "style");
  g_auto (GStrv) words = g_strsplit (style, " ", -1);
  g_autofree char *plain = g_strjoinv ("", words);

  if (is_one_of (node, bold))
    place->style |= ACCORD_RUN_BOLD;
  if (is_one_of (node, italic))
    place->style |= ACCORD_RUN_ITALIC;
  if (strstr (plain, "font-weight:bold") != NULL || strstr (plain, "font-weight:700") != NULL)
    place->style |= ACCORD_RUN_BOLD;
  if (strstr (plain, "font-weight:normal") != NULL || strstr (plain, "font-weight:400") != NULL)
    place->style &= (AccordRunStyle) ~ACCORD_RUN_BOLD;
  if (strstr (plain, "font-style:italic") != NULL)
    place->style |= ACCORD_RUN_ITALIC;
}

/* No scripts, no files of somebody's computer. */
static gboolean
is_good_link (const char *address)
{
  return g_str_has_prefix (address, "https://") || g_str_has_prefix (address, "http://") ||
         g_str_has_prefix (address, "mailto:");
}

static void read_children (Reader *self, xmlNode *node, const Place *place);

static void
read_list (Reader      *self,
           xmlNode     *list,
           const Place *outer)
{
  guint number = 1;
  Place place = *outer;

  place.numbered = g_str_equal (list->name, "ol");
  place.list_level = MIN (outer->list_level + 1, MOST_LEVELS);
  for (xmlNode *child = list->children; child != NULL; child = child->next)
    {
      if (child->type != XML_ELEMENT_NODE)
        continue;
      if (g_str_equal (child->name, "li"))
        begin_block (self, place.numbered ? ACCORD_BLOCK_NUMBERED : ACCORD_BLOCK_BULLET, place.list_level, number++);
      read_children (self, child, &place);
      end_block (self);
    }
}

static void
read_element (Reader      *self,
              xmlNode     *node,
              const Place *outer)
{
  static const char *const skipped[] = { "head", "script", "style", "title", "template", "object", "svg", NULL };
  static const char *const blocks[] = { "p", "div", "tr", "table", "section", "article", "blockquote", "pre", "dt",
                                        "dd", "header", "footer", NULL };
  static const char *const lists[] = { "ul", "ol", NULL };
  const char *name = (const char *) node->name;
  gboolean heading = strlen (name) == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
  gboolean first_in_item = outer->list_level > 0 && self->block != NULL && self->block->runs->len == 0;
  g_autofree char *href = dup_attribute (node, "href");
  Place place = *outer;

  place.depth++;
  if (is_one_of (node, skipped) || place.depth > MOST_DEPTH)
    return;
  read_style (node, &place);
  if (g_str_equal (name, "a") && is_good_link (href))
    place.link = href;
  if (g_str_equal (name, "br"))
    {
      if (self->block != NULL && self->block->runs->len > 0)
        accord_block_add_run (self->block, "\n", place.style, place.link);
      self->space = FALSE;
    }
  else if (is_one_of (node, lists))
    read_list (self, node, &place);
  else if (heading || (is_one_of (node, blocks) && !first_in_item))
    {
      end_block (self);
      if (heading)
        begin_block (self, ACCORD_BLOCK_HEADING, (guint) MIN (name[1] - '0', MOST_LEVELS), 0);
      read_children (self, node, &place);
      end_block (self);
    }
  else
    read_children (self, node, &place);
  if (g_str_equal (name, "td") || g_str_equal (name, "th"))
    self->space = TRUE;
}

static void
read_children (Reader      *self,
               xmlNode     *node,
               const Place *place)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
      add_text (self, (const char *) child->content, place);
    else if (child->type == XML_ELEMENT_NODE)
      read_element (self, child, place);
}

static void
drop_empty (GPtrArray *blocks)
{
  for (guint i = blocks->len; i > 0; i--)
    if (((AccordBlock *) g_ptr_array_index (blocks, i - 1))->runs->len == 0)
      g_ptr_array_remove_index (blocks, i - 1);
}

/**
 * accord_html_parse:
 * @html: UTF-8
 * @length: of it in bytes, or -1
 *
 * Keeps headings, paragraphs, lists, bold, italic and links; of all else the words.
 *
 * Returns: (transfer full) (element-type AccordBlock): what it says; nothing where it is no HTML
 */
GPtrArray *
accord_html_parse (const char *html,
                   gssize      length)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_block_free);
  Reader self = { .blocks = blocks };
  const Place place = { 0 };
  xmlDoc *document;

  length = length >= 0 ? length : (gssize) strlen (html);
  if (length == 0 || length > G_MAXINT)
    return blocks;
  document = htmlReadMemory (html, (int) length, NULL, "UTF-8",
                             HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
  if (document == NULL)
    return blocks;
  if (xmlDocGetRootElement (document) != NULL)
    read_element (&self, xmlDocGetRootElement (document), &place);
  xmlFreeDoc (document);
  drop_empty (blocks);
  return blocks;
}
