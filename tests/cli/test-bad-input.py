"""What bad input gets: a sentence, an exit status, an unchanged workspace."""

import os
import sqlite3
import subprocess

from contract import Skip, as_nobody, case, digest, run, unchanged

GOOD = "id,source,created_at,value\n1,web,2018-02-01,5\n2,fair,2018-02-03,7.5\n"


def refuse(folder, content, *options, says=(), name="in.csv", status=1):
    """A file that must be refused whole."""
    workspace = folder.new()
    folder.write("good.csv", GOOD)
    folder.done("import", workspace, "good.csv")
    if content is not None:
        folder.write(name, content)
    with unchanged(folder, workspace):
        folder.fails("import", workspace, name, *options, status=status, says=[name, *says] if status == 1 else says)


@case
def missing_file(folder):
    refuse(folder, None)


@case
def directory(folder):
    (folder / "in.csv").mkdir()
    refuse(folder, None, says=["folder"])


@case
def empty(folder):
    refuse(folder, "", says=["empty"])


@case
def binary(folder):
    refuse(folder, bytes(range(256)) * 20)


@case
def spreadsheet_named_csv(folder):
    refuse(folder, b"PK\x03\x04\x14\0\6\0\x08\0\0\0!\0" + os.urandom(200), says=["CSV"])


@case
def unclosed_quote(folder):
    refuse(folder, 'id,name\n1,a\n2,"open\n3,c\n4,d\n', says=["3"])


@case
def unclosed_quote_in_a_long_file(folder):
    rows = "".join(f"{i},n{i}\n" for i in range(3, 40000))
    refuse(folder, f'id,name\n1,a\n2,"open\n{rows}', says=["3"])


@case
def wrong_utf8(folder):
    refuse(folder, b"id,name\n1,Z\xc3\xbcrich\n2,M\xfcller\n", "--encoding", "UTF-8", says=["3", "UTF-8"])


@case
def unknown_encoding(folder):
    folder.new()
    folder.write("in.csv", GOOD)
    folder.fails("import", "w.accord", "in.csv", "--encoding", "klingon", says="klingon")


@case
def no_header(folder):
    refuse(folder, "1,2018-01-01,4\n2,2018-01-02,5\n", says=["first row"])


@case
def ambiguous_dates(folder):
    refuse(folder, "id,created_at\n1,03/04/2025\n2,05/06/2025\n", says=["--date-order", "03/04/2025", "created_at"])


@case
def impossible_date_order(folder):
    workspace = folder.new()
    folder.write("in.csv", "id,created_at\n1,03/14/2025\n")
    with unchanged(folder, workspace):
        folder.fails("import", workspace, "in.csv", "--date-order", "dmy", "--strict", says="03/14/2025")


@case
def strict_takes_all_or_nothing(folder):
    refuse(folder, GOOD + "3,web,2018-02-30,1\n", "--strict", says=["4", "2018-02-30"])


@case
def wrong_maps(folder):
    workspace = folder.new()
    folder.write("in.csv", GOOD)
    wrong = {'{"id"': "JSON", "[1]": "JSON", '{"Id 2": "id"}': "Id 2", '{"id": "klingon"}': "klingon"}
    for content, word in wrong.items():
        folder.write("map.json", content)
        with unchanged(folder, workspace):
            folder.fails("import", workspace, "in.csv", "--map", "map.json", says=word)
    folder.fails("import", workspace, "in.csv", "--map", "no such name", says="no such name")


@case
def wrong_options(folder):
    workspace = folder.new()
    folder.write("in.csv", GOOD)
    with unchanged(folder, workspace):
        for option, value, word in (
            ("--kind", "ducks", "ducks"),
            ("--date-order", "ddd", "dmy"),
            ("--delimiter", "ab", "ab"),
            ("--delimiter", "", "delimiter"),
            ("--data-as-of", "yesterday", "yesterday"),
        ):
            folder.fails("import", workspace, "in.csv", option, value, status=2, says=word)


@case
def not_a_workspace(folder):
    other = sqlite3.connect(folder / "other.accord")
    other.execute("create table t (x)")
    other.commit()
    other.close()
    folder.write("text.accord", "This is a letter.\n" * 100)
    folder.write("empty.accord", "")
    (folder / "folder.accord").mkdir()
    folder.write("in.csv", GOOD)
    for name in ("other.accord", "text.accord", "empty.accord"):
        with unchanged(folder, folder / name):
            folder.fails("leads", name, says=name)
            folder.fails("import", name, "in.csv", says=name)
            folder.fails("check", name, says=name)
    folder.fails("leads", "folder.accord", says="folder.accord")


@case
def newer_workspace(folder):
    workspace = folder.new()
    folder.write("good.csv", GOOD)
    folder.done("import", workspace, "good.csv")
    database = sqlite3.connect(workspace)
    database.execute("pragma user_version = 9999")
    database.commit()
    database.close()
    with unchanged(folder, workspace):
        folder.fails("import", workspace, "good.csv", says="newer")
        assert folder.done("leads", workspace, "--json").json["count"] == 2


@case
def damaged_workspace(folder):
    workspace = folder.new("s.accord", "--template", "sample")
    content = bytearray(workspace.read_bytes())
    content[8192:-8192] = os.urandom(len(content) - 16384)
    workspace.write_bytes(content)
    folder.write("good.csv", GOOD)
    with unchanged(folder, workspace):
        folder.fails("import", workspace, "good.csv", says="s.accord")
        result = folder.call("check", workspace)
        assert result.status == 1 and result.complaint.count("\n") == 1, result


@case
def truncated_workspace(folder):
    workspace = folder.new("s.accord", "--template", "sample")
    workspace.write_bytes(workspace.read_bytes()[: 5 * 4096])
    with unchanged(folder, workspace):
        result = folder.call("check", workspace)
        assert result.status == 1 and result.complaint.count("\n") == 1, result


@case
def read_only_workspace(folder):
    workspace = folder.new()
    folder.write("good.csv", GOOD)
    folder.done("import", workspace, "good.csv")
    options = as_nobody(folder)
    os.chmod(workspace, 0o444)
    if not options:
        os.chmod(folder.path, 0o555)
    try:
        with unchanged(folder, workspace):
            folder.fails("import", workspace, "good.csv", **options)
            folder.fails("undo-import", workspace, "1", **options)
            assert folder.done("leads", workspace, "--json", **options).json["count"] == 2
    finally:
        os.chmod(folder.path, 0o755)


def fill(path, leave):
    """Writes a file that takes the whole disk but some bytes."""
    disk = os.statvfs(path.parent)
    path.write_bytes(b"x" * (disk.f_bavail * disk.f_frsize - leave))


@case
def disk_full(folder):
    if os.geteuid() != 0:
        raise Skip("only a superuser can mount a small disk")
    small = folder / "small"
    small.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "none", small]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        raise Skip("no file system can be mounted here")
    try:
        folder.done("new", small / "w.accord")
        rows = "".join(f"{i},somebody number {i},a company called {i}\n" for i in range(40000))
        folder.write("big.csv", "id,name,company\n" + rows)
        before = digest(small / "w.accord")
        folder.fails("import", small / "w.accord", "big.csv", says=["full"])
        assert digest(small / "w.accord") == before
        folder.done("check", small / "w.accord")
        folder.new("s.accord", "--template", "sample")
        fill(small / "rest", leave=64 * 1024)
        folder.fails("backup", "s.accord", small / "copy.accord", says=["room"])
        assert not (small / "copy.accord").exists()
    finally:
        subprocess.run(["umount", small], check=True)


@case
def rows_that_cannot_be_read(folder):
    workspace = folder.new()
    folder.write("in.csv", b"id,created_at,value\n"
                           b"1,2018-02-01,5\n"
                           b"2,2018-02-31,5\n"
                           b"3,2018-02-03\n"
                           b"4,2018-02-03,7,8\n"
                           b"5,2018-01-01,3\0\n"
                           b"6,2018-02-04,twelve\n"
                           b"7,2018-02-05,6.5\n")
    result = folder.done("import", workspace, "in.csv", "--json").json
    assert (result["rows"], result["new"], result["rejected"]) == (7, 2, 5), result
    assert result["rejects_file"].endswith("in.csv.rejects.csv"), result
    lines = (folder / "in.csv.rejects.csv").read_text().splitlines()
    assert lines[0] == "line,reason,id,created_at,value", lines
    assert [line.split(",")[0] for line in lines[1:]] == ["3", "4", "5", "6", "7"], lines
    assert "2018-02-31" in lines[1], lines
    ids = [lead["id"] for lead in folder.done("leads", workspace, "--json").json["leads"]]
    assert ids == ["1", "7"], ids


@case
def numbers_of_another_locale(folder):
    workspace = folder.new()
    folder.write("in.csv", 'id;value\n1;1.234,50\n2;7,25\n3;1,234.50\n')
    result = folder.done("import", workspace, "in.csv", "--json").json
    assert (result["new"], result["rejected"]) == (2, 1), result
    values = [lead["value"] for lead in folder.done("leads", workspace, "--json").json["leads"]]
    assert values == [1234.5, 7.25], values
    assert (folder / "in.csv.rejects.csv").read_text().splitlines()[1].startswith("4,")


@case
def duplicate_header(folder):
    workspace = folder.new()
    folder.write("in.csv", "id,Note,Note\n1,a,b\n")
    result = folder.done("import", workspace, "in.csv", "--json").json
    assert any("Note (2)" in warning for warning in result["warnings"]), result
    lead = folder.done("leads", workspace, "--json").json["leads"][0]
    assert lead["custom"] == {"Note": "a", "Note (2)": "b"}, lead


@case
def a_rejects_file_is_not_left_from_before(folder):
    workspace = folder.new()
    folder.write("in.csv", "id,created_at\n1,2018-02-31\n2,2018-02-01\n")
    folder.done("import", workspace, "in.csv")
    assert (folder / "in.csv.rejects.csv").exists()
    folder.write("in.csv", "id,created_at\n1,2018-02-28\n2,2018-02-01\n")
    assert folder.done("import", workspace, "in.csv", "--json").json["rejects_file"] is None


@case
def wrong_conditions(folder):
    workspace = folder.new("s.accord", "--template", "sample")
    with unchanged(folder, workspace):
        for where, word in (
            ("source =", "9"),
            ('source = "a" and', "17"),
            ("klingon = 1", "klingon"),
            ('value > "x"', "value"),
            ('(source = "a"', "14"),
        ):
            for command in (["leads", workspace], ["kpi", workspace, "leads"]):
                folder.fails(*command, "--where", where, status=2, says=word)


@case
def wrong_queries(folder):
    workspace = folder.new("s.accord", "--template", "sample")
    with unchanged(folder, workspace):
        for arguments, word in (
            (["no-such-metric"], "accord metrics"),
            (["leads", "--by", "fortnight"], "fortnight"),
            (["leads", "--group", "klingon"], "klingon"),
            (["leads", "--from", "2018-02-30"], "2018-02-30"),
            (["leads", "--as-of", "soon"], "soon"),
            (["leads", "--from-stage", "mqll"], "mqll"),
            (["conversion-rate", "--basis", "both"], "both"),
            (["conversion-rate", "--horizon", "-3"], "-3"),
            (["conversion-rate", "--horizon", "many"], "many"),
            (["leads", "--from", "2018-02-02", "--to", "2018-02-01"], "2018-02-0"),
        ):
            folder.fails("kpi", workspace, *arguments, status=2, says=word)
            folder.fails("chart", workspace, *arguments, "-o", "c.png", status=2, says=word)
        folder.fails("kpi", workspace, "leads", "--csv", "--json", status=2, says="--csv")


@case
def wrong_outputs(folder):
    workspace = folder.new("s.accord", "--template", "sample")
    with unchanged(folder, workspace):
        folder.fails("chart", workspace, "leads", status=2, says="-o")
        folder.fails("chart", workspace, "leads", "-o", "c.gif", status=2, says="c.gif")
        folder.fails("chart", workspace, "leads", "-o", "c.png", "--size", "5x5", status=2, says="5x5")
        folder.fails("chart", workspace, "leads", "-o", "c.png", "--size", "wide", status=2, says="wide")
        folder.fails("chart", workspace, "leads", "-o", "no/folder/c.png", says="no/folder")
        for report in ("pdf", "board"):
            folder.fails(report, workspace, status=2, says="-o")
            folder.fails(report, workspace, "-o", "a.pdf", "--paper", "a5", status=2, says="a5")
            folder.fails(report, workspace, "-o", "no/folder/a.pdf", says="no/folder")
        folder.fails("pdf", workspace, "-o", "a.pdf", "--version", "3", says="3")
        folder.fails("sla", workspace, "--version", "three", status=2, says="three")
        folder.fails("dump", workspace, "-o", "no/folder/d.json", says="no/folder")
        folder.fails("backup", workspace, "no/folder/b.accord", says="no/folder")
        folder.fails("undo-import", workspace, "77", says="77")
        folder.fails("undo-import", workspace, "first", status=2, says="first")
        folder.fails("leads", workspace, "--columns", "id,klingon", status=2, says="klingon")
        folder.fails("leads", workspace, "--limit", "few", status=2, says="few")


run()
