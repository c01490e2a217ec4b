"""What is to hold on a share, each seen on two machines."""

import time

from machines import PATIENCE, count_saved
from tap import say

N_CHANGES = 200
N_IMPORTS = 5
N_SEEN = 5
SOON = 3  # s, in which others' changes are to be seen
N_FORCED = 5   # times
N_TOGETHER = 50


def both_write(machines):
    machines.new_file()
    answers = machines.both(f'write-changes {machines.file} {N_CHANGES}')
    for status, said in answers:
        say(said.splitlines()[-1] if said else '(nothing)')
        assert status == 0, said[-500:]
    found = machines.count(machines.b)
    say(f'{found} of {2 * N_CHANGES}')
    assert found == 2 * N_CHANGES
    assert machines.count(machines.a) == found


def both_import(machines):
    """Each import is a program of its own that opens and closes the file."""
    machines.new_file()
    answers = machines.both(f'(set -e; for i in $(seq {N_IMPORTS}); do echo "id,created_at" >/tmp/in.csv; '
                            f'echo "$(hostname)-$i,2018-01-01" >>/tmp/in.csv; accord import {machines.file} /tmp/in.csv; done)')
    for status, said in answers:
        assert status == 0, said[-500:]
    found = machines.count_leads(machines.b)
    say(f'{found} of {2 * N_IMPORTS}')
    assert found == 2 * N_IMPORTS


def deleted_journal(machines):
    """Who took a file back from a dead writer deletes the journal, while others look whether there is one."""
    machines.new_file()
    journal = f'{machines.file}-journal'
    machines.expect(machines.a, f'write-changes {machines.file} 1')
    holding = machines.b.start(f'(exec 3<{journal}; echo holding; sleep 2)')
    machines.b.wait_for('holding', PATIENCE)
    machines.expect(machines.a, f'rm {journal}; write-changes {machines.file} 1')
    machines.b.finish(holding, PATIENCE)
    assert machines.count(machines.b) == 2


def killed_writer(machines):
    """kill -9 on A at some moment of its writing; B finds every acknowledged change set, and at most one more."""
    machines.new_file()
    machines.a.run(f'write-changes {machines.file} 100000 >/tmp/said 2>&1 & echo $! >/tmp/pid; true')
    wait_for_changes(machines.a, 20)
    machines.a.run('kill -9 $(cat /tmp/pid)')
    saved = count_saved(machines.expect(machines.a, 'cat /tmp/said'))
    start = time.monotonic()
    found = machines.count(machines.b)
    say(f'{saved} acknowledged, {found} there, after {time.monotonic() - start:.1f} s')
    assert saved <= found <= saved + 1
    machines.expect(machines.b, f'write-changes {machines.file} 3')


def wait_for_changes(machine, n):
    end = time.monotonic() + PATIENCE
    while count_saved(machine.run('cat /tmp/said')[1]) < n:
        ended = machine.run('kill -0 $(cat /tmp/pid)')[0] != 0
        if ended or time.monotonic() > end:
            raise AssertionError(machine.run('cat /tmp/said')[1][-500:])


def killed_import(machines):
    """kill -9 on A in the middle of an import's commit: B finds nothing of it."""
    machines.new_file()
    machines.expect(machines.a, 'echo id,created_at,company >/tmp/in.csv; '
                                'seq 1 60000 | sed "s/.*/&,2018-01-01,Company & of some length/" >>/tmp/in.csv')
    machines.a.run(f'accord import {machines.file} /tmp/in.csv >/tmp/said 2>&1 & echo $! >/tmp/pid; true')
    machines.wait_for_commit()
    machines.a.run('kill -9 $(cat /tmp/pid)')
    assert machines.is_in_commit(), 'it was killed too late'
    start = time.monotonic()
    found = machines.count_leads(machines.b)
    say(f'{found} leads after {time.monotonic() - start:.1f} s')
    assert found == 0


def power_off(machines):
    """The plug of A is pulled while it writes; B finds every acknowledged change set that A could tell of."""
    machines.new_file()
    machines.a.run(f'write-changes {machines.file} 100000 >/tmp/said 2>&1 & echo $! >/tmp/pid; true')
    wait_for_changes(machines.a, 20)
    saved = count_saved(machines.expect(machines.a, 'cat /tmp/said'))
    machines.wait_for_commit()
    machines.a.power_off()
    say('in the middle of a commit' if machines.is_in_commit() else 'between two commits')
    start = time.monotonic()
    while True:
        status, said = machines.b.run(f'timeout 120 accord check {machines.file}', PATIENCE)
        if status == 0:
            break
        say(said)
        assert time.monotonic() - start < 180, 'the dead machine still holds the file'
    found = machines.count(machines.b)
    say(f'{saved} told of before, {found} there, after {time.monotonic() - start:.1f} s')
    assert found >= saved
    machines.expect(machines.b, f'write-changes {machines.file} 3')


def change_is_seen(machines):
    """How soon a window on B shows what A saved. Of the time only this machine's clock knows."""
    machines.new_file()
    watching = machines.b.start(f'watch-changes {machines.file} {N_SEEN}')
    machines.b.wait_for('watching', PATIENCE)
    took = []
    for _ in range(N_SEEN):
        writing = machines.a.start(f'write-changes {machines.file} 1')
        machines.a.wait_for('saved', PATIENCE)
        saved = time.monotonic()
        machines.b.wait_for('seen', PATIENCE)
        took.append(time.monotonic() - saved)
        machines.a.finish(writing, PATIENCE)
    assert machines.b.finish(watching, PATIENCE)[0] == 0
    say('seen after ' + ', '.join(f'{seconds:.1f}' for seconds in took) + ' s')
    assert max(took) < SOON


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
    commands = {'check': f'accord check {machines.file}', 'import': f'accord import {machines.file} /tmp/in.csv'}
    refuse(lambda name: machines.a.run(commands[name], PATIENCE), 'nobrl')


def count_forced(machines):
    """What is in a file that two wrote without locks: it may not even be whole."""
    return int(machines.b.run(f'accord dump {machines.file} | grep -o "Written by a machine" | wc -l', PATIENCE)[1].split()[-1])


def force(machines):
    """Two who both say that they are alone: how many of their change sets are lost, and what each was told in the end."""
    machines.new_file()
    answers = machines.both(f'write-changes {machines.file} {N_TOGETHER} sole-user')
    saved = sum(count_saved(said) for _, said in answers)
    lost = saved - count_forced(machines)
    refusals = [said.splitlines()[-1] for status, said in answers if status != 0]
    for refusal in refusals:
        say(refusal)
    say(f'{lost} of {saved} lost')
    return lost, refusals


def trip_canary(machines):
    """They meet by chance, and some end earlier because a file that is being written under their hands does not make sense
    to SQLite; then they do it again. Nobody loses anything without a word."""
    for _ in range(N_FORCED):
        lost, refusals = force(machines)
        if any('nobrl' in refusal for refusal in refusals):
            assert lost > 0, 'but nothing was'
            return
        assert lost == 0 or refusals, 'and nobody was told'
    raise AssertionError('no canary sang')
