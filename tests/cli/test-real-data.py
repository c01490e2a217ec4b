"""The main job on real data, where that is at hand ($ACCORD_SHARED)."""

import csv
import io
import subprocess

from contract import case, run, shared, tool

LEADS = "olist_funnel/olist_marketing_qualified_leads_dataset.csv"
DEALS = "olist_funnel/olist_closed_deals_dataset.csv"


def bring_in(folder, name, mapping):
    return folder.done("import", "o.accord", shared(name), "--map", shared(mapping), "--json").json


def funnel(folder):
    """A workspace with the leads of the marketplace and their deals; returns what the two imports did."""
    shared(LEADS)
    folder.new("o.accord")
    return bring_in(folder, LEADS, "olist_funnel/leads.map.json"), bring_in(folder, DEALS, "olist_funnel/deals.map.json")


def point(folder, *arguments):
    return folder.done("kpi", "o.accord", *arguments, "--json").json["points"][0]


@case
def new_then_changed_then_nothing(folder):
    first, second = funnel(folder)
    assert (first["rows"], first["new"]) == (8000, 8000), first
    assert (second["rows"], second["new"], second["changed"]) == (842, 0, 842), second
    again = bring_in(folder, LEADS, "olist_funnel/leads.map.json"), bring_in(folder, DEALS, "olist_funnel/deals.map.json")
    assert [result["unchanged"] for result in again] == [8000, 842], again


@case
def conversion_to_date(folder):
    funnel(folder)
    everything = point(folder, "conversion-rate", "--basis", "to-date")
    assert (everything["numerator"], everything["denominator"]) == (842, 8000), everything
    assert everything["left_out"].get("out_of_order") == 1, everything
    groups = {row["group"]: row for row in folder.done("kpi", "o.accord", "conversion-rate", "--basis", "to-date", "--group",
                                                       "source", "--json").json["points"]}
    assert (groups["paid_search"]["numerator"], groups["paid_search"]["denominator"]) == (195, 1586), groups["paid_search"]
    assert groups[None]["denominator"] == 60, groups[None]


@case
def revenue(folder):
    funnel(folder)
    assert point(folder, "revenue")["value"] == 61784006


@case
def conversion_by_hand(folder):
    """The same rates counted here, straight from the two files, without the program."""
    funnel(folder)
    with open(shared(LEADS), encoding="utf-8-sig", newline="") as file:
        leads = {row["mql_id"]: row for row in csv.DictReader(file)}
    with open(shared(DEALS), encoding="utf-8-sig", newline="") as file:
        won = {row["mql_id"] for row in csv.DictReader(file)}
    expected = {}
    for key, row in leads.items():
        n = expected.setdefault((row["first_contact_date"][:7], row["origin"] or None), [0, 0])
        n[0] += key in won
        n[1] += 1
    rows = folder.done("kpi", "o.accord", "conversion-rate", "--basis", "to-date", "--by", "month", "--group", "source",
                       "--json").json["points"]
    found = {(row["period"], row["group"]): [row["numerator"], row["denominator"]] for row in rows if row["denominator"]}
    assert found == expected


@case
def undo_gives_the_dump_of_before(folder):
    shared(LEADS)
    folder.new("o.accord")
    bring_in(folder, LEADS, "olist_funnel/leads.map.json")
    before = folder.done("dump", "o.accord").out
    second = bring_in(folder, DEALS, "olist_funnel/deals.map.json")
    assert folder.done("dump", "o.accord").out != before
    folder.done("undo-import", "o.accord", second["import"])
    assert folder.done("dump", "o.accord").out == before


@case
def dump_and_load(folder):
    funnel(folder)
    folder.done("dump", "o.accord", "-o", "d.json")
    folder.done("load", "o2.accord", "d.json")
    assert folder.done("dump", "o2.accord").out == (folder / "d.json").read_bytes()


@case
def csv_and_pdf_say_the_same(folder):
    funnel(folder)
    command = ["kpi", "o.accord", "conversion-rate", "--basis", "to-date", "--csv"]
    row = next(csv.DictReader(io.StringIO(folder.done(*command).text)))
    assert (row["numerator"], row["denominator"]) == ("842", "8000"), row
    folder.done("pdf", "o.accord", "-o", "o.pdf")
    command = [tool("pdftotext"), "-layout", folder / "o.pdf", "-"]
    text = " ".join(subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8").split())
    for figure in ("842 of 8,000", "61,784,006"):
        assert figure in text, f"“{figure}” is not in the PDF"


@case
def every_row_and_column_accounted_for(folder):
    leads = shared("xeducation/Leads.csv")
    folder.new("x.accord")
    result = folder.done("import", "x.accord", leads, "--json").json
    assert (result["rows"], result["new"], result["rejected"]) == (9240, 9240, 0), result
    assert len(result["mapping"]) == 38, len(result["mapping"])
    assert folder.done("import", "x.accord", leads, "--json").json["unchanged"] == 9240


run()
