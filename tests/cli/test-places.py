"""Files in folders that cannot protect them: read by every command, written only by who is alone."""

import os
import subprocess

from contract import Skip, case, digest, run

LEADS = "id,created_at\n1,2018-01-01\n2,2018-01-02\n"


def unsafe(path):
    """How to call a program that sees @path as a file mounted without its folder, which is no place to save."""
    enter = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--mount"]
    command = [*enter, "sh", "-c", 'mount --bind "$0" "$0" && exec "$@"', str(path)]
    trial = subprocess.run([*command, "true"], capture_output=True, text=True, check=False)
    if trial.returncode != 0:
        raise Skip(f"nothing can be mounted here: {trial.stderr.strip()}")
    return command


def read_only(path):
    """How to call a program that sees @path on a disk that can only be read."""
    enter = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--mount"]
    command = [*enter, "sh", "-c", 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && cd "$0" && exec "$@"',
               str(path)]
    trial = subprocess.run([*command, "true"], capture_output=True, text=True, check=False)
    if trial.returncode != 0:
        raise Skip(f"nothing can be mounted here: {trial.stderr.strip()}")
    return command


def call(folder, command, *arguments):
    import sys
    done = subprocess.run([*command, os.path.abspath(sys.argv[1]), *arguments], cwd=folder.path, capture_output=True,
                          text=True, timeout=300, check=False)
    return done.returncode, done.stdout, done.stderr


@case
def reading_is_never_refused(folder):
    workspace = folder.new("s.accord", "--template", "sample")
    before, as_elsewhere = digest(workspace), folder.done("dump", "s.accord").text
    command = unsafe(workspace)
    status, out, err = call(folder, command, "dump", "s.accord")
    assert (status, out, err) == (0, as_elsewhere, ""), (status, err)
    status, out, err = call(folder, command, "check", "s.accord")
    assert (status, out, err) == (0, "", ""), (status, out, err)
    status, out, err = call(folder, command, "backup", "s.accord", "copy.accord")
    assert (status, out, err) == (0, "", ""), (status, out, err)
    assert folder.done("dump", "copy.accord").text == as_elsewhere
    assert digest(workspace) == before


@case
def writing_says_why_not(folder):
    workspace = folder.new()
    folder.write("in.csv", LEADS)
    before, command = digest(workspace), unsafe(workspace)
    status, out, err = call(folder, command, "import", "w.accord", "in.csv")
    assert status == 1 and out == "" and err.count("\n") == 1, (status, out, err)
    assert "without its folder" in err and "--sole-user" in err, err
    assert digest(workspace) == before


@case
def the_only_user_writes(folder):
    workspace = folder.new()
    folder.write("in.csv", LEADS)
    command = unsafe(workspace)
    status, _, err = call(folder, command, "import", "w.accord", "in.csv", "--sole-user")
    assert status == 0, err
    status, _, err = call(folder, command, "undo-import", "w.accord", "1")
    assert status == 1 and "--sole-user" in err, err
    status, _, err = call(folder, command, "undo-import", "w.accord", "1", "--sole-user")
    assert status == 0, err
    folder.done("check", "w.accord")


@case
def a_disk_that_can_only_be_read(folder):
    folder.new("w.accord", "--template", "sample")
    folder.write("in.csv", LEADS)
    as_elsewhere, command = folder.done("dump", "w.accord").text, read_only(folder.path)
    status, out, err = call(folder, command, "dump", "w.accord")
    assert (status, out, err) == (0, as_elsewhere, ""), (status, err)
    status, _, err = call(folder, command, "import", "w.accord", "in.csv")
    assert status == 1 and "can only be read" in err and "--sole-user" not in err, (status, err)


@case
def a_file_that_is_locked_against_changes(folder):
    workspace = folder.new("w.accord", "--template", "sample")
    folder.write("in.csv", LEADS)
    before = digest(workspace)
    trial = subprocess.run(["chattr", "+i", workspace], capture_output=True, text=True, check=False)
    if trial.returncode != 0:
        raise Skip(f"files cannot be locked here: {trial.stderr.strip()}")
    try:
        folder.done("check", "w.accord")
        folder.fails("import", "w.accord", "in.csv", says="locked against every change")
    finally:
        subprocess.run(["chattr", "-i", workspace], check=True)
    assert digest(workspace) == before


@case
def the_workspace_is_no_export(folder):
    workspace = folder.new()
    before = digest(workspace)
    folder.fails("import", "w.accord", "w.accord", says=["w.accord", "is the Accord file that is open"])
    assert digest(workspace) == before


run()
