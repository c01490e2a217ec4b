"""Calls the program as a script or a scheduled job would, and speaks TAP about it.

A test file decorates its cases with @case and ends with run(). Each case gets a Folder of its own.
"""

import atexit
import concurrent.futures
import contextlib
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import traceback

DATA = pathlib.Path(__file__).resolve().parent / "data"
SHARED = pathlib.Path(os.environ.get("ACCORD_SHARED", "/nonexistent"))

_cases = []


class Skip(Exception):
    """Why a case cannot be run here."""


class Result:
    """How a call ended."""

    def __init__(self, process):
        self.status = process.returncode
        self.out = process.stdout
        self.err = process.stderr

    @property
    def text(self):
        return self.out.decode("utf-8")

    @property
    def complaint(self):
        return self.err.decode("utf-8")

    @property
    def json(self):
        return json.loads(self.out)

    def __repr__(self):
        return f"exit {self.status}, stdout {self.out[:2000]!r}, stderr {self.err[:2000]!r}"


class Folder:
    """A temporary folder in which the program is called."""

    def __init__(self, path):
        self.path = pathlib.Path(path)
        self.program = os.path.abspath(sys.argv[1])

    def __truediv__(self, name):
        return self.path / name

    def write(self, name, content):
        """Writes a file, text as UTF-8; returns its path."""
        path = self.path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    def call(self, *arguments, **options):
        """Calls the program; @options go to subprocess.run()."""
        options.setdefault("cwd", self.path)
        options.setdefault("capture_output", True)
        command = [self.program, *map(str, arguments)]
        return Result(subprocess.run(command, timeout=300, check=False, **options))

    def done(self, *arguments, **options):
        """Calls the program, which must succeed and complain about nothing."""
        result = self.call(*arguments, **options)
        assert result.status == 0, result
        assert "Sanitizer" not in result.complaint, result
        return result

    def fails(self, *arguments, status=1, says=(), **options):
        """Calls the program, which must fail as the contract says: one line on standard error, nothing on output."""
        result = self.call(*arguments, **options)
        assert result.status == status, result
        assert result.out == b"", result
        assert result.complaint.endswith("\n") and result.complaint.count("\n") == 1, result
        assert result.complaint.startswith("accord"), result
        for word in (says,) if isinstance(says, str) else says:
            assert word in result.complaint, f"“{word}” is not in {result}"
        return result

    def new(self, name="w.accord", *options):
        """A new workspace; returns its path."""
        self.done("new", name, *options)
        return self.path / name

    def names(self):
        """What lies in the folder. An empty journal is what SQLite leaves of a finished transaction."""
        return sorted(entry.name for entry in self.path.iterdir()
                      if not (entry.name.endswith("-journal") and entry.stat().st_size == 0))


NOBODY = 65534


def as_nobody(folder):
    """Options of a call by a person without rights, who may look into the folder; none where the caller is such a person.

    Where only its builder can reach the program, that person gets a copy."""
    if os.geteuid() != 0:
        return {}
    os.chmod(folder.path, 0o755)
    options = {"user": NOBODY, "group": NOBODY, "extra_groups": [], "env": {**os.environ, "HOME": "/nonexistent"}}
    try:
        folder.call("--version", **options)
    except PermissionError:
        copies = pathlib.Path(tempfile.mkdtemp(prefix="accord-copy-"))
        atexit.register(shutil.rmtree, copies, True)
        os.chmod(copies, 0o755)
        folder.program = shutil.copy(os.path.abspath(sys.argv[1]), copies / "accord")
    return options


def digest(path):
    """The check code of a file's bytes."""
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


@contextlib.contextmanager
def unchanged(folder, *paths):
    """What is done inside neither changes these files nor leaves others behind."""
    before = [digest(path) for path in paths]
    names = folder.names()
    yield
    assert [digest(path) for path in paths] == before, "the bytes of a file were changed"
    assert folder.names() == names, f"{folder.names()} instead of {names}"


def shared(name):
    """A file of the real data, where that is at hand."""
    path = SHARED / "data" / name
    if not path.exists():
        raise Skip(f"the real data is not here: {path}")
    return path


def tool(name):
    """A program that a case needs."""
    from shutil import which

    if which(name) is None:
        raise Skip(f"{name} is not installed")
    return name


def case(function):
    _cases.append(function)
    return function


def _run_one(number, function):
    """What it prints comes whole: cases may run side by side."""
    name = function.__name__.replace("_", "-")
    try:
        with tempfile.TemporaryDirectory(prefix="accord-cli-") as path:
            function(Folder(path))
    except Skip as reason:
        return True, f"ok {number} {name} # SKIP {reason}"
    except Exception:  # whatever it is, the other cases still run
        return False, "\n# ".join([f"not ok {number} {name}", *traceback.format_exc().splitlines()])
    return True, f"ok {number} {name}"


def run(side_by_side=1):
    """@side_by_side: how many cases at a time."""
    print(f"1..{len(_cases)}", flush=True)
    done = True
    with concurrent.futures.ThreadPoolExecutor(side_by_side) as pool:
        for passed, said in pool.map(_run_one, range(1, len(_cases) + 1), _cases):
            print(said, flush=True)
            done = done and passed
    sys.exit(0 if done else 1)
