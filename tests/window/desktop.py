"""A desktop of one's own: display, session bus, home. Nothing of it outlives the test, nothing of the user's is touched."""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import time

DEADLINE = 60.0  # it ends a test that hangs, not one that waits for its turn on a busy machine

SETTINGS = '''[Settings]
gtk-enable-animations=0
gtk-cursor-blink=0
gtk-font-name=Cantarell 11
'''

# A leak ends the program as usual: complaints() tells ours from the libraries'. Other findings abort it.
LEAKS = 'detect_leaks=1:exitcode=0:abort_on_error=1'
# What the leak detector found; one finding ends at an empty line. Leaks of one stack are one finding.
LEAK = re.compile(r'^(?:Direct|Indirect) leak of .*?(?=\n\n|\Z)', re.MULTILINE | re.DOTALL)
FRAME = re.compile(r'^ *#[1-9]\d* \S+ in \S+ \.\./src/', re.MULTILINE)
# GTK 4.8 asks where the pointer is over a bubble that has gone, when the tooltip that was to be shown there comes due.
TOOLTIP = re.compile(r"(gdk_surface_get_device_position|_gtk_widget_find_at_coords): assertion 'GDK_IS_SURFACE \(surface\)' failed")
# GLib's first table of quarks, 2,048 pointers, when it has outgrown it.
QUARKS = re.compile(r'Direct leak of 16384 byte\(s\) in 1 object\(s\) allocated from:\n *#0 \S+ in \w*malloc .*\n'
                    r' *#1 \S+ in g_malloc .*')


def wait_for(what, condition, deadline=DEADLINE):
    """The first true value of condition(), asked again and again."""
    end = time.monotonic() + deadline
    last = None
    while (begin := time.monotonic()) < end:
        try:
            value = condition()
        except Exception as error:  # the tree changes under our hands: ask again
            last, value = error, None
        if value:
            return value
        time.sleep(max(0.05, (time.monotonic() - begin) / 2))  # who is asked all the time gets nothing done
    raise AssertionError(f'waited {deadline:g} s for {what}' + (f' ({last})' if last else ''))


def focus_newest(windows):
    """There is no window manager: gives the keyboard to the newest of @windows(). It may close between being found and that:
    then it is another."""
    def focus():
        found = windows()
        return found and subprocess.run(['xdotool', 'windowfocus', '--sync', max(found, key=int)], env=os.environ.copy(),
                                        stderr=subprocess.DEVNULL).returncode == 0
    wait_for('a window that takes the keyboard', focus)


class Desktop:
    def __init__(self, accord, build, dark=False, size='1280x900', choosers=False):
        """@choosers: whether a file chooser will be open."""
        self.accord = accord
        self.choosers = choosers
        self.home = pathlib.Path(tempfile.mkdtemp(prefix='accord-window-'))
        self.children = []
        self.log = self.home / 'stderr.txt'
        self.environment = self._environment(build, dark)
        os.environ.clear()
        os.environ.update(self.environment)
        self._start_display(size)
        self._start_bus()

    def _environment(self, build, dark):
        home = self.home
        environment = {
            'PATH': os.environ.get('PATH', '/usr/bin:/bin'),
            'HOME': str(home), 'TMPDIR': str(home),
            'XDG_RUNTIME_DIR': str(home / 'run'), 'XDG_CONFIG_HOME': str(home / 'config'),
            'XDG_DATA_HOME': str(home / 'data'), 'XDG_CACHE_HOME': str(home / 'cache'),
            'XDG_DATA_DIRS': f'{pathlib.Path(build) / "data" / "share"}:/usr/local/share:/usr/share',
            # Without GL: its drivers leave memory behind that no suppression can name, for they are unloaded by then.
            'GDK_BACKEND': 'x11', 'GSK_RENDERER': 'cairo', 'GDK_DEBUG': 'gl-disable',
            'GSETTINGS_BACKEND': 'memory', 'GSETTINGS_SCHEMA_DIR': str(pathlib.Path(build) / 'data'),
            'GTK_USE_PORTAL': '0', 'ADW_DISABLE_PORTAL': '1', 'GIO_USE_VFS': 'local', 'GIO_USE_NETWORK_MONITOR': 'base',
            'GIO_USE_VOLUME_MONITOR': 'unix',
            'LANG': 'C.UTF-8', 'TZ': 'UTC', 'NO_AT_BRIDGE': '0',
        }
        for name in ('LSAN_OPTIONS', 'UBSAN_OPTIONS', 'ACCORD_TEST_PICTURE'):
            if name in os.environ:
                environment[name] = os.environ[name]
        environment['ASAN_OPTIONS'] = f'{LEAKS}:{os.environ.get("ASAN_OPTIONS", "")}'
        if dark:
            environment['ADW_DEBUG_COLOR_SCHEME'] = 'prefer-dark'
        for name in ('XDG_RUNTIME_DIR', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_CACHE_HOME'):
            os.makedirs(environment[name], mode=0o700)
        settings = home / 'config' / 'gtk-4.0' / 'settings.ini'
        settings.parent.mkdir()
        settings.write_text(SETTINGS)
        return environment

    def _spawn(self, command, **arguments):
        child = subprocess.Popen(command, env=os.environ.copy(), **arguments)
        self.children.append(child)
        return child

    def _start_display(self, size):
        reading, writing = os.pipe()
        self._spawn(['Xvfb', '-displayfd', str(writing), '-screen', '0', f'{size}x24', '-nolisten', 'tcp', '-noreset'],
                    pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as pipe:
            number = pipe.readline().strip()
        assert number, 'Xvfb did not start'
        os.environ['DISPLAY'] = f':{number}'

    def _start_bus(self):
        bus = self._spawn(['dbus-daemon', '--session', '--nofork', '--print-address=1'],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        address = bus.stdout.readline().strip()
        assert address, 'dbus-daemon did not start'
        os.environ['DBUS_SESSION_BUS_ADDRESS'] = address

    def start(self, *arguments, within=()):
        """Starts Accord's window, by the command @within if there is one; what it says goes to the log."""
        self.program = self._spawn([*within, self.accord, *arguments], stderr=open(self.log, 'ab'), stdout=subprocess.DEVNULL)
        return self.program

    def run(self, *arguments):
        """Accord on the command line; its standard output."""
        done = subprocess.run([self.accord, *arguments], env=os.environ.copy(), capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, f'accord {" ".join(arguments)}: {done.stderr.strip()}'
        return done.stdout

    def complaints(self):
        """What GTK and the program warned of, and what it left behind when it ended."""
        text = self.log.read_text(errors='replace') if self.log.exists() else ''
        return [line for line in text.splitlines()
                if 'WARNING' in line or 'CRITICAL' in line and not TOOLTIP.search(line) or 'runtime error' in line
                or 'ERROR' in line and 'LeakSanitizer' not in line
                ] + [leak for leak in LEAK.findall(text) if self._is_ours(leak)]

    def _is_ours(self, leak):
        """A stack ends in GLib, which has no frame pointers: who called it is not known (to find out takes ten times as
        long: ASAN_OPTIONS=detect_leaks=1:exitcode=0:abort_on_error=1:fast_unwind_on_malloc=0). It is taken for ours, but
        where GTK's file chooser was open: it and the libraries it calls leave names and lists behind."""
        if self.choosers:
            return FRAME.search(leak) is not None
        return not QUARKS.fullmatch(leak)

    def quit(self):
        """Ctrl+Q ends the program in peace."""
        self.press('ctrl+q')
        self.end()

    def end(self, apart_from=None, status=0):
        """The program was told to end, and does so in peace. @apart_from: words of a complaint that is known; @status: None:
        whatever it is."""
        wait_for('the end of the program', lambda: self.program.poll() is not None)
        complaints = [line for line in self.complaints() if apart_from is None or apart_from not in line]
        assert not complaints, '\n'.join(complaints)
        assert status is None or self.program.returncode == status, f'exit status {self.program.returncode}'

    def _xdotool(self, *arguments, check=True):
        return subprocess.run(['xdotool', *arguments], check=check, env=os.environ.copy(), capture_output=True,
                              text=True).stdout

    def _windows(self):
        found = self._xdotool('search', '--onlyvisible', '--class', 'accord', check=False).split()
        return [window for window in found if len(found) == 1 or not self._is_of_drags(window)]

    def _is_of_drags(self, window):
        """GTK has one of a single dot outside of the display, for what is dragged from window to window."""
        return '-99,-99' in self._xdotool('getwindowgeometry', window, check=False)

    def count_windows(self):
        """How many windows of Accord are on the display, those of open popovers included."""
        return len(self._windows())

    def focus(self):
        focus_newest(self._windows)

    def leave(self):
        """For another program: no window of Accord has the keyboard until something is typed again. The pointer goes out of
        the window, too: without a window manager it would have the keyboard still."""
        self.point(*(int(size) - 1 for size in self._xdotool('getdisplaygeometry').split()))
        self._xdotool('windowfocus', '--sync', self._xdotool('search', '--maxdepth', '0', '.*').split()[0])

    def press(self, *keys):
        self.focus()
        self.press_on(*keys)

    def press_on(self, *keys):
        """In the window that has the keyboard: beside an open list of suggestions that is another than the newest."""
        for key in keys:
            self._xdotool('key', '--delay', '30', key)

    def click(self, x, y):
        """At that place of the window, which lies in the corner of the display."""
        self.focus()
        self._xdotool('mousemove', str(int(x)), str(int(y)), 'click', '1')

    def point(self, x, y):
        """The pointer goes there: what is under it may say something in a window of its own."""
        self._xdotool('mousemove', str(int(x)), str(int(y)))

    def scroll(self, x, y, notches):
        """The wheel, at that place; up where it is less than nothing."""
        self.focus()
        self._xdotool('mousemove', str(int(x)), str(int(y)), 'click', '--repeat', str(abs(notches)), '5' if notches > 0 else '4')

    def drag(self, x, y, dy, follows=True):
        """From that place of the newest window, which lies in the corner of the display, up or down. What is dragged follows
        the pointer in a window of its own, unless it is a line of a chart: only when that is there does a movement say where
        it is to go."""
        self.focus()
        before = self.count_windows()
        self._xdotool('mousemove', str(int(x)), str(int(y)), 'mousedown', '1')
        for step in range(1, 4):
            self.point(x, y + dy * step / 8)
        if follows:
            wait_for('what is dragged', lambda: self.count_windows() > before)
        # A frame may take only the last of several movements.
        for step in range(4, 9):
            self.point(x, y + dy * step / 8)
            self.count_windows()
        self._xdotool('mouseup', '1')

    def type(self, text):
        self.focus()
        self.type_on(text)

    def type_on(self, text):
        self._xdotool('type', '--delay', '50', text)

    def picture(self, path):
        subprocess.run(['import', '-window', 'root', str(path)], check=False, env=os.environ.copy())

    def stop_program(self):
        if self.program.poll() is None:
            self.program.terminate()
            self.program.wait(10)

    def close(self):
        for child in reversed(self.children):
            if child.poll() is None:
                child.terminate()
        for child in self.children:
            try:
                child.wait(5)
            except subprocess.TimeoutExpired:
                child.kill()
        shutil.rmtree(self.home, ignore_errors=True)
