"""A small virtual machine, emulated in software, and a root shell in it over its serial line."""

import os
import re
import subprocess
import threading
import time


class Guest:
    def __init__(self, name, kernel, initrd):
        self.name = name
        self.buffer = b''
        self.n_calls = 0
        self.changed = threading.Condition()
        # Hardware virtualisation is not everywhere, and hangs on some machines that have it. A newer processor than this
        # one has wide registers and deep page tables, which cost a third more to emulate.
        self.process = subprocess.Popen(
            ['qemu-system-x86_64', '-accel', 'tcg', '-cpu', 'Nehalem', '-m', '512', '-display', 'none', '-no-reboot',
             '-monitor', 'none', '-serial', 'stdio', '-kernel', str(kernel), '-initrd', str(initrd), '-append',
             f'console=ttyS0 quiet panic=-1 mitigations=off random.trust_cpu=on', '-netdev', 'user,id=n0', '-device',
             f'virtio-net-pci,netdev=n0,mac=52:54:00:00:00:{ord(name):02x}'],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        while True:
            data = os.read(self.process.stdout.fileno(), 65536)
            if not data:
                return
            with self.changed:
                self.buffer += data
                self.changed.notify_all()

    def _wait(self, pattern, seconds):
        end = time.monotonic() + seconds
        with self.changed:
            while True:
                match = re.search(pattern, self.buffer, re.DOTALL)
                if match:
                    before = self.buffer[:match.start()]
                    self.buffer = self.buffer[match.end():]
                    return before.decode(errors='replace'), match
                if time.monotonic() > end or self.process.poll() is not None:
                    raise TimeoutError(f'machine {self.name} waited {seconds} s for {pattern}: {self.buffer[-1500:]!r}')
                self.changed.wait(0.2)

    def wait_until_ready(self):
        self._wait(rb'GUEST-READY\r?\n', 300)

    def wait_for(self, text, seconds=120):
        """Until a command that runs said this and the rest of a line, which finish() does not tell again."""
        self._wait(re.escape(text.encode()) + rb'[^\n]*\n', seconds)

    def start(self, command):
        """Begins a command; its number is for finish()."""
        self.n_calls += 1
        self.process.stdin.write(f'{command}; echo "@@"{self.n_calls}:$?"@@"\n'.encode())
        self.process.stdin.flush()
        return self.n_calls

    def finish(self, number, seconds=120):
        """The exit status and what was said."""
        said, match = self._wait(rb'@@%d:(\d+)@@\r?\n?' % number, seconds)
        return int(match.group(1)), said.replace('\r', '').strip()

    def run(self, command, seconds=120):
        return self.finish(self.start(command), seconds)

    def power_off(self):
        """As if the plug were pulled."""
        self.process.kill()
        self.process.wait()
