"""Versions of the agreement: review, signing, redline, the version as text and PDF, and what was altered."""

import hashlib
import json
import os
import sqlite3
import uuid

from contract import case, digest, run

MARKETING, SALES = "M. K.", "T. O."


def sql(path, statement, *values):
    database = sqlite3.connect(path)
    with database:
        result = database.execute(statement, values).fetchall()
    database.close()
    return result


def workspace(folder, *options):
    """A workspace of two who sign, and one who does not."""
    folder.new("new.accord", "--template", "b2b-saas", *options)
    dump = folder.done("dump", "new.accord").json
    dump["members"] = [
        {"name": name, "team": team, "job_title": title, "signs": signs, "drafts": True, "reviews": True, "imports": True}
        for name, team, title, signs in ((MARKETING, "marketing", "Head of marketing", True),
                                         (SALES, "sales", "Head of sales", True),
                                         ("J. F.", "sales", "", False))]
    commitment = dump["commitments"][0]
    commitment.update(target=120, unit="count")
    dump["commitments"][1].update(limit_value=4.5, limit_unit="working-hours")
    dump["sections"][0].update(body="Both teams sell to **plant managers**.")
    dump["calendars"] = [{"title": "Sales hours", "team": "sales", "hours": "Mon-Fri 09:00-17:00", "timezone": "Europe/Vienna"}]
    dump["terms"] = [{"term": "MQL", "meaning": "A lead that marketing would hand over.", "stage": "mql"}]
    dump["handover_rules"] = [{"kind": "never", "title": "Students never go over"}]
    for table in ("members", "calendars", "terms", "handover_rules"):
        for place, record in enumerate(dump[table]):
            record.update(id=str(uuid.UUID(int=0x70008000000000000000 + place)), position=place + 1)
    folder.write("in.json", json.dumps(dump))
    folder.done("load", "w.accord", "in.json")
    return folder / "w.accord"


def review(folder, *options):
    return folder.done("review", "w.accord", "--as", MARKETING, *options).text.strip()


def sign(folder, number="1"):
    for member in (MARKETING, SALES):
        folder.done("sign", "w.accord", number, "--as", member)


@case
def review_and_sign(folder):
    workspace(folder)
    assert review(folder, "--effective", "2025-06-02", "--review-again", "2025-12-01") == "1"
    assert "Version 1 in review: unaltered; M. K.: waiting; T. O.: waiting" in folder.done("verify", "w.accord").text
    folder.fails("review", "w.accord", "--as", MARKETING, says=("Version 1", "in review"))
    folder.fails("sign", "w.accord", "1", "--as", "J. F.", says=("J. F.",))
    folder.fails("sign", "w.accord", "2", "--as", MARKETING, says=("no version 2", "draft 1"))
    sign(folder)
    assert folder.done("verify", "w.accord").text == (
        "Version 1 in force: unaltered; M. K.: signed, by name only; T. O.: signed, by name only\n")
    folder.fails("sign", "w.accord", "1", "--as", MARKETING, says="not in review")
    folder.fails("review", "w.accord", "--as", MARKETING, "--withdraw", "1", says="not in review")


@case
def nobody_of_a_team_signs(folder):
    folder.new()
    folder.fails("review", "w.accord", says="one of each team")


@case
def refuse_then_review_again(folder):
    workspace(folder)
    review(folder)
    folder.done("sign", "w.accord", "1", "--as", SALES, "--refuse", "Four hours are too short")
    assert "Version 1 refused" in folder.done("verify", "w.accord").text
    assert review(folder) == "2"
    lines = folder.done("verify", "w.accord").text.splitlines()
    assert [line.split(":")[0] for line in lines] == ["Version 1 refused", "Version 2 in review"], lines
    folder.done("review", "w.accord", "--as", MARKETING, "--withdraw", "2")
    assert "Version 2 withdrawn" in folder.done("verify", "w.accord").text


@case
def file_a_document(folder):
    workspace(folder)
    review(folder)
    folder.done("sign", "w.accord", "1", "--as", MARKETING)
    folder.write("signed.docx", b"no")
    folder.write("empty.pdf", b"")
    folder.write("large.pdf", b"x" * (10 * 1024 * 1024 + 1))
    folder.write("signed.pdf", b"%PDF-1.7 signed")
    for name, says in (("signed.docx", "nor a PDF"), ("empty.pdf", "empty"), ("large.pdf", "10 MB")):
        folder.fails("sign", "w.accord", "1", "--as", SALES, "--file", name, says=says)
    folder.done("sign", "w.accord", "1", "--as", SALES, "--file", "signed.pdf", "--filed-by", MARKETING)
    assert "Version 1 in force: unaltered; M. K.: signed, by name only; T. O.: signed PDF filed\n" == folder.done(
        "verify", "w.accord").text


@case
def content_is_canonical_and_its_hash_the_check_code(folder):
    path = workspace(folder)
    review(folder)
    (content, code), = sql(path, "SELECT content, digest FROM versions")
    assert hashlib.sha256(content.encode()).hexdigest() == code
    parsed = json.loads(content)
    assert json.dumps(parsed, ensure_ascii=False, sort_keys=True, separators=(",", ":")) == content

    def decimals(value):
        if isinstance(value, dict):
            return any(map(decimals, value.values()))
        return any(map(decimals, value)) if isinstance(value, list) else isinstance(value, float)

    assert not decimals(parsed)
    assert parsed["commitments"][1]["limit_value"] == "4.5"
    assert [signer["name"] for signer in parsed["signers"]] == [MARKETING, SALES]
    assert {"settings", "sections", "personas", "commitments", "targets", "calendars", "terms", "handover_rules",
            "incentives", "figures", "as_of", "language"} <= parsed.keys()


@case
def a_version_stays_what_it_was(folder):
    path = workspace(folder)
    review(folder)
    before = {kind: folder.done("sla", "w.accord", "--version", "1", kind).out for kind in ("--markdown", "--json")}
    folder.done("pdf", "w.accord", "-o", "1.pdf", "--version", "1")
    draft = folder.done("sla", "w.accord", "--markdown").text
    assert before["--markdown"].decode().replace("Version 1.", "Draft.") == draft
    folder.done("sla", "w.accord", "--markdown", "--version", "draft")
    sql(path, "UPDATE sections SET body = 'Other words'")
    sql(path, "UPDATE commitments SET target = 7")
    assert "Other words" in folder.done("sla", "w.accord").text
    for kind, text in before.items():
        assert folder.done("sla", "w.accord", "--version", "1", kind).out == text, kind
    folder.done("pdf", "w.accord", "-o", "again.pdf", "--version", "1")
    assert digest(folder / "1.pdf") == digest(folder / "again.pdf")
    assert json.loads(before["--json"])["digest"] == sql(path, "SELECT digest FROM versions")[0][0]


@case
def markdown_says_all_of_it(folder):
    workspace(folder)
    text = folder.done("sla", "w.accord", "--markdown").text
    for words in ("Sales hours", "Mon-Fri 09:00-17:00", "Students never go over", "MQL",
                  "A lead that marketing would hand over.", "plant managers"):
        assert words in text, words


@case
def redline(folder):
    path = workspace(folder)
    review(folder)
    assert folder.done("redline", "w.accord", "1", "1").out == b""
    sql(path, "UPDATE sections SET body = 'Both teams sell to **plant owners**.' WHERE body LIKE 'Both teams%'")
    sql(path, "UPDATE commitments SET limit_value = 8 WHERE limit_value = 4.5")
    text = folder.done("redline", "w.accord", "1", "draft").text
    assert "Both teams sell to plant [-managers-]{+owners+}." in text, text
    assert "4.5" in text and "8" in text and "Time allowed" in text, text
    folder.done("review", "w.accord", "--as", MARKETING, "--withdraw", "1")
    assert review(folder) == "2"
    changes = folder.done("redline", "w.accord", "1", "2", "--json").json
    assert (changes["from"], changes["to"]) == (1, 2)
    assert {(change["table"], change["column"]) for change in changes["changes"] if "table" in change} == {
        ("sections", "body"), ("commitments", "limit_value")}, changes
    folder.fails("redline", "w.accord", "1", "5", says="no version 5")
    folder.fails("redline", "w.accord", "1", "five", status=2, says="five")


@case
def alterations_are_named(folder):
    path = workspace(folder)
    review(folder)
    sign(folder)
    folder.done("check", "w.accord")
    (content,), = sql(path, "SELECT content FROM versions")
    sql(path, "UPDATE versions SET content = ?", content.replace('"limit_value":"4.5"', '"limit_value":"9"'))
    for command in ("verify", "check"):
        result = folder.call(command, "w.accord")
        assert result.status == 1, result
        assert "ersion 1" in result.complaint if command == "verify" else "not sound" in result.complaint, result
        assert "Commitment 2" in result.text and "9 working hours" in result.text and "4.5 working hours" in result.text, result
    assert "not what was" in folder.call("sla", "w.accord", "--version", "1").complaint

    # Whoever makes the check code fit as well is given away by the history.
    altered, = sql(path, "SELECT content FROM versions")[0]
    code = hashlib.sha256(altered.encode()).hexdigest()
    sql(path, "UPDATE versions SET digest = ?", code)
    assert "does not fit" in folder.call("verify", "w.accord").text
    sql(path, "UPDATE signatures SET digest = ?", code)
    result = folder.call("verify", "w.accord")
    assert result.status == 1 and "Commitment 2" in result.text, result

    sql(path, "UPDATE versions SET content = ?, digest = ?", content, hashlib.sha256(content.encode()).hexdigest())
    sql(path, "UPDATE signatures SET digest = ?", hashlib.sha256(content.encode()).hexdigest())
    folder.done("verify", "w.accord")
    folder.done("check", "w.accord")


@case
def sign_with_a_key(folder):
    path = workspace(folder)
    review(folder)
    folder.write("passphrase", "correct horse\n")
    folder.write("other", "another\n")
    alone = {**os.environ, "XDG_DATA_HOME": str(folder / "data"), "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}
    sign_marketing = ("sign", "w.accord", "1", "--as", MARKETING, "--key")
    folder.fails(*sign_marketing, says="passphrase", env=alone)
    folder.done(*sign_marketing, "--passphrase-file", "passphrase", env=alone)
    assert "M. K.: signed, verified" in folder.done("verify", "w.accord").text
    folder.done("review", "w.accord", "--as", MARKETING, "--withdraw", "1")
    review(folder)
    again = ("sign", "w.accord", "2", "--as", MARKETING, "--key", "--passphrase-file")
    folder.fails(*again, "other", says="not the passphrase", env=alone)
    folder.done(*again, "passphrase", env=alone)
    assert len(sql(path, "SELECT public_key FROM signing_keys")) == 1

    # A signature is of one text, one member and one time.
    sql(path, "UPDATE signatures SET \"at\" = \"at\" + 2")
    result = folder.call("verify", "w.accord")
    assert result.status == 1 and "M. K.: signed, does not fit" in result.text, result


@case
def versions_survive_a_dump(folder):
    workspace(folder)
    review(folder)
    sign(folder)
    dump = folder.done("dump", "w.accord").out
    folder.write("d.json", dump)
    folder.done("load", "w2.accord", "d.json")
    assert folder.done("dump", "w2.accord").out == dump
    assert folder.done("verify", "w2.accord").out == folder.done("verify", "w.accord").out
    assert folder.done("sla", "w2.accord", "--version", "1").out == folder.done("sla", "w.accord", "--version", "1").out


run()
