#!/usr/bin/env python3
"""usage: battery.py BUILD [STEP…]: what tests/network/run does once all is built. Speaks TAP."""

import os
import pathlib
import signal
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import checks  # noqa: E402
import servers  # noqa: E402
import tap  # noqa: E402
from machines import PATIENCE, Machines  # noqa: E402


FILE = 'team.accord'


def make_file(build, share):
    subprocess.run([build / 'src' / 'accord', 'new', share / FILE], check=True)


def refuse_here(build, mounted, word):
    accord = build / 'src' / 'accord'
    file = mounted / FILE
    leads = build / 'network' / 'in.csv'
    leads.write_text('id,created_at\n1,2018-01-01\n')
    environment = dict(os.environ, XDG_CACHE_HOME=str(build / 'network' / 'cache'), GIO_USE_VFS='local')

    def call(name):
        command = [accord, name, file] + ([leads] if name == 'import' else [])
        done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=PATIENCE, check=False)
        return done.returncode, (done.stdout + done.stderr).strip()
    checks.refuse(call, word)


def on_machines(build, server, kind):
    with Machines(build, server) as machines:
        tap.check(f'{kind}: two machines write {checks.N_CHANGES} change sets each', checks.both_write, machines)
        tap.check(f'{kind}: two machines import', checks.both_import, machines)
        tap.check(f'{kind}: a change of others is seen within {checks.SOON} s', checks.change_is_seen, machines)
        tap.check(f'{kind}: a journal is deleted under the eyes of another', checks.deleted_journal, machines)
        tap.check(f'{kind}: recovery after kill -9 of a writer', checks.killed_writer, machines)
        tap.check(f'{kind}: recovery after kill -9 in an import', checks.killed_import, machines)
        tap.check(f'{kind}: recovery after a power failure', checks.power_off, machines)


def step_sshfs(build, network):
    with servers.Sshfs(network / 'ssh') as server:
        make_file(build, server.share)
        tap.check('sshfs: read, and not written', refuse_here, build, server.mounted, 'sshfs')


def step_gvfs(build, network):
    with servers.Samba(network / 'smb') as samba:
        make_file(build, samba.share)
        with servers.Gvfs(network / 'gvfs') as server:
            tap.check('gvfs: read, and not written', refuse_here, build, server.mounted, 'file manager')


def step_nobrl(build, network):
    with servers.Samba(network / 'smb') as server, Machines(build, server, ',nobrl') as machines:
        tap.check('CIFS with nobrl: read, and not written', checks.refuse_nobrl, machines)
        tap.check('CIFS with nobrl, forced: the canary', checks.trip_canary, machines)


def step_cifs(build, network):
    with servers.Samba(network / 'smb') as server:
        on_machines(build, server, 'CIFS')


def step_nfs(build, network):
    with servers.Nfs(network / 'nfs', network / 'root') as server:
        on_machines(build, server, 'NFS 4.2')


STEPS = {'sshfs': step_sshfs, 'gvfs': step_gvfs, 'nobrl': step_nobrl, 'cifs': step_cifs, 'nfs': step_nfs}


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that machines and servers end, too
    start = time.monotonic()
    for name in sys.argv[2:] or STEPS:
        try:
            STEPS[name](build, build / 'network')
        except Exception as error:  # a step that cannot begin does not stop the others
            def fail(reason=error):
                raise reason
            tap.check(f'{name}: servers and machines', fail)
    tap.say(f'{time.monotonic() - start:.0f} s')
    return 0 if tap.end() else 1


if __name__ == '__main__':
    sys.exit(main())
