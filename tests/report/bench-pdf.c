/*
 * How long a report of twenty pages with ten charts takes: set, broken into pages, drawn and finished as a PDF that is
 * tagged; against the same words set by pango and drawn by cairo alone, and against LibreOffice where there is one. Runs
 * take turns; medians of seven (of three for LibreOffice), and the most memory that ever was held. In milliseconds of the
 * processor.
 */
#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "../present/figures.h"
#include "report/agreement-pages.h"
#include "report/chart-part.h"
#include "report/pdf.h"
#include "report/prose.h"

#define N_CHARTS 10
#define N_PARAGRAPHS 11 /* of each section, one to a chart */
#define N_WORDS 60
#define N_MONTHS 18
#define N_RUNS 7
#define N_OFFICE_RUNS 3

static const char *const words[] = {
  "lead", "pipeline", "revenue", "conversion", "quarter", "source", "campaign", "cohort", "median", "response", "score",
  "qualified", "opportunity", "forecast", "account", "segment",
};

/* Of the processor, which others on the machine lengthen least. */
static double
read_clock (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1000.0 + now.tv_nsec / 1e6;
}

static GPtrArray *
invent_paragraphs (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  GPtrArray *paragraphs = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_CHARTS * N_PARAGRAPHS; i++)
    {
      GString *text = g_string_new (NULL);

      for (guint j = 0; j < N_WORDS; j++)
        g_string_append_printf (text, "%s%s", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))],
                                j + 1 < N_WORDS ? " " : ".");
      g_ptr_array_add (paragraphs, g_string_free (text, FALSE));
    }
  return paragraphs;
}

static AccordFigures *
invent_figures (void)
{
  AccordFigures *figures = figures_new ("conversion-rate", ACCORD_PERIOD_MONTH, FALSE);

  for (guint i = 0; i < N_MONTHS; i++)
    {
      g_autofree char *period = g_strdup_printf ("%u-%02u", 2024 + i / 12, i % 12 + 1);
      double leads = 120 + 13 * (i % 5);

      figures_add (figures, period, NULL, floor (leads * (0.09 + 0.004 * (i % 7))), leads);
    }
  return figures;
}

static double
make_report (GPtrArray           *paragraphs,
             const AccordFigures *figures,
             guint               *n_pages)
{
  const AccordPresentOptions options = { .currency = "EUR", .target = 0.12 };
  double begun = read_clock ();
  g_autoptr (AccordDocument) document = accord_document_new (accord_paper_get_size (ACCORD_PAPER_A4));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  double taken;

  accord_document_set_title (document, "Bench");
  for (guint i = 0; i < N_CHARTS; i++)
    {
      g_autofree char *place = g_strdup_printf ("section-%u", i + 1);

      accord_prose_add_heading (document, 1, "1", "Section", place, ACCORD_PROSE_INDENT);
      accord_chart_part_add (document, figures, &options, NULL, ACCORD_PROSE_INDENT);
      for (guint j = 0; j < N_PARAGRAPHS; j++)
        accord_prose_add_markdown (document, g_ptr_array_index (paragraphs, i * N_PARAGRAPHS + j), ACCORD_PROSE_INDENT);
    }
  bytes = accord_pdf_make (document, 0, NULL, &error);
  if (bytes == NULL)
    g_error ("%s", error->message);
  taken = read_clock () - begun;
  *n_pages = accord_document_break_pages (document);
  return taken;
}

static cairo_status_t
forget (gpointer             data,
        const unsigned char *bytes,
        unsigned int         length)
{
  return CAIRO_STATUS_SUCCESS;
}

/* The least that the same words take: no tags, no charts, no rules for pages. */
static double
make_plain (GPtrArray *paragraphs)
{
  double begun = read_clock ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (forget, NULL, 595, 842);
  cairo_t *cr = cairo_create (surface);
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell, Sans 10");
  double y = 60;

  for (guint i = 0; i < paragraphs->len; i++)
    {
      PangoLayout *layout = pango_cairo_create_layout (cr);
      int height;

      pango_layout_set_font_description (layout, font);
      pango_layout_set_width (layout, 440 * PANGO_SCALE);
      pango_layout_set_text (layout, g_ptr_array_index (paragraphs, i), -1);
      pango_layout_get_pixel_size (layout, NULL, &height);
      if (y + height > 780)
        {
          cairo_show_page (cr);
          y = 60;
        }
      cairo_move_to (cr, 60, y);
      pango_cairo_show_layout (cr, layout);
      y += height + 8;
      g_object_unref (layout);
    }
  pango_font_description_free (font);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return read_clock () - begun;
}

static void
write_for_office (GPtrArray  *paragraphs,
                  const char *path)
{
  g_autoptr (GString) text = g_string_new ("<html><body>");

  for (guint i = 0; i < paragraphs->len; i++)
    g_string_append_printf (text, "%s<p>%s</p>\n", i % N_PARAGRAPHS == 0 ? "<h1>Section</h1>" : "",
                            (char *) g_ptr_array_index (paragraphs, i));
  g_string_append (text, "</body></html>");
  g_file_set_contents (path, text->str, -1, NULL);
}

static double
sum_times (const struct rusage *usage)
{
  return (usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) * 1000.0 + (usage->ru_utime.tv_usec + usage->ru_stime.tv_usec) / 1e3;
}

/* The words alone, without the charts: in its favour. */
static double
make_in_office (const char *program,
                const char *folder)
{
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile", folder);
  g_autofree char *path = g_build_filename (folder, "text.html", NULL);
  const char *const argv[] = { program,           profile,    "--headless", "--convert-to", "pdf:writer_web_pdf_Export",
                               "--outdir",        folder,     path,         NULL };
  struct rusage before, after;
  g_autoptr (GError) error = NULL;

  getrusage (RUSAGE_CHILDREN, &before);

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                     NULL, NULL, &error))
    g_error ("%s", error->message);
  getrusage (RUSAGE_CHILDREN, &after);
  return sum_times (&after) - sum_times (&before);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  double p = *(const double *) a, q = *(const double *) b;

  return (p > q) - (p < q);
}

static double
get_median (double *times,
            guint   n)
{
  qsort (times, n, sizeof *times, compare_times);
  return times[n / 2];
}

/* As pdfinfo says; 0 without it. */
static guint
count_pages (const char *path)
{
  const char *const argv[] = { "pdfinfo", path, NULL };
  g_autofree char *said = NULL;
  const char *pages;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &said, NULL, NULL, NULL))
    return 0;
  pages = strstr (said, "Pages:");
  return pages != NULL ? (guint) g_ascii_strtoull (pages + strlen ("Pages:"), NULL, 10) : 0;
}

/* @own: of a page */
static void
bench_office (GPtrArray *paragraphs,
              double     own)
{
  g_autofree char *program = g_find_program_in_path ("soffice");
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *pdf = NULL;
  double times[N_OFFICE_RUNS];
  double office;
  guint n_pages;

  if (program == NULL)
    {
      g_print ("LibreOffice is not installed: nothing to compare with\n");
      return;
    }
  folder = g_dir_make_tmp ("accord-bench-XXXXXX", NULL);
  path = g_build_filename (folder, "text.html", NULL);
  write_for_office (paragraphs, path);
  make_in_office (program, folder); /* makes its profile */
  for (guint i = 0; i < N_OFFICE_RUNS; i++)
    times[i] = make_in_office (program, folder);
  office = get_median (times, N_OFFICE_RUNS);
  pdf = g_build_filename (folder, "text.pdf", NULL);
  n_pages = count_pages (pdf);
  if (n_pages == 0)
    g_print ("LibreOffice made no PDF that pdfinfo counts the pages of: nothing to compare with\n");
  else
    g_print ("LibreOffice, %u pages of words:  %8.1f ms, %.2f ms a page; we take %.3f of that a page (at most 0.1 is wanted)\n",
             n_pages, office, office / n_pages, own / (office / n_pages));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GPtrArray) paragraphs = invent_paragraphs ();
  AccordFigures *figures = invent_figures ();
  double own[N_RUNS], plain[N_RUNS];
  struct rusage usage;
  guint n_pages = 0;
  double median, least;

  for (guint i = 0; i < N_RUNS; i++)
    {
      own[i] = make_report (paragraphs, figures, &n_pages);
      plain[i] = make_plain (paragraphs);
    }
  getrusage (RUSAGE_SELF, &usage);
  median = get_median (own, N_RUNS);
  least = get_median (plain, N_RUNS);
  g_print ("%u pages with %u charts:       %8.1f ms, %.2f ms a page\n", n_pages, N_CHARTS, median, median / n_pages);
  g_print ("the words, by pango and cairo: %8.1f ms; we take %.1f times that\n", least, median / least);
  g_print ("memory: %ld MB at most (60 are wanted)\n", usage.ru_maxrss / 1024);
  bench_office (paragraphs, median / n_pages);
  accord_figures_unref (figures);
  return 0;
}
