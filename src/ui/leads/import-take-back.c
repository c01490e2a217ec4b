/* Taking back what was imported in one go: as many imports as there were files. */
#include "ui/leads/import-run.h"
#include "ui/leads/import-words.h"
#include "workspace/jobs.h"

typedef struct
{
  AccordWorkspace      *workspace;
  GPtrArray            *items;
  guint                 at; /* all from here on are taken back */
  AccordImportKind      kind;
  gboolean              mixed; /* they are of several kinds */
  guint64               deleted, restored, left;
  AccordImportTakenBack done;
  gpointer              user_data;
} TakeBack;

static void
end (TakeBack     *self,
     const GError *error)
{
  g_autofree char *text = error == NULL ? accord_import_words_undone (self->mixed ? ACCORD_IMPORT_KIND_FOUND : self->kind,
                                                                      self->deleted, self->restored, self->left)
                                        : NULL;

  self->done (text, error, self->user_data);
  g_object_unref (self->workspace);
  g_ptr_array_unref (self->items);
  g_free (self);
}

static void take_next (TakeBack *self);

static void
on_undone_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  TakeBack *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) left = NULL;
  guint64 deleted, restored;

  if (!accord_workspace_undo_import_finish (ACCORD_WORKSPACE (source), result, &deleted, &restored, &left, &error))
    {
      end (self, error);
      return;
    }
  self->deleted += deleted;
  self->restored += restored;
  self->left += left->len;
  take_next (self);
}

static void
take_next (TakeBack *self)
{
  while (self->at > 0)
    {
      AccordImportItem *item = g_ptr_array_index (self->items, --self->at);
      const AccordImportResult *result = accord_import_item_get_result (item);

      if (result == NULL)
        continue;
      self->mixed = self->mixed || (self->kind != ACCORD_IMPORT_KIND_FOUND && self->kind != result->kind);
      self->kind = result->kind;
      accord_workspace_undo_import_async (self->workspace, result->import, NULL, on_undone_cb, self);
      return;
    }
  end (self, NULL);
}

/**
 * accord_import_take_back:
 * @workspace: the workspace
 * @items: (element-type AccordImportItem): files, of which some were imported
 * @done: called at the end
 * @user_data: for @done
 */
void
accord_import_take_back (AccordWorkspace       *workspace,
                         GPtrArray             *items,
                         AccordImportTakenBack  done,
                         gpointer               user_data)
{
  TakeBack *self = g_new0 (TakeBack, 1);

  self->workspace = g_object_ref (workspace);
  self->items = g_ptr_array_ref (items);
  self->at = items->len;
  self->done = done;
  self->user_data = user_data;
  take_next (self);
}
