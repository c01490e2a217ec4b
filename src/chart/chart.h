#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/*
 * A chart as data: what to draw, with every word already in it. It knows no Accord and no GTK.
 * accord_chart_draw() paints it on any cairo context at any size: window, PNG, SVG and PDF alike.
 */
typedef enum
{
  ACCORD_CHART_LINE, /* points over time, joined where they are final */
  ACCORD_CHART_BARS, /* one upright bar a period */
  ACCORD_CHART_ROWS, /* one lying bar a group, its label before it and its figure after it */
  ACCORD_CHART_BULLETS, /* one lying bar a row on a scale of its own, a tick where it should reach */
  ACCORD_CHART_HEAT,    /* a cell for each point of each series: the series are rows, their points columns */
  ACCORD_CHART_PANELS,  /* several charts side by side on one scale */
} AccordChartKind;

/* What a mark says beside its length; always told by its label or form too. */
typedef enum
{
  ACCORD_CHART_TONE_DATA,
  ACCORD_CHART_TONE_GOOD,
  ACCORD_CHART_TONE_BAD,
  ACCORD_CHART_TONE_MUTED,
} AccordChartTone;

typedef struct
{
  double   value;       /* NaN: a gap */
  double   low, high;   /* the likely range; NaN where there is none */
  gboolean early;       /* too early to judge: hollow, hatched, never joined to the line */
  gboolean can_rise;    /* an early point that can only rise: an arrow says so */
  char    *label;       /* the period or the group: «Jan 2018», «Webinar» */
  char    *value_label; /* «13.4 %» */
  char    *note;        /* after a row's figure: «212 leads»; or NULL */
  char    *tip;         /* what a pointer or the keyboard reads at this point, lines; NULL: as the chart explains it */
  gint     year, month; /* of the point's first day, for the axis; 0 where the axis is by label */
  gint     day;         /* 1 … 31 */
  double   at;          /* its place, where the axis is a number; of a bar: where it begins */
  double   until;       /* of such a bar: where it ends; NaN: where the next begins */
  double   base;        /* a bar stands on it and reaches to base + value: 0 unless it is what changed */
  double   aim;         /* of a bullet: where it should reach; NaN: nowhere */
  double   full;        /* of a bullet: where its track ends; NaN: a little beyond the bar and the aim */
  char    *columns[2];  /* after a row, under the chart's heads: «42 %»; of a bullet the first: its aim; or NULL */
  AccordChartTone tone;
} AccordChartPoint;

/* Something that happened, marked on the axis of time. */
typedef struct
{
  gint  year, month, day;
  char *label; /* short, beside its line where it fits: «agreement signed» */
  char *tip;
} AccordChartEvent;

typedef struct
{
  char      *name;      /* of the series, drawn beside its end where there are several */
  GPtrArray *points;    /* of AccordChartPoint; all series have the same x */
  gboolean   reference; /* what is aimed at: a dashed line without marks, as a target's */
  gboolean   compared;  /* what is compared with, as the period before: a thin line or outlines, muted */
} AccordChartSeries;

typedef struct
{
  double value;
  char  *label; /* «target 12 %» */
} AccordChartTarget;

typedef char *(*AccordChartFormat) (double value, double step, gpointer user_data);
/* What is read at a point; NULL: nothing beside its label. */
typedef char *(*AccordChartExplain) (guint series, guint point, gpointer user_data);

typedef struct
{
  AccordChartKind   kind;
  char             *title;       /* NULL: none drawn (a card in the window has its own) */
  char             *subtitle;
  char             *foot;        /* one line under it */
  char             *empty;       /* said instead of the chart where no point has a value */
  char             *early_label; /* «too early» */
  char             *truncated_label; /* «the axis does not begin at 0»: lines that would lie flat may leave 0; NULL: never */
  GPtrArray        *series;      /* of AccordChartSeries */
  GPtrArray        *targets;     /* of AccordChartTarget */
  AccordChartFormat format;      /* of a tick; the result is freed */
  gpointer          format_data;
  GDestroyNotify    format_free;
  AccordChartExplain explain;    /* of points without a tip: of hundreds few are ever looked at; or NULL */
  gpointer          explain_data;
  GDestroyNotify    explain_free;
  gboolean          whole;       /* only whole numbers on the axis */
  gboolean          numeric;     /* the axis below is a number: each point's at, not its label */
  gboolean          stepped;     /* lines go on level until the next point */
  AccordChartFormat at_format;   /* of its ticks, with format_data; NULL: plain numbers */
  char             *heads[2];    /* of the columns after rows: «of previous», «of all»; or NULL */
  GPtrArray        *events;      /* of AccordChartEvent */
  GPtrArray        *panels;      /* of AccordChart, for PANELS */
  gboolean          rtl;         /* mirrored */
  gboolean          stacked;     /* bars of several series stand on one another, the first at the bottom: shares of a whole */
  gboolean          compact;     /* few labels: small charts of the overview */
  double            text_scale;  /* 1.0; a desktop's larger text */
} AccordChart;

typedef struct
{
  double r, g, b, a;
} AccordColor;

typedef struct
{
  const char *font; /* family */
  AccordColor background, text, secondary, grid, axis, data, range, contrast, good, hatch, muted;
  AccordColor series[6]; /* of several lines, which differ in their marks and names too */
} AccordChartTheme;

const AccordChartTheme *accord_chart_theme_light (void);
const AccordChartTheme *accord_chart_theme_dark  (void);
const AccordChartTheme *accord_chart_theme_print (void);

AccordChart       *accord_chart_new        (AccordChartKind kind);
void               accord_chart_free       (AccordChart *self);
AccordChartSeries *accord_chart_add_series (AccordChart *self,
                                            const char  *name);
AccordChartPoint  *accord_chart_add_point  (AccordChartSeries *series,
                                            double             value);
char              *accord_chart_dup_tip    (const AccordChart *self,
                                            guint              series,
                                            guint              point);
void               accord_chart_add_target (AccordChart *self,
                                            double       value,
                                            const char  *label);

AccordChartEvent  *accord_chart_add_event  (AccordChart *self,
                                            gint         year,
                                            gint         month,
                                            gint         day,
                                            const char  *label);
AccordChart       *accord_chart_add_panel  (AccordChart *self,
                                            AccordChart *panel);
guint              accord_chart_n_series   (const AccordChart *self);
AccordChartSeries *accord_chart_get_series (const AccordChart *self,
                                            guint              series);
AccordChartEvent  *accord_chart_get_event  (const AccordChart *self,
                                            guint              event);

/*
 * Where a mark was drawn; for tooltips, keys and accessible descriptions. In PANELS series are counted over the panels
 * one after the other, as accord_chart_get_series() does; so are events.
 */
#define ACCORD_CHART_EVENTS G_MAXUINT /* as series of a hit: its point is the index of an event */

typedef struct
{
  guint  series, point;
  double x, y;                    /* the mark's centre */
  double left, top, right, bottom; /* what belongs to it under the pointer */
} AccordChartHit;

/* Where the keys lead to. */
typedef enum
{
  ACCORD_CHART_STEP_LEFT,
  ACCORD_CHART_STEP_RIGHT,
  ACCORD_CHART_STEP_UP,
  ACCORD_CHART_STEP_DOWN,
  ACCORD_CHART_STEP_FIRST,
  ACCORD_CHART_STEP_LAST,
} AccordChartStep;

typedef struct _AccordChartLayout AccordChartLayout;

/* Measures @self for the rectangle: ticks, which labels fit, where everything goes. */
AccordChartLayout    *accord_chart_layout_new    (const AccordChart      *self,
                                                  const AccordChartTheme *theme,
                                                  double                  width,
                                                  double                  height);
void                  accord_chart_layout_free   (AccordChartLayout *self);
void                  accord_chart_layout_draw   (AccordChartLayout *self,
                                                  cairo_t           *cr); /* at 0,0 of @cr */
/* A hit is to be read at once: it stays only until a few more are asked for. */
const AccordChartHit *accord_chart_layout_hit    (AccordChartLayout *self,
                                                  double             x,
                                                  double             y);
const AccordChartHit *accord_chart_layout_find   (AccordChartLayout *self,
                                                  guint              series,
                                                  guint              point);
/* The mark that a key leads to from another, or where it begins (@from NULL): along points, across series, up to events. */
const AccordChartHit *accord_chart_layout_walk   (AccordChartLayout    *self,
                                                  const AccordChartHit *from,
                                                  AccordChartStep       step);
/* Of lines and upright bars: what stands at a height, and how high a target's line is; NaN where nothing is drawn. */
double                accord_chart_layout_value_at (AccordChartLayout *self,
                                                    double             y);
double                accord_chart_layout_target_y (AccordChartLayout *self,
                                                    guint              target);

/* Every text that is drawn, for the check that none overlaps another or leaves the picture. */
typedef struct
{
  const char *text;
  double      left, top, right, bottom;
} AccordChartText;

const AccordChartText *accord_chart_layout_texts (AccordChartLayout *self,
                                                  guint             *n_texts);

/* Layout and drawing in one, with its background. */
void accord_chart_draw (const AccordChart      *self,
                        const AccordChartTheme *theme,
                        cairo_t                *cr,
                        double                  width,
                        double                  height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordChart, accord_chart_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordChartLayout, accord_chart_layout_free)

G_END_DECLS
