#include "exchange/json-elements.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "exchange/import.h"

#define BLOCK (256 * 1024)

typedef enum
{
  BEFORE_OBJECT,
  BEFORE_MEMBER,
  AFTER_MEMBER,
  BEFORE_ELEMENT,
  AFTER_ELEMENT,
  BEFORE_SEQUENCE,
  BEFORE_ITEM,  /* of the array that all of it is */
  AFTER_ITEM,
  BETWEEN_VALUES,
  AT_END,
} State;

struct _AccordJsonElements
{
  GInputStream *stream;
  GCancellable *cancellable;
  char         *block;
  gsize         length, at;
  guint64       line;
  State         state;
  char         *member;
  GString      *text;
  gsize         longest; /* a value may be; 0: as long as it likes */
  guint         deepest; /* … nested; 0: as deep as it likes */
  gboolean      too_big;
  GError       *error; /* of the stream */
};

/**
 * accord_json_elements_new:
 * @stream: JSON
 *
 * Returns: (transfer full): a reader that stands before it
 */
AccordJsonElements *
accord_json_elements_new (GInputStream *stream)
{
  AccordJsonElements *self = g_new0 (AccordJsonElements, 1);

  self->stream = g_object_ref (stream);
  self->block = g_malloc (BLOCK);
  self->text = g_string_new (NULL);
  self->line = 1;
  return self;
}

/**
 * accord_json_elements_new_sequence:
 * @stream: JSON: an array, or values one after the other
 *
 * Returns: (transfer full): a reader that stands before it
 */
AccordJsonElements *
accord_json_elements_new_sequence (GInputStream *stream)
{
  AccordJsonElements *self = accord_json_elements_new (stream);

  self->state = BEFORE_SEQUENCE;
  return self;
}

/**
 * accord_json_elements_set_limits:
 * @self: a reader
 * @longest: the bytes that a value may have
 * @deepest: how deep values may be nested in it
 *
 * Keeps what a stranger made from filling the memory or the stack.
 */
void
accord_json_elements_set_limits (AccordJsonElements *self,
                                 gsize               longest,
                                 guint               deepest)
{
  self->longest = longest;
  self->deepest = deepest;
}

/**
 * accord_json_elements_free:
 * @self: (transfer full) (nullable): a reader
 */
void
accord_json_elements_free (AccordJsonElements *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->stream);
  g_free (self->block);
  g_free (self->member);
  g_string_free (self->text, TRUE);
  g_clear_error (&self->error);
  g_free (self);
}

/* The next character, or -1 at the end. */
static int
peek (AccordJsonElements *self)
{
  gssize n;

  if (self->at < self->length)
    return (guchar) self->block[self->at];
  if (self->error != NULL)
    return -1;
  n = g_input_stream_read (self->stream, self->block, BLOCK, self->cancellable, &self->error);
  self->at = 0;
  self->length = MAX (n, 0);
  return n > 0 ? (guchar) self->block[0] : -1;
}

static int
take (AccordJsonElements *self)
{
  int c = peek (self);

  if (c < 0)
    return c;
  self->at++;
  self->line += c == '\n';
  return c;
}

static int
skip_space (AccordJsonElements *self)
{
  int c;

  while ((c = peek (self)) == ' ' || c == '\n' || c == '\r' || c == '\t')
    take (self);
  return c;
}

static gboolean
fail (AccordJsonElements *self,
      const char         *expected,
      GError            **error)
{
  self->state = AT_END;
  if (self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  else if (self->too_big)
    g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT,
                 _("line %lu: what begins here is too long or too deeply nested."), (gulong) self->line);
  else if (peek (self) < 0)
    g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT,
                 _("line %lu: the file ends too early, where %s should be."), (gulong) self->line, expected);
  else
    g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT,
                 _("line %lu: here should be %s."), (gulong) self->line, expected);
  return FALSE;
}

static gboolean
is_too_big (AccordJsonElements *self,
            guint               depth)
{
  self->too_big = (self->longest > 0 && self->text->len > self->longest) || (self->deepest > 0 && depth > self->deepest);
  return self->too_big;
}

static gboolean
take_string (AccordJsonElements *self)
{
  int c;

  g_string_append_c (self->text, (char) take (self));
  while ((c = take (self)) >= 0)
    {
      g_string_append_c (self->text, (char) c);
      if (c == '"')
        return TRUE;
      if (is_too_big (self, 0))
        return FALSE;
      if (c == '\\' && (c = take (self)) >= 0)
        g_string_append_c (self->text, (char) c);
    }
  return FALSE;
}

/* The text of one value, with all that is in it. Whether that is right inside is for a parser to say. */
static gboolean
take_value (AccordJsonElements *self)
{
  guint depth = 0;
  int c;

  g_string_truncate (self->text, 0);
  while ((c = peek (self)) >= 0)
    {
      if (c == '"')
        {
          if (!take_string (self))
            return FALSE;
        }
      else if (depth == 0 && strchr (",]} \n\r\t", c) != NULL)
        return self->text->len > 0;
      else
        {
          depth += c == '{' || c == '[';
          depth -= c == '}' || c == ']';
          g_string_append_c (self->text, (char) take (self));
        }
      if (is_too_big (self, depth))
        return FALSE;
      if (depth == 0 && strchr ("\"}]", self->text->str[self->text->len - 1]) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
read_name (AccordJsonElements *self)
{
  g_autoptr (JsonNode) node = NULL;

  if (skip_space (self) != '"')
    return FALSE;
  g_string_truncate (self->text, 0);
  if (!take_string (self))
    return FALSE;
  node = json_from_string (self->text->str, NULL);
  if (node == NULL || skip_space (self) != ':')
    return FALSE;
  take (self);
  g_free (self->member);
  self->member = g_strdup (json_node_get_string (node));
  return TRUE;
}

static gboolean
hand_out (AccordJsonElements *self,
          AccordJsonElement  *element,
          State               after,
          GError            **error)
{
  skip_space (self);
  element->line = self->line;
  if (!take_value (self))
    return fail (self, _("a value"), error);
  element->member = self->member;
  element->in_array = after == AFTER_ELEMENT;
  element->text = self->text->str;
  self->state = after;
  return TRUE;
}

/* The same for what is no object: an array, or values that follow each other. */
static gboolean
step_sequence (AccordJsonElements *self,
               AccordJsonElement  *element,
               gboolean           *found,
               GError            **error)
{
  int c = skip_space (self);

  if (self->state == BEFORE_SEQUENCE)
    {
      self->state = BETWEEN_VALUES;
      if (c != '[')
        return TRUE;
      take (self);
      self->state = skip_space (self) == ']' ? AFTER_ITEM : BEFORE_ITEM;
      return TRUE;
    }
  if (self->state == AFTER_ITEM)
    {
      if (c != ',' && c != ']')
        return fail (self, ", or ]", error);
      take (self);
      self->state = c == ',' ? BEFORE_ITEM : AT_END;
      return TRUE;
    }
  if (self->state == BETWEEN_VALUES && c < 0)
    {
      self->state = AT_END;
      return TRUE;
    }
  *found = TRUE;
  return hand_out (self, element, self->state == BEFORE_ITEM ? AFTER_ITEM : BETWEEN_VALUES, error);
}

/* One step on; whether there is something to hand out is said by @found. */
static gboolean
step (AccordJsonElements *self,
      AccordJsonElement  *element,
      gboolean           *found,
      GError            **error)
{
  gboolean in_array = self->state == AFTER_ELEMENT;
  int c = skip_space (self);

  switch (self->state)
    {
    case BEFORE_OBJECT:
      if (c != '{')
        return fail (self, "{", error);
      take (self);
      self->state = skip_space (self) == '}' ? AFTER_MEMBER : BEFORE_MEMBER;
      return TRUE;
    case BEFORE_MEMBER:
      if (!read_name (self))
        return fail (self, _("the name of a member"), error);
      if (skip_space (self) != '[')
        {
          *found = TRUE;
          return hand_out (self, element, AFTER_MEMBER, error);
        }
      take (self);
      self->state = skip_space (self) == ']' ? AFTER_ELEMENT : BEFORE_ELEMENT;
      return TRUE;
    case BEFORE_ELEMENT:
      *found = TRUE;
      return hand_out (self, element, AFTER_ELEMENT, error);
    case AFTER_MEMBER:
    case AFTER_ELEMENT:
      if (c != ',' && c != (in_array ? ']' : '}'))
        return fail (self, in_array ? ", or ]" : ", or }", error);
      take (self);
      if (c == ',')
        self->state = in_array ? BEFORE_ELEMENT : BEFORE_MEMBER;
      else
        self->state = in_array ? AFTER_MEMBER : AT_END;
      return TRUE;
    case BEFORE_SEQUENCE:
    case BEFORE_ITEM:
    case AFTER_ITEM:
    case BETWEEN_VALUES:
      return step_sequence (self, element, found, error);
    case AT_END:
    default:
      return TRUE;
    }
}

/**
 * accord_json_elements_next:
 * @self: a reader
 * @element: (out): the next value or element, lent until the next call
 * @cancellable: (nullable): a cancellable
 * @error: an %ACCORD_EXCHANGE_ERROR_FORMAT that names the line; not set at the end
 *
 * Returns: whether there is one
 */
gboolean
accord_json_elements_next (AccordJsonElements *self,
                           AccordJsonElement  *element,
                           GCancellable       *cancellable,
                           GError            **error)
{
  gboolean found = FALSE;

  self->cancellable = cancellable;
  while (self->state != AT_END && !found)
    if (!step (self, element, &found, error))
      return FALSE;
  if (!found && self->error == NULL && skip_space (self) >= 0)
    return fail (self, _("nothing more"), error);
  if (self->error != NULL)
    return fail (self, "", error);
  return found;
}
