#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One row of a table. It stays as it is until the next one is asked for. */
typedef struct
{
  guint64            line;    /* of the file, that it began on, from 1; of a sheet, the row's number */
  guint              n_cells; /* 0: an empty line */
  const char *const *cells;   /* each ends with a NUL; none is NULL */
  const gsize       *lengths;
  gboolean           has_nul; /* some cell has a NUL within */
  gboolean           in_order; /* the cells stand in one buffer one behind the other, with little between them */
} AccordSourceRow;

/* Where rows come from, whatever the file is: the first that is not empty has the names of the columns. A source is a
 * struct that begins with this one. */
typedef struct _AccordRowSource AccordRowSource;

typedef struct
{
  /* Whether there is a row; at the end there is none, and no error. */
  gboolean (*next)         (AccordRowSource  *self,
                            AccordSourceRow     *row,
                            GCancellable     *cancellable,
                            GError          **error);
  guint64  (*get_line)     (AccordRowSource  *self); /* that has been read up to */
  double   (*get_fraction) (AccordRowSource  *self); /* of all of it; NULL: as much as of its stream */
  void     (*free)         (AccordRowSource  *self);
} AccordRowSourceClass;

struct _AccordRowSource
{
  const AccordRowSourceClass *klass;
};

G_END_DECLS
