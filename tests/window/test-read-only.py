#!/usr/bin/python3
"""usage: test-read-only.py ACCORD BUILD
A file that a person may not write: they see everything and are told why nothing can be changed. As somebody who is not
root, whom access rights do not bind."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import screen  # noqa: E402
from desktop import wait_for  # noqa: E402
from story import WindowStory, tell  # noqa: E402

NOBODY = 65534


class Story(WindowStory):
    def __init__(self, desktop):
        super().__init__(desktop)
        self.file = desktop.home / 'theirs.accord'

    def steps(self):
        return [self.open, self.read, self.cannot_change, self.save_a_copy, self.quit]

    def open(self):
        """the page says why nothing can be saved"""
        self.desktop.run('new', str(self.file), '--template', 'sample')
        self.file.chmod(0o444)
        self.before = self.file.read_bytes()
        self.desktop.start(str(self.file))
        screen.find(screen.window, 'theirs.accord', deadline=40)
        self.desktop.press('alt+3')
        screen.find(lambda: screen.page('Personas'), 'You can read everything. Saving is off: you may not write to this file',
                    'label')

    def read(self):
        """everything can be read"""
        screen.find(lambda: screen.page('Personas'), 'Plant manager', 'label')
        self.desktop.press('alt+5')
        screen.find(screen.page('KPIs'), 'Customers within 90 days', 'image', '%')

    def cannot_change(self):
        """what would change something is off, and nobody is asked whether they are alone"""
        self.desktop.press('alt+3')
        page = screen.page('Personas')
        assert not screen.is_sensitive(screen.find(page, 'New persona', 'push button')), 'a persona can be added'
        assert screen.seek(page, 'Only User', 'push button') is None, 'the folder is not the reason'
        self.desktop.press('alt+9')
        page = screen.page('Scoring')
        for name, role in (('New rule', 'push button'), ('Publish…', 'push button'),
                           ('Bar of the points of “Referral”', 'slider')):
            assert not screen.is_sensitive(screen.find(page, name, role)), f'{name} can be used'
        self.desktop.press('alt+3')

    def save_a_copy(self):
        """a copy is made, in which everything can be changed"""
        copy = self.desktop.home / 'mine.accord'
        screen.press_button(lambda: screen.page('Personas'), 'Save a Copy')
        chooser = wait_for('where to save the copy', lambda: screen.seek_window_with('Name:', 'text'))
        screen.set_text(screen.find(chooser, 'Name:', 'text'), str(copy))
        screen.press_button(chooser, 'Save')
        screen.window('mine – Accord')
        wait_for('the copy', copy.exists)
        assert self.file.read_bytes() == self.before, 'the file was changed'


def run_as_nobody(accord, build):
    """All it needs is copied first: a checkout of root's may lie where nobody else may look."""
    tests = pathlib.Path(__file__).resolve().parent
    with tempfile.TemporaryDirectory(prefix='accord-nobody-') as name:
        place = pathlib.Path(name)
        place.chmod(0o755)
        shutil.copytree(tests, place / 'tests')
        shutil.copytree(pathlib.Path(build) / 'data', place / 'build' / 'data')
        shutil.copy(accord, place / 'accord')
        shutil.copy(pathlib.Path(accord).with_name('accord-window'), place / 'accord-window')
        shutil.copy(tests.parent / 'lsan.supp', place)
        environment = {**os.environ, 'LSAN_OPTIONS': f'suppressions={place}/lsan.supp:print_suppressions=0'}
        environment.pop('TMPDIR', None)
        return subprocess.call(['setpriv', f'--reuid={NOBODY}', f'--regid={NOBODY}', '--clear-groups', sys.executable,
                                str(place / 'tests' / 'test-read-only.py'), str(place / 'accord'), str(place / 'build')],
                               env=environment, cwd=place)


def main():
    accord, build = sys.argv[1:3]
    if os.geteuid() == 0:
        return run_as_nobody(accord, build)
    return tell(Story, choosers=True)


if __name__ == '__main__':
    sys.exit(main())
