#include "chart/chart.h"

/*
 * The palettes of the design, each measured on its own background: data, target and marks ≥ 3 : 1, text ≥ 4.5 : 1.
 * No colour carries a meaning alone: targets are dashed, early points hollow, series have marks and names.
 */
#define FONT "Cantarell, Sans"
#define RGB(hex) { (((hex) >> 16) & 0xff) / 255.0, (((hex) >> 8) & 0xff) / 255.0, ((hex) & 0xff) / 255.0, 1.0 }

static const AccordChartTheme light = {
  .font = FONT,
  .background = RGB (0xffffff),
  .text = RGB (0x2e2e32),
  .secondary = RGB (0x5e5c64),
  .grid = RGB (0xe3e2e0),
  .axis = RGB (0x949390),
  .data = RGB (0x1c71d8),
  .range = RGB (0x5a96e2),
  .contrast = RGB (0xc64600),
  .good = RGB (0x1b7a43),
  .hatch = RGB (0xc6c4c0),
  .muted = RGB (0x949390),
  .series = { RGB (0x1c71d8), RGB (0x813d9c), RGB (0x1b7a43), RGB (0x865e3c), RGB (0xa51d5d), RGB (0x5e5c64) },
};

static const AccordChartTheme dark = {
  .font = FONT,
  .background = RGB (0x363636),
  .text = RGB (0xf6f5f4),
  .secondary = RGB (0xc0bfbc),
  .grid = RGB (0x4f4f4f),
  .axis = RGB (0x8f8e8c),
  .data = RGB (0x78aeed),
  .range = RGB (0x5f8fd0),
  .contrast = RGB (0xffa348),
  .good = RGB (0x6fd898),
  .hatch = RGB (0x6b6b6b),
  .muted = RGB (0x8f8e8c),
  .series = { RGB (0x78aeed), RGB (0xdc8add), RGB (0x6fd898), RGB (0xcdab8f), RGB (0xf49ac1), RGB (0xdeddda) },
};

static const AccordChartTheme print = {
  .font = FONT,
  .background = RGB (0xffffff),
  .text = RGB (0x1a1a1a),
  .secondary = RGB (0x4a4a4a),
  .grid = RGB (0xd9d9d9),
  .axis = RGB (0x6b6b6b),
  .data = RGB (0x1a5fb4),
  .range = RGB (0x5a96e2),
  .contrast = RGB (0xa33b00),
  .good = RGB (0x136638),
  .hatch = RGB (0xa8a8a8),
  .muted = RGB (0x6b6b6b),
  .series = { RGB (0x1a5fb4), RGB (0x613583), RGB (0x136638), RGB (0x63452c), RGB (0x8b1a4f), RGB (0x4a4a4a) },
};

/**
 * accord_chart_theme_light:
 *
 * Returns: (transfer none): for a card of white
 */
const AccordChartTheme *
accord_chart_theme_light (void)
{
  return &light;
}

/**
 * accord_chart_theme_dark:
 *
 * Returns: (transfer none): for a card of #363636
 */
const AccordChartTheme *
accord_chart_theme_dark (void)
{
  return &dark;
}

/**
 * accord_chart_theme_print:
 *
 * Returns: (transfer none): for paper
 */
const AccordChartTheme *
accord_chart_theme_print (void)
{
  return &print;
}
