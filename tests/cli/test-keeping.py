"""Keeping a workspace: check, backup, dump and load."""

import json
import sqlite3

from contract import case, digest, run, unchanged


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


run()
