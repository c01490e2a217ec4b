"""What an import counts, keeps and takes back."""

import json
import os
import signal
import subprocess
import sys
import time

from contract import Skip, case, digest, run, unchanged

FIRST = """id,email,source,created_at
1,a@x.example,web,2018-02-01
2,b@x.example,fair,2018-02-03
3,c@x.example,,2018-02-05
"""
KEYS = {"import", "rows", "new", "changed", "unchanged", "rejected", "rejects_file", "warnings", "mapping"}


def counts(result):
    result = result.json
    assert result["rows"] == result["new"] + result["changed"] + result["unchanged"] + result["rejected"], result
    return result["new"], result["changed"], result["unchanged"], result["rejected"]


@case
def shape_of_the_result(folder):
    folder.new()
    folder.write("in.csv", FIRST)
    result = folder.done("import", "w.accord", "in.csv", "--json").json
    assert set(result) == KEYS, result
    assert result["import"] == 1 and result["rejects_file"] is None and result["warnings"] == [], result
    assert result["mapping"] == {"id": "id", "email": "email", "source": "source", "created_at": "created_at"}, result


@case
def again_changes_nothing(folder):
    folder.new()
    folder.write("in.csv", FIRST)
    assert counts(folder.done("import", "w.accord", "in.csv", "--json")) == (3, 0, 0, 0)
    before = folder.done("dump", "w.accord").out
    assert counts(folder.done("import", "w.accord", "in.csv", "--json")) == (0, 0, 3, 0)
    assert folder.done("leads", "w.accord", "--json").json["count"] == 3
    leads = json.loads(before)["leads"]
    assert folder.done("dump", "w.accord").json["leads"] == leads


@case
def sentence_for_a_person(folder):
    folder.new()
    folder.write("in.csv", FIRST + "4,d@x.example,web,2018-02-30\n")
    text = folder.done("import", "w.accord", "in.csv").text
    assert text.startswith("4 rows: 3 new, 0 changed, 0 unchanged, 1 not imported (line 5:"), text
    assert "in.csv.rejects.csv" in text and text.count("\n") == 1, text


@case
def changed_by_id_and_by_email(folder):
    folder.new()
    folder.write("in.csv", "email,source\nA@x.example ,web\nb@x.example,fair\n")
    folder.done("import", "w.accord", "in.csv")
    folder.write("more.csv", "id,email,source\n1,a@X.example,shop\n9,z@x.example,web\n")
    assert counts(folder.done("import", "w.accord", "more.csv", "--json")) == (1, 1, 0, 0)
    leads = {lead["email"].strip().lower(): lead for lead in folder.done("leads", "w.accord", "--json").json["leads"]}
    assert len(leads) == 3 and leads["a@x.example"]["id"] == "1" and leads["a@x.example"]["source"] == "shop", leads


@case
def empty_cells_change_nothing(folder):
    folder.new()
    folder.write("in.csv", FIRST)
    folder.done("import", "w.accord", "in.csv")
    folder.write("empty.csv", "id,source\n1,\n2,fair\n")
    assert counts(folder.done("import", "w.accord", "empty.csv", "--json")) == (0, 0, 2, 0)
    assert counts(folder.done("import", "w.accord", "empty.csv", "--clear-empty", "--json")) == (0, 1, 1, 0)
    sources = [lead["source"] for lead in folder.done("leads", "w.accord", "--json").json["leads"]]
    assert sources == [None, "fair", None], sources


@case
def the_last_of_a_repeated_key_wins(folder):
    folder.new()
    folder.write("in.csv", "id,source\n1,web\n2,fair\n1,shop\n")
    result = folder.done("import", "w.accord", "in.csv", "--json")
    assert counts(result) == (2, 0, 1, 0) and result.json["warnings"], result
    sources = {lead["id"]: lead["source"] for lead in folder.done("leads", "w.accord", "--json").json["leads"]}
    assert sources == {"1": "shop", "2": "fair"}, sources


@case
def without_a_key_rows_are_told_by_their_content(folder):
    folder.new()
    folder.write("in.csv", "source,created_at\nweb,2018-02-01\nfair,2018-02-02\n")
    assert counts(folder.done("import", "w.accord", "in.csv", "--json")) == (2, 0, 0, 0)
    assert counts(folder.done("import", "w.accord", "in.csv", "--json")) == (0, 0, 2, 0)


@case
def dry_run_writes_nothing(folder):
    workspace = folder.new()
    folder.write("in.csv", FIRST + "4,d@x.example,web,2018-02-30\n")
    with unchanged(folder, workspace):
        result = folder.done("import", workspace, "in.csv", "--dry-run", "--json")
        assert counts(result) == (3, 0, 0, 1) and result.json["import"] is None, result


@case
def map_leaves_out_doubles_and_keeps(folder):
    folder.new()
    folder.write("in.csv", "Key,When,Where,Colour,Secret\n1,2018-02-01,web,red,x\n")
    folder.write("map.json", json.dumps({"Key": "id", "When": ["created_at", "mql_at"], "Where": "source", "Secret": None}))
    mapping = folder.done("import", "w.accord", "in.csv", "--map", "map.json", "--json").json["mapping"]
    assert mapping["When"] == ["created_at", "mql_at"] and mapping["Secret"] is None, mapping
    assert mapping["Colour"] == "Colour", mapping
    lead = folder.done("leads", "w.accord", "--json").json["leads"][0]
    assert lead["created_at"] == lead["mql_at"] == "2018-02-01" and lead["custom"] == {"Colour": "red"}, lead
    assert lead["stage"] == "mql", lead


@case
def a_saved_mapping_is_used_again(folder):
    folder.new()
    folder.write("in.csv", "Key,Lead Source,Colour\n1,web,red\n")
    folder.write("map.json", json.dumps({"Key": "id", "Lead Source": "source"}))
    folder.done("import", "w.accord", "in.csv", "--map", "map.json", "--save-map", "weekly", "--json")
    folder.write("next.csv", "Key,Lead Source,Colour,Budget\n2,fair,blue,12\n")
    result = folder.done("import", "w.accord", "next.csv", "--map", "weekly", "--json")
    assert counts(result) == (1, 0, 0, 0), result
    assert result.json["mapping"] == {"Key": "id", "Lead Source": "source", "Colour": "Colour", "Budget": "Budget"}, result
    assert any("Budget" in warning for warning in result.json["warnings"]), result


@case
def a_saved_mapping_stops_where_a_column_is_missing(folder):
    workspace = folder.new()
    folder.write("in.csv", "Key,Lead Source,Colour\n1,web,red\n")
    folder.write("map.json", json.dumps({"Key": "id", "Lead Source": "source"}))
    folder.done("import", workspace, "in.csv", "--map", "map.json", "--save-map", "weekly")
    folder.write("next.csv", "Key,Source,Shade\n2,fair,blue\n")
    call = ["import", workspace, "next.csv", "--map", "weekly", "--json"]
    with unchanged(folder, workspace):
        folder.fails(*call, says=["Lead Source", "Colour", "“Source”, “Shade”", "--rename"])
        folder.fails(*call, "--rename", "Source=Lead Source", says=["Colour"])
        folder.fails(*call, "--rename", "Nowhere=Lead Source", "--rename", "=Colour", says=["Nowhere"])
        folder.fails(*call, "--rename", "Lead Source", says=["NEW=OLD"])
    result = folder.done(*call, "--rename", "Source=Lead Source", "--rename", "Shade=Colour")
    assert counts(result) == (1, 0, 0, 0), result
    lead = next(lead for lead in folder.done("leads", workspace, "--json").json["leads"] if lead["id"] == "2")
    assert lead["source"] == "fair" and lead["custom"] == {"Colour": "blue"}, lead


@case
def a_file_without_a_header(folder):
    folder.new()
    folder.write("in.csv", "1,a@x.example\n2,b@x.example\n")
    folder.write("map.json", json.dumps({"column 1": "id", "column 2": "email"}))
    folder.fails("import", "w.accord", "in.csv", "--map", "map.json", says=["--header no"])
    result = folder.done("import", "w.accord", "in.csv", "--map", "map.json", "--header", "no", "--json")
    assert counts(result) == (2, 0, 0, 0), result
    folder.fails("import", "w.accord", "in.csv", "--header", "maybe", status=2, says=["yes no"])


@case
def an_empty_column_is_left_out_with_a_warning(folder):
    folder.new()
    folder.write("in.csv", "id,Colour\n1,\n2,\n")
    result = folder.done("import", "w.accord", "in.csv", "--json").json
    assert any("Colour" in warning for warning in result["warnings"]), result
    assert "custom" not in folder.done("leads", "w.accord", "--json").json["leads"][0]


@case
def delimiters_and_encodings(folder):
    folder.new()
    folder.write("a.csv", "id;name\n1;Jörg\n".encode("windows-1252"))
    folder.write("b.csv", "id\tname\n2\tŁukasz\n".encode("utf-16"))
    folder.write("c.csv", "id|name\n3|Zoë\n".encode("utf-8-sig"))
    folder.done("import", "w.accord", "a.csv", "--encoding", "windows-1252", "--delimiter", ";")
    folder.done("import", "w.accord", "b.csv", "--delimiter", "tab")
    folder.done("import", "w.accord", "c.csv", "--delimiter", "|")
    names = [lead["name"] for lead in folder.done("leads", "w.accord", "--json").json["leads"]]
    assert names == ["Jörg", "Łukasz", "Zoë"], names


@case
def date_order_is_said(folder):
    for order, expected in (("dmy", "2025-04-03"), ("mdy", "2025-03-04")):
        folder.new(f"{order}.accord")
        folder.write("in.csv", "id,created_at\n1,03/04/2025\n")
        folder.done("import", f"{order}.accord", "in.csv", "--date-order", order)
        assert folder.done("leads", f"{order}.accord", "--json").json["leads"][0]["created_at"] == expected


@case
def data_as_of(folder):
    folder.new()
    folder.write("in.csv", FIRST)
    folder.done("import", "w.accord", "in.csv")
    assert folder.done("kpi", "w.accord", "leads", "--json").json["as_of"] == "2018-02-05"
    folder.done("import", "w.accord", "in.csv", "--data-as-of", "2018-03-01")
    assert folder.done("kpi", "w.accord", "leads", "--json").json["as_of"] == "2018-03-01"
    folder.done("undo-import", "w.accord", "2")
    assert folder.done("kpi", "w.accord", "leads", "--json").json["as_of"] == "2018-02-05"


@case
def undo_takes_back(folder):
    folder.new()
    folder.write("in.csv", FIRST)
    empty = folder.done("dump", "w.accord").json
    folder.done("import", "w.accord", "in.csv")
    before = folder.done("dump", "w.accord").json
    folder.write("more.csv", "id,source,Colour\n1,shop,red\n4,web,blue\n")
    assert counts(folder.done("import", "w.accord", "more.csv", "--json")) == (1, 1, 0, 0)
    result = folder.done("undo-import", "w.accord", "2", "--json").json
    assert result == {"import": 2, "deleted": 1, "restored": 1, "left": []}, result
    assert folder.done("dump", "w.accord").json == before
    assert folder.done("undo-import", "w.accord", "1", "--json").json["deleted"] == 3
    assert folder.done("dump", "w.accord").json["leads"] == empty["leads"]
    folder.fails("undo-import", "w.accord", "1", says="1")


@case
def undo_leaves_what_was_edited_since(folder):
    folder.new()
    folder.write("in.csv", FIRST)
    folder.done("import", "w.accord", "in.csv")
    folder.write("more.csv", "id,source\n2,shop\n")
    folder.done("import", "w.accord", "more.csv")
    result = folder.done("undo-import", "w.accord", "1", "--json").json
    assert result["deleted"] == 2 and result["left"] == ["2"], result
    leads = folder.done("leads", "w.accord", "--json").json["leads"]
    assert [(lead["id"], lead["source"]) for lead in leads] == [("2", "shop")], leads


@case
def progress_only_on_a_terminal(folder):
    folder.new()
    folder.write("in.csv", FIRST)
    assert folder.done("import", "w.accord", "in.csv").err == b""


def open_terminal():
    try:
        return os.openpty()
    except OSError as error:
        raise Skip(f"there are no terminals here: {error.strerror}")


@case
def progress_on_a_terminal(folder):
    folder.new()
    folder.write("in.csv", "id,name\n" + "".join(f"{i},somebody {i}\n" for i in range(20000)))
    terminal, end = open_terminal()
    result = folder.call("import", "w.accord", "in.csv", capture_output=False, stdout=subprocess.PIPE, stderr=end)
    os.close(end)
    shown = os.read(terminal, 1 << 16)
    os.close(terminal)
    assert result.status == 0 and result.out.startswith(b"20,000 rows"), (result.status, result.out)
    assert b"%" in shown and shown.endswith(b"\r\x1b[K"), shown


def interrupt(folder, delay):
    """Imports a long file and interrupts it after a while; returns how it ended."""
    process = subprocess.Popen([os.path.abspath(sys.argv[1]), "import", "w.accord", "long.csv"], cwd=folder.path,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(delay)  # when it is hit does not matter: it is written whole or not at all
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


@case
def an_interrupted_import_writes_nothing(folder):
    workspace = folder.new()
    folder.write("long.csv", "id,name,company\n" + "".join(f"{i},somebody {i},company {i}\n" for i in range(300000)))
    before = digest(workspace)
    stopped = 0
    for delay in (0.1, 0.2, 0.4, 0.8, 1.6, 3.2):
        status, out, err = interrupt(folder, delay)
        if status == 0:
            break
        if status == -signal.SIGINT:  # on a busy machine it is hit before it listens, and has done nothing yet
            assert out == b"" and err == b"", (out, err)
        else:
            stopped += 1
            assert status == 1 and out == b"" and err.count(b"\n") == 1 and b"interrupted" in err, (status, out, err)
        assert digest(workspace) == before
        assert folder.names() == ["long.csv", "w.accord"]
    assert stopped > 0, "the import was never interrupted"
    folder.done("check", workspace)


run()
