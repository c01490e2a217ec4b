#!/usr/bin/python3
"""usage: test-chooser.py ACCORD BUILD
While a file chooser lists the folder of the open workspace, nobody opens the workspace to see what it is: closing it
again would drop the locks that the program holds on it."""

import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import screen  # noqa: E402
from desktop import wait_for  # noqa: E402
from story import WindowStory, tell  # noqa: E402


class Story(WindowStory):
    def __init__(self, desktop):
        super().__init__(desktop)
        self.folder = desktop.home / 'shelf'
        self.file = self.folder / 'ours.accord'
        self.other = self.folder / 'theirs.accord'
        self.riddles = [self.folder / f'riddle-{number}.unheardof' for number in range(5)]
        self.trace = desktop.home / 'trace'

    def steps(self):
        return [self.open, self.list, self.look, self.quit]

    def opened(self, path):
        """How often the program has opened @path so far; not for a look at what it is called, which takes no locks."""
        lines = self.trace.read_text(errors='replace').splitlines()
        return sum(f'"{path}"' in line and 'O_PATH' not in line for line in lines)

    def open(self):
        """a workspace is open, and every open(2) of the program is written down"""
        self.folder.mkdir()
        for path in (self.file, self.other):
            self.desktop.run('new', str(path), '--template', 'sample')
        for riddle in self.riddles:
            riddle.write_text('What am I?\n')
        self.desktop.start(str(self.file), within=['strace', '-f', '-qq', '-e', 'trace=open,openat', '-e', 'signal=none',
                                                   '-o', str(self.trace)])
        screen.find(screen.window, 'ours.accord', deadline=90)
        wait_for('the workspace in the trace', lambda: self.opened(self.file) > 0)

    def list(self):
        """a chooser lists its folder"""
        self.before = self.opened(self.file)
        self.desktop.press('ctrl+o')
        chooser = screen.window('Open a file')
        self.desktop.press('slash')
        entry = screen.find(lambda: screen.window('Open a file'), 'GtkFileChooserEntry', 'text')
        screen.set_text(entry, f'{self.folder}/')
        wait_for('the path', lambda: screen.text_of(entry) == f'{self.folder}/')
        screen.press_button(chooser, 'Open')

    def look(self):
        """files of an unknown kind were opened to see what they are, and neither workspace was"""
        wait_for('a look into every riddle', lambda: all(self.opened(riddle) > 0 for riddle in self.riddles))
        self.assert_not_opened()

    def assert_not_opened(self):
        assert self.opened(self.file) == self.before, f'{self.opened(self.file) - self.before} second opens'
        assert self.opened(self.other) == 0, f'{self.opened(self.other)} opens of the workspace beside'

    def quit(self):
        """the program ends in peace"""
        screen.press_button(lambda: screen.window('Open a file'), 'Cancel')
        wait_for('the end of the chooser', lambda: screen.application().childCount == 1)
        self.desktop.press('ctrl+q')
        self.desktop.end(status=None)  # strace looks at it, and so it cannot look for what it left behind
        self.assert_not_opened()


def main():
    try:
        subprocess.run(['strace', '-f', '-qq', '-o', '/dev/null', 'true'], check=True, capture_output=True, timeout=30)
    except (OSError, subprocess.SubprocessError) as error:
        print(f'1..0 # SKIP strace cannot look at programs here: {error}')
        return 0
    return tell(Story, choosers=True)


if __name__ == '__main__':
    sys.exit(main())
