"""Every figure that the real data can carry, against values worked out from its two files in SQL ($ACCORD_SHARED).

A lead comes, and is an MQL, on its day of first contact; it is a customer from the moment its deal was won, and worth what that
deal says. Nothing here is taken from the program but its answers.
"""

import csv
import math
import shutil
import sqlite3
import tempfile

from contract import Folder, case, run, shared

FOLDER = "olist_funnel"
LEADS = f"{FOLDER}/olist_marketing_qualified_leads_dataset.csv"
DEALS = f"{FOLDER}/olist_closed_deals_dataset.csv"
DAYS = "2018-01-15", "2018-03-31", "2018-06-30", "2018-12-31"  # as of which figures are asked for
SECONDS = 86400

_made = []


def funnel(folder):
    """The workspace, imported once."""
    for name in LEADS, DEALS:
        shared(name)
    if not _made:
        place = Folder(tempfile.mkdtemp(prefix="accord-truth-"))
        place.new("o.accord")
        for name, mapping in (LEADS, "leads"), (DEALS, "deals"):
            place.done("import", "o.accord", shared(name), "--map", shared(f"{FOLDER}/{mapping}.map.json"))
        _made.append(place.path)
    shutil.copy(_made[0] / "o.accord", folder / "o.accord")


def points(folder, *arguments):
    return folder.done("kpi", "o.accord", *arguments, "--json").json["points"]


def table(as_of="9999-12-31"):
    """The leads and what is known of them at the end of a day: id, first (a date), source, won (a date or null), value."""
    database = sqlite3.connect(":memory:")
    database.execute("create table a (id text, first text, campaign text, source text)")
    database.execute("create table b (id text, won text, value real)")
    with open(shared(LEADS), encoding="utf-8-sig", newline="") as file:
        rows = [(row["mql_id"], row["first_contact_date"], row["landing_page_id"], row["origin"]) for row in csv.DictReader(file)]
    database.executemany("insert into a values (?, ?, ?, nullif (?, ''))", rows)
    with open(shared(DEALS), encoding="utf-8-sig", newline="") as file:
        rows = [(row["mql_id"], row["won_date"], float(row["declared_monthly_revenue"])) for row in csv.DictReader(file)]
    database.executemany("insert into b values (?, ?, ?)", rows)
    # Whoever has won by then has come by then, whatever the day of first contact says.
    database.execute("""create table lead as
      select a.id, case when a.first <= :day then a.first else date (b.won) end as first, a.source, a.campaign,
             case when date (b.won) <= :day then date (b.won) end as won,
             case when date (b.won) <= :day then b.value end as value
        from a left join b using (id)
       where a.first <= :day or date (b.won) <= :day""", {"day": as_of})
    database.execute("""create view aged as select *, max (julianday (won) - julianday (first), 0) as age,
                        julianday ('%s') - julianday (first) as old from lead""" % as_of)
    return database


def keyed(rows):
    """Rows of SQL as a dictionary: the last column by the ones before it."""
    return {tuple(row[:-1]): row[-1] for row in rows}


def compare(found, expected, what):
    assert found.keys() == expected.keys(), (what, sorted(map(str, found.keys() ^ expected.keys()))[:8])
    for key, value in expected.items():
        if value is None or found[key] is None:
            assert found[key] is value, (what, key, found[key], value)
        else:
            assert math.isclose(found[key], value, rel_tol=1e-12, abs_tol=1e-9), (what, key, found[key], value)


def answers(found, member="value", group=True, least=0):
    """Points as keyed() has rows; those that stand for nobody are left out."""
    return {(point["period"], point["group"]) if group else (point["period"],): point[member] for point in found
            if (point["denominator"] if point["denominator"] is not None else point["numerator"]) > least - 1
            and (point["numerator"] or point["denominator"] or point["open"])}


@case
def leads_by_month_and_source(folder):
    funnel(folder)
    for day in DAYS:
        database = table(day)
        rows = database.execute("select substr (first, 1, 7), source, count (*) from lead group by 1, 2")
        compare(answers(points(folder, "leads", "--by", "month", "--group", "source", "--as-of", day)), keyed(rows), day)
        rows = database.execute("select strftime ('%Y', first) || '-Q' || ((strftime ('%m', first) + 2) / 3), count (*) "
                                "from lead group by 1")
        compare(answers(points(folder, "leads", "--by", "quarter", "--as-of", day), group=False), keyed(rows), day)


@case
def customers_and_revenue_by_month_won(folder):
    funnel(folder)
    for day in DAYS:
        database = table(day)
        for metric, what in ("new-customers", "count (*)"), ("revenue", "sum (value)"), ("mean-deal-value", "avg (value)"):
            rows = database.execute(f"select substr (won, 1, 7), source, {what} from lead where won is not null group by 1, 2")
            found = answers(points(folder, metric, "--by", "month", "--group", "source", "--as-of", day))
            expected = keyed(rows)
            # Nobody, and customers whose deals are worth nothing, have the same sum.
            compare({key: value for key, value in found.items() if value or key in expected},
                    {key: value for key, value in expected.items() if value or key in found}, (metric, day))
        rows = database.execute("select 'all', source, sum (value) from lead where won is not null group by 2 having sum (value) > 0")
        compare({("all", point["group"]): point["value"] for point in points(folder, "revenue", "--group", "source", "--as-of", day)
                 if point["value"]}, keyed(rows), day)


@case
def converted_so_far(folder):
    funnel(folder)
    for day in DAYS:
        rows = table(day).execute("select substr (first, 1, 7), source, count (won) * 1.0 / count (*) from lead group by 1, 2")
        compare(answers(points(folder, "conversion-rate", "--basis", "to-date", "--by", "month", "--group", "source",
                               "--as-of", day)), keyed(rows), day)


@case
def customers_over_leads_of_a_month(folder):
    funnel(folder)
    database = table()
    won = keyed(database.execute("select substr (won, 1, 7), count (*) from lead where won is not null group by 1"))
    came = keyed(database.execute("select substr (first, 1, 7), count (*) from lead group by 1"))
    for point in points(folder, "conversion-rate", "--basis", "period", "--by", "month"):
        key = (point["period"],)
        assert (point["numerator"], point["denominator"]) == (won.get(key, 0), came.get(key, 0)), point
        assert point["low"] is None, point


@case
def cohorts(folder):
    """Of 30, 60 and 90 days, as of several days, with their likely range."""
    funnel(folder)
    for day in DAYS:
        database = table(day)
        for days in 30, 60, 90:
            rows = database.execute(f"""select substr (first, 1, 7), source, sum (old >= {days} and age <= {days}),
                                               sum (old >= {days}), sum (old < {days}) from aged group by 1, 2""")
            expected = {row[:2]: row[2:] for row in rows}
            found = {(point["period"], point["group"]): point for point in
                     points(folder, "conversion-rate", "--horizon", days, "--by", "month", "--group", "source", "--as-of", day)}
            for key, (numerator, denominator, young) in expected.items():
                point = found.pop(key)
                assert (point["numerator"], point["denominator"], point["open"]) == (numerator or 0, denominator, young), point
                if denominator:
                    p, n, z = (numerator or 0) / denominator, denominator, 1.959963984540054
                    middle, half = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
                    for name, bound in ("low", middle - half), ("high", middle + half):
                        assert math.isclose(point[name], bound / (1 + z * z / n), abs_tol=1e-9), (point, bound)
            assert not any(point["denominator"] or point["open"] for point in found.values()), found


@case
def value_of_a_lead(folder):
    funnel(folder)
    for day in DAYS[2:]:
        database = table(day)
        rows = database.execute("""select 'all', source, sum (case when old >= 90 and age <= 90 then value end) / sum (old >= 90)
                                     from aged group by source having sum (old >= 90) > 0""")
        compare(answers([point for point in points(folder, "lead-value", "--group", "source", "--as-of", day)
                         if point["denominator"]]), {key: value or 0 for key, value in keyed(rows).items()}, day)
        rows = database.execute("""select 'all', source, count (won) * avg (value) / count (*) from lead group by source
                                   having count (won) > 0""")
        compare(answers([point for point in points(folder, "expected-lead-value", "--basis", "to-date", "--group", "source",
                                                   "--as-of", day) if point["value"]]),
                {key: value for key, value in keyed(rows).items() if value}, day)


def quantile(numbers, share):
    """On the line between the two next to it."""
    place = share * (len(numbers) - 1)
    low = math.floor(place)
    return numbers[low] + (place - low) * (numbers[min(low + 1, len(numbers) - 1)] - numbers[low])


@case
def days_to_close(folder):
    """Median and quartiles; the one that was won before it came counts as 0 days and is flagged."""
    funnel(folder)
    for day in DAYS:
        database = table(day)
        ages = [row[0] for row in database.execute("select age from aged where won is not null order by age")]
        flagged = database.execute("select count (*) from lead where won < first").fetchone()[0]
        point = points(folder, "time-to-convert", "--as-of", day)[0]
        for name, share in ("p25", 0.25), ("p50", 0.5), ("p75", 0.75), ("p90", 0.9):
            assert math.isclose(point["quantiles"][name], SECONDS * quantile(ages, share), rel_tol=1e-12), (day, name, point)
        assert point["value"] == point["quantiles"]["p50"], point
        assert point["left_out"].get("out_of_order", 0) == flagged, (day, point)
        for point in points(folder, "time-to-convert", "--by", "month", "--as-of", day):
            ages = [row[0] for row in database.execute("select age from aged where won is not null and substr (first, 1, 7) = ? "
                                                       "order by age", (point["period"],))]
            expected = SECONDS * quantile(ages, 0.5) if ages else None
            assert point["value"] == expected or math.isclose(point["value"], expected), (day, point, expected)
    assert database.execute("select count (*) from lead where won < first").fetchone()[0] == 1


@case
def share_and_growth(folder):
    funnel(folder)
    database = table()
    rows = database.execute("select substr (first, 1, 7), avg (source = 'paid_search') from "
                            "(select first, coalesce (source, '') as source from lead) group by 1")
    compare(answers(points(folder, "share", "--by", "month", "--condition", 'source = "paid_search"'), group=False), keyed(rows),
            "share")
    rows = database.execute("""select month, n * 1.0 / lag (n) over (order by month) - 1 from
                               (select substr (first, 1, 7) as month, count (*) as n from lead group by 1)""")
    found = {(point["period"],): point["value"] for point in points(folder, "lead-velocity", "--by", "month")}
    compare(found, keyed(rows), "growth")


@case
def how_far_leads_come(folder):
    """All are MQLs; who is a customer has come through the stages between, of which there are no dates."""
    funnel(folder)
    for day in DAYS:
        database = table(day)
        came, won, young = database.execute("select sum (old >= 90), sum (old >= 90 and age <= 90), sum (old < 90) from aged"
                                            ).fetchone()
        found = points(folder, "conversion-rate", "--form", "funnel", "--as-of", day)
        assert [point["group"] for point in found] == ["lead", "mql", "sql", "opportunity", "customer"], found
        assert [point["value"] for point in found] == [came or 0, came or 0, won or 0, won or 0, won or 0], (day, found)
        assert all(point["denominator"] == came and point["open"] == young for point in found), found
        assert [point["left_out"].get("skipped", 0) for point in found] == [0, 0, won or 0, won or 0, 0], found
        so_far = points(folder, "conversion-rate", "--form", "funnel", "--basis", "to-date", "--as-of", day)
        assert so_far[-1]["value"] == database.execute("select count (won) from lead").fetchone()[0], so_far


@case
def spread_of_days_and_money(folder):
    funnel(folder)
    database = table()
    for metric, what, unit in ("time-to-convert", "age", SECONDS), ("mean-deal-value", "value", 1):
        found = points(folder, metric, "--form", "spread")
        assert 1 < len(found) <= 20 and sum(point["value"] for point in found) == 842, found
        for point in found:
            n = database.execute(f"select count (*) from aged where won is not null and {what} * {unit} >= ? and "
                                 f"{what} * {unit} < ?", (point["lower"], point["upper"])).fetchone()[0]
            assert (point["value"], point["denominator"]) == (n, 842), (point, n)


@case
def month_by_age(folder):
    funnel(folder)
    for day in DAYS:
        database = table(day)
        found = points(folder, "conversion-rate", "--form", "heat", "--as-of", day)
        assert len({point["upper"] for point in found}) <= 12, found
        for point in found:
            won, old, young = database.execute(
                "select coalesce (sum (old >= :d and age <= :d), 0), coalesce (sum (old >= :d), 0), coalesce (sum (old < :d), 0) "
                "from aged where substr (first, 1, 7) = :m", {"d": point["upper"], "m": point["period"]}).fetchone()
            assert (point["numerator"], point["denominator"], point["open"]) == (won, old, young), (day, point)
            assert point["value"] == (won / old if old and not young else None), (day, point)


@case
def shares_of_a_month(folder):
    funnel(folder)
    rows = table().execute("""select substr (first, 1, 7), source,
                              count (*) * 1.0 / sum (count (*)) over (partition by substr (first, 1, 7)) from lead group by 1, 2""")
    found = points(folder, "leads", "--form", "shares", "--by", "month", "--group", "source")
    compare({(point["period"], point["group"]): point["value"] for point in found if point["value"]}, keyed(rows), "shares")


def estimate(leads):
    """Aalen and Johansen, as it is defined: (age, converted) → the share converted by each age at which anybody was."""
    share, left, curve = 0.0, 1.0, {}
    for age in sorted({age for age, converted in leads if converted}):
        at_risk = sum(1 for other, _ in leads if other >= age)
        converted = sum(1 for other, ended in leads if ended and other == age)
        share += left * converted / at_risk
        left *= 1 - converted / at_risk
        curve[age] = share
    return curve


@case
def converted_by_age(folder):
    funnel(folder)
    for day in DAYS:
        database = table(day)
        for source in None, "social":
            scope = "true" if source is None else f"source = '{source}'"
            leads = database.execute(f"select coalesce (age, old), won is not null from aged where {scope}").fetchall()
            where = [] if source is None else ["--where", f'source = "{source}"']
            found = points(folder, "conversion-rate", "--form", "ages", "--as-of", day, *where)
            curve = estimate(leads)
            for point in found:
                by_then = max((age for age in curve if age <= point["upper"]), default=None)
                assert math.isclose(point["value"], curve[by_then] if by_then is not None else 0, rel_tol=1e-9), (day, point)
                assert point["numerator"] == sum(1 for age, won in leads if won and age <= point["upper"]), (day, point)
            assert curve.keys() <= {point["upper"] for point in found}, (day, source)
            assert found[-1]["upper"] == max(age for age, _ in leads), (day, found[-1])


@case
def what_changed(folder):
    funnel(folder)
    database = table()

    def half(month):
        (came,) = database.execute("select count (*) from lead where substr (first, 1, 7) = ?", (month,)).fetchone()
        won, money = database.execute("select count (*), sum (value) from lead where substr (won, 1, 7) = ?", (month,)).fetchone()
        return came, won / came, money / won

    (n, r, v), (m, s, w) = half("2018-03"), half("2018-04")
    found = {point["group"]: point["value"] for point in
             points(folder, "revenue", "--form", "change", "--from", "2018-04-01", "--to", "2018-04-30")}
    expected = {
        "before": n * r * v,
        "volume": (m - n) * ((r * v + s * w) / 3 + (r * w + s * v) / 6),
        "rate": (s - r) * ((n * v + m * w) / 3 + (n * w + m * v) / 6),
        "value": (w - v) * ((n * r + m * s) / 3 + (n * s + m * r) / 6),
        "after": m * s * w,
    }
    compare(found, expected, "change")
    assert math.isclose(sum(expected[step] for step in ("before", "volume", "rate", "value")), expected["after"]), expected


try:
    run()
finally:
    for place in _made:
        shutil.rmtree(place, ignore_errors=True)
