"""The PDF of the agreement as a reader, a screen reader, a signer and an auditor have it."""

import base64
import hashlib
import json
import re
import subprocess

from contract import Skip, case, run, tool


def ask(program, *arguments, path=None):
    return subprocess.run([tool(program), *arguments], capture_output=True, check=False, cwd=path)


def make_version(folder):
    folder.new("s.accord", "--template", "sample")
    folder.done("review", "s.accord", "--effective", "2099-01-01")
    folder.done("pdf", "s.accord", "--version", "1", "-o", "v.pdf")
    return folder / "v.pdf"


def signatures(path, *options):
    said = ask("pdfsig", *options, path).stdout.decode()
    return [part for part in re.split(r"Signature #\d+:", said)[1:]]


@case
def sound_and_described(folder):
    pdf = make_version(folder)
    assert b"No syntax or stream encoding errors" in ask("qpdf", "--check", pdf).stdout
    info = ask("pdfinfo", pdf).stdout.decode()
    for wanted in (r"Title: +Agreement between", r"Tagged: +yes", r"Page size: .*A4"):
        assert re.search(wanted, info), info
    catalog = ask("qpdf", "--json", "--json-key=qpdf", pdf).stdout.decode()
    for wanted in (r'"/Lang": "u:en', r'"/DisplayDocTitle": true', r'"/PageMode": "/UseOutlines"', r'"/Marked": true'):
        assert re.search(wanted, catalog), wanted


@case
def read_aloud(folder):
    """Every picture says what it shows, every column's head heads it, and head and foot of the pages are not read."""
    pdf = make_version(folder)
    objects = ask("qpdf", "--json", "--json-key=qpdf", pdf).stdout.decode()
    tags = ask("pdfinfo", "-struct-text", pdf).stdout.decode()
    n_figures = len(re.findall(r"^ *Figure", tags, re.M))
    assert n_figures >= 3 and objects.count('"/Alt"') >= n_figures, (n_figures, objects.count('"/Alt"'))
    assert "/NonStruct" not in objects and "Page 1 of" not in tags
    assert tags.count("/Scope /Column") == len(re.findall(r"^ *TH\b", tags, re.M)) > 8
    assert re.search(r'"40 %"', tags), "a figure loses its unit"


@case
def a_table_over_pages_is_one(folder):
    folder.new("s.accord", "--template", "sample")
    dump = folder.done("dump", "s.accord").json
    first = dump["commitments"][0]
    dump["commitments"] += [{**first, "id": f"01900000-0000-7000-8000-{i:012d}", "owner": f"Owner {i}"}
                            for i in range(1000, 1150)]
    folder.write("in.json", json.dumps(dump))
    folder.done("load", "x.accord", "in.json")
    folder.done("pdf", "x.accord", "-o", "x.pdf")
    tags = ask("pdfinfo", "-struct-text", folder / "x.pdf").stdout.decode()
    tables = [part for part in re.split(r"^ *Table", tags, flags=re.M) if "Owner 1149" in part]
    assert tables and all("Owner 1000" in table and table.count("/Scope /Column") < 10 for table in tables)


@case
def the_version_is_in_it(folder):
    pdf = make_version(folder)
    ask("pdfdetach", "-saveall", "-o", folder.path, pdf)
    content = (folder / "agreement.json").read_bytes()
    code = hashlib.sha256(content).hexdigest()
    text = ask("pdftotext", pdf, "-").stdout.decode()
    assert code in re.sub(r"\s", "", text.split("check code", 1)[1]), "the check code of the foot is another"
    folder.done("pdf", "s.accord", "-o", "draft.pdf")
    assert b"0 embedded files" in ask("pdfdetach", "-list", folder / "draft.pdf").stdout


@case
def a_field_for_each_who_signs(folder):
    pdf = make_version(folder)
    members = [member for member in folder.done("dump", "s.accord").json["members"] if member["signs"]]
    found = signatures(pdf)
    assert len(found) == len(members) > 1 and all("not signed" in one for one in found), found


def make_certificates(folder):
    """A made-up authority and two who sign."""
    try:
        tool("certutil")
    except Skip:
        raise Skip("certutil (libnss3-tools) is not installed") from None
    folder.write("noise", "0123456789" * 8)
    (folder / "nss").mkdir()
    store = ["-d", "sql:nss"]
    ask("certutil", "-N", *store, "--empty-password", path=folder.path)
    subprocess.run([tool("certutil"), "-S", *store, "-n", "CA", "-s", "CN=Test CA", "-x", "-t", "CTu,Cu,Cu", "-m", "1", "-v",
                    "120", "-2", "-z", "noise"], input=b"y\n0\nn\n", capture_output=True, check=True, cwd=folder.path)
    for number, name in enumerate(("ada", "ben"), 11):
        made = ask("certutil", "-S", *store, "-n", name, "-s", f"CN={name}", "-c", "CA", "-t", ",,", "-m", str(number), "-v",
                   "60", "-z", "noise", path=folder.path)
        assert made.returncode == 0, made.stderr


def sign(folder, name, field, before, after):
    done = ask("pdfsig", "-nssdir", "nss", "-sign", field, "-nick", name, "-reason", "Approved", before, after,
               path=folder.path)
    assert (folder / after).exists(), done.stderr


@case
def two_sign_one_after_the_other(folder):
    pdf = make_version(folder)
    make_certificates(folder)
    sign(folder, "ada", "signature-1", "v.pdf", "one.pdf")
    sign(folder, "ben", "signature-2", "one.pdf", "two.pdf")
    before, after = pdf.read_bytes(), (folder / "two.pdf").read_bytes()
    assert after.startswith(before), "what was there was changed"
    found = signatures(folder / "two.pdf", "-nssdir", folder / "nss")
    assert ["Signature is Valid" in one for one in found] == [True, True, False], found
    assert "Total document signed" in found[1] and "Not total" in found[0], found

    spoilt = bytearray(after)
    spoilt[len(before) // 3] ^= 1
    (folder / "spoilt.pdf").write_bytes(spoilt)
    found = signatures(folder / "spoilt.pdf", "-nssdir", folder / "nss")
    assert not any("Signature is Valid" in one for one in found), found


def refused(folder, workspace, pdf, says):
    """What it is stands on standard output, what speaks against it in the complaint."""
    result = folder.call("verify", workspace, pdf)
    assert result.status == 1 and result.out and says in result.complaint, result


@case
def a_pdf_that_comes_back(folder):
    pdf = make_version(folder)
    members = [member["name"] for member in folder.done("dump", "s.accord").json["members"] if member["signs"]]
    said = folder.done("verify", "s.accord", pdf).text
    assert said.startswith("Version 1\n") and said.count("not signed") == len(members), said
    assert all(name in said for name in members), said

    # Another file, the draft, something else.
    folder.new("other.accord")
    refused(folder, "other.accord", pdf, says="no version of this file")
    folder.done("pdf", "s.accord", "-o", "draft.pdf")
    refused(folder, "s.accord", folder / "draft.pdf", says="no version is attached")
    folder.fails("verify", "s.accord", folder.write("x.pdf", "hello"),
                 says="“x.pdf” is no PDF, or it is damaged or locked with a password: ask for it again.")
    folder.fails("verify", "s.accord", "nowhere.pdf", says="nowhere.pdf")

    # What is attached is of another version than the pages.
    other = make_other_version(folder)
    content = (folder / "agreement.json")
    ask("pdfdetach", "-saveall", "-o", folder.path, other)
    mixed = folder / "mixed.pdf"
    ask("qpdf", pdf, "--remove-attachment=agreement.json", "--add-attachment", content, "--key=agreement.json", "--",
        mixed)
    refused(folder, "s.accord", mixed, says="printed")


def make_other_version(folder):
    folder.new("u.accord", "--template", "sample")
    folder.done("review", "u.accord", "--effective", "2099-03-01")
    folder.done("pdf", "u.accord", "--version", "1", "-o", "u.pdf")
    return folder / "u.pdf"


@case
def a_signed_pdf_that_comes_back(folder):
    make_version(folder)
    make_certificates(folder)
    sign(folder, "ada", "signature-1", "v.pdf", "one.pdf")
    sign(folder, "ben", "signature-2", "one.pdf", "two.pdf")
    said = folder.done("verify", "s.accord", "two.pdf").text
    assert "signed by ada" in said and "signed by ben" in said and said.count("valid, but nobody") == 2, said

    whole = (folder / "two.pdf").read_bytes()
    (folder / "longer.pdf").write_bytes(whole + b"% more\n")
    refused(folder, "s.accord", "longer.pdf", says="added to it after the last signature")
    (folder / "spoilt.pdf").write_bytes(whole[:60000] + bytes([whole[60000] ^ 1]) + whole[60001:])
    refused(folder, "s.accord", "spoilt.pdf", says="changed after it was signed")


@case
def a_pdf_is_filed_with_its_version(folder):
    pdf = make_version(folder)
    said = folder.done("verify", "s.accord", pdf, "--file").text
    assert "version 1 of this file, word for word" in said and "printed on its pages is that of" in said, said
    assert said.count("Not checked:") == 1, said
    filed, = folder.done("dump", "s.accord").json["filed_copies"]
    assert filed["name"] == "v.pdf" and filed["digest"] == hashlib.sha256(pdf.read_bytes()).hexdigest(), filed
    assert base64.b64decode(filed["file"]) == pdf.read_bytes()
    again = folder.call("verify", "s.accord", pdf, "--file")
    assert again.status == 1 and "filed with version 1 already" in again.complaint, again
    folder.fails("verify", "s.accord", "--file", status=2, says="--file")
    (folder / "large.pdf").write_bytes(pdf.read_bytes() + bytes(10 * 1024 * 1024))
    folder.fails("verify", "s.accord", "large.pdf", says="larger than 10 MB")

    # It is content: a dump has it, and what is loaded from that is the same.
    folder.done("dump", "s.accord", "-o", "s.json")
    folder.done("load", "t.accord", "s.json")
    assert folder.done("dump", "t.accord").out == (folder / "s.json").read_bytes()


def finished(folder, name, title, *words):
    """It has all that a finished PDF has, and says what it is to."""
    pdf = folder / name
    info = ask("pdfinfo", pdf).stdout.decode()
    assert re.search(rf"Title: +{title}", info) and re.search(r"Tagged: +yes", info), info
    catalog = ask("qpdf", "--json", "--json-key=qpdf", pdf).stdout.decode()
    assert re.search(r'"/Lang": "u:en', catalog) and re.search(r'"/DisplayDocTitle": true', catalog)
    text = " ".join(ask("pdftotext", pdf, "-").stdout.decode().split())
    for word in words:
        assert word in text, (word, text)
    return text


@case
def what_changed(folder):
    make_version(folder)
    dump = folder.done("dump", "s.accord").json
    dump["settings"]["goal_target"] = 12345
    folder.write("in.json", json.dumps(dump))
    folder.done("load", "x.accord", "in.json")
    folder.done("redline", "x.accord", "1", "draft", "-o", "r.pdf")
    finished(folder, "r.pdf", "What changed from version 1 to the draft", "shared goal", "12345", "Before", "Now")
    folder.done("redline", "x.accord", "1", "1", "-o", "same.pdf", "--paper", "letter")
    finished(folder, "same.pdf", "What changed from version 1 to version 1", "Both say the same.")
    folder.fails("redline", "x.accord", "1", "draft", "--json", "-o", "r.pdf", status=2, says="-o")


@case
def scores(folder):
    folder.new("s.accord", "--template", "sample")
    folder.done("model", "s.accord", "-o", "m.pdf", "--model", "draft")
    model = json.loads(folder.done("model", "s.accord", "--export", "-").out)
    finished(folder, "m.pdf", "Draft of the score model", *(group["title"] for group in model["groups"]),
             "Handed over to sales from", "Points")
    lead = folder.done("leads", "s.accord", "--where", "score >= 1", "--limit", "1", "--json").json["leads"][0]
    ledger = folder.done("score", "s.accord", "--lead", lead["id"], "--json").json
    folder.done("score", "s.accord", "--lead", lead["id"], "-o", "l.pdf")
    text = finished(folder, "l.pdf", re.escape(lead["name"]), f"band {ledger['band']}")
    assert f"Score {ledger['score']:g}" in text, text
    folder.fails("score", "s.accord", "-o", "l.pdf", status=2, says="--lead")
    folder.fails("model", "s.accord", "--export", "-", "-o", "m.pdf", status=2, says="-o")


@case
def the_same_twice(folder):
    pdf = make_version(folder)
    first = pdf.read_bytes()
    folder.done("pdf", "s.accord", "--version", "1", "-o", "again.pdf")
    assert (folder / "again.pdf").read_bytes() == first


run()
