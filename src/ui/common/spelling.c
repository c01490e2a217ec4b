#include "ui/common/spelling.h"

#include "ui/common/spelling-dictionary.h"

#define MOST_SUGGESTIONS 5
#define MOST_WORDS 50000 /* that are remembered */

typedef enum
{
  VERDICT_ASKED = 1,
  VERDICT_RIGHT,
  VERDICT_WRONG,
} Verdict;

struct _AccordSpelling
{
  GObject parent_instance;

  GThreadPool *pool;     /* one thread at a time */
  GHashTable  *verdicts; /* of words */
  GPtrArray   *asked;    /* words */
  guint        asking;
  gboolean     available;

  AccordSpellingDictionary *dictionary; /* of the pool's thread; NULL: none */
};

G_DEFINE_FINAL_TYPE (AccordSpelling, accord_spelling, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_AVAILABLE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];
static guint changed_signal;

/* In the thread: what is to be done there with words. */
typedef void (*Work) (AccordSpelling *self,
                      GTask          *task,
                      char          **words);

typedef struct
{
  Work   work;
  char **words;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_strfreev (order->words);
  g_free (order);
}

static void
work_in_thread (gpointer data,
                gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (data);
  Order *order = g_task_get_task_data (task);

  order->work (g_task_get_source_object (task), task, order->words);
}

/* @words: taken */
static void
run (AccordSpelling     *self,
     Work                work,
     char              **words,
     GAsyncReadyCallback callback,
     gpointer            user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Order *order = g_new (Order, 1);

  order->work = work;
  order->words = words;
  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, order, order_free);
  g_thread_pool_push (self->pool, task, NULL);
}

static void
say_changed (AccordSpelling *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
open_languages (AccordSpelling *self,
                GTask          *task,
                char          **words)
{
  self->dictionary = accord_spelling_dictionary_open ((const char *const *) words);
  g_task_return_boolean (task, self->dictionary != NULL);
}

static void
open_list (AccordSpelling *self,
           GTask          *task,
           char          **words)
{
  self->dictionary = accord_spelling_dictionary_open_list (words[0]);
  g_task_return_boolean (task, self->dictionary != NULL);
}

static void
on_opened_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  AccordSpelling *self = ACCORD_SPELLING (source);

  self->available = g_task_propagate_boolean (G_TASK (result), NULL);
  if (!self->available)
    return;
  g_object_notify_by_pspec (source, properties[PROP_AVAILABLE]);
  say_changed (self);
}

/* Answers with a byte for each word. */
static void
judge (AccordSpelling *self,
       GTask          *task,
       char          **words)
{
  GByteArray *wrong = g_byte_array_new ();

  for (; *words != NULL; words++)
    {
      guint8 answer = !accord_spelling_dictionary_knows (self->dictionary, *words);

      g_byte_array_append (wrong, &answer, 1);
    }
  g_task_return_pointer (task, wrong, (GDestroyNotify) g_byte_array_unref);
}

static void
on_judged_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  AccordSpelling *self = ACCORD_SPELLING (source);
  g_autoptr (GByteArray) wrong = g_task_propagate_pointer (G_TASK (result), NULL);
  Order *order = g_task_get_task_data (G_TASK (result));

  gboolean any_wrong = FALSE;

  for (guint i = 0; i < wrong->len; i++)
    {
      gpointer key = order->words[i];

      any_wrong |= wrong->data[i] != 0;

      /* One that was learnt in the meantime stays right. */
      if (GPOINTER_TO_INT (g_hash_table_lookup (self->verdicts, key)) != VERDICT_RIGHT)
        g_hash_table_insert (self->verdicts, g_strdup (key),
                             GINT_TO_POINTER (wrong->data[i] ? VERDICT_WRONG : VERDICT_RIGHT));
    }
  if (any_wrong)
    say_changed (self);
}

static gboolean
ask (gpointer data)
{
  AccordSpelling *self = ACCORD_SPELLING (data);

  self->asking = 0;
  g_ptr_array_add (self->asked, NULL);
  run (self, judge, (char **) g_ptr_array_steal (self->asked, NULL), on_judged_cb, NULL);
  return G_SOURCE_REMOVE;
}

static void
suggest (AccordSpelling *self,
         GTask          *task,
         char          **words)
{
  g_task_return_pointer (task, accord_spelling_dictionary_suggest (self->dictionary, words[0], MOST_SUGGESTIONS),
                         (GDestroyNotify) g_strfreev);
}

static void
add (AccordSpelling *self,
     GTask          *task,
     char          **words)
{
  accord_spelling_dictionary_add (self->dictionary, words[0], TRUE);
  g_task_return_boolean (task, TRUE);
}

static void
ignore (AccordSpelling *self,
        GTask          *task,
        char          **words)
{
  accord_spelling_dictionary_add (self->dictionary, words[0], FALSE);
  g_task_return_boolean (task, TRUE);
}

static char **
one_word (const char *word)
{
  const char *words[] = { word, NULL };

  return g_strdupv ((char **) words);
}

static void
accord_spelling_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if (id == PROP_AVAILABLE)
    g_value_set_boolean (value, ACCORD_SPELLING (object)->available);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
accord_spelling_finalize (GObject *object)
{
  AccordSpelling *self = ACCORD_SPELLING (object);

  g_clear_handle_id (&self->asking, g_source_remove);
  g_thread_pool_free (self->pool, FALSE, FALSE);
  g_hash_table_unref (self->verdicts);
  g_ptr_array_unref (self->asked);
  g_clear_pointer (&self->dictionary, accord_spelling_dictionary_free);
  G_OBJECT_CLASS (accord_spelling_parent_class)->finalize (object);
}

static void
accord_spelling_class_init (AccordSpellingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = accord_spelling_get_property;
  object_class->finalize = accord_spelling_finalize;
  properties[PROP_AVAILABLE] = g_param_spec_boolean ("available", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
accord_spelling_init (AccordSpelling *self)
{
  self->pool = g_thread_pool_new (work_in_thread, NULL, 1, FALSE, NULL);
  self->verdicts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->asked = g_ptr_array_new_with_free_func (g_free);
}

/**
 * accord_spelling_new:
 * @languages: that a person reads, as g_get_language_names() has them
 *
 * Returns: (transfer full): the spelling of the first of them that has a dictionary, once it is read
 */
AccordSpelling *
accord_spelling_new (const char *const *languages)
{
  AccordSpelling *self = g_object_new (ACCORD_TYPE_SPELLING, NULL);

  run (self, open_languages, g_strdupv ((char **) languages), on_opened_cb, NULL);
  return self;
}

/**
 * accord_spelling_new_for_list:
 * @path: a file of words, one a line
 *
 * Returns: (transfer full): a spelling that knows those words alone
 */
AccordSpelling *
accord_spelling_new_for_list (const char *path)
{
  AccordSpelling *self = g_object_new (ACCORD_TYPE_SPELLING, NULL);

  run (self, open_list, one_word (path), on_opened_cb, NULL);
  return self;
}

static AccordSpelling *default_spelling;

/**
 * accord_spelling_get_default:
 *
 * Returns: (transfer none): that of the person's language
 */
AccordSpelling *
accord_spelling_get_default (void)
{
  if (default_spelling == NULL)
    default_spelling = accord_spelling_new (g_get_language_names ());
  return default_spelling;
}

/**
 * accord_spelling_set_default:
 * @self: (transfer full): another, before the first text is made
 */
void
accord_spelling_set_default (AccordSpelling *self)
{
  g_return_if_fail (default_spelling == NULL);

  default_spelling = self;
}

gboolean
accord_spelling_is_available (AccordSpelling *self)
{
  return self->available;
}

/**
 * accord_spelling_is_wrong:
 *
 * Returns: whether @word is known to be wrong; one that is not known yet is asked for
 */
gboolean
accord_spelling_is_wrong (AccordSpelling *self,
                          const char     *word)
{
  Verdict verdict;

  if (!self->available)
    return FALSE;
  verdict = GPOINTER_TO_INT (g_hash_table_lookup (self->verdicts, word));
  if (verdict != 0)
    return verdict == VERDICT_WRONG;
  if (g_hash_table_size (self->verdicts) >= MOST_WORDS)
    g_hash_table_remove_all (self->verdicts);
  g_hash_table_insert (self->verdicts, g_strdup (word), GINT_TO_POINTER (VERDICT_ASKED));
  g_ptr_array_add (self->asked, g_strdup (word));
  if (self->asking == 0)
    self->asking = g_idle_add (ask, self);
  return FALSE;
}

/**
 * accord_spelling_suggest_async:
 * @word: one that is wrong
 *
 * Asks what may be meant.
 */
void
accord_spelling_suggest_async (AccordSpelling     *self,
                               const char         *word,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_return_if_fail (self->available);

  run (self, suggest, one_word (word), callback, user_data);
}

/**
 * accord_spelling_suggest_finish:
 *
 * Returns: (transfer full): the likeliest first; there may be none
 */
char **
accord_spelling_suggest_finish (AccordSpelling *self,
                                GAsyncResult   *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

static gboolean
is_same_word (gpointer key,
              gpointer value,
              gpointer user_data)
{
  g_autofree char *folded = g_utf8_casefold (key, -1);

  return g_str_equal (folded, user_data);
}

/**
 * accord_spelling_learn:
 * @for_good: FALSE: until the program ends
 *
 * From now on @word is right.
 */
void
accord_spelling_learn (AccordSpelling *self,
                       const char     *word,
                       gboolean        for_good)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);

  g_return_if_fail (self->available);

  /* At the start of a sentence it is written in another way. */
  g_hash_table_foreach_remove (self->verdicts, is_same_word, folded);
  g_hash_table_insert (self->verdicts, g_strdup (word), GINT_TO_POINTER (VERDICT_RIGHT));
  run (self, for_good ? add : ignore, one_word (word), NULL, NULL);
  say_changed (self);
}
