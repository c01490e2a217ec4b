"""KPIs of the teams' own, on the command line: found by their ids wherever a metric is named."""

import json

from contract import case, run, unchanged

IDS = "0193c1d2-0000-7000-8000-0000000000%02d"


def workspace_with(folder, kpis, values=()):
    """A sample with these KPIs: {key: (title, unit, combine, formula)}, and [(key, month, value)]."""
    folder.new("plain.accord", "--template", "sample")
    dump = json.loads(folder.done("dump", "plain.accord").out)
    dump["own_kpis"] = [{"id": IDS % number, "key": key, "title": title, "unit": unit, "better": "up", "combine": combine,
                         "formula": formula, "position": number}
                        for number, (key, (title, unit, combine, formula)) in enumerate(kpis.items())]
    dump["own_values"] = [{"id": IDS % (50 + number), "kpi": IDS % list(kpis).index(key), "month": month, "value": value}
                          for number, (key, month, value) in enumerate(values)]
    folder.write("own.json", json.dumps(dump))
    folder.done("load", "w.accord", "own.json")
    return "w.accord"


KPIS = {
    "visits": ("Visits", "count", "sum", None),
    "deal": ("Deal size", "money", "sum", "revenue / [new-customers]"),
    "cost-share": ("Cost share", "ratio", "sum", "cost-per-lead × leads ÷ revenue"),
    "answer": ("Answered in hours", "count", "sum", "speed-to-lead / 3600"),
}
VALUES = [("visits", "2025-01-01", 1000), ("visits", "2025-02-01", 1200), ("visits", "2025-04-01", 800.5)]


def points(folder, *arguments):
    return folder.done("kpi", "w.accord", *arguments, "--json").json["points"]


@case
def listed_behind_the_built_in_ones(folder):
    workspace_with(folder, KPIS, VALUES)
    built_in = folder.done("metrics", "--json").json["metrics"]
    all_of_them = folder.done("metrics", "--file", "w.accord", "--json").json["metrics"]
    assert all_of_them[:len(built_in)] == built_in
    assert all_of_them[len(built_in):][0] == {"id": "visits", "label": "Visits", "unit": "count", "better": "up"}
    assert [metric["id"] for metric in all_of_them[len(built_in):]] == list(KPIS)
    assert "Deal size" in folder.done("metrics", "--file", "w.accord").text
    folder.fails("metrics", "--file", "nowhere.accord", status=1, says="nowhere.accord")


@case
def months_make_longer_periods(folder):
    workspace_with(folder, KPIS, VALUES)
    months = points(folder, "visits", "--by", "month")
    assert [(point["period"], point["value"]) for point in months] == [
        ("2025-01", 1000), ("2025-02", 1200), ("2025-03", None), ("2025-04", 800.5)], months
    assert [(point["period"], point["value"]) for point in points(folder, "visits", "--by", "quarter")] == [
        ("2025-Q1", 2200), ("2025-Q2", 800.5)]
    assert points(folder, "visits")[0]["value"] == 3000.5
    folder.fails("kpi", "w.accord", "visits", "--by", "week", status=2, says="month")
    folder.fails("kpi", "w.accord", "visits", "--group", "source", status=2, says="Visits")


@case
def formula_is_made_of_the_metrics_as_asked(folder):
    workspace_with(folder, KPIS, VALUES)
    for options in ([], ["--by", "quarter"], ["--group", "source"], ["--where", 'source = "Webinar"'],
                    ["--by", "month", "--group", "source"]):
        revenue, customers, deals = (points(folder, metric, *options) for metric in ("revenue", "new-customers", "deal"))
        def cell(point):
            return point["period"], point.get("group")
        counted = {cell(point): point["value"] for point in customers}
        summed = {cell(point): point["value"] for point in revenue}
        assert deals and {cell(point) for point in deals} == set(counted) | set(summed), options
        for point in deals:
            n = counted.get(cell(point), 0)
            assert point["value"] == (summed.get(cell(point), 0) / n if n else None), (options, point)


@case
def costs_and_calendars_are_used(folder):
    workspace_with(folder, KPIS, VALUES)
    spent = points(folder, "cost-per-lead")[0]["value"] * points(folder, "leads")[0]["value"]
    share = points(folder, "cost-share")[0]["value"]
    assert abs(share - spent / points(folder, "revenue")[0]["value"]) < 1e-9
    assert points(folder, "answer")[0]["value"] == points(folder, "speed-to-lead")[0]["value"] / 3600


@case
def says_how_it_came_about(folder):
    workspace_with(folder, KPIS, VALUES)
    text = folder.done("kpi", "w.accord", "deal").text
    assert "Revenue" in text and "÷" in text and "New customers" in text.replace("new", "New"), text


@case
def charts_and_circles(folder):
    workspace_with(folder, dict(KPIS, a=("A", "count", "sum", "b + 1"), b=("B", "count", "sum", "a + 1")), VALUES)
    for metric in ("visits", "deal"):
        folder.done("chart", "w.accord", metric, "-o", f"{metric}.svg", "--by", "month")
        assert (folder / f"{metric}.svg").stat().st_size > 1000
    with unchanged(folder, folder / "w.accord"):
        folder.fails("kpi", "w.accord", "a", status=1, says="a → b → a")
        folder.fails("chart", "w.accord", "b", "-o", "b.svg", status=1, says="b → a → b")
    assert not (folder / "b.svg").exists()


run()
