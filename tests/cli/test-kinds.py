"""Deals, activities and costs from files: what leads read as then, and taking them back."""

import json
import os

from contract import as_nobody, case, run, shared, unchanged

LEADS = """id,email,name,created_at
101,anna@x.example,Anna,2025-01-01
102,Bob@x.example,Bob,2025-01-02
103,,Cy,2025-01-03
"""
HUBSPOT = """Record ID,Deal Name,Deal Stage,Close Date,Amount,Associated Contact IDs,Create Date
9001,Big,Closed Won,2025-03-10,1200.50,101,2025-02-01
9002,Small,Closed Won,2025-03-01,300,101;777,2025-02-05
9003,Bob,Closed Lost,2025-04-01,,102,2025-03-01
9004,Ghost,Closed Won,2025-03-10,100,999,2025-02-01
"""
ACTIVITIES = """lead,kind,at,detail
101,page:pricing,2025-02-02T10:00:00Z,
bob@x.example,mail,2025-02-03T10:00:00Z,hello
"""
COSTS = """Campaign name,Platform,Month,Amount spent (EUR),Clicks
Spring,Facebook,2025-03,100.50,9
Spring,Facebook,2025-04,80,7
"""
KINDS = [("deals.csv", HUBSPOT, "Deals", (3, 0, 0, 1)), ("activities.csv", ACTIVITIES, "Activities", (2, 0, 0, 0)),
         ("costs.csv", COSTS, "Costs", (2, 0, 0, 0))]


def workspace(folder):
    folder.new()
    folder.write("leads.csv", LEADS)
    folder.done("import", "w.accord", "leads.csv")


def counts(result):
    return result["new"], result["changed"], result["unchanged"], result["rejected"]


@case
def each_kind_is_known_by_its_columns(folder):
    workspace(folder)
    for name, text, label, expected in KINDS:
        folder.write(name, text)
        assert folder.done("import", "w.accord", name, "--dry-run").text.startswith(label + ": "), label
        result = folder.done("import", "w.accord", name, "--json").json
        assert counts(result) == expected, result
        again = folder.done("import", "w.accord", name, "--json").json
        assert counts(again) == (0, 0, expected[0], expected[3]), again
    rejects = (folder / "deals.csv.rejects.csv").read_text()
    assert rejects.startswith("line,reason,Record ID") and "\n5,No lead has this ID or e-mail address,9004," in rejects, rejects


@case
def undo_of_each_gives_the_dump_of_before(folder):
    workspace(folder)
    dumps, numbers = [], []
    for name, text, _, _ in KINDS:
        folder.write(name, text)
        dumps.append(folder.done("dump", "w.accord").out)
        numbers.append(folder.done("import", "w.accord", name, "--json").json["import"])
    folder.done("dump", "w.accord", "-o", "all.json")
    folder.done("load", "copy.accord", "all.json")
    assert folder.done("dump", "copy.accord").out == (folder / "all.json").read_bytes()
    for dump, number in zip(reversed(dumps), reversed(numbers)):
        assert "rows deleted" in folder.done("undo-import", "w.accord", number).text
        assert folder.done("dump", "w.accord").out == dump
    folder.done("check", "w.accord")


@case
def leads_read_as_their_deals_say(folder):
    workspace(folder)
    folder.write("deals.csv", HUBSPOT)
    folder.done("import", "w.accord", "deals.csv")
    rows = folder.done("leads", "w.accord", "--columns", "id,stage,value,currency,opportunity_at,customer_at,lost_at",
                       "--json").json["leads"]
    rows = {row["id"]: row for row in rows}
    assert (rows["101"]["stage"], rows["101"]["value"], rows["101"]["customer_at"]) == ("customer", 1500.5, "2025-03-01"), rows
    assert rows["101"]["opportunity_at"] == "2025-02-01", rows
    assert (rows["102"]["stage"], rows["102"]["lost_at"]) == ("lost", "2025-04-01"), rows
    assert rows["103"]["stage"] == "lead", rows
    points = folder.done("kpi", "w.accord", "revenue", "--basis", "period", "--by", "year", "--json").json["points"]
    assert sum(point["value"] for point in points) == 1500.5, points
    assert folder.done("leads", "w.accord", "--where", "value > 1000", "--json").json["count"] == 1


@case
def activities_are_seen_by_conditions(folder):
    workspace(folder)
    folder.write("activities.csv", ACTIVITIES)
    folder.done("import", "w.accord", "activities.csv")
    found = folder.done("leads", "w.accord", "--where", 'activity("page:pricing") >= 1', "--json").json
    assert [lead["id"] for lead in found["leads"]] == ["101"], found


@case
def a_kind_that_is_asked_for(folder):
    workspace(folder)
    folder.write("deals.csv", "who,won,eur\n101,2025-03-03,7\n")
    folder.write("map.json", json.dumps({"who": "lead", "won": "customer_at", "eur": "value"}))
    with unchanged(folder, folder / "w.accord"):
        folder.fails("import", "w.accord", "deals.csv", "--kind", "shoes", status=2, says="leads deals activities costs")
        folder.fails("import", "w.accord", "deals.csv", "--kind", "deals", says=("“lead”", "map"))
    # A map that names a lead is one of deals.
    assert folder.done("import", "w.accord", "deals.csv", "--map", "map.json", "--json").json["new"] == 1
    assert folder.done("import", "w.accord", "deals.csv", "--map", "map.json", "--kind", "deals",
                       "--json").json["unchanged"] == 1


@case
def strict_and_dry_run_write_nothing(folder):
    workspace(folder)
    folder.write("deals.csv", HUBSPOT)
    before = folder.done("dump", "w.accord").out
    folder.fails("import", "w.accord", "deals.csv", "--strict", says="Line 5")
    folder.done("import", "w.accord", "deals.csv", "--dry-run")
    assert folder.done("dump", "w.accord").out == before
    assert not (folder / "deals.csv.rejects.csv").exists()


@case
def read_only_is_refused(folder):
    workspace(folder)
    for name, text, _, _ in KINDS:
        folder.write(name, text)
    os.chmod(folder / "w.accord", 0o444)
    options = as_nobody(folder)
    for name, _, _, _ in KINDS:
        result = folder.call("import", "w.accord", name, **options)
        assert result.status == 1 and result.out == b"", result


@case
def closed_deals_of_a_marketplace(folder):
    leads = shared("olist_funnel/olist_marketing_qualified_leads_dataset.csv")
    deals = shared("olist_funnel/olist_closed_deals_dataset.csv")
    folder.write("map.json", json.dumps({"mql_id": "lead", "won_date": "customer_at", "declared_monthly_revenue": "value"}))
    folder.new()
    folder.done("import", "w.accord", leads, "--map", shared("olist_funnel/leads.map.json"))
    before = folder.done("dump", "w.accord").out
    result = folder.done("import", "w.accord", deals, "--map", "map.json", "--json").json
    assert counts(result) == (842, 0, 0, 0), result
    points = folder.done("kpi", "w.accord", "revenue", "--basis", "period", "--json").json["points"]
    assert round(sum(point["value"] for point in points)) == 61784006, points
    points = folder.done("kpi", "w.accord", "conversion-rate", "--basis", "to-date", "--json").json["points"]
    assert (points[0]["numerator"], points[0]["denominator"]) == (842, 8000), points
    folder.done("undo-import", "w.accord", result["import"])
    assert folder.done("dump", "w.accord").out == before


run()
