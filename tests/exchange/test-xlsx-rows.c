#include <string.h>
#include <zip.h>

#include "exchange/xlsx-format.h"
#include "rows.h"

#define RELATIONS(inner) "<?xml version=\"1.0\"?><Relationships>" inner "</Relationships>"
#define RELATION(id, type, target) \
  "<Relationship Id=\"" id "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" type "\" Target=\"" \
  target "\"/>"
#define WORKBOOK(properties, sheets) \
  "<?xml version=\"1.0\"?><workbook xmlns:r=\"http://r\"><workbookPr " properties "/><sheets>" sheets "</sheets></workbook>"
#define SHEET(rows) "<?xml version=\"1.0\"?><worksheet><cols><col/></cols><sheetData>" rows "</sheetData></worksheet>"

static const char root[] = RELATIONS (RELATION ("rId1", "officeDocument", "xl/workbook.xml"));
static const char relations[] = RELATIONS (RELATION ("rId1", "worksheet", "worksheets/sheet1.xml")
                                           RELATION ("rId2", "worksheet", "/xl/worksheets/sheet2.xml")
                                           RELATION ("rId3", "sharedStrings", "sharedStrings.xml")
                                           RELATION ("rId4", "styles", "styles.xml"));
static const char strings[] =
    "<sst><si><t>id</t></si><si><t>name</t></si><si><r><t>An</t></r><r><t xml:space=\"preserve\">na </t></r></si>"
    "<si><t>株</t><rPh><t>かぶ</t></rPh></si><si/><si><t>a_x000A_b</t></si></sst>";
static const char styles[] =
    "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\\ hh:mm\"/>"
    "<numFmt numFmtId=\"165\" formatCode=\"0.00 &quot;days&quot;\"/><numFmt numFmtId=\"166\" formatCode=\"[h]:mm\"/></numFmts>"
    "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"166\"/></cellXfs>"
    "</styleSheet>";

/* Writes a workbook of these parts; what is NULL is left out. */
static char *
write_workbook (Fixture    *fixture,
                const char *workbook,
                const char *sheet,
                const char *shared)
{
  const char *const parts[][2] = {
    { "_rels/.rels", root }, { "xl/workbook.xml", workbook }, { "xl/_rels/workbook.xml.rels", relations },
    { "xl/worksheets/sheet1.xml", sheet }, { "xl/worksheets/sheet2.xml", SHEET ("<row><c><v>2</v></c></row>") },
    { "xl/sharedStrings.xml", shared }, { "xl/styles.xml", styles },
  };
  char *path = fixture_path (fixture, "leads.xlsx");
  zip_t *archive = zip_open (path, ZIP_CREATE | ZIP_TRUNCATE, NULL);

  g_assert_nonnull (archive);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i][1] != NULL)
      g_assert_cmpint (zip_file_add (archive, parts[i][0], zip_source_buffer (archive, parts[i][1], strlen (parts[i][1]), 0), 0),
                       >=, 0);
  g_assert_cmpint (zip_close (archive), ==, 0);
  return path;
}

#define ONE_SHEET WORKBOOK ("", "<sheet name=\"Leads\" r:id=\"rId1\"/>")
#define HEADER "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"

static const struct
{
  const char *name;
  const char *workbook;
  const char *sheet;
  const char *rows;  /* «line:cell|cell;…»; NULL: an error */
  const char *error; /* part of it */
} sheets[] = {
  { "shared strings", ONE_SHEET,
    SHEET (HEADER "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\" t=\"s\"><v>3</v></c></row>"
           "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>5</v></c><c r=\"B3\" t=\"s\"><v>99</v></c></row>"),
    "1:id|name;2:Anna |株;3:a\nb|", NULL },
  { "inline strings", ONE_SHEET,
    SHEET ("<row><c t=\"inlineStr\"><is><t>id</t></is></c><c t=\"inlineStr\"><is><r><t>na</t></r><r><t>me</t></r></is></c></row>"
           "<row><c><v>1</v></c><c t=\"str\"><f>A2&amp;\"x\"</f><v>Bob &amp; Co</v></c></row>"),
    "1:id|name;2:1|Bob & Co", NULL },
  { "numbers", ONE_SHEET,
    SHEET (HEADER "<row r=\"2\"><c r=\"A2\"><v>12345678901</v></c><c r=\"B2\"><v>1.5E-3</v></c></row>"
           "<row r=\"3\"><c r=\"A3\"><v>12345.600000000001</v></c><c r=\"B3\" s=\"3\"><v>12.345</v></c></row>"
           "<row r=\"4\"><c r=\"A4\"><v>1E3</v></c><c r=\"B4\" s=\"4\"><v>1.25</v></c></row>"),
    "1:id|name;2:12345678901|0.0015;3:12345.6|12.3450;4:1000|1.25", NULL },
  { "dates", ONE_SHEET,
    SHEET (HEADER "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>45631</v></c><c r=\"B2\" s=\"2\"><v>45631.5</v></c></row>"
           "<row r=\"3\"><c r=\"A3\" s=\"2\"><v>45631.999999</v></c><c r=\"B3\" t=\"d\"><v>2024-12-05T10:00:00Z</v></c></row>"
           "<row r=\"4\"><c r=\"A4\" s=\"1\"><v>59</v></c><c r=\"B4\" s=\"2\"><v>0.25</v></c></row>"),
    "1:id|name;2:2024-12-05|2024-12-05 12:00:00;3:2024-12-06|2024-12-05T10:00:00Z;4:1900-02-28|06:00:00", NULL },
  { "dates since 1904", WORKBOOK ("date1904=\"1\"", "<sheet r:id=\"rId1\"/>"),
    SHEET (HEADER "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>44169</v></c></row>"), "1:id|name;2:2024-12-05|", NULL },
  { "truth, formulas, errors", ONE_SHEET,
    SHEET (HEADER "<row r=\"2\"><c r=\"A2\" t=\"b\"><v>1</v></c><c r=\"B2\" t=\"b\"><v>0</v></c></row>"
           "<row r=\"3\"><c r=\"A3\"><f>1+1</f><v>2</v></c><c r=\"B3\" t=\"e\"><v>#N/A</v></c></row>"
           "<row r=\"4\"><c r=\"A4\"><f>NOW()</f></c></row>"),
    "1:id|name;2:true|false;3:2|#N/A;4:", NULL },
  { "gaps", ONE_SHEET,
    SHEET (HEADER "<row r=\"3\"/><row r=\"7\"><c r=\"B7\"><v>1</v></c></row>"
           "<row r=\"8\"><c r=\"A8\"><v>1</v></c><c r=\"D8\"/></row><row r=\"9\"><c r=\"A9\"><v>1</v></c><c r=\"D9\"><v>4</v></c></row>"),
    "1:id|name;3:;7:|1;8:1|;9:1|||4", NULL },
  { "the first sheet that is shown",
    WORKBOOK ("", "<sheet state=\"hidden\" r:id=\"rId1\"/><sheet r:id=\"rId2\"/><sheet r:id=\"rId1\"/>"), SHEET (HEADER), "1:2", NULL },
  { "no sheet", WORKBOOK ("", ""), SHEET (HEADER), NULL, "no sheet" },
  { "a sheet that is not there", ONE_SHEET, NULL, NULL, "cannot be read" },
  { "no workbook", NULL, SHEET (HEADER), NULL, "cannot be read" },
  { "a damaged sheet", ONE_SHEET, "<worksheet><sheetData><row></sheetData>", NULL, "is damaged" },
  { "definitions of its own", ONE_SHEET,
    "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row><c><v>&x;</v></c>"
    "</row></sheetData></worksheet>", NULL, "definitions of its own" },
  { "a column that no sheet has", ONE_SHEET, SHEET ("<row><c r=\"ZZZZ1\"><v>1</v></c></row>"), NULL, "Row 1 is longer" },
};

static void
test_sheets (Fixture      *fixture,
             gconstpointer unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autofree char *path = write_workbook (fixture, sheets[i].workbook, sheets[i].sheet, strings);
      g_autoptr (GError) error = NULL;
      g_autofree char *rows = rows_read (path, &error);

      g_test_message ("%s: %s", sheets[i].name, error != NULL ? error->message : "");
      g_assert_cmpstr (rows, ==, sheets[i].rows);
      if (sheets[i].error == NULL)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT);
      g_assert_nonnull (strstr (error->message, sheets[i].error));
      g_assert_nonnull (strstr (error->message, "leads.xlsx"));
    }
}

/* Spaces pack a thousand times smaller. */
static void
test_bomb (Fixture      *fixture,
           gconstpointer unused)
{
  g_autoptr (GString) shared = g_string_new ("<sst>");
  g_autofree char *spaces = g_strnfill (1024 * 1024, ' ');
  g_autofree char *path = NULL, *rows = NULL;
  g_autoptr (GError) error = NULL;

  while (shared->len < 80 * 1024 * 1024)
    g_string_append_printf (shared, "<si><t>%s</t></si>", spaces);
  g_string_append (shared, "</sst>");
  path = write_workbook (fixture, ONE_SHEET, SHEET (HEADER), shared->str);
  rows = rows_read (path, &error);
  g_assert_null (rows);
  g_assert_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "unpacks to more"));
}

/* The rest is the same as of any other file. */
static void
test_import (Fixture      *fixture,
             gconstpointer unused)
{
  static const char sheet[] =
      SHEET ("<row r=\"1\"><c t=\"inlineStr\"><is><t>Record ID</t></is></c><c t=\"inlineStr\"><is><t>Create Date</t></is></c>"
             "<c t=\"inlineStr\"><is><t>Amount</t></is></c></row>"
             "<row r=\"2\"><c><v>501</v></c><c s=\"1\"><v>45631</v></c><c><v>12.345</v></c></row>"
             "<row r=\"3\"><c><v>503</v></c><c s=\"1\"><v>45632</v></c></row>"
             "<row r=\"4\"><c><v>502</v></c><c t=\"str\"><v>soon</v></c></row>"
             "<row r=\"5\"><c t=\"str\"><v>Total</v></c><c/><c><v>12.345</v></c></row>"
             "<row r=\"7\"><c t=\"str\"><v>Copyright (c) 2026</v></c></row>");
  g_autofree char *path = write_workbook (fixture, ONE_SHEET, sheet, strings);
  g_autofree char *rejects = NULL, *dump = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordImportResult) result = fixture_import (fixture, path, &FIXTURE_NO_OPTIONS, &error);

  g_assert_no_error (error);
  fixture_assert_counts (result, 2, 0, 0, 1);
  g_assert_true (fixture_warns (result, "1 row of totals (line 5)"));
  g_assert_true (fixture_warns (result, "1 line below the table (line 7)"));
  dump = fixture_dump (fixture->store);
  g_assert_nonnull (strstr (dump, "\"created_at\":\"2024-12-05\""));
  g_assert_nonnull (strstr (dump, "\"value\":12.345"));
  g_file_get_contents (result->rejects_file, &rejects, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rejects, ==, "line,reason,Record ID,Create Date,Amount\n4,Create Date: “soon” is no date,502,soon,\n");
}

static void
test_formats (void)
{
  static const struct
  {
    const char *code;
    gboolean    date;
  } codes[] = {
    { "General", FALSE }, { "0.00", FALSE }, { "#,##0.00 [$€-407]", FALSE }, { "0.00E+00", FALSE }, { "0 \"days\"", FALSE },
    { "[Red]0", FALSE }, { "[h]:mm:ss", FALSE }, { "0\\d", FALSE }, { "@", FALSE }, { "yyyy-mm-dd", TRUE }, { "d/m/yy h:mm", TRUE },
    { "[$-409]mmm d, yyyy;@", TRUE }, { "h:mm AM/PM", TRUE }, { "\"on \"d mmmm", TRUE }, { "0;[Red]\"minus day\"", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_test_message ("%s", codes[i].code);
      g_assert_cmpint (accord_xlsx_format_of_code (codes[i].code) == ACCORD_XLSX_DATE, ==, codes[i].date);
    }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/xlsx-rows/sheets", test_sheets);
  ADD ("/xlsx-rows/bomb", test_bomb);
  ADD ("/xlsx-rows/import", test_import);
  g_test_add_func ("/xlsx-rows/formats", test_formats);
  return g_test_run ();
}
