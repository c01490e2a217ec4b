"""Scores on the command line: the model as JSON, scores and why, how well they tell, and the evidence of fields."""

import csv
import io
import json
import math
import pathlib

from contract import Skip, case, run, shared

ROOT = pathlib.Path(__file__).resolve().parents[2]

MODEL = {
    "start": 10,
    "max": 60,
    "mql": 40,
    "bands": {"a": 50, "b": 40, "c": 15},
    "groups": [
        {"title": "Fit", "dimension": "fit", "high": 40, "rules": [
            {"title": "Engineer", "condition": 'job_title contains "engineer"', "points": 20},
            {"condition": 'industry = "Pharma"', "points": 25}]},
        {"title": "Deeds", "dimension": "engagement", "rules": [
            {"title": "Visits", "condition": 'activity("visit") >= 2', "points": 30, "half_life": 14}]},
    ],
}


def workspace(folder):
    (folder / "leads.csv").write_text(
        "id,email,job_title,industry,created_at\n"
        "a,a@example.com,Engineer,Pharma,2025-01-01\n"
        "b,b@example.com,Buyer,Pharma,2025-01-01\n"
        "c,c@example.com,Buyer,,2025-01-02\n")
    (folder / "acts.csv").write_text("lead,kind,at\na,visit,2025-03-10\na,visit,2025-03-18\nb,visit,2025-03-18\n")
    folder.done("new", "w.accord")
    folder.done("import", "w.accord", "leads.csv", "--data-as-of", "2025-04-01")
    folder.done("import", "w.accord", "acts.csv", "--kind", "activities", "--data-as-of", "2025-04-01")
    (folder / "model.json").write_text(json.dumps(MODEL))


@case
def a_model_is_read_published_and_written(folder):
    workspace(folder)
    folder.done("model", "w.accord", "--import", "model.json")
    folder.fails("score", "w.accord", says="published")
    assert len(folder.done("score", "w.accord", "--model", "draft", "--json").json["leads"]) == 3
    assert folder.done("model", "w.accord", "--publish").text == "1\n"
    written = folder.done("model", "w.accord", "--export", "-").json
    folder.done("model", "w.accord", "--export", "out.json", "--model", "published")
    assert json.loads((folder / "out.json").read_text()) == written
    assert [len(group["rules"]) for group in written["groups"]] == [2, 1]
    folder.done("model", "w.accord", "--import", "out.json", "--publish")
    assert folder.done("model", "w.accord", "--export", "-").json == written
    dumped = folder.done("dump", "w.accord").json
    assert [model["number"] for model in dumped["score_models"]] == [1, 2]
    assert len(dumped["score_rules"]) == 3
    folder.done("check", "w.accord")


@case
def the_schema_that_is_shipped_takes_what_is_written(folder):
    try:
        import jsonschema
    except ImportError as error:
        raise Skip("python3-jsonschema is not installed") from error
    schema = json.loads((ROOT / "data" / "schemas" / "score-model-1.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    validator.validate(MODEL)
    for template in ("blank", "b2b-saas", "sample"):
        folder.done("new", template + ".accord", "--template", template)
        validator.validate(folder.done("model", template + ".accord", "--export", "-").json)
    assert not validator.is_valid({"groups": [], "treshold": 3})


@case
def a_lead_s_score_adds_up(folder):
    workspace(folder)
    folder.done("model", "w.accord", "--import", "model.json", "--publish")
    scores = {lead["id"]: lead for lead in folder.done("score", "w.accord", "--json").json["leads"]}
    # a: 10 + 20 + 25, at most 40 of those 45, and half of 30 for a visit 14 days ago: 65, at most 60.
    assert (scores["a"]["score"], scores["a"]["band"]) == (60, "A")
    assert (scores["b"]["score"], scores["b"]["band"]) == (35, "C")
    assert (scores["c"]["score"], scores["c"]["band"]) == (10, "D")
    ledger = folder.done("score", "w.accord", "--lead", "A@example.com", "--json").json
    assert [line["kind"] for line in ledger["ledger"]] == ["start", "rule", "rule", "group-high", "rule", "max"]
    assert math.isclose(sum(line["points"] for line in ledger["ledger"]), 60)
    visits = ledger["ledger"][4]
    assert (visits["points"], visits["full_points"], visits["age_days"]) == (15, 30, 14)
    assert visits["evidence"] == [{"activity": "visit", "count": 2, "last": "2025-03-18"}]
    assert "Visits" in folder.done("score", "w.accord", "--lead", "a").text
    rows = list(csv.DictReader(io.StringIO(folder.done("score", "w.accord", "--csv").text)))
    assert [float(row["score"]) for row in rows] == [60, 35, 10]
    # The published model gives all leads their columns.
    found = folder.done("leads", "w.accord", "--where", 'score >= 35 and band != "A"', "--json").json["leads"]
    assert [lead["id"] for lead in found] == ["b"]


@case
def what_looks_automatic_is_left_out_where_the_model_says_so(folder):
    (folder / "leads.csv").write_text("id,created_at\na,2025-01-01\nb,2025-01-01\n")
    (folder / "acts.csv").write_text(
        "lead,kind,at\na,mail:sent,2025-03-10T08:00:01Z\na,mail:open,2025-03-10T08:00:03Z\n"
        "b,mail:sent,2025-03-10T08:00:01Z\nb,mail:open,2025-03-10T09:12:03Z\n")
    folder.done("new", "w.accord")
    folder.done("import", "w.accord", "leads.csv", "--data-as-of", "2025-04-01")
    folder.done("import", "w.accord", "acts.csv", "--kind", "activities", "--data-as-of", "2025-04-01")
    model = {"groups": [{"title": "G", "dimension": "engagement", "rules": [
        {"title": "Opens", "condition": 'activity("mail:open") >= 1', "points": 20}]}]}
    for skip, expected in ((False, {"a": 20, "b": 20}), (True, {"a": 0, "b": 20})):
        (folder / "model.json").write_text(json.dumps(dict(model, skip_automatic=skip)))
        folder.done("model", "w.accord", "--import", "model.json", "--publish")
        scores = folder.done("score", "w.accord", "--json").json["leads"]
        assert {lead["id"]: lead["score"] for lead in scores} == expected
        ledger = folder.done("score", "w.accord", "--lead", "a", "--json").json
        assert ledger["left_out_automatic"] == int(skip), ledger
        assert ("look" in folder.done("score", "w.accord", "--lead", "a").text) == skip
        assert folder.done("model", "w.accord", "--export", "-").json.get("skip_automatic", False) == skip


@case
def wrong_models_are_refused_whole(folder):
    workspace(folder)
    before = folder.done("dump", "w.accord").out
    wrong = dict(MODEL, groups=MODEL["groups"] + [{"title": "Round", "dimension": "fit", "rules": [
        {"condition": "score > 10", "points": 1}]}])
    (folder / "wrong.json").write_text(json.dumps(wrong))
    folder.fails("model", "w.accord", "--import", "wrong.json", "--publish", says="score")
    (folder / "wrong.json").write_text("{")
    folder.fails("model", "w.accord", "--import", "wrong.json", says="wrong.json")
    folder.fails("model", "w.accord", "--import", "none.json", says="none.json")
    folder.fails("model", "w.accord", "--publish", says="no rules")
    folder.fails("model", "w.accord", status=2, says="--export")
    folder.fails("model", "w.accord", "--export", "x.json", "--publish", status=2, says="--export")
    folder.fails("score", "w.accord", "--model", "other", status=2, says="other")
    assert folder.done("dump", "w.accord").out == before


@case
def what_fits_no_lead_is_said_and_counts_for_nothing(folder):
    workspace(folder)
    model = dict(MODEL, groups=[{"title": "G", "dimension": "fit", "rules": [
        {"title": "Odd", "condition": "[No such field] = 1", "points": 5}]}])
    (folder / "model.json").write_text(json.dumps(model))
    folder.done("model", "w.accord", "--import", "model.json", "--publish")
    scored = folder.done("score", "w.accord", "--json")
    assert {lead["score"] for lead in scored.json["leads"]} == {10}
    assert "Odd" in scored.complaint and "No such field" in scored.complaint


@case
def the_sample_s_bands_convert_in_order(folder):
    folder.done("new", "s.accord", "--template", "sample")
    found = folder.done("score", "s.accord", "--evaluate", "--json").json
    # What is invented is another each day: neighbours may change places within their ranges, but no more than that.
    bands = found["bands"]
    assert all(band["high"] > below["rate"] for band, below in zip(bands, bands[1:])), bands
    assert bands[0]["low"] > bands[-1]["high"], bands
    assert 0.5 < found["auc_low"] < found["auc"] < found["auc_high"] < 0.8, found
    confusion = found["confusion"]
    assert sum(confusion.values()) == found["n"] == sum(band["n"] for band in found["bands"])
    assert confusion["true_positives"] + confusion["false_negatives"] == found["won"]
    assert found == folder.done("score", "s.accord", "--evaluate", "--json").json
    evidence = folder.done("evidence", "s.accord", "job_title", "--json").json
    assert sum(value["n"] for value in evidence["values"]) == evidence["n"] == found["n"]
    assert folder.done("evidence", "s.accord", "customer_at", "--json").json["verdict"] == "known-after-the-sale"
    folder.fails("evidence", "s.accord", "Nothing", status=2, says="Nothing")


@case
def the_agreement_holds_the_model_that_is_published(folder):
    folder.done("new", "s.accord", "--template", "sample")
    folder.done("review", "s.accord", "--as", "Mara Keller")
    folder.done("review", "s.accord", "--withdraw", "1", "--as", "Mara Keller")
    folder.done("model", "s.accord", "--export", "m.json")
    model = json.loads((folder / "m.json").read_text())
    model["mql"] = 60
    (folder / "m.json").write_text(json.dumps(model))
    # A draft is nothing that is agreed.
    folder.done("model", "s.accord", "--import", "m.json")
    assert folder.done("redline", "s.accord", "1", "draft").text == ""
    folder.done("model", "s.accord", "--publish")
    assert "Score model 2" in folder.done("redline", "s.accord", "1", "draft").text
    folder.done("review", "s.accord", "--as", "Mara Keller")
    frozen = folder.done("sla", "s.accord", "--version", "2", "--json").json["score_models"]
    assert [json.loads(each["content"])["mql"] for each in frozen] == [60]
    folder.done("verify", "s.accord")


@case
def x_education_is_told_as_it_was(folder):
    leads = shared("xeducation/Leads.csv")
    folder.done("new", "x.accord")
    folder.done("import", "x.accord", str(leads))
    rule = lambda condition, points: {"condition": condition, "points": points}
    time = "[Total Time Spent on Website]"
    job = "[What is your current occupation]"
    model = {"start": 20, "min": 0, "max": 100, "mql": 50, "outcome": "[Converted] = 1", "groups": [
        {"title": "Who", "dimension": "fit", "rules": [
            rule('[Lead Origin] = "Lead Add Form"', 40), rule(job + ' = "Working Professional"', 30),
            rule(job + " is-empty", -15), rule('source in ("Reference", "Welingak Website")', 10),
            rule('[Do Not Email] = "Yes"', -20)]},
        {"title": "Web site", "dimension": "engagement", "exclusive": True, "rules": [
            rule(time + " >= 1000", 30), rule(time + " >= 500", 15)]}]}
    (folder / "model.json").write_text(json.dumps(model))
    folder.done("model", "x.accord", "--import", "model.json", "--publish")
    found = folder.done("score", "x.accord", "--evaluate", "--json").json
    assert round(found["auc"], 6) == 0.850650 and found["score_sum"] == 268360, found
    assert found["confusion"]["true_positives"] == 2068 and found["confusion"]["false_positives"] == 2547 - 2068
    for field, verdict in (("Tags", "known-after-the-sale"), ("quality", "known-after-the-sale"), ("Magazine", "none")):
        assert folder.done("evidence", "x.accord", field, "--json").json["verdict"] == verdict, field
    # Without it nobody has bought, as far as is known.
    (folder / "model.json").write_text(json.dumps({key: model[key] for key in model if key != "outcome"}))
    folder.done("model", "x.accord", "--import", "model.json", "--publish")
    folder.fails("score", "x.accord", "--evaluate", says="outcome")
    again = folder.done("score", "x.accord", "--evaluate", "--outcome", "[Converted] = 1", "--json").json
    assert again["auc"] == found["auc"]


@case
def points_are_suggested_beside_the_model(folder):
    folder.done("new", "s.accord", "--template", "sample")
    before = folder.done("dump", "s.accord").out
    found = folder.done("model", "s.accord", "--suggest", "--json").json
    assert found["older"]["n"] > 2 * found["newer"]["n"] and found["newer_since"], found
    assert 0.5 < found["suggested"]["auc_low"] < found["suggested"]["auc"] < found["suggested"]["auc_high"], found
    rules = [rule for rule in found["rules"] if rule["state"] == "suggested"]
    assert rules and all(rule["low"] <= rule["points"] <= rule["high"] for rule in rules), rules
    rows = list(csv.DictReader(io.StringIO(folder.done("model", "s.accord", "--suggest", "--csv").text)))
    assert [float(row["points_now"]) for row in rows] == [rule["points_now"] for rule in found["rules"]]
    assert "double the odds" in folder.done("model", "s.accord", "--suggest").text
    assert folder.done("dump", "s.accord").out == before
    # What is suggested is a model, and can be made the draft: then it is what there is.
    (folder / "m.json").write_text(json.dumps(found["model"]))
    folder.done("model", "s.accord", "--import", "m.json")
    again = folder.done("model", "s.accord", "--suggest", "--json").json
    assert again["now"] == found["suggested"]
    folder.fails("model", "s.accord", "--suggest", "--publish", status=2, says="--suggest")
    folder.fails("model", "s.accord", "--export", "-", "--json", status=2, says="--json")
    folder.fails("model", "s.accord", "--suggest", "--csv", "--json", status=2, says="exclude")
    workspace(folder)
    folder.done("model", "w.accord", "--import", "model.json")
    folder.fails("model", "w.accord", "--suggest", says="customer")


# A person knows of these that they are known before the sale, though they tell so much; of the others with as high an
# information value nobody does.
KNOWN = ("Lead Origin", "Total Time Spent on Website", "What is your current occupation", "source",
         "Asymmetrique Activity Score")
OTHERS = ("Do Not Email", "TotalVisits", "Page Views Per Visit", "Specialization", "country", "city",
          "Asymmetrique Activity Index", "Asymmetrique Profile Index", "Asymmetrique Profile Score")


@case
def x_education_is_told_better_by_what_is_suggested(folder):
    leads = shared("xeducation/Leads.csv")
    folder.done("new", "x.accord")
    folder.done("import", "x.accord", str(leads))
    rules = []
    for field in KNOWN + OTHERS:
        evidence = folder.done("evidence", "x.accord", field, "--outcome", "[Converted] = 1", "--json").json
        assert (evidence["verdict"] == "known-after-the-sale") == (field in KNOWN), field
        rules += [{"condition": value["condition"], "points": 1} for value in evidence["values"]
                  if value["verdict"] != "too-few" and "condition" in value]
    leaky = {"condition": '[Tags] = "Will revert after reading the email"', "points": 30}
    model = {"start": 20, "min": 0, "max": 100, "mql": 50, "outcome": "[Converted] = 1",
             "groups": [{"title": "All", "dimension": "fit", "rules": [leaky] + rules}]}
    (folder / "model.json").write_text(json.dumps(model))
    folder.done("model", "x.accord", "--import", "model.json")
    known = [word for field in KNOWN for word in ("--known", field)]
    # Of Tags no word is taken: alone they tell nearly every buyer.
    found = folder.done("model", "x.accord", "--suggest", "--json", "--known", "Tags", *known).json
    assert [rule["field"] for rule in found["rules"] if rule["state"] == "known-after-the-sale"] == ["Tags"]
    assert found["suggested"]["auc"] >= 0.86, found["suggested"]
    # Without a word all that tells so much is left out, and named.
    cautious = folder.done("model", "x.accord", "--suggest", "--json").json
    left_out = {rule["field"] for rule in cautious["rules"] if rule["state"] == "known-after-the-sale"}
    assert left_out == {"Tags", *KNOWN}, left_out
    assert cautious["suggested"]["auc"] < found["suggested"]["auc"]


run()
