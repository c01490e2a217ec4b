"""Two machines with the same share, and what they do with a file on it."""

import contextlib
import pathlib
import re
import time

from guest import Guest
from tap import say

HOT = bytes.fromhex('d9d505f920a163d7')  # how a journal begins from which a file is to be recovered
# A machine that is emulated beside another and its servers is slow; NFS waits for a dead one's lease.
PATIENCE = 600


def count_saved(said):
    return len(re.findall(r'^saved ', said, re.MULTILINE))


class Machines:
    """Two of them, with the same share."""

    def __init__(self, build, server, options=''):
        network = build / 'network'
        mount = server.mount(options)
        self.share = server.share
        self.n_files = 0
        self.file = None
        start = time.monotonic()
        self.a, self.b = (Guest(name, network / 'vmlinux', network / 'initrd') for name in 'ab')
        for machine in (self.a, self.b):
            machine.wait_until_ready()
            # Two of one name are one client to an NFS server, which forgets what the first held when the second comes.
            self.expect(machine, f'hostname machine-{machine.name}; {mount}')
        say(f'two machines booted in {time.monotonic() - start:.0f} s')
        say(self.expect(self.a, 'grep " /mnt/share " /proc/self/mountinfo'))

    def __enter__(self):
        return self

    def __exit__(self, *error):
        for machine in (self.a, self.b):
            machine.power_off()

    def expect(self, machine, command, seconds=PATIENCE):
        status, said = machine.run(command, seconds)
        assert status == 0, f'{machine.name}: {command}: status {status}: {said}'
        return said

    def new_file(self):
        self.n_files += 1
        self.file = f'/mnt/share/team-{self.n_files}.accord'
        self.expect(self.a, f'accord new {self.file}')

    def count(self, machine):
        """How many change sets are there; asked of the whole file, which must be sound."""
        said = self.expect(machine, f'timeout 120 accord check {self.file} && '
                                    f'accord dump {self.file} | grep -o "Written by a machine" | wc -l')
        return int(said.split()[-1])

    def count_leads(self, machine):
        said = self.expect(machine, f'accord check {self.file} && accord leads {self.file} --csv | wc -l')
        return int(said.split()[-1]) - 1

    def is_in_commit(self):
        """Whether the server has a journal to recover from. A machine learns of another's only after seconds."""
        journal = self.share / (pathlib.Path(self.file).name + '-journal')
        with contextlib.suppress(FileNotFoundError), open(journal, 'rb') as file:
            return file.read(len(HOT)) == HOT
        return False

    def wait_for_commit(self):
        """Until A is in the middle of one."""
        end = time.monotonic() + PATIENCE
        while not self.is_in_commit():
            if time.monotonic() > end:
                raise TimeoutError(self.a.run('cat /tmp/said')[1][-500:])
            time.sleep(0.002)

    def both(self, command):
        """In both at once; what each said, and its status."""
        numbers = [(machine, machine.start(command)) for machine in (self.a, self.b)]
        return [machine.finish(number, PATIENCE) for machine, number in numbers]
