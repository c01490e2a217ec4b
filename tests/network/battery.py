#!/usr/bin/env python3
"""usage: battery.py BUILD [STEP…]: what tests/network/run does once all is built. Speaks TAP."""

import os
import pathlib
import re
import subprocess
import sys
import time
import traceback

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import servers  # noqa: E402
from guest import Guest  # noqa: E402

N_CHANGES = 200
FILE = '/mnt/share/team.accord'
# A machine that is emulated beside another and its servers is slow; NFS waits for a dead one's lease.
PATIENCE = 600

_results = []


class Todo(Exception):
    """What this build cannot show yet."""


def say(text):
    for line in str(text).splitlines():
        print(f'#   {line}')
    sys.stdout.flush()


def check(label, function, *arguments):
    number = len(_results) + 1
    try:
        function(*arguments)
        outcome, suffix = 'ok', ''
    except Todo as reason:
        outcome, suffix = 'not ok', f' # TODO {reason}'
    except Exception:
        say(traceback.format_exc())
        outcome, suffix = 'not ok', ''
    _results.append(outcome == 'ok' or bool(suffix))
    print(f'{outcome} {number} - {label}{suffix}', flush=True)


class Machines:
    """Two of them, with the same share."""

    def __init__(self, build, mount):
        network = build / 'network'
        kernel = next((network / 'root' / 'boot').glob('vmlinuz-*'))
        start = time.monotonic()
        self.a, self.b = (Guest(name, kernel, network / 'initrd') for name in 'ab')
        for machine in (self.a, self.b):
            machine.wait_until_ready()
            # Two of one name are one client to an NFS server, which forgets what the first held when the second comes.
            self.expect(machine, f'hostname machine-{machine.name}; {mount}')
        say(f'two machines booted in {time.monotonic() - start:.0f} s')
        say(self.expect(self.a, 'grep " /mnt/share " /proc/self/mountinfo'))

    def expect(self, machine, command, seconds=PATIENCE):
        status, said = machine.run(command, seconds)
        assert status == 0, f'{machine.name}: {command}: status {status}: {said}'
        return said

    def new_file(self):
        self.expect(self.a, f'rm -f {FILE}*; accord new {FILE}')

    def count(self, machine):
        """How many change sets are there; asked of the whole file, which must be sound."""
        said = self.expect(machine, f'timeout 120 accord check {FILE} && '
                                    f'accord dump {FILE} | grep -o "Written by a machine" | wc -l')
        return int(said.split()[-1])

    def both(self, command, seconds=PATIENCE):
        """In both at once; what each said, and its status."""
        numbers = [(machine, machine.start(command)) for machine in (self.a, self.b)]
        return [machine.finish(number, seconds) for machine, number in numbers]

    def stop(self):
        for machine in (self.a, self.b):
            machine.power_off()


def count_saved(said):
    return len(re.findall(r'^saved ', said, re.MULTILINE))


def both_write(machines):
    machines.new_file()
    answers = machines.both(f'write-changes {FILE} {N_CHANGES}')
    for status, said in answers:
        say(said.splitlines()[-1] if said else '(nothing)')
        assert status == 0, said[-500:]
    found = machines.count(machines.b)
    say(f'{found} of {2 * N_CHANGES}')
    assert found == 2 * N_CHANGES
    assert machines.count(machines.a) == found


def killed_writer(machines):
    """kill -9 on A at some moment of its writing; B finds every acknowledged change set, and at most one more."""
    machines.new_file()
    machines.a.run(f'write-changes {FILE} 100000 >/tmp/said 2>&1 & echo $! >/tmp/pid; true')
    wait_for_changes(machines.a, 20)
    machines.a.run('kill -9 $(cat /tmp/pid)')
    saved = count_saved(machines.expect(machines.a, 'cat /tmp/said'))
    start = time.monotonic()
    found = machines.count(machines.b)
    say(f'{saved} acknowledged, {found} there, after {time.monotonic() - start:.1f} s')
    assert saved <= found <= saved + 1
    machines.expect(machines.b, f'write-changes {FILE} 3')


def wait_for_changes(machine, n):
    end = time.monotonic() + PATIENCE
    while count_saved(machine.run('cat /tmp/said')[1]) < n:
        ended = machine.run('kill -0 $(cat /tmp/pid)')[0] != 0
        if ended or time.monotonic() > end:
            raise AssertionError(machine.run('cat /tmp/said')[1][-500:])


def killed_import(machines):
    """kill -9 on A in the middle of an import's transaction: B finds nothing of it."""
    machines.new_file()
    machines.expect(machines.a, 'echo id,created_at,company >/tmp/in.csv; '
                                'seq 1 60000 | sed "s/.*/&,2018-01-01,Company & of some length/" >>/tmp/in.csv')
    machines.a.run(f'accord import {FILE} /tmp/in.csv >/tmp/said 2>&1 & echo $! >/tmp/pid; true')
    end = time.monotonic() + PATIENCE
    while machines.b.run(f'test -s {FILE}-journal')[0] != 0:
        assert time.monotonic() < end, machines.a.run('cat /tmp/said')[1]
    machines.a.run('kill -9 $(cat /tmp/pid)')
    start = time.monotonic()
    said = machines.expect(machines.b, f'accord check {FILE} && accord leads {FILE} --csv | wc -l')
    say(f'{said.split()[-1]} lines after {time.monotonic() - start:.1f} s')
    assert said.split()[-1] == '1', said


def power_off(machines):
    """The plug of A is pulled while it writes; B finds every acknowledged change set that A could tell of."""
    machines.new_file()
    machines.a.run(f'write-changes {FILE} 100000 >/tmp/said 2>&1 & echo $! >/tmp/pid; true')
    wait_for_changes(machines.a, 20)
    saved = count_saved(machines.expect(machines.a, 'cat /tmp/said'))
    machines.a.power_off()
    start = time.monotonic()
    while True:
        status, said = machines.b.run(f'timeout 120 accord check {FILE}', PATIENCE)
        if status == 0:
            break
        say(said)
        assert time.monotonic() - start < 180, 'the dead machine still holds the file'
    found = machines.count(machines.b)
    say(f'{saved} told of before, {found} there, after {time.monotonic() - start:.1f} s')
    assert found >= saved
    machines.expect(machines.b, f'write-changes {FILE} 3')


def refuse(call, word):
    """Reading goes, writing says why it does not, and names what is wrong with the folder."""
    status, said = call('check')
    assert (status, said) == (0, ''), (status, said)
    status, said = call('import')
    say(said)
    assert status == 1 and word in said and '--sole-user' in said, (status, said)


def refuse_nobrl(machines):
    machines.new_file()
    machines.expect(machines.a, 'echo id,created_at >/tmp/in.csv; echo 1,2018-01-01 >>/tmp/in.csv')
    commands = {'check': f'accord check {FILE}', 'import': f'accord import {FILE} /tmp/in.csv'}
    refuse(lambda name: machines.a.run(commands[name], PATIENCE), 'nobrl')


def trip_canary(machines):
    """Two who both say that they are alone: whoever loses a change set is told so, and writes no more."""
    machines.new_file()
    answers = machines.both(f'write-changes {FILE} {N_CHANGES} sole-user')
    for _, said in answers:
        say('\n'.join(said.splitlines()[-2:]))
    tripped = [said for status, said in answers if status == 1 and 'nobrl' in said]
    if not tripped:
        raise Todo('no canary sang in this build')


def refuse_here(build, mounted, word):
    accord = build / 'src' / 'accord'
    file = mounted / 'team.accord'
    leads = build / 'network' / 'in.csv'
    leads.write_text('id,created_at\n1,2018-01-01\n')
    environment = dict(os.environ, XDG_CACHE_HOME=str(build / 'network' / 'cache'), GIO_USE_VFS='local')

    def call(name):
        command = [accord, name, file] + ([leads] if name == 'import' else [])
        done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=PATIENCE, check=False)
        return done.returncode, (done.stdout + done.stderr).strip()
    refuse(call, word)


def make_file(build, share):
    subprocess.run([build / 'src' / 'accord', 'new', share / 'team.accord'], check=True)


def on_machines(build, server, kind):
    machines = Machines(build, server.mount())
    try:
        check(f'{kind}: two machines write {N_CHANGES} change sets each', both_write, machines)
        check(f'{kind}: recovery after kill -9 of a writer', killed_writer, machines)
        check(f'{kind}: recovery after kill -9 in an import', killed_import, machines)
        check(f'{kind}: recovery after a power failure', power_off, machines)
    finally:
        machines.stop()


def step_cifs(build, network):
    server = servers.Samba(network / 'smb')
    try:
        on_machines(build, server, 'CIFS')
    finally:
        server.stop()


def step_nobrl(build, network):
    server = servers.Samba(network / 'smb')
    try:
        machines = Machines(build, server.mount(',nobrl'))
        try:
            check('CIFS with nobrl: read, and not written', refuse_nobrl, machines)
            check('CIFS with nobrl, forced: the canary', trip_canary, machines)
        finally:
            machines.stop()
    finally:
        server.stop()


def step_nfs(build, network):
    server = servers.Nfs(network / 'nfs', network / 'root')
    try:
        on_machines(build, server, 'NFS 4.2')
    finally:
        server.stop()


def step_sshfs(build, network):
    server = servers.Sshfs(network / 'ssh')
    try:
        make_file(build, server.share)
        check('sshfs: read, and not written', refuse_here, build, server.mounted, 'sshfs')
    finally:
        server.stop()


def step_gvfs(build, network):
    samba = servers.Samba(network / 'smb')
    try:
        make_file(build, samba.share)
        server = servers.Gvfs(network / 'gvfs')
        try:
            check('gvfs: read, and not written', refuse_here, build, server.mounted, 'file manager')
        finally:
            server.stop()
    finally:
        samba.stop()


STEPS = {'sshfs': step_sshfs, 'gvfs': step_gvfs, 'nobrl': step_nobrl, 'cifs': step_cifs, 'nfs': step_nfs}


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    start = time.monotonic()
    for name in sys.argv[2:] or STEPS:
        try:
            STEPS[name](build, build / 'network')
        except Exception as error:  # a step that cannot begin does not stop the others
            def fail(reason=error):
                raise reason
            check(f'{name}: servers and machines', fail)
    print(f'1..{len(_results)}')
    say(f'{time.monotonic() - start:.0f} s')
    return 0 if all(_results) else 1


if __name__ == '__main__':
    sys.exit(main())
