#!/usr/bin/env python3
"""usage: make-import-corpus.py FOLDER
Small files of leads of every kind, for the fuzzers to begin with: FOLDER/import-csv, -json, -xlsx. By hand."""

import pathlib
import sys
import zipfile

CSV = {
    "plain": b"id,email,name,created_at,amount\n1,a@example.com,Anna,2025-04-03,12.5\n2,b@example.com,Bob,2025-04-04,7\n",
    "semicolons": "sep=;\nID;Umsatz;Erstellt am\n1;1.234,50 €;03.04.2025\n2;(5,00);04.04.2025\n".encode(),
    "quotes": b'id,Note\r\n1,"a ""b"", c\r\nd"\r\n2,\r\n\r\nGrand Totals (2 records)\r\nCopyright (c) 2026\r\n',
    "latin": "id\tname\n1\tZoë\n2\tJosé\n".encode("latin-1"),
    "utf16": "id,name\n1,Zoë\n".encode("utf-16"),
    "stages": b"id,Lifecycle Stage,Close Date,Select\n1,Closed Won,45631,-\n2,MQL,,Select\nTotal,,,7\nid,Lifecycle Stage,Close Date,Select\n",
    "prefixes": b"id,created_time,phone_number\nl:1,2026-03-14T18:22:10-03:00,p:+491\nl:1,2026-03-14T18:22:10-03:00,p:+491\n",
}
JSON = {
    "array": b'[{"id": 1, "email": "a@example.com", "tags": ["a", 1, null], "n": 12.345, "vip": true},\n {"id": 2}]',
    "lines": b'{"id": 1, "properties": {"firstname": "\\u00e9", "deep": {"a": {"b": 1e30}}}}\n{"id": 2}\n',
    "member": b'{"paging": {"next": 1}, "results": [{"id": 1, "a": {"b": [{"c": 1}]}}, {"id": 2}], "total": 2}',
    "wide": '[{"id": "1"}]'.encode("utf-16"),
}
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def relations(*entries):
    body = "".join(f'<Relationship Id="{i}" Type="{TYPES}{kind}" Target="{target}"/>' for i, kind, target in entries)
    return f"<Relationships>{body}</Relationships>"


PARTS = {
    "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": '<workbook xmlns:r="http://r"><workbookPr date1904="0"/><sheets><sheet r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": relations(("r1", "worksheet", "worksheets/sheet1.xml"), ("r2", "sharedStrings", "strings.xml"),
                                            ("r3", "styles", "styles.xml")),
    "xl/strings.xml": "<sst><si><t>id</t></si><si><r><t>Created</t></r><r><t> at</t></r></si><si><t>a_x000A_b</t></si></sst>",
    "xl/styles.xml": '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>'
                     '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
    "xl/worksheets/sheet1.xml": '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
                                '<row r="2"><c r="A2"><v>12.345</v></c><c r="B2" s="1"><v>45631.5</v></c></row><row r="4">'
                                '<c t="inlineStr"><is><t>x</t></is></c><c t="b"><v>1</v></c></row></sheetData></worksheet>',
}


def write_all(folder, files):
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def main():
    folder = pathlib.Path(sys.argv[1])
    write_all(folder / "import-csv", CSV)
    write_all(folder / "import-json", JSON)
    write_all(folder / "import-xlsx", {})
    for name, compression in (("stored", zipfile.ZIP_STORED), ("packed", zipfile.ZIP_DEFLATED)):
        with zipfile.ZipFile(folder / "import-xlsx" / name, "w", compression) as archive:
            for part, text in PARTS.items():
                archive.writestr(zipfile.ZipInfo(part), text, compression)


if __name__ == "__main__":
    main()
