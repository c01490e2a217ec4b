"""Who may do what: members' rights, and files that a person cannot write; and the history, which says who did what."""

import contextlib
import csv
import io
import json
import os
import sqlite3

from contract import as_nobody, case, run, unchanged

GOOD = "id,source,created_at,value\n1,web,2018-02-01,5\n2,fair,2018-02-03,7.5\n"


def with_people(folder):
    """Ada writes, Bob reads along, Cleo imports."""
    workspace = folder.new("w.accord", "--template", "b2b-saas")
    dump = folder.done("dump", workspace).json
    people = [("Ada", "ada", True, True), ("Bob", "bob", False, False), ("Cleo", "cleo", False, True)]
    dump["members"] = [{"id": f"0193c1d2-0000-7000-8000-00000000000{number}", "name": name, "login": login,
                        "email": f"{login}@example.org", "drafts": drafts, "imports": imports, "position": number}
                       for number, (name, login, drafts, imports) in enumerate(people)]
    folder.write("people.json", json.dumps(dump))
    workspace.unlink()
    folder.done("load", "w.accord", "people.json")
    folder.write("good.csv", GOOD)
    return workspace


@case
def who_may_not_import_is_told_whom_to_ask(folder):
    workspace = with_people(folder)
    with unchanged(folder, workspace):
        folder.fails("import", workspace, "good.csv", "--as", "Bob", says=["Bob", "Ask Ada"])
    # What it would do may be seen.
    assert folder.done("import", workspace, "good.csv", "--as", "Bob", "--dry-run", "--json").json["new"] == 2
    number = folder.done("import", workspace, "good.csv", "--as", "cleo@example.org", "--json").json["import"]
    with unchanged(folder, workspace):
        folder.fails("undo-import", workspace, number, "--as", "bob", says=["Bob", "Ask Ada"])
    folder.done("undo-import", workspace, number, "--as", "Ada")
    folder.done("import", workspace, "good.csv", "--as", "system")


@case
def a_member_is_known_by_the_login(folder):
    import getpass

    workspace = with_people(folder)
    database = sqlite3.connect(workspace)
    database.execute("UPDATE members SET login = ? WHERE name = 'Cleo'", (getpass.getuser(),))
    database.commit()
    database.close()
    folder.done("import", workspace, "good.csv")
    assert folder.done("history", workspace, "--limit", "1", "--json").json["changes"][0]["member_name"] == "Cleo"


@case
def nobody_of_that_name(folder):
    workspace = with_people(folder)
    with unchanged(folder, workspace):
        folder.fails("import", workspace, "good.csv", "--as", "Dora", status=2, says="Dora")


@case
def history_says_who_did_what(folder):
    workspace = with_people(folder)
    folder.done("import", workspace, "good.csv", "--as", "Cleo")
    assert "Cleo imported “good.csv”: 2 new, 0 changed" in folder.done("history", workspace).text
    changes = folder.done("history", workspace, "--json").json["changes"]
    assert changes[0]["kind"] == "imports" and changes[0]["member_name"] == "Cleo"
    assert [change["seq"] for change in changes] == sorted((change["seq"] for change in changes), reverse=True)
    persona = next(change for change in changes if change["kind"] == "members" and change["name"] == "Bob")
    assert persona["action"] == "insert" and persona["before"] is None and persona["after"]["drafts"] is False
    assert len(folder.done("history", workspace, "--limit", "3", "--json").json["changes"]) == 3


@case
def history_can_be_narrowed(folder):
    workspace = with_people(folder)
    folder.done("import", workspace, "good.csv", "--as", "Cleo")

    def count(*options):
        return len(folder.done("history", workspace, "--json", *options).json["changes"])

    everything = count()
    assert count("--member", "Cleo") == 1
    assert count("--kind", "imports", "--member", "Cleo") == 1
    assert 0 < count("--kind", "imports") < everything
    assert count("--kind", "members") == 3
    assert count("--find", "GOOD.csv") == 1
    assert count("--since", "2000-01-01") == everything
    assert count("--since", "2999-01-01") == 0
    assert count("--record", "0193C1D2-0000-7000-8000-000000000001") == 1
    folder.fails("history", workspace, "--kind", "wizards", status=2, says="wizards")
    folder.fails("history", workspace, "--limit", "0", status=2, says="0")
    folder.fails("history", workspace, "--since", "soon", status=2, says="soon")


@case
def history_as_csv_has_a_row_a_column(folder):
    workspace = with_people(folder)
    rows = list(csv.DictReader(io.StringIO(folder.done("history", workspace, "--csv", "--kind", "members").text)))
    assert {row["column"] for row in rows} >= {"name", "drafts", "imports", "team"}
    assert {(row["name"], row["after"]) for row in rows if row["column"] == "drafts"} == {
        ("Ada", "yes"), ("Bob", "no"), ("Cleo", "no")}


READERS = [("dump",), ("leads",), ("history",), ("sla",), ("check",), ("kpi", "conversion-rate"), ("metrics",)]


@contextlib.contextmanager
def read_only(folder, *paths):
    options = as_nobody(folder)
    for path in paths:
        os.chmod(path, 0o444)
    if not options:
        os.chmod(folder.path, 0o555)
    try:
        yield options
    finally:
        os.chmod(folder.path, 0o755)


@case
def who_cannot_write_the_file_sees_everything(folder):
    workspace = with_people(folder)
    folder.done("import", workspace, "good.csv")
    expected = {reader: folder.done(reader[0], *([workspace] if reader != ("metrics",) else []), *reader[1:]).out
                for reader in READERS}
    with read_only(folder, workspace) as options, unchanged(folder, workspace):
        for reader, output in expected.items():
            result = folder.call(reader[0], *([workspace] if reader != ("metrics",) else []), *reader[1:], **options)
            assert result.status == 0 and result.out == output, result
        folder.fails("import", workspace, "good.csv", says=["Nothing was saved", "may not write"], **options)
        folder.fails("undo-import", workspace, "1", says=["Nothing was saved", "may not write"], **options)


@case
def who_cannot_write_the_folder_is_told_so(folder):
    workspace = with_people(folder)
    options = as_nobody(folder)
    if not options:
        return
    os.chmod(workspace, 0o666)
    with unchanged(folder, workspace):
        folder.fails("import", workspace, "good.csv", says=["Nothing was saved", "folder"], **options)
        assert folder.call("dump", workspace, **options).status == 0


@case
def who_cannot_read_is_told_whom_to_ask(folder):
    workspace = with_people(folder)
    options = as_nobody(folder)
    if not options:
        return
    os.chmod(workspace, 0o600)
    for reader in READERS[:-1]:
        folder.fails(reader[0], workspace, *reader[1:], says=["read", "ask"], **options)


if __name__ == "__main__":
    run()
