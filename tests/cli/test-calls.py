"""What every command has in common: help, wrong calls, exit statuses."""

from contract import case, run, unchanged

COMMANDS = {
    "new": 1, "import": 2, "undo-import": 2, "leads": 1, "kpi": 2, "metrics": 0, "chart": 2, "board": 1, "digest": 1, "sla": 1, "pdf": 1,
    "check": 1, "backup": 2, "dump": 1, "load": 2,
}


@case
def version(folder):
    words = folder.done("--version").text.split()
    assert words[0] == "accord" and words[1][0].isdigit() and len(words) == 2, words


@case
def overview_names_each_command(folder):
    text = folder.done("--help").text
    for command in COMMANDS:
        assert f"\n  {command} " in text, f"{command} is missing in {text}"


@case
def help_of_each_command(folder):
    for command in COMMANDS:
        for option in ("--help", "-h"):
            result = folder.done(command, option)
            assert f"accord {command}" in result.text, result
            assert result.err == b"", result
    assert folder.names() == []


@case
def unknown_option(folder):
    for command, n in COMMANDS.items():
        folder.fails(command, *["x"] * n, "--no-such", status=2, says=["--no-such", f"accord {command} --help"])
    folder.fails("--no-such", status=2, says="--help")


@case
def unknown_command(folder):
    folder.fails("leeds", status=2, says=["leeds", "--help"])


@case
def wrong_number_of_arguments(folder):
    for command, n in COMMANDS.items():
        if n > 0:
            folder.fails(command, *["x"] * (n - 1), status=2, says="--help")
        folder.fails(command, *["x"] * (n + 1), status=2, says="--help")
    assert folder.names() == []


@case
def missing_workspace(folder):
    for command, n in COMMANDS.items():
        if command in ("new", "load", "metrics"):
            continue
        arguments = {"kpi": ["leads"], "chart": ["leads"], "undo-import": ["1"]}.get(command, ["x"] * (n - 1))
        options = ["-o", "out.pdf"] if command in ("pdf", "chart", "board", "digest") else []
        folder.fails(command, "missing.accord", *arguments, *options, says="missing.accord")
    assert folder.names() == []


@case
def commitments(folder):
    folder.done("new", "k.accord", "--template", "sample")
    commitments = folder.done("dump", "k.accord").json["commitments"]
    assert commitments
    for commitment in commitments:
        figures = folder.done("kpi", "k.accord", "attainment", "--commitment", commitment["id"], "--json").json
        point = figures["points"][0]
        assert figures["trial"] is True and figures["unit"] == "ratio", figures
        assert point["denominator"] > 0 and 0 <= point["value"] <= 1, (commitment["title"], point)
    by_title = folder.done("kpi", "k.accord", "attainment", "--commitment", commitments[-1]["title"].upper(), "--json").json
    assert by_title == figures, by_title
    speed = folder.done("kpi", "k.accord", "speed-to-lead", "--json").json
    quantiles = speed["points"][0]["quantiles"]
    assert list(quantiles) == ["p25", "p50", "p75", "p90"] and quantiles["p50"] == speed["points"][0]["value"], speed
    assert quantiles["p25"] <= quantiles["p50"] <= quantiles["p75"] <= quantiles["p90"], quantiles
    assert "trial" not in speed
    header = folder.done("kpi", "k.accord", "speed-to-lead", "--csv").text.splitlines()[0]
    assert header.endswith(",left_out,p25,p50,p75,p90"), header
    named = folder.done("kpi", "k.accord", "time-between", "--from-date", "handed_over_at", "--to-date", "first_contact_at",
                        "--json").json
    assert named["points"][0]["quantiles"] == quantiles, named
    folder.fails("kpi", "k.accord", "attainment", status=2, says="--commitment")
    folder.fails("kpi", "k.accord", "attainment", "--commitment", "nobody’s", status=2, says="nobody’s")
    folder.fails("kpi", "k.accord", "share", status=2, says="condition")
    folder.fails("kpi", "k.accord", "share", "--condition", "source =", status=2, says="--condition")
    folder.fails("kpi", "k.accord", "cac", "--where", 'source = "Webinar"', status=2, says="source and campaign")


@case
def metrics(folder):
    metrics = folder.done("metrics", "--json").json["metrics"]
    ids = [metric["id"] for metric in metrics]
    for wanted in ("leads", "conversion-rate", "lead-value", "new-customers", "revenue", "mean-deal-value",
                   "expected-lead-value", "speed-to-lead", "time-to-convert", "time-between", "share", "contact-attempts",
                   "acceptance-rate", "attainment", "lead-velocity", "cost-per-lead", "cac", "roi"):
        assert wanted in ids, ids
    for metric in metrics:
        assert set(metric) == {"id", "label", "unit", "better"}, metric
        assert metric["unit"] in ("count", "ratio", "money", "seconds"), metric
        assert metric["better"] in ("up", "down", "neither"), metric
    lines = folder.done("metrics").text.splitlines()
    assert [line.split()[0] for line in lines] == ids, lines


@case
def new_never_overwrites(folder):
    path = folder.new()
    with unchanged(folder, path):
        folder.fails("new", "w.accord", says="w.accord")
    other = folder.write("notes.txt", "mine")
    with unchanged(folder, other):
        folder.fails("new", "notes.txt", says="notes.txt")


@case
def new_refuses_wrong_options(folder):
    folder.fails("new", "w.accord", "--template", "nice", status=2, says="b2b-saas")
    folder.fails("new", "w.accord", "--timezone", "Mars/Olympus", status=2, says="Mars/Olympus")
    folder.fails("new", "w.accord", "--currency", "euro", status=2, says="euro")
    folder.fails("new", "no/such/folder/w.accord", says="no/such/folder")
    assert folder.names() == []


@case
def new_templates(folder):
    for template in ("blank", "b2b-saas", "sample"):
        folder.done("new", f"{template}.accord", "--template", template)
        folder.done("check", f"{template}.accord")
    assert folder.done("leads", "blank.accord", "--json").json["count"] == 0
    assert folder.done("leads", "b2b-saas.accord", "--json").json["count"] == 0
    assert 2600 < folder.done("leads", "sample.accord", "--json").json["count"] < 2800
    assert "invented" in folder.done("sla", "sample.accord").text


@case
def new_zone_and_currency(folder):
    folder.new("v.accord", "--timezone", "Europe/Vienna", "--currency", "CHF")
    settings = folder.done("dump", "v.accord").json["settings"]
    settings = settings[0] if isinstance(settings, list) else settings
    assert settings["timezone"] == "Europe/Vienna" and settings["currency"] == "CHF", settings


@case
def writers_take_a_member(folder):
    folder.new("s.accord", "--template", "sample")
    folder.write("l.csv", "id,source\n1,web\n")
    for who in ("Mara Keller", "mara.keller@instruments.example", "MKELLER", "system"):
        folder.done("import", "s.accord", "l.csv", "--as", who)
    folder.fails("import", "s.accord", "l.csv", "--as", "Nobody", status=2, says="Nobody")


@case
def check_finds_nothing_in_a_new_file(folder):
    folder.new()
    result = folder.done("check", "w.accord")
    assert result.out == b"" and result.err == b"", result


@case
def output_that_cannot_be_written(folder):
    folder.new("s.accord", "--template", "sample")
    for arguments in (["leads", "s.accord", "--csv"], ["kpi", "s.accord", "leads", "--json"], ["metrics"],
                      ["dump", "s.accord"], ["sla", "s.accord"]):
        with open("/dev/full", "wb") as full:
            result = folder.call(*arguments, capture_output=False, stdout=full, stderr=-1)
        assert result.status == 1 and result.complaint.count("\n") == 1, (arguments, result)


run()
