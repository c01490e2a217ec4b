"""Leads that cross the threshold of the score that counts: one date each, with where it is from, and back with its cause."""

import json
import sqlite3

from contract import case, run

MARKETING, SALES, CHIEF = "Mara Keller", "Tobias Okafor", "Ingrid Solheim"

MODEL = {
    "start": 10,
    "mql": 40,
    "handover": 60,
    "groups": [
        {"title": "Fit", "dimension": "fit", "rules": [
            {"title": "Engineer", "condition": 'job_title contains "engineer"', "points": 30}]},
        {"title": "Deeds", "dimension": "engagement", "rules": [
            {"title": "Visits", "condition": 'activity("visit") >= 2', "points": 30}]},
    ],
}

LEADS = "id,job_title,created_at\na,Engineer,2025-01-01\nb,Buyer,2025-01-01\nc,Buyer,2025-01-02\n"


def events(folder):
    """Of each lead and stage the origins of its events, and whether its date is that of one."""
    database = sqlite3.connect(folder / "w.accord")
    found = database.execute(
        "SELECT l.external_id, e.stage, e.origin, e.at IS CASE e.stage WHEN 'mql' THEN l.mql_at ELSE l.handed_over_at END "
        "FROM stage_events e JOIN leads l ON l.id = e.lead ORDER BY 1, 2, e.id").fetchall()
    database.close()
    return found


def dated(folder, field="mql_at"):
    leads = folder.done("leads", "w.accord", "--where", f"not {field} is-empty", "--json").json["leads"]
    return [lead["id"] for lead in leads]


def publish(folder, model=MODEL):
    (folder / "model.json").write_text(json.dumps(model))
    return folder.done("model", "w.accord", "--import", "model.json", "--publish")


def bring(folder, text, *options):
    (folder / "rows.csv").write_text(text)
    return folder.done("import", "w.accord", "rows.csv", "--data-as-of", "2025-04-01", *options)


@case
def who_crosses_is_qualified_once(folder):
    folder.done("new", "w.accord")
    publish(folder)
    assert "score" in bring(folder, LEADS).complaint
    assert events(folder) == [("a", "mql", "score:1", 1)]
    assert dated(folder) == ["a"]
    # The same again changes nobody, and writes nothing.
    assert bring(folder, LEADS).complaint == ""
    bring(folder, LEADS.replace("Engineer", "Chief engineer"))
    assert events(folder) == [("a", "mql", "score:1", 1)]
    folder.done("check", "w.accord")


@case
def publishing_backdates_nobody(folder):
    folder.done("new", "w.accord")
    bring(folder, LEADS)
    publish(folder)
    assert events(folder) == []
    # It was above before: that something else of it changes does not make it cross.
    bring(folder, "id,company\na,Acme\nb,Acme\n")
    assert events(folder) == []
    bring(folder, "id,job_title\nb,Engineer\n")
    assert events(folder) == [("b", "mql", "score:1", 1)]


@case
def activities_qualify_and_hand_over(folder):
    folder.done("new", "w.accord")
    publish(folder)
    bring(folder, LEADS)
    visits = "".join(f"{lead},visit,2025-03-1{day}\n" for lead in "ab" for day in (0, 8))
    bring(folder, "lead,kind,at\n" + visits, "--kind", "activities")
    assert events(folder) == [("a", "handover", "score:1", 1), ("a", "mql", "score:1", 1), ("b", "mql", "score:1", 1)]
    assert dated(folder, "handed_over_at") == ["a"]
    folder.done("undo-import", "w.accord", "2")
    assert events(folder) == [("a", "mql", "score:1", 1)]
    assert (dated(folder), dated(folder, "handed_over_at")) == (["a"], [])
    folder.done("undo-import", "w.accord", "1")
    assert events(folder) == [] and dated(folder) == []
    folder.done("check", "w.accord")


@case
def an_imported_date_wins(folder):
    folder.done("new", "w.accord")
    publish(folder)
    bring(folder, LEADS)
    bring(folder, "id,mql_at\na,2025-02-03\n")
    assert events(folder) == [("a", "mql", "score:1", 0)]
    assert folder.done("leads", "w.accord", "--where", 'mql_at = "2025-02-03"', "--json").json["leads"][0]["id"] == "a"
    # One that has a date, or is past it, is left alone.
    bring(folder, "id,job_title,sql_at\nb,Engineer,2025-02-04\n")
    assert dated(folder) == ["a"]


@case
def undoing_the_import_takes_it_back(folder):
    folder.done("new", "w.accord")
    publish(folder)
    bring(folder, LEADS)
    bring(folder, "id,job_title\nb,Engineer\n")
    assert dated(folder) == ["a", "b"]
    folder.done("undo-import", "w.accord", "2")
    assert dated(folder) == ["a"]
    assert events(folder) == [("a", "mql", "score:1", 1)]


@case
def a_model_counts_once_its_version_is_in_force(folder):
    folder.new("w.accord", "--template", "sample")
    folder.done("review", "w.accord", "--as", MARKETING, "--effective", "2025-06-02")
    for member in (MARKETING, SALES, CHIEF):
        folder.done("sign", "w.accord", "1", "--as", member)
    model = folder.done("model", "w.accord", "--export", "-").json
    before = folder.done("leads", "w.accord", "--where", "score >= 50", "--json").json["leads"]
    model["start"] = 100
    (folder / "model.json").write_text(json.dumps(model))
    told = folder.done("model", "w.accord", "--import", "model.json", "--publish", "--as", MARKETING)
    assert "version 2" in told.complaint
    assert folder.done("leads", "w.accord", "--where", "score >= 50", "--json").json["leads"] == before
    folder.done("review", "w.accord", "--as", MARKETING, "--effective", "2025-06-02")
    for member in (MARKETING, SALES):
        folder.done("sign", "w.accord", "2", "--as", member)
    assert folder.done("leads", "w.accord", "--where", "score >= 50", "--json").json["leads"] == before
    folder.done("sign", "w.accord", "2", "--as", CHIEF)
    assert len(folder.done("leads", "w.accord", "--where", "score >= 50", "--json").json["leads"]) > len(before)


run()
