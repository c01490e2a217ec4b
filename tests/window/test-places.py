#!/usr/bin/python3
"""usage: test-places.py ACCORD BUILD
Folders that cannot protect a file: one that is copied between computers, and one in which two people cannot save."""

import json
import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import screen  # noqa: E402
import tap  # noqa: E402
from desktop import wait_for  # noqa: E402
from story import WindowStory, tell  # noqa: E402

# In a view of the mounts of its own: the file is mounted without its folder, where its journal cannot be shared.
ALONE = ['unshare', '--mount', 'sh', '-c', 'mount --bind "$0" "$0" && exec "$@"']
SENTENCE = 'Saving is off: this file is mounted without its folder'
NAME = 'A persona of the only user'


def why_not():
    """Why nothing can be mounted here; None: it can."""
    if os.geteuid() != 0:
        return 'only root may mount'
    trial = subprocess.run([*ALONE, __file__, 'true'], capture_output=True, text=True, check=False)
    return trial.stderr.strip() or None


class Story(WindowStory):
    def __init__(self, desktop):
        super().__init__(desktop)
        self.synced = desktop.home / 'Dropbox' / 'ours.accord'
        self.file = desktop.home / 'alone.accord'
        self.reason = why_not()

    def steps(self):
        return [self.warn, self.dismiss, self.open_unsafe, self.ask, self.save, self.quit]

    def page(self):
        return screen.page('Personas')

    def warn(self):
        """in a folder that Dropbox copies the window warns, and saves all the same"""
        self.synced.parent.mkdir()
        self.desktop.run('new', str(self.synced), '--template', 'sample')
        self.desktop.start(str(self.synced))
        screen.find(screen.window, 'ours.accord', deadline=40)
        self.desktop.press('alt+3')
        screen.find(self.page, '“Dropbox” copies this folder between computers', 'label')
        assert screen.seek(self.page(), 'Saving is off', 'label') is None
        self.show('sync')

    def dismiss(self):
        """who has read it sees it no more, on no page"""
        bar = screen.find(self.page, '“Dropbox” copies', 'label').parent
        while screen.seek(bar, 'Close', 'push button') is None:
            bar = bar.parent
        screen.press_button(bar, 'Close')
        wait_for('its end', lambda: screen.seek(self.page(), '“Dropbox” copies', 'label') is None)
        self.desktop.press('alt+2')
        assert screen.seek(screen.page('SLA'), '“Dropbox” copies', 'label') is None
        self.desktop.press('ctrl+q')
        wait_for('the end of the program', lambda: self.desktop.program.poll() is not None)

    def open_unsafe(self):
        """where two people cannot save it is read, with the sentence that says why"""
        if self.reason:
            raise tap.Skip(self.reason)
        self.desktop.run('new', str(self.file), '--template', 'sample')
        self.before = self.file.read_bytes()
        self.desktop.start(str(self.file), within=[*ALONE, str(self.file)])
        screen.find(screen.window, 'alone.accord', deadline=40)
        self.desktop.press('alt+3')
        screen.find(self.page, SENTENCE, 'label')
        screen.find(self.page, 'Plant manager', 'label')
        screen.find(self.page, 'Save a Copy', 'push button')
        self.show('unsafe')
        assert len(list((self.desktop.home / 'cache' / 'accord' / 'reading').iterdir())) == 1

    def ask(self):
        """who is the only user can save, once they have said so"""
        if self.reason:
            raise tap.Skip(self.reason)
        assert self.file.read_bytes() == self.before, 'the file was changed by reading'
        screen.press_button(self.page, 'I Am the Only User')
        dialog = wait_for('the question', lambda: screen.seek_window_with('Does nobody else have this file open?', 'label'))
        screen.press_button(dialog, 'I Am the Only User')
        wait_for('the end of the bar', lambda: screen.shown_page() and screen.seek(self.page(), SENTENCE, 'label') is None)
        assert not list((self.desktop.home / 'cache' / 'accord' / 'reading').iterdir()), 'the copy was left'

    def save(self):
        """what they write is in the file"""
        if self.reason:
            raise tap.Skip(self.reason)
        screen.press_button(self.page, 'New persona')
        screen.set_text(screen.find(self.page, 'Name', 'text'), NAME)
        wait_for('what was typed in the file', lambda: any(
            p['name'] == NAME for p in json.loads(self.desktop.run('sla', str(self.file), '--json'))['personas']))

    def quit(self):
        """the program ends in peace"""
        if not self.reason:
            super().quit()
        assert not self.desktop.complaints(), '\n'.join(self.desktop.complaints())

    def show(self, name):
        folder = os.environ.get('ACCORD_TEST_PICTURE')
        if folder:
            self.desktop.picture(f'{folder}-{name}.png')


if __name__ == '__main__':
    sys.exit(tell(Story))
