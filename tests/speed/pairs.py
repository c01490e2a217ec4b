"""Two commands in turn, and the ratio of their times pair by pair: what else the machine does is shared by both."""

import os
import statistics
import subprocess
import time
from dataclasses import dataclass


@dataclass
class Run:
    wall: float  # seconds
    cpu: float   # seconds, user and system
    peak: float  # megabytes
    out: bytes


class Failed(Exception):
    """A command that ended badly, and what it said."""


def run(command, text=''):
    """@command with @text on its standard input, as the system accounts for the whole process."""
    start = time.monotonic()
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    child.stdin.write(text.encode())
    child.stdin.close()
    out = child.stdout.read()
    complaint = child.stderr.read().decode(errors='replace').strip()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise Failed(f'{command[0]}: {complaint.splitlines()[-1] if complaint else child.returncode}')
    return Run(time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, out)


def compare(name, limit, ours, anchor, n_pairs):
    """Prints a row: calls ours() and anchor(), each of which gives a Run, @n_pairs times in turn, after one that is not
    counted. Returns whether the CPU time keeps to @limit."""
    ours()
    anchor()
    pairs = [(ours(), anchor()) for _ in range(n_pairs)]
    return report(name, limit, pairs)


def report(name, limit, pairs):
    def ratios(get):
        return [get(a) / get(b) for a, b in pairs]
    cpu, wall = ratios(lambda r: r.cpu), ratios(lambda r: r.wall)
    ratio = statistics.median(cpu)
    print(f'{name:34} {ratio:6.2f} {min(cpu):6.2f}–{max(cpu):<6.2f} {statistics.median(wall):6.2f} {limit:6.2f}  '
          f'{statistics.median(a.cpu for a, _ in pairs):6.2f} s {statistics.median(b.cpu for _, b in pairs):6.2f} s '
          f'{max(a.peak for a, _ in pairs):6.0f} MB  {"kept" if ratio <= limit else "MISSED"}', flush=True)
    return ratio <= limit


def print_head():
    print(f'{"":34} {"CPU":>6} {"least–most":13} {"wall":>6} {"limit":>6}  {"ours":>8} {"anchor":>8} {"peak":>9}')
