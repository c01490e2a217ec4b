"""Listing leads: conditions, columns, formats."""

import csv
import io

from contract import case, run

ROWS = '''id,email,name,company,source,created_at,mql_at,customer_at,value,First Touch,visits
1,a@x.example,"Ann, A.",Acme,web,2018-01-01,2018-01-03,2018-02-01,100.5,X,3
2,b@x.example,"Bob ""B""",Beta,fair,2018-01-02,,,,,12
3,c@x.example,Çelik,,web,2018-01-03T10:30:00Z,2018-01-05,,,Y,0
4,d@x.example,"Dan
D.",Delta,,2018-01-04,,,,,
'''


def filled(folder):
    folder.new()
    folder.write("in.csv", ROWS)
    folder.done("import", "w.accord", "in.csv", "--data-as-of", "2018-06-30")
    return "w.accord"


@case
def json_shape(folder):
    result = folder.done("leads", filled(folder), "--json").json
    assert result["count"] == 4 and len(result["leads"]) == 4, result
    first = result["leads"][0]
    assert first["id"] == "1" and first["name"] == "Ann, A." and first["value"] == 100.5, first
    assert first["created_at"] == "2018-01-01" and first["stage"] == "customer", first
    assert first["custom"] == {"First Touch": "X", "visits": 3}, first
    third = result["leads"][2]
    assert third["created_at"] == "2018-01-03T10:30:00Z" and third["company"] is None, third
    assert third["custom"]["visits"] == 0 and result["leads"][3]["custom"]["visits"] is None


@case
def csv_reads_back(folder):
    text = folder.done("leads", filled(folder), "--csv").text
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["name"] for row in rows] == ["Ann, A.", 'Bob "B"', "Çelik", "Dan\nD."], rows
    assert rows[0]["First Touch"] == "X" and rows[0]["value"] == "100.5" and rows[1]["value"] == "", rows
    assert rows[0]["id"] == "1" and "external_id" not in rows[0], rows[0]


@case
def columns_in_the_order_asked(folder):
    text = folder.done("leads", filled(folder), "--csv", "--columns", "stage, id,[First Touch]").text
    assert text.splitlines()[0] == "stage,id,First Touch", text
    assert text.splitlines()[1] == "customer,1,X", text
    result = folder.done("leads", "w.accord", "--json", "--columns", "email,visits", "--limit", "1").json
    assert result["leads"] == [{"email": "a@x.example", "custom": {"visits": 3}}], result


@case
def limit(folder):
    filled(folder)
    for n, expected in ((0, 0), (3, 3), (9, 4)):
        result = folder.done("leads", "w.accord", "--json", "--limit", n).json
        assert len(result["leads"]) == expected and result["count"] == 4, result


@case
def conditions(folder):
    filled(folder)
    for where, expected in (
        ('source = "WEB"', "13"), ('source != "web"', "24"), ("source is-empty", "4"), ("not source is-empty", "123"),
        ('source in ("fair", "shop")', "2"), ("visits >= 3", "12"), ("visits < 3", "3"), ('name contains "an"', "14"),
        ('name starts-with "b"', "2"), ('email matches "^[ab]@"', "12"), ('created_at > "2018-01-02"', "34"),
        ('mql_at is-empty and not (company = "Beta")', "4"), ('[First Touch] = "y" or value > 100', "13"),
        ('stage = "customer"', "1"), ('company = "çelik"', ""), ('name = "çelik"', "3"),
        ('activity("call") >= 1', ""), ('activity("call") = 0', "1234"),
    ):
        leads = folder.done("leads", "w.accord", "--json", "--where", where).json["leads"]
        assert "".join(lead["id"] for lead in leads) == expected, (where, leads)


@case
def table_for_a_person(folder):
    lines = folder.done("leads", filled(folder)).text.splitlines()
    assert len(lines) == 5, lines
    assert lines[0].split()[0] == "ID" and "Ann, A." in lines[1] and "customer" in lines[1], lines
    assert "Dan D." in lines[4], lines


@case
def no_leads(folder):
    folder.new()
    assert folder.done("leads", "w.accord", "--json").json == {"count": 0, "leads": []}
    assert folder.done("leads", "w.accord", "--csv").text.count("\n") == 1


@case
def persona(folder):
    folder.new("s.accord", "--template", "sample")
    leads = folder.done("leads", "s.accord", "--json", "--where", 'persona = "Plant manager"').json["leads"]
    assert leads, "nobody is a plant manager"
    for lead in leads:
        title = lead["job_title"].lower()
        assert "plant manager" in title or "production" in title or "operations" in title, lead



@case
def what_may_be_wrong(folder):
    folder.new()
    folder.write("in.csv", "id,email,name,company,source,created_at,customer_at,value\n"
                 "1,ann@x.example,Ann,Acme,web,2018-01-01,2018-02-01,100\n"
                 "2,A.nn@X.example,ann,ACME,web,2018-01-02,,\n"
                 "3,bob@x.example,Bob,Beta,,2018-01-03,2018-01-01,-5\n")
    folder.done("import", "w.accord", "in.csv", "--data-as-of", "2018-12-31")
    result = folder.done("quality", "w.accord", "--json").json
    assert result["all"] == {"conversion-rate": 2 / 3, "lead-value": 95 / 3}, result
    found = {finding["id"]: finding for finding in result["findings"]}
    assert {name: finding["leads"] for name, finding in found.items()} == {
        "same-email": 2, "same-person": 2, "out-of-order": 1, "no-source": 1, "outlier": 1}, found
    assert found["same-email"]["groups"] == 1 and "groups" not in found["outlier"], found
    assert found["same-email"]["without"] == {"conversion-rate": 1.0, "lead-value": 95 / 2}, found
    assert found["no-source"]["without"] == {"conversion-rate": 0.5, "lead-value": 50.0}, found
    text = folder.done("quality", "w.accord").text
    assert "2 leads that may be 1 person" in text and "counted once" in text and "without them" in text, text


@case
def nothing_is_wrong(folder):
    folder.new()
    result = folder.done("quality", "w.accord", "--json").json
    assert result["all"]["conversion-rate"] is None, result
    assert all(finding["leads"] == 0 for finding in result["findings"]), result


run()
