"""Figures: their shape, their options, and that they agree with the leads they were counted from."""

import csv
import io

from contract import case, run


def kpi(folder, *arguments):
    result = folder.done("kpi", "s.accord", *arguments, "--json").json
    assert set(result) == {"metric", "unit", "as_of", "points"}, result
    for point in result["points"]:
        wanted = {"period", "value", "numerator", "denominator", "low", "high", "mature", "open", "left_out"}
        assert set(point) - {"group"} == wanted, point
    return result


def sample(folder):
    folder.new("s.accord", "--template", "sample")


@case
def group_is_absent_without_group(folder):
    sample(folder)
    assert all("group" not in point for point in kpi(folder, "leads", "--by", "month")["points"])
    grouped = kpi(folder, "leads", "--group", "source")["points"]
    assert all("group" in point for point in grouped) and grouped[-1]["group"] is None, grouped


@case
def parts_add_up(folder):
    sample(folder)
    everything = kpi(folder, "leads")["points"][0]["value"]
    for options in (["--by", "month"], ["--by", "week"], ["--by", "quarter"], ["--by", "year"], ["--group", "source"],
                    ["--group", "persona"], ["--by", "month", "--group", "country"]):
        points = kpi(folder, "leads", *options)["points"]
        assert sum(point["value"] for point in points) == everything, options
    assert everything == folder.done("leads", "s.accord", "--json", "--limit", "0").json["count"]


@case
def names_of_periods(folder):
    sample(folder)
    import re
    for by, pattern in (("all", "all"), ("year", r"\d{4}"), ("quarter", r"\d{4}-Q[1-4]"), ("month", r"\d{4}-\d\d"),
                        ("week", r"\d{4}-W\d\d")):
        periods = [point["period"] for point in kpi(folder, "leads", "--by", by)["points"]]
        assert all(re.fullmatch(pattern, period) for period in periods), periods
        assert periods == sorted(periods) and len(set(periods)) == len(periods), periods


@case
def cohort_counts_what_a_condition_counts(folder):
    sample(folder)
    point = kpi(folder, "conversion-rate")["points"][0]
    assert point["value"] == point["numerator"] / point["denominator"], point
    assert point["denominator"] + point["open"] == kpi(folder, "leads")["points"][0]["value"], point
    assert point["mature"] is (point["open"] == 0), point
    assert point["low"] < point["value"] < point["high"], point


@case
def to_date_counts_customers(folder):
    sample(folder)
    point = kpi(folder, "conversion-rate", "--basis", "to-date")["points"][0]
    customers = folder.done("leads", "s.accord", "--json", "--where", "not customer_at is-empty").json["count"]
    assert point["numerator"] == customers == kpi(folder, "new-customers")["points"][0]["value"], point


@case
def revenue_is_the_sum_of_values(folder):
    sample(folder)
    leads = folder.done("leads", "s.accord", "--json", "--where", "not customer_at is-empty").json["leads"]
    assert kpi(folder, "revenue")["points"][0]["value"] == sum(lead["value"] for lead in leads)


@case
def where_and_group_agree(folder):
    sample(folder)
    by_source = {point["group"]: point for point in kpi(folder, "conversion-rate", "--group", "source")["points"]}
    for source in ("Webinar", "Referral"):
        point = kpi(folder, "conversion-rate", "--where", f'source = "{source}"')["points"][0]
        assert point == {key: value for key, value in by_source[source].items() if key != "group"}, (point, by_source)
    nobody = kpi(folder, "conversion-rate", "--where", "source is-empty")["points"][0]
    assert nobody["denominator"] == by_source[None]["denominator"]


@case
def horizon_and_stages(folder):
    sample(folder)
    rates = [kpi(folder, "conversion-rate", "--horizon", days)["points"][0]
             for days in (0, 30, 180)]
    assert rates[0]["value"] <= rates[1]["value"] <= rates[2]["value"], rates
    assert rates[0]["open"] <= rates[1]["open"] <= rates[2]["open"], rates
    mql = kpi(folder, "conversion-rate", "--to-stage", "mql", "--basis", "to-date")["points"][0]
    entered = kpi(folder, "leads", "--from-stage", "mql")["points"][0]
    assert mql["numerator"] == entered["value"], (mql, entered)


@case
def as_of_ignores_what_happened_later(folder):
    sample(folder)
    months = kpi(folder, "leads", "--by", "month")["points"]
    end = months[5]["period"] + "-28"
    early = kpi(folder, "leads", "--by", "month", "--as-of", end)
    assert early["as_of"] == end
    assert [point["value"] for point in early["points"][:5]] == [point["value"] for point in months[:5]]
    assert len(early["points"]) == 6


@case
def from_and_to_are_included(folder):
    folder.new("s.accord")
    folder.write("in.csv", "id,created_at\n1,2018-01-31\n2,2018-02-01\n3,2018-02-28\n4,2018-03-01\n5,2018-02-28T23:59:59Z\n")
    folder.done("import", "s.accord", "in.csv")
    assert kpi(folder, "leads", "--from", "2018-02-01", "--to", "2018-02-28")["points"][0]["value"] == 3


@case
def a_ratio_over_nothing_is_null(folder):
    folder.new("s.accord")
    folder.write("in.csv", "id,created_at\n1,2018-01-31\n2,2018-03-01\n")
    folder.done("import", "s.accord", "in.csv", "--data-as-of", "2018-12-31")
    points = kpi(folder, "conversion-rate", "--by", "month")["points"]
    assert [point["period"] for point in points] == ["2018-01", "2018-02", "2018-03"], points
    assert points[0]["value"] == 0 and points[1]["value"] is None and points[1]["denominator"] == 0, points
    counts = kpi(folder, "leads", "--by", "month")["points"]
    assert [point["value"] for point in counts] == [1, 0, 1] and counts[0]["denominator"] is None, counts


@case
def csv_says_the_same(folder):
    sample(folder)
    points = kpi(folder, "conversion-rate", "--by", "quarter", "--group", "persona")["points"]
    rows = list(csv.DictReader(io.StringIO(folder.done("kpi", "s.accord", "conversion-rate", "--by", "quarter", "--group",
                                                       "persona", "--csv").text)))
    assert len(rows) == len(points)
    for row, point in zip(rows, points):
        assert row["period"] == point["period"] and (row["group"] or None) == point["group"], (row, point)
        assert (float(row["value"]) if row["value"] else None) == point["value"], (row, point)
        assert float(row["numerator"]) == point["numerator"] and int(row["open"]) == point["open"], (row, point)


@case
def table_for_a_person(folder):
    sample(folder)
    lines = folder.done("kpi", "s.accord", "conversion-rate", "--by", "year").text.splitlines()
    assert lines[0].split()[0] == "Period" and "%" in lines[1], lines


@case
def no_leads_at_all(folder):
    folder.new("s.accord")
    assert kpi(folder, "leads")["points"][0]["value"] == 0
    for metric in ("conversion-rate", "lead-value", "mean-deal-value"):
        points = kpi(folder, metric)["points"]
        assert points[0]["value"] is None, points


def form(folder, name, metric, *arguments):
    result = folder.done("kpi", "s.accord", metric, "--form", name, *arguments, "--json").json
    assert result["form"] == name, result
    return result["points"]


@case
def plain_form_is_no_form(folder):
    """What other programs read of a figure is the same, byte for byte, as without forms."""
    sample(folder)
    for options in (["--json"], ["--csv"], []):
        command = ["kpi", "s.accord", "conversion-rate", "--by", "quarter", "--group", "source", *options]
        assert folder.done(*command).out == folder.done(*command, "--form", "plain").out
    assert "form" not in kpi(folder, "leads") and "lower" not in folder.done("kpi", "s.accord", "leads", "--csv").text


@case
def funnel_ends_at_the_rate(folder):
    sample(folder)
    stages = form(folder, "funnel", "conversion-rate")
    rate = kpi(folder, "conversion-rate")["points"][0]
    assert [point["group"] for point in stages] == ["lead", "mql", "sql", "opportunity", "customer"], stages
    assert (stages[-1]["value"], stages[0]["value"]) == (rate["numerator"], rate["denominator"]), stages
    values = [point["value"] for point in stages]
    assert values == sorted(values, reverse=True), values
    shorter = form(folder, "funnel", "conversion-rate", "--from-stage", "mql", "--to-stage", "opportunity")
    assert [point["group"] for point in shorter] == ["mql", "sql", "opportunity"], shorter


@case
def ages_rise(folder):
    sample(folder)
    points = form(folder, "ages", "conversion-rate")
    values = [point["value"] for point in points]
    assert values == sorted(values) and 0 < values[-1] < 1 and points[0]["lower"] == 0, points[-1]
    assert all(point["low"] <= point["value"] <= point["high"] for point in points if point["low"] is not None)
    groups = form(folder, "ages", "conversion-rate", "--group", "source")
    assert {point["group"] for point in groups} >= {"Webinar", "Referral", None}, groups


@case
def heat_is_a_cohort(folder):
    sample(folder)
    for point in form(folder, "heat", "conversion-rate", "--by", "quarter"):
        cohort = [row for row in kpi(folder, "conversion-rate", "--by", "quarter", "--horizon", int(point["upper"]))["points"]
                  if row["period"] == point["period"]]
        assert point["open"] == cohort[0]["open"] and point["denominator"] == cohort[0]["denominator"], (point, cohort)
        assert point["value"] == (cohort[0]["value"] if point["open"] == 0 else None), (point, cohort)
        if point["period"].endswith("4"):
            break


@case
def spreads_and_shares_add_up(folder):
    sample(folder)
    bins = form(folder, "spread", "time-to-convert")
    assert sum(point["value"] for point in bins) == bins[0]["denominator"], bins
    assert all(left["upper"] == right["lower"] for left, right in zip(bins, bins[1:])), bins
    periods = {}
    for point in form(folder, "shares", "leads", "--by", "quarter", "--group", "source"):
        periods[point["period"]] = periods.get(point["period"], 0) + point["value"]
    assert all(abs(whole - 1) < 1e-9 for whole in periods.values()), periods


@case
def change_adds_up(folder):
    sample(folder)
    for metric in "revenue", "new-customers", "lead-value", "conversion-rate":
        points = form(folder, "change", metric)
        steps = sum(point["value"] for point in points[1:-1])
        assert points[0]["group"] == "before" and points[-1]["group"] == "after", points
        assert abs(points[0]["value"] + steps - points[-1]["value"]) < 1e-6, points


@case
def forms_as_csv_and_table(folder):
    sample(folder)
    rows = list(csv.DictReader(io.StringIO(folder.done("kpi", "s.accord", "conversion-rate", "--form", "heat", "--csv").text)))
    assert {row["upper"] for row in rows} >= {"30", "60"} and rows[0]["lower"] == "0", rows[:3]
    assert "within 30 days" in folder.done("kpi", "s.accord", "conversion-rate", "--form", "heat").text


@case
def wrong_forms(folder):
    sample(folder)
    for arguments, word in (
        (["leads", "--form", "pie"], "pie"),
        (["leads", "--form", "funnel"], "conversion-rate"),
        (["conversion-rate", "--form", "heat", "--group", "source"], "groups"),
        (["leads", "--form", "shares"], "group"),
        (["conversion-rate", "--form", "funnel", "--to-stage", "lost"], "lost"),
        (["conversion-rate", "--form", "ages", "--from-stage", "customer", "--to-stage", "lead"], "customer"),
    ):
        folder.fails("kpi", "s.accord", *arguments, status=2, says=word)
        folder.fails("chart", "s.accord", *arguments, "-o", "c.png", status=2, says=word)
    assert folder.names() == ["s.accord"]


@case
def forms_without_leads(folder):
    folder.new("s.accord")
    for name in "funnel", "ages", "heat", "change":
        form(folder, name, "conversion-rate")
        folder.done("chart", "s.accord", "conversion-rate", "--form", name, "-o", "c.png")
    assert form(folder, "spread", "time-to-convert") == []


run()
