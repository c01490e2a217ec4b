"""Files that somebody made to do harm, or that a disk spoilt: each opens, or is refused with a sentence. Nothing in them
runs, nothing of them crashes the program, and none of them is changed by being looked at. What somebody put into a file
can be taken out of it again."""

import functools
import itertools
import pathlib
import random
import re
import sqlite3
import subprocess
import tempfile
import threading

from contract import Folder, as_nobody, case, digest, run, tool

LEADS = "id,email,source,created_at,value,Visits\n1,a@example.org,web,2018-02-01,5,3\n2,b@example.org,fair,2018-02-03,7.5,4\n"

# What is read of a file, and how: each part of the program that meets what stands in it. What is written in several
# forms is written in one of them, by turns.
READERS = [[("dump",), ("dump", "--history")], [("leads", "--json")], [("history", "--json"), ("history", "--csv"), ("history",)],
           [("sla",), ("sla", "--json")], [("check",)], [("kpi", "conversion-rate", "--by", "month", "--json")]]
TURNS = itertools.count()


def readers_in_turn():
    turn = next(TURNS)
    return [forms[turn % len(forms)] for forms in READERS]


_making = threading.Lock()


@functools.cache
def _make():
    with tempfile.TemporaryDirectory(prefix="accord-cli-") as path:
        folder = Folder(path)
        folder.write("leads.csv", LEADS)
        workspace = folder.new("w.accord", "--template", "b2b-saas")
        folder.done("import", workspace, "leads.csv")
        return workspace.read_bytes(), folder.done("dump", workspace).out


def make_once():
    """The small workspace, and its dump."""
    with _making:
        return _make()


def prepare(folder):
    """A small workspace with records, leads and a log: made once, and copied."""
    folder.write("leads.csv", LEADS)
    return folder.write("w.accord", make_once()[0])


def change(workspace, *statements):
    """As another program would: with all of SQLite's doors open."""
    database = sqlite3.connect(workspace)
    database.execute("PRAGMA writable_schema = ON")
    for statement in statements:
        if isinstance(statement, tuple):
            database.execute(*statement)
        else:
            database.executescript(statement)
    database.commit()
    database.close()


def call(folder, workspace, reader, *options):
    """The program ends by itself, and what it complains of is one line."""
    result = folder.call(reader[0], workspace, *reader[1:], *options)
    assert result.status in (0, 1), f"{reader}: {result}"
    assert "Sanitizer" not in result.complaint and "CRITICAL" not in result.complaint, f"{reader}: {result}"
    if result.status == 1:
        assert result.complaint.count("\n") == 1 and result.complaint.startswith("accord "), f"{reader}: {result}"
    return result


def read_all(folder, workspace, readers=None):
    readers = readers or readers_in_turn()
    before = digest(workspace)
    results = [call(folder, workspace, reader) for reader in readers]
    assert digest(workspace) == before, "the file was changed by reading it"
    return results


def refused(folder, workspace, *words):
    """It is not opened; the check says why, line by line, or that it cannot be looked at either."""
    dump, check = read_all(folder, workspace, [("dump",), ("check",)])
    assert dump.status == check.status == 1, (dump, check)
    assert all(word in check.text + check.complaint for word in words), check
    assert any(word in dump.complaint for word in words) or not words, dump
    return check


def clean_dump(folder):
    """What the small workspace holds that nobody touched."""
    return make_once()[1]


def schema_of(path):
    """As it is written down, also where SQLite makes nothing of it."""
    database = sqlite3.connect(path)
    database.execute("PRAGMA writable_schema = ON")
    database.text_factory = bytes
    rows = database.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2").fetchall()
    database.close()
    return rows


def repaired(folder, workspace, dump):
    """It is as it was before somebody did harm to it; what they did is in the backup."""
    foreign = schema_of(workspace)
    result = call(folder, workspace, ("check", "--repair"))
    assert result.status == 0 and "(repaired)" in result.text, result
    kept = pathlib.Path(re.search("kept as “(.*)”", result.text).group(1))
    assert schema_of(kept) == foreign, kept
    assert folder.done("dump", workspace).out == dump
    # Also what a dump leaves out: no trigger wrote there.
    database = sqlite3.connect(workspace)
    actions = database.execute("SELECT action FROM change_log WHERE action NOT IN ('insert', 'update', 'import')").fetchall()
    assert actions == [("repair",)], actions
    assert database.execute("SELECT count (*) FROM mappings").fetchone() == (0,)
    database.close()
    folder.done("import", workspace, "leads.csv")
    folder.done("check", workspace)


def opens(folder, workspace):
    readers = readers_in_turn()
    for reader, result in zip(readers, read_all(folder, workspace, readers)):
        assert result.status == 0 or reader == ("check",), f"{reader}: {result}"


FAILS = "abs (-9223372036854775807 - 1)"

SCHEMAS = {
    "trigger": ("CREATE TRIGGER harm AFTER UPDATE ON meta BEGIN DELETE FROM leads; END", "trigger", "harm"),
    "temp-like-trigger": ("CREATE TRIGGER leads_external_id AFTER INSERT ON presence BEGIN DELETE FROM leads; END", "trigger"),
    "view": ("CREATE VIEW more AS SELECT * FROM personas", "view", "more"),
    "view-for-a-table": ("DROP TABLE costs; CREATE VIEW costs AS SELECT * FROM targets", "view", "costs"),
    "virtual-table": ("CREATE VIRTUAL TABLE words USING fts4 (text)", "words"),
    "virtual-for-a-table": ("DROP TABLE targets; CREATE VIRTUAL TABLE targets USING fts4 (metric)", "targets"),
    "extra-table": ("CREATE TABLE more (id)", "table", "more"),
    "extra-column": ("ALTER TABLE personas ADD COLUMN more", "personas"),
    "lead-column": ("ALTER TABLE leads ADD COLUMN more TEXT", "leads"),
    "lead-default": ("ALTER TABLE leads ADD COLUMN x77 TEXT DEFAULT 'harm'", "leads"),
    "generated-column": ("ALTER TABLE sections ADD COLUMN more AS (hex (body))", "sections"),
    "generated-lead-column": ("ALTER TABLE leads ADD COLUMN x78 AS (hex (email))", "leads"),
    "index-of-an-expression": ("CREATE INDEX more ON personas (hex (name))", "index", "more"),
    "other-index": ("DROP INDEX leads_email_key; CREATE INDEX leads_email_key ON leads (hex (email_key))", "leads_email_key"),
    "check-constraint": ("UPDATE sqlite_schema SET sql = replace (sql, 'value TEXT NOT NULL', "
                         "'value TEXT NOT NULL CHECK (value <> ''x'')') WHERE name = 'meta'", "meta"),
    "default-expression": ("UPDATE sqlite_schema SET sql = replace (sql, 'DEFAULT 0', 'DEFAULT (random ())') "
                           "WHERE name = 'personas'", "personas"),
    "other-type": ("UPDATE sqlite_schema SET sql = replace (sql, 'name TEXT', 'name BLOB') WHERE name = 'members'", "members"),
    # What cannot be worked out without an error, so that it is seen where it is.
    "column-that-fails": (f"ALTER TABLE sections ADD COLUMN more AS ({FAILS})", "sections", "more"),
    "lead-column-that-fails": (f"ALTER TABLE leads ADD COLUMN x79 INTEGER AS ({FAILS})", "leads", "x79"),
    "check-that-fails": ("UPDATE sqlite_schema SET sql = replace (sql, 'summary TEXT', "
                         f"'summary TEXT CHECK ({FAILS})') WHERE name = 'personas'", "personas", "summary"),
    "default-that-fails": ("UPDATE sqlite_schema SET sql = replace (sql, 'deleted INTEGER NOT NULL DEFAULT 0', "
                           f"'deleted INTEGER NOT NULL DEFAULT ({FAILS})') WHERE name = 'members'", "members", "deleted"),
    "triggers-on-all-that-a-repair-writes": (
        "".join(f"CREATE TRIGGER harm{number} {moment} ON {table} BEGIN DELETE FROM leads; "
                "INSERT INTO mappings VALUES ('harm' || random (), '{}'); END; "
                for number, (moment, table) in enumerate([
                    ("BEFORE UPDATE", "meta"), ("AFTER INSERT", "change_log"), ("BEFORE DELETE", "presence"),
                    ("AFTER DELETE", "personas"), ("AFTER INSERT", "leads"), ("AFTER UPDATE", "leads")])),
        "trigger", "harm0"),
    "two-things": ("CREATE VIEW seen AS SELECT * FROM leads; ALTER TABLE costs ADD COLUMN more DEFAULT 'x'", "seen", "costs"),
    "table-of-others-with-rows": ("CREATE TABLE more (id REFERENCES leads (id) ON DELETE CASCADE, at UNIQUE);"
                                  "INSERT INTO more VALUES (1, 2)", "more"),
    "missing-table": ("DROP TABLE presence", "presence"),
    "name-with-line-breaks": ('CREATE TABLE "a\nb" (id)', "a b"),
}


def make_schema_case(name, sql, words):
    def check(folder):
        workspace = prepare(folder)
        change(workspace, sql)
        check = refused(folder, workspace, *words)
        assert "(can be repaired)" in check.text and "--repair" in check.complaint, check
        # Not even who writes touches it.
        before = digest(workspace)
        folder.fails("import", workspace, "leads.csv", says="accord check FILE --repair")
        assert digest(workspace) == before
        repaired(folder, workspace, clean_dump(folder))
    check.__name__ = f"schema_{name}"
    case(check)


for _name, (_sql, *_words) in SCHEMAS.items():
    make_schema_case(_name, _sql, _words)


@case
def schema_that_is_no_sql(folder):
    workspace = prepare(folder)
    change(workspace, "UPDATE sqlite_schema SET sql = 'CREATE TABLE costs (' WHERE name = 'costs'")
    refused(folder, workspace)
    assert call(folder, workspace, ("check", "--repair")).status == 1


@case
def schema_that_is_no_text(folder):
    """SQLite's own words quote it."""
    workspace = prepare(folder)
    change(workspace, "UPDATE sqlite_schema SET sql = CAST (x'435245415445205441424c4520ff0a' AS TEXT), "
           "name = 'a' || char (10) || CAST (x'fe' AS TEXT) WHERE name = 'costs'")
    refused(folder, workspace)


@case
def names_that_are_no_text(folder):
    workspace = prepare(folder)
    change(workspace, "CREATE TABLE more (id); ALTER TABLE costs ADD COLUMN other",
           "UPDATE sqlite_schema SET sql = replace (sql, 'other', '\"o' || CAST (x'ff0a' AS TEXT) || 'r\"') WHERE name = 'costs'")
    refused(folder, workspace, "costs", "o� r")
    repaired(folder, workspace, clean_dump(folder))


@case
def file_that_does_not_say_which_it_is(folder):
    workspace = prepare(folder)
    change(workspace, "ALTER TABLE meta RENAME TO other; CREATE VIEW meta AS SELECT * FROM other")
    before = digest(workspace)
    assert "which workspace" in call(folder, workspace, ("check", "--repair")).complaint
    assert digest(workspace) == before


@case
def what_is_lost_is_not_made_up(folder):
    workspace = prepare(folder)
    change(workspace, "ALTER TABLE imports DROP COLUMN kind; CREATE VIEW more AS SELECT 1")
    check = refused(folder, workspace, "imports", "kind")
    assert "can be repaired" not in check.text + check.complaint, check
    before = digest(workspace)
    result = call(folder, workspace, ("check", "--repair"))
    assert result.status == 1 and "kind" in result.text and "kept" not in result.text, result
    assert digest(workspace) == before


@case
def fields_of_one_s_own_stay(folder):
    """Columns of one's own in which somebody put more than a type."""
    workspace = prepare(folder)
    folder.write("more.csv", "id,Note,Rate\n1,x,0.5\n2,y,0.25\n")
    folder.done("import", workspace, "more.csv")
    dump = folder.done("dump", workspace).out
    assert b'"Note":"x"' in dump and b'"Rate":0.5' in dump
    change(workspace, "UPDATE sqlite_schema SET sql = replace (replace (sql, 'x2 TEXT', 'x2 TEXT DEFAULT 7'), "
           f"'x3 REAL', 'x3 REAL CHECK ({FAILS})') WHERE name = 'leads'")
    refused(folder, workspace, "leads", "x2")
    repaired(folder, workspace, dump)


@case
def numbers_of_the_log_are_not_given_again(folder):
    workspace = prepare(folder)
    database = sqlite3.connect(workspace)
    last = database.execute("SELECT max (seq) FROM change_log").fetchone()[0]
    database.executescript("UPDATE sqlite_sequence SET seq = seq + 50; CREATE VIEW more AS SELECT 1")
    database.close()
    repaired(folder, workspace, clean_dump(folder))
    assert folder.done("history", workspace, "--json").json["changes"][0]["seq"] > last + 50


@case
def what_was_taken_out_does_not_come_back_with_a_backup(folder):
    workspace = prepare(folder)
    change(workspace, SCHEMAS["trigger"][0])
    folder.done("check", workspace, "--repair")
    before = digest(workspace)
    folder.fails("restore", workspace, "latest", says=["trigger", "harm", "earlier"])
    assert digest(workspace) == before


@case
def who_may_not_write_may_not_repair(folder):
    workspace = prepare(folder)
    change(workspace, SCHEMAS["trigger"][0])
    workspace.chmod(0o444)
    before = digest(workspace)
    options = as_nobody(folder)
    check = folder.call("check", workspace, **options)
    assert check.status == 1 and "harm" in check.text, check
    result = folder.call("check", workspace, "--repair", **options)
    assert result.status == 1 and "Nothing was repaired" in result.complaint, result
    assert digest(workspace) == before


@case
def schema_that_calls_itself(folder):
    workspace = prepare(folder)
    change(workspace, "DROP TABLE costs; CREATE VIEW costs AS SELECT * FROM meta",
           "UPDATE sqlite_schema SET sql = 'CREATE VIEW costs AS SELECT * FROM costs' WHERE name = 'costs'")
    refused(folder, workspace, "costs")
    repaired(folder, workspace, clean_dump(folder))


@case
def older_file_with_a_trigger(folder):
    prepare(folder)
    old = (pathlib.Path(__file__).parents[1] / "fixtures" / "store" / "v1.accord").read_bytes()
    clean, workspace = folder.write("old.accord", old), folder.write("w.accord", old)
    change(workspace, "CREATE TRIGGER harm AFTER UPDATE ON meta BEGIN DELETE FROM leads; END")
    refused(folder, workspace, "harm")
    assert "(repaired)" in folder.done("check", workspace, "--repair").text
    assert folder.done("dump", workspace).out == folder.done("dump", clean).out


@case
def newer_file(folder):
    workspace = prepare(folder)
    change(workspace, "CREATE TABLE more (id)", "ALTER TABLE personas ADD COLUMN more", "PRAGMA user_version = 99")
    opens(folder, workspace)
    change(workspace, "CREATE TRIGGER harm AFTER UPDATE ON meta BEGIN DELETE FROM leads; END")
    check = refused(folder, workspace, "harm")
    assert "can be repaired" not in check.text + check.complaint, check
    assert call(folder, workspace, ("check", "--repair")).status == 1


@case
def newer_file_keeps_its_journal(folder):
    workspace = prepare(folder)
    change(workspace, "PRAGMA user_version = 99", "PRAGMA journal_mode = WAL")
    for options in (), ("--repair",):
        call(folder, workspace, ("check",), *options)
        assert workspace.read_bytes()[18:20] == b"\2\2", options


@case
def statistics_of_sqlite_are_no_harm(folder):
    workspace = prepare(folder)
    change(workspace, "ANALYZE")
    opens(folder, workspace)
    folder.done("import", workspace, "leads.csv")


@case
def custom_fields_come_and_go(folder):
    workspace = prepare(folder)
    folder.write("more.csv", "id,Note,Rate\n1,x,0.5\n2,y,0.25\n")
    number = folder.done("import", workspace, "more.csv", "--json").json["import"]
    folder.done("check", workspace)
    folder.done("undo-import", workspace, number)
    folder.done("check", workspace)
    folder.done("import", workspace, "more.csv")
    folder.done("check", workspace)


WRONG_VALUES = {
    "text-for-numbers": "UPDATE commitments SET target = 'many', within_days = 'soon', position = 'last'; "
                        "UPDATE settings SET horizon_days = 'x', goal_first = 'May', gross_margin = 'half'; "
                        "UPDATE leads SET created_at = 'then', value = 'much', customer_at = '2018'",
    "blobs-for-text": "UPDATE personas SET name = x'00ff00ff', goals = zeroblob (5000); UPDATE leads SET email = x'ff', "
                      "name = x'00'; UPDATE change_log SET member_name = x'c0', summary = x'ff00', before = x'7b', after = x'22'",
    "nul": "UPDATE personas SET name = 'a' || char (0) || 'b', goals = char (0); UPDATE leads SET name = 'x' || char (0) || 'y'; "
           "UPDATE change_log SET summary = char (0), record_id = 'x' || char (0)",
    "no-utf8": "UPDATE personas SET name = CAST (x'ff41fe' AS TEXT); UPDATE sections SET body = CAST (x'e282' AS TEXT), "
               "title = CAST (x'c3' AS TEXT); UPDATE leads SET source = CAST (x'80' AS TEXT); "
               "UPDATE imports SET file = CAST (x'ff' AS TEXT), member_name = CAST (x'fe' AS TEXT); "
               "UPDATE fields SET name = CAST (x'f0f0' AS TEXT)",
    "endless-numbers": "UPDATE commitments SET target = 9e999, within_days = 9223372036854775807, position = -9e999; "
                       "UPDATE settings SET goal_first = 9223372036854775807, goal_last = -9223372036854775807, "
                       "horizon_days = 9223372036854775807, fiscal_year_month = -5; "
                       "UPDATE leads SET created_at = 9223372036854775807, value = 9e999, customer_at = -9223372036854775807; "
                       "UPDATE change_log SET at = 9223372036854775807, revision = -1; "
                       "UPDATE imports SET n_new = -5, data_as_of = 9223372036854775806, at = -9223372036854775807",
    "odd-ids": "UPDATE personas SET revision = -7, deleted = 'maybe', changed_by = x'ff'; "
               "UPDATE OR IGNORE sections SET id = 'text'; UPDATE OR IGNORE members SET id = x''; "
               "UPDATE OR IGNORE commitments SET id = x'0102'; UPDATE change_log SET record_id = '../..', record_table = 'leads'",
    "odd-choices": "UPDATE commitments SET owner_team = 'nobody', comparator = 'about', unit = '%s%n', period = 'eon', "
                   "metric = 'no such', scope = 'owner = '; UPDATE sections SET kind = 'x'; "
                   "UPDATE personas SET match = '((((', role = '<b>'",
    "markup": "UPDATE personas SET name = '<b>&amp;</i>', summary = '<span size=\"1\">'; "
              "UPDATE sections SET title = '<b>&', body = '<script>x</script> [a](javascript:x) ![b](file:///etc/passwd)'; "
              "UPDATE leads SET name = '</td>&', source = '=HYPERLINK(\"x\")'",
    "settings": "UPDATE settings SET timezone = '../../../../etc/passwd', currency = '%n%n%n<b>', company = '%s', "
                "agreement_title = char (8238) || 'x', goal_metric = 'conversion-rate', stage_lead = '%d %s'",
    "long-names": "UPDATE settings SET timezone = hex (zeroblob (50000)), currency = hex (zeroblob (50000)), "
                  "agreement_title = hex (zeroblob (5000)); UPDATE personas SET name = hex (zeroblob (50000)); "
                  "UPDATE fields SET name = hex (zeroblob (50000))",
    "nested-json": "UPDATE change_log SET before = replace (hex (zeroblob (100000)), '00', '[{'), "
                   "after = replace (hex (zeroblob (100000)), '00', '[')",
}


def make_value_case(name, sql):
    def check(folder):
        workspace = prepare(folder)
        change(workspace, sql)
        read_all(folder, workspace)
        call(folder, workspace, ("pdf",), "-o", "out.pdf")
        call(folder, workspace, ("chart", "conversion-rate"), "-o", "out.svg")
    check.__name__ = f"values_{name}"
    case(check)


for _name, _sql in WRONG_VALUES.items():
    make_value_case(_name, _sql)


@case
def a_value_that_is_too_large(folder):
    workspace = prepare(folder)
    change(workspace, "UPDATE personas SET goals = CAST (zeroblob (70 * 1024 * 1024) AS TEXT)",
           "INSERT INTO personas (id, revision, name, goals) VALUES (x'00', 1, 'P', zeroblob (70 * 1024 * 1024))")
    refused(folder, workspace, "larger")


@case
def links_lead_to_the_web_only(folder):
    workspace = prepare(folder)
    change(workspace, ("UPDATE sections SET body = ?", (
        "[one](https://example.org/a) [two](file:///etc/passwd) [three](javascript:alert(1)) [four](mailto:a@example.org) "
        "[five](smb://server/x) [six](/etc/passwd)",)))
    folder.done("pdf", workspace, "-o", "out.pdf")
    plain = subprocess.run([tool("qpdf"), "--qdf", "--object-streams=disable", folder / "out.pdf", "-"], capture_output=True,
                           check=True).stdout
    assert b"https://example.org/a" in plain and b"mailto:a@example.org" in plain
    for scheme in (b"(file:", b"(javascript:", b"(smb:", b"(/etc"):
        assert scheme not in plain, scheme


@case
def spoilt_pages(folder):
    source = prepare(folder).read_bytes()
    for seed in range(16):
        generator = random.Random(seed)
        content = bytearray(source)
        for _ in range(generator.choice([1, 4, 40])):
            content[generator.randrange(100 if seed % 4 else 0, len(content))] = generator.randrange(256)
        workspace = folder.write("spoilt.accord", bytes(content))
        for reader in (("dump", "--history"), ("leads", "--json"), ("history", "--json"), ("check",)):
            call(folder, workspace, reader)


@case
def cut_short(folder):
    source = prepare(folder).read_bytes()
    for length in (1, 15, 99, 100, 512, 4096, 8192, 20000, len(source) // 2):
        workspace = folder.write("short.accord", source[:length])
        assert call(folder, workspace, ("dump",)).status == 1, length


@case
def a_journal_that_is_none(folder):
    workspace = prepare(folder)
    folder.write("w.accord-journal", random.Random(5).randbytes(5000))
    opens(folder, workspace)


if __name__ == "__main__":
    run(side_by_side=2)
