"""Charts and the PDF of the agreement, as files."""

import json
import subprocess

from contract import case, run, tool, unchanged


def text_of(path):
    return subprocess.run([tool("pdftotext"), "-layout", path, "-"], capture_output=True, check=True).stdout.decode("utf-8")


@case
def chart_formats(folder):
    folder.new("s.accord", "--template", "sample")
    for name, magic in (("c.png", b"\x89PNG\r\n"), ("c.svg", b"<?xml"), ("c.pdf", b"%PDF-")):
        result = folder.done("chart", "s.accord", "conversion-rate", "--by", "month", "-o", name)
        assert result.out == b"" and (folder / name).read_bytes().startswith(magic), result


@case
def chart_size(folder):
    folder.new("s.accord", "--template", "sample")
    for size in ("300x200", "801x433", "4000x2000"):
        folder.done("chart", "s.accord", "leads", "--by", "month", "-o", "c.png", "--size", size)
        header = (folder / "c.png").read_bytes()[16:24]
        width, height = int.from_bytes(header[:4], "big"), int.from_bytes(header[4:], "big")
        assert f"{width}x{height}" == size, (width, height)


@case
def chart_dark_differs(folder):
    folder.new("s.accord", "--template", "sample")
    folder.done("chart", "s.accord", "leads", "--by", "month", "-o", "light.svg")
    folder.done("chart", "s.accord", "leads", "--by", "month", "-o", "dark.svg", "--dark")
    assert (folder / "light.svg").read_bytes() != (folder / "dark.svg").read_bytes()


@case
def chart_without_leads(folder):
    folder.new()
    for metric in ("leads", "conversion-rate", "revenue"):
        folder.done("chart", "w.accord", metric, "-o", f"{metric}.png")


@case
def chart_says_its_figures(folder):
    folder.new("s.accord", "--template", "sample")
    folder.done("chart", "s.accord", "conversion-rate", "--group", "persona", "-o", "c.pdf", "--size", "1200x600")
    text = text_of(folder / "c.pdf")
    for name in ("Maintenance lead", "Plant manager", "Quality engineer", "Distributor buyer"):
        assert name in text, text


@case
def charts_of_each_form(folder):
    folder.new("s.accord", "--template", "sample")
    for name, arguments, words in (
        ("funnel", ["conversion-rate"], ["From lead to customer", "of previous", "MQLs"]),
        ("ages", ["conversion-rate"], ["Customers by age of the lead"]),
        ("spread", ["time-to-convert"], ["Time to convert", "by the days it took"]),
        ("heat", ["conversion-rate"], ["Customers by month and age"]),
        ("shares", ["leads", "--by", "quarter", "--group", "source"], ["Leads by source", "shares of each quarter"]),
        ("multiples", ["leads", "--by", "quarter", "--group", "source"], ["Webinar", "Referral"]),
        ("change", ["revenue"], ["Revenue: what changed", "against"]),
    ):
        folder.done("chart", "s.accord", *arguments, "--form", name, "-o", f"{name}.pdf", "--size", "1200x600")
        text = text_of(folder / f"{name}.pdf")
        for word in words:
            assert word in text, f"“{word}” is not in {text}"


@case
def a_failed_chart_leaves_what_was_there(folder):
    folder.new("s.accord", "--template", "sample")
    old = folder.write("c.png", "old")
    with unchanged(folder, old):
        folder.fails("chart", "s.accord", "leads", "--where", "klingon = 1", "-o", "c.png", status=2, says="klingon")


@case
def pdf_of_each_template(folder):
    for template in ("blank", "b2b-saas", "sample"):
        folder.new(f"{template}.accord", "--template", template)
        result = folder.done("pdf", f"{template}.accord", "-o", f"{template}.pdf")
        assert result.out == b"" and (folder / f"{template}.pdf").read_bytes().startswith(b"%PDF-"), result
    text = text_of(folder / "sample.pdf")
    for word in ("invented", "Maintenance lead", "First contact", "Mara Keller", "Tobias Okafor"):
        assert word in text, f"“{word}” is not in the PDF"


@case
def pdf_papers(folder):
    folder.new("s.accord", "--template", "sample")
    for paper, size in (("a4", "595.2"), ("letter", "612 x 792")):
        folder.done("pdf", "s.accord", "-o", f"{paper}.pdf", "--paper", paper, "--version", "draft")
        info = subprocess.run([tool("pdfinfo"), folder / f"{paper}.pdf"], capture_output=True, check=True).stdout.decode()
        assert size in info, info


@case
def pdf_and_csv_say_the_same(folder):
    folder.new("s.accord", "--template", "sample")
    point = folder.done("kpi", "s.accord", "conversion-rate", "--json").json["points"][0]
    folder.done("pdf", "s.accord", "-o", "s.pdf")
    text = " ".join(text_of(folder / "s.pdf").split())
    assert f"{point['numerator']:,} of {point['denominator']:,}" in text, point


@case
def board_says_what_the_figures_are(folder):
    folder.new("s.accord", "--template", "sample")
    folder.done("board", "s.accord", "-o", "board.pdf")
    text = " ".join(text_of(folder / "board.pdf").split())
    for title in ("Shared goal", "even pace", "Customers within 90 days", "Lead value by source", "From lead to customer", "Revenue",
                  "Commitments kept"):
        assert title in text, f"“{title}” is not on the board"
    month = folder.done("kpi", "s.accord", "conversion-rate", "--by", "month", "--json").json["points"][-12]
    assert f"{month['numerator']:,} of {month['denominator']:,}" in text, month
    folder.new("blank.accord")
    folder.done("board", "blank.accord", "-o", "blank.pdf")
    assert "No leads here." in text_of(folder / "blank.pdf")


def pages_of(path):
    info = subprocess.run([tool("pdfinfo"), path], capture_output=True, check=True, text=True).stdout
    return int(next(line for line in info.splitlines() if line.startswith("Pages:")).split()[1])


@case
def digest_is_one_page(folder):
    folder.new("s.accord", "--template", "sample")
    dump = folder.done("dump", "s.accord").json
    dump["notes"] = [{"id": f"0193c1d2-0000-7000-8000-0000000000{number:02}", "kind": kind, "body": body, "resolved": resolved,
                      "member_name": "Tina", "at": f"2026-11-{number + 1:02}T08:00:00.000Z"}
                     for number, (kind, body, resolved) in enumerate([
                         ("question", "Why did October bring half of it? " + "And what then? " * 40, False),
                         ("question", "Which fairs were worth it?", False), ("question", "Answered long ago?", True),
                         ("learned", "Learned, not asked", False), ("question", "The oldest", False)])]
    for commitment in dump["commitments"]:
        commitment["title"] += ", which both of us have agreed to at length so that this line is longer than any other"
    folder.write("notes.json", json.dumps(dump))
    folder.done("load", "n.accord", "notes.json")
    for paper in ("a4", "letter"):
        for workspace in ("s", "n"):
            folder.done("digest", f"{workspace}.accord", "-o", "d.pdf", "--paper", paper)
            assert pages_of(folder / "d.pdf") == 1, (workspace, paper)
    text = " ".join(text_of(folder / "d.pdf").split())
    assert "Why did October" in text or "The oldest" in text, text
    assert "Answered long ago" not in text and "Learned, not asked" not in text, text


@case
def digest_says_what_the_figures_are(folder):
    folder.new("s.accord", "--template", "sample")
    folder.done("digest", "s.accord", "-o", "d.pdf")
    text = " ".join(text_of(folder / "d.pdf").split())
    settings = folder.done("dump", "s.accord").json["settings"]
    reached = folder.done("kpi", "s.accord", settings["goal_metric"], "--from", settings["goal_first"], "--to",
                          settings["goal_last"], "--json").json["points"][0]["value"]
    assert f"{reached:,.0f}" in text and f"{settings['goal_target']:,.0f}" in text, text
    rates = [point for point in folder.done("kpi", "s.accord", "new-customers", "--by", "month", "--json").json["points"]
             if point["mature"]]
    assert f"{rates[-1]['value']:,} in " in text and f" after {rates[-2]['value']:,} in " in text, (rates[-2:], text)
    for part in ("Commitments this period", "What moved", "Waiting for sales", "Open questions", "Last import", "even pace"):
        assert part in text, part
    folder.done("digest", "s.accord", "-o", "again.pdf")
    assert (folder / "d.pdf").read_bytes() == (folder / "again.pdf").read_bytes()


@case
def digest_of_nothing(folder):
    for template in ("blank", "b2b-saas"):
        folder.new(f"{template}.accord", "--template", template)
        folder.done("digest", f"{template}.accord", "-o", f"{template}.pdf")
        text = text_of(folder / f"{template}.pdf")
        assert "No shared goal agreed yet." in text and "No lead waits" in text and pages_of(folder / f"{template}.pdf") == 1, text
    folder.fails("digest", "blank.accord", status=2, says="-o")
    folder.fails("digest", "blank.accord", "-o", "x.pdf", "--paper", "a5", status=2, says="a5")
    folder.fails("digest", "blank.accord", "-o", "nowhere/x.pdf", status=1, says="nowhere")


@case
def agreement_as_text(folder):
    folder.new("b.accord", "--template", "b2b-saas", "--marketing", "Growth")
    markdown = folder.done("sla", "b.accord").text
    assert markdown == folder.done("sla", "b.accord", "--markdown", "--version", "draft").text
    for word in ("Ideal buyer personas", "What is a qualified lead", "Goals and KPIs", "Accountabilities", "Hand-over",
                 "First contact ≤ 4 working hours", "Growth owes Sales"):
        assert word in markdown, f"“{word}” is not in the text"
    assert isinstance(folder.done("sla", "b.accord", "--json").json, dict)


@case
def own_words_for_stages(folder):
    folder.new("s.accord", "--template", "sample")
    dump = folder.done("dump", "s.accord").json
    dump["settings"].update(stage_lead="prospect, prospects", stage_customer="member, members")
    folder.write("own.json", json.dumps(dump))
    folder.done("load", "own.accord", "own.json")

    table = folder.done("kpi", "own.accord", "conversion-rate").text
    assert " prospects" in table and " leads" not in table, table
    heading = folder.done("leads", "own.accord", "--columns", "customer_at", "--limit", "1").text
    assert "Member since" in heading, heading
    folder.done("chart", "own.accord", "new-customers", "--by", "month", "-o", "c.pdf")
    assert "New members" in text_of(folder / "c.pdf")
    folder.done("pdf", "own.accord", "-o", "own.pdf")
    for text in (text_of(folder / "own.pdf"), folder.done("sla", "own.accord").text):
        assert "Members within 90 days" in text and "Prospect value within 90 days" in text, text
        assert " prospects" in text, text
        assert "Customers within" not in text and "Lead value within" not in text, text

    # What programs read keeps its ids, and its bytes.
    for arguments in (["leads", "--csv"], ["leads", "--json", "--where", 'stage = "customer"'],
                      ["kpi", "leads", "--group", "stage", "--csv"], ["kpi", "leads", "--group", "stage", "--json"]):
        before = folder.done(arguments[0], "s.accord", *arguments[1:])
        after = folder.done(arguments[0], "own.accord", *arguments[1:])
        assert before.out == after.out, arguments
        assert b"customer" in after.out, arguments


run()
