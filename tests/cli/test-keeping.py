"""Keeping a workspace: check, backup, dump and load."""

import json
import os
import pathlib
import sqlite3

from contract import Skip, case, digest, run, unchanged

ROOT = pathlib.Path(__file__).resolve().parents[2]

def at_home(function):
    """Gives the case a home of its own, for the backups that the program keeps by itself."""
    def inside(folder):
        for name in ("data", "cache"):
            (folder / name).mkdir()
            os.environ[f"XDG_{name.upper()}_HOME"] = str(folder / name)
        function(folder)
    inside.__name__ = function.__name__
    return inside


def backups(folder, name="w.accord"):
    return folder.done("backups", name, "--json").json["backups"]


def sql(path, *statements):
    database = sqlite3.connect(path)
    for statement in statements:
        database.execute(statement)
    database.commit()
    database.close()


@case
def dump_of_a_load_is_the_same(folder):
    for template in ("blank", "b2b-saas", "sample"):
        folder.new(f"{template}.accord", "--template", template, "--timezone", "Europe/Vienna")
        first = folder.done("dump", f"{template}.accord").out
        folder.write("d.json", first)
        folder.done("load", f"{template}2.accord", "d.json")
        assert folder.done("dump", f"{template}2.accord").out == first, template
        folder.done("check", f"{template}2.accord")


@case
def dump_with_custom_fields_of_each_type(folder):
    folder.new()
    folder.write("in.csv", 'id,created_at,Note,Visits,Rate,Since,Ready,"Odd ""name"", really"\n'
                           '1,2018-01-01,"two\nlines",3,0.1,2018-01-02,true,x\n'
                           '2,2018-01-02T10:00:00Z,"  ü€😀",,1e300,,false,\n')
    folder.done("import", "w.accord", "in.csv")
    first = folder.done("dump", "w.accord").out
    folder.write("d.json", first)
    folder.done("load", "w2.accord", "d.json")
    assert folder.done("dump", "w2.accord").out == first
    assert folder.done("leads", "w2.accord", "--json").json == folder.done("leads", "w.accord", "--json").json
    assert folder.done("import", "w2.accord", "in.csv", "--json").json["unchanged"] == 2


@case
def dump_to_a_file(folder):
    folder.new("s.accord", "--template", "sample")
    out = folder.done("dump", "s.accord", "-o", "d.json")
    assert out.out == b""
    assert (folder / "d.json").read_bytes() == folder.done("dump", "s.accord").out
    json.loads((folder / "d.json").read_bytes())


@case
def dump_says_nothing_of_revisions_and_is_sorted(folder):
    folder.new("s.accord", "--template", "sample")
    dump = folder.done("dump", "s.accord")
    for word in (b'"revision"', b'"changed_at"', b'"changed_by"'):
        assert word not in dump.out, word
    assert list(dump.json) == sorted(dump.json), list(dump.json)


@case
def history(folder):
    folder.new("s.accord", "--template", "sample")
    plain, full = folder.done("dump", "s.accord").json, folder.done("dump", "s.accord", "--history").json
    more = set(full) - set(plain)
    assert len(more) == 1, more
    assert {key: value for key, value in full.items() if key not in more} == plain


@case
def history_is_the_log(folder):
    """Every entry of it, the oldest first: who, when, what, before and after."""
    workspace = folder.new("s.accord", "--template", "sample")
    entries = folder.done("dump", workspace, "--history").json["history"]
    database = sqlite3.connect(workspace)
    rows = database.execute("SELECT seq, set_id, member, member_name, summary, record_table, record_id, action, revision, "
                            "before, after FROM change_log ORDER BY seq").fetchall()
    database.close()
    assert len(rows) > 20 and any(row[-2] for row in rows) and any(row[-1] for row in rows)
    names = ("seq", "set", "member_id", "member", "summary", "kind", "record", "action", "revision")
    assert [tuple(entry[name] for name in names) for entry in entries] == [row[:-2] for row in rows]
    for entry, row in zip(entries, rows):
        for name, text in zip(("before", "after"), row[-2:]):
            assert entry.get(name) == (json.loads(text) if text is not None else None), (entry, row)
    # A load leaves it out: it begins a log of its own.
    folder.done("dump", workspace, "--history", "-o", "full.json")
    folder.done("load", "t.accord", "full.json")
    assert folder.done("dump", "t.accord").out == folder.done("dump", workspace).out


@case
def load_never_overwrites(folder):
    folder.new("s.accord", "--template", "sample")
    folder.done("dump", "s.accord", "-o", "d.json")
    with unchanged(folder, folder / "s.accord"):
        folder.fails("load", "s.accord", "d.json", says="s.accord")


@case
def load_leaves_nothing_behind(folder):
    folder.new("s.accord", "--template", "sample")
    dump = folder.done("dump", "s.accord").out
    wrong = {
        "empty.json": b"", "text.json": b"hello", "list.json": b"[]", "cut.json": dump[: len(dump) // 2],
        "other.json": b'{"klingon": 1}',
    }
    for name, content in wrong.items():
        folder.write(name, content)
    with unchanged(folder, *(folder / name for name in wrong)):
        for name in wrong:
            folder.fails("load", "new.accord", name, says=name)
        folder.fails("load", "new.accord", "missing.json", says="missing.json")


@case
def load_says_which_value_is_wrong(folder):
    folder.new("b.accord", "--template", "b2b-saas")
    dump = folder.done("dump", "b.accord").json
    dump["commitments"][0]["owner_team"] = "nobody"
    folder.write("d.json", json.dumps(dump))
    folder.fails("load", "new.accord", "d.json", says=["d.json", "owner_team"])
    assert not (folder / "new.accord").exists()


@case
def backup_is_a_workspace(folder):
    folder.new("s.accord", "--template", "sample")
    folder.done("backup", "s.accord", "copy.accord")
    folder.done("check", "copy.accord")
    assert folder.done("dump", "copy.accord").out == folder.done("dump", "s.accord").out


@case
def backup_never_overwrites(folder):
    folder.new("s.accord", "--template", "sample")
    mine = folder.write("mine.accord", "mine")
    with unchanged(folder, mine):
        folder.fails("backup", "s.accord", "mine.accord", says="mine.accord")
    with unchanged(folder, folder / "s.accord"):
        folder.fails("backup", "s.accord", "s.accord", says="s.accord")


@case
def check_finds_what_is_wrong(folder):
    workspace = folder.new("s.accord", "--template", "sample")
    database = sqlite3.connect(workspace)
    database.execute("insert into stage_events (lead, stage, at, origin) values (987654, 'mql', 0, 'import')")
    database.commit()
    database.close()
    before = digest(workspace)
    result = folder.call("check", workspace)
    assert result.status == 1 and result.out.count(b"\n") >= 1 and result.complaint.count("\n") == 1, result
    assert "s.accord" in result.complaint, result
    assert digest(workspace) == before


def old_and_new(folder):
    """Leads from 2022 to 2024; those with an odd number have bought in 2025."""
    rows = ["id,email,created_at,customer_at"]
    for number in range(1, 31):
        rows.append(f"{number},lead{number}@example.com,{2022 + number // 11}-03-{number:02},"
                    f"{'2025-01-02' if number % 2 else ''}")
    folder.write("in.csv", "\n".join(rows) + "\n")
    folder.new()
    folder.done("import", "w.accord", "in.csv")


@case
@at_home
def backups_are_listed_and_restored(folder):
    folder.new("w.accord", "--template", "b2b-saas")
    assert backups(folder) == []
    before = folder.done("dump", "w.accord").out
    folder.done("backups", "w.accord", "--daily")
    (daily,) = backups(folder)
    assert daily["reason"] == "daily" and daily["size"] > 0 and daily["changed_by"] == "system", daily
    # One a day.
    folder.done("backups", "w.accord", "--daily")
    assert len(backups(folder)) == 1
    folder.write("in.csv", "id,created_at\n1,2018-01-01\n")
    folder.done("import", "w.accord", "in.csv")
    preview = folder.done("restore", "w.accord", "latest", "--dry-run").text
    assert "Leads that go: 1" in preview and "Imports that go: 1" in preview, preview
    assert len(backups(folder)) == 1
    folder.done("restore", "w.accord", "latest")
    assert folder.done("dump", "w.accord").out == before
    folder.done("check", "w.accord")
    # What was is on top of the list, and comes back.
    assert [entry["reason"] for entry in backups(folder)] == ["before-restore", "daily"]
    folder.done("restore", "w.accord", "latest")
    assert len(folder.done("dump", "w.accord").json["leads"]) == 1
    folder.fails("restore", "w.accord", "1999", says="1999")


@case
@at_home
def restore_of_another_file_is_refused(folder):
    folder.new("w.accord")
    other = folder.new("other.accord")
    text = folder.write("text.txt", "hello")
    with unchanged(folder, folder / "w.accord"):
        folder.fails("restore", "w.accord", other, says="other.accord")
        folder.fails("restore", "w.accord", text, says="text.txt")
        folder.fails("restore", "w.accord", "./nowhere.accord", says="nowhere.accord")


@case
@at_home
def a_damaged_file_gives_way_to_its_backup(folder):
    workspace = folder.new("w.accord", "--template", "b2b-saas")
    before = folder.done("dump", workspace).out
    folder.done("backups", workspace, "--daily")
    damaged = b"x" * 100 + workspace.read_bytes()[100:]
    workspace.write_bytes(damaged)
    folder.fails("check", workspace, says="w.accord")
    assert len(backups(folder)) == 1
    assert "w, damaged" in folder.done("restore", workspace, "latest").text
    assert folder.done("dump", workspace).out == before
    (kept,) = [path for path in folder.path.glob("w, *.accord")]
    assert kept.read_bytes() == damaged
    # A file of another kind that nobody kept a backup of is left alone.
    text = folder.write("text.txt", "hello")
    with unchanged(folder, text):
        folder.fails("restore", text, "latest", says="text.txt")


@case
@at_home
def what_can_be_repaired_is(folder):
    workspace = folder.new("w.accord", "--template", "sample")
    sql(workspace, "insert into stage_events (lead, stage, at, origin) values (987654, 'mql', 0, 'import')",
        "drop index activities_lead")
    result = folder.call("check", workspace)
    assert result.status == 1 and result.text.count("(can be repaired)") == 2, result
    assert "--repair" in result.complaint, result
    repaired = folder.done("check", workspace, "--repair").text
    assert repaired.count("(repaired)") == 2, repaired
    assert backups(folder)[0]["reason"] == "before-repair"
    assert folder.done("check", workspace).out == b""
    # What another program added goes.
    sql(workspace, "alter table personas add column horoscope")
    repaired = folder.done("check", workspace, "--repair").text
    assert "horoscope" in repaired and repaired.count("(repaired)") == 1, repaired
    # What cannot be is said, with a way on.
    sql(workspace, "alter table change_log rename column action to deed")
    result = folder.call("check", workspace, "--repair")
    assert result.status == 1 and "lacks" in result.text and "backup" in result.complaint, result


@case
@at_home
def compact_gives_room_back(folder):
    workspace = folder.new("w.accord", "--template", "sample")
    before = folder.done("dump", workspace).out
    sql(workspace, "create table big (x)", "insert into big select randomblob (4000) from leads", "drop table big")
    size = workspace.stat().st_size
    assert "before" in folder.done("compact", workspace).text
    assert workspace.stat().st_size < size / 2
    assert folder.done("dump", workspace).out == before
    folder.done("check", workspace)


@case
@at_home
def archive_takes_old_leads_out(folder):
    old_and_new(folder)
    kpi = lambda name: folder.done("kpi", name, "leads", "--json").json["points"][0]["value"]  # noqa: E731
    with unchanged(folder, folder / "w.accord"):
        planned = folder.done("archive", "w.accord", "--before", "2024-01-01", "--dry-run").text
    # Those of 2022 and 2023 with an even number: 10 of 21.
    assert planned.startswith("10 leads") and "11 leads of that time stay" in planned, planned
    assert "March 2022 to March 2023" in planned, planned
    folder.done("archive", "w.accord", "--before", "2024-01-01", "-o", "old.accord")
    assert (kpi("w.accord"), kpi("old.accord")) == (20, 10)
    folder.done("check", "w.accord")
    folder.done("check", "old.accord")
    assert not [name for name in folder.names() if name.endswith(".part")]
    with unchanged(folder, folder / "w.accord", folder / "old.accord"):
        folder.fails("archive", "w.accord", "--before", "2024-06-01", "-o", "old.accord", says="old.accord")
        folder.fails("archive", "w.accord", "--before", "soon", "-o", "x.accord", says="--before", status=2)
    # It comes back as it was.
    folder.done("restore", "w.accord", "latest")
    assert kpi("w.accord") == 30


@case
@at_home
def erase_leaves_no_byte(folder):
    old_and_new(folder)
    folder.done("backups", "w.accord", "--daily")
    planned = folder.done("erase", "w.accord", "--lead", "lead7@example.com", "--dry-run").text
    assert "Leads: 1" in planned and "Backups on this computer: 1" in planned, planned
    assert b"lead7@example.com" in (folder / "w.accord").read_bytes()
    assert folder.done("erase", "w.accord", "--lead", "7").text == planned
    kept = [path for path in folder.path.rglob("*") if path.is_file() and path.name != "in.csv"]
    assert len(kept) >= 2
    for path in kept:
        content = path.read_bytes()
        assert b"lead7@example.com" not in content, path
        assert b"lead8@example.com" in content or path.suffix != ".accord", path
    assert len(folder.done("dump", "w.accord").json["leads"]) == 29
    history = folder.done("dump", "w.accord", "--history").text
    assert "a person erased" in history and "lead7" not in history
    folder.done("check", "w.accord")
    folder.fails("erase", "w.accord", "--lead", "7", says="7")
    folder.fails("erase", "w.accord", status=2, says="--lead")


@case
def the_schema_that_is_shipped_is_the_program_s(folder):
    shipped = ROOT / "data" / "schemas" / "workspace-1.schema.json"
    schema = folder.done("dump", "--schema").out
    if os.environ.get("UPDATE_GOLDEN"):
        shipped.write_bytes(schema)
    assert shipped.read_bytes() == schema, "UPDATE_GOLDEN=1 refreshes it; a change that is no addition is another version"


@case
def dumps_are_as_the_schema_says(folder):
    try:
        import jsonschema
    except ImportError as error:
        raise Skip("python3-jsonschema is not installed") from error
    schema = folder.done("dump", "--schema").json
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for template in ("blank", "b2b-saas", "sample"):
        folder.new(f"{template}.accord", "--template", template)
        dump = folder.done("dump", f"{template}.accord", "--history").json
        for error in validator.iter_errors(dump):
            raise AssertionError(f"{template}: {list(error.absolute_path)}: {error.message}")
    folder.write("in.csv", "id,created_at,Note,Visits,Ready\n1,2018-01-01,two,3,true\n,2018-01-02T10:00:00Z,,,false\n")
    folder.done("import", "blank.accord", "in.csv")
    dump = folder.done("dump", "blank.accord").json
    validator.validate(dump)
    # It says no to what a load says no to.
    for spoil in (lambda d: d["leads"][0].update(nonsense=1), lambda d: d.update(klingon=1), lambda d: d.pop("schema"),
                  lambda d: d["settings"].update(horizon_days="90"), lambda d: d["sections"][0].pop("id")):
        wrong = json.loads(json.dumps(dump))
        spoil(wrong)
        assert not validator.is_valid(wrong)


run()
