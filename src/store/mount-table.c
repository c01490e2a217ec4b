#include "store/mount-table.h"

#include <stdlib.h>
#include <string.h>

/* Blanks, tabs, line ends and backslashes are written as three octal digits. */
static char *
unescape (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c++)
    {
      if (c[0] == '\\' && c[1] >= '0' && c[1] <= '3' && c[2] >= '0' && c[2] <= '7' && c[3] >= '0' && c[3] <= '7')
        {
          g_string_append_c (plain, (char) ((c[1] - '0') * 64 + (c[2] - '0') * 8 + (c[3] - '0')));
          c += 3;
        }
      else
        g_string_append_c (plain, *c);
    }
  return g_string_free (plain, FALSE);
}

/* «36 35 98:0 /root /mnt rw,noatime shared:1 - ext3 /dev/root rw,errors=continue»; any number of words before the «-». */
static AccordMountLine *
parse_line (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint n = g_strv_length (words), dash = 6;
  AccordMountLine *line;

  while (dash < n && !g_str_equal (words[dash], "-"))
    dash++;
  if (dash + 2 >= n)
    return NULL;

  line = g_new0 (AccordMountLine, 1);
  line->id = atoi (words[0]);
  line->parent = atoi (words[1]);
  line->point = unescape (words[4]);
  line->options = g_strsplit (words[5], ",", -1);
  line->type = unescape (words[dash + 1]);
  line->source = unescape (words[dash + 2]);
  line->super_options = g_strsplit (dash + 3 < n ? words[dash + 3] : "", ",", -1);
  return line;
}

/* Whether @path is @point, or lies below it. */
static gboolean
contains (const char *point,
          const char *path)
{
  gsize length = strlen (point);

  if (g_str_equal (point, "/"))
    return path[0] == '/';
  return strncmp (path, point, length) == 0 && (path[length] == '\0' || path[length] == '/');
}

static gboolean
is_listed (GPtrArray *lines,
           int        id)
{
  for (guint i = 0; i < lines->len; i++)
    if (((AccordMountLine *) lines->pdata[i])->id == id)
      return TRUE;
  return FALSE;
}

/* What a walk along @path meets next from @from (NULL: before the first step): of the mounts on it, the first that lies
 * in the way. A mount that a later one hides has the hidden place for its parent, which the walk never comes to. */
static const AccordMountLine *
step (GPtrArray             *lines,
      const AccordMountLine *from,
      const char            *path)
{
  const AccordMountLine *next = NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      const AccordMountLine *line = lines->pdata[i];
      gboolean follows = from != NULL ? line->parent == from->id && line->id != from->id
                                      : line->parent == line->id || !is_listed (lines, line->parent);

      if (!follows || !contains (line->point, path) || (from != NULL && !contains (from->point, line->point)))
        continue;
      /* Two at one place with the same parent: the later lies on the earlier. */
      if (next == NULL || strlen (line->point) <= strlen (next->point))
        next = line;
    }
  return next;
}

/**
 * accord_mount_line_free:
 * @line: (transfer full): a line
 */
void
accord_mount_line_free (AccordMountLine *line)
{
  g_free (line->point);
  g_free (line->type);
  g_free (line->source);
  g_strfreev (line->options);
  g_strfreev (line->super_options);
  g_free (line);
}

/**
 * accord_mount_table_parse:
 * @text: what /proc/self/mountinfo says
 *
 * Returns: (transfer full): of #AccordMountLine, in their order; lines that are none are left out
 */
GPtrArray *
accord_mount_table_parse (const char *text)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_mount_line_free);
  g_auto (GStrv) texts = g_strsplit (text, "\n", -1);

  for (char **one = texts; *one != NULL; one++)
    {
      AccordMountLine *line = parse_line (*one);

      if (line != NULL)
        g_ptr_array_add (lines, line);
    }
  return lines;
}

/**
 * accord_mount_table_look_up:
 * @lines: a parsed table
 * @path: absolute, without links or dots
 *
 * Goes along @path as the kernel does, from mount to mount.
 *
 * Returns: (transfer none) (nullable): the mount that @path lies on; %NULL where the table does not say
 */
const AccordMountLine *
accord_mount_table_look_up (GPtrArray  *lines,
                            const char *path)
{
  const AccordMountLine *at = NULL, *next;
  guint n_steps = 0;

  while (n_steps++ <= lines->len && (next = step (lines, at, path)) != NULL)
    at = next;
  return at;
}

static const char *
find_option (GStrv       options,
             const char *name)
{
  gsize length = strlen (name);

  for (char **option = options; *option != NULL; option++)
    if (strncmp (*option, name, length) == 0 && ((*option)[length] == '\0' || (*option)[length] == '='))
      return *option;
  return NULL;
}

/**
 * accord_mount_line_option:
 * @line: a line
 * @name: of an option: «local_lock»
 *
 * Returns: (transfer none) (nullable): the option as it stands there: «local_lock=all»
 */
const char *
accord_mount_line_option (const AccordMountLine *line,
                          const char            *name)
{
  const char *option = find_option (line->options, name);

  return option != NULL ? option : find_option (line->super_options, name);
}
