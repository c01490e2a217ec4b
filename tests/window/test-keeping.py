#!/usr/bin/python3
"""usage: test-keeping.py ACCORD BUILD
A file is kept through the window: the daily backup, its restoring, a check with a repair, old leads archived, a person
erased, and the backup of a file that cannot be opened."""

import json
import pathlib
import sqlite3
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import screen  # noqa: E402
from desktop import wait_for  # noqa: E402
from story import WindowStory, tell  # noqa: E402

NAME = 'Persona that comes too late'


class Story(WindowStory):
    def __init__(self, desktop):
        super().__init__(desktop)
        self.file = desktop.home / 'ours.accord'
        self.archive = desktop.home / 'old.accord'
        self.export = desktop.home / 'ours.json'

    def steps(self):
        return [self.make_file, self.open_file, self.add_persona, self.restore, self.check, self.repair, self.export_json,
                self.archive_leads, self.erase_person, self.quit, self.open_foreign, self.open_damaged]

    def show_page(self, name):
        """Not by its key: without a window manager the keyboard does not come back when a dialog closes."""
        pages = screen.find(screen.window, 'Pages', 'list')
        index = [row.name for row in screen.children(pages) if row.getRoleName() == 'list item'].index(name)
        assert pages.querySelection().selectChild(index)
        screen.page(name)

    def backups(self):
        return sorted(path for path in (self.desktop.home / 'data').rglob('*.accord') if path.parent.parent.name == 'backups')

    def choose(self, *labels):
        """An entry of the main menu, through its submenus."""
        wait_for('one window', lambda: screen.application().childCount == 1)
        self.open_menu(screen.window, 'Main Menu')
        for label in labels:
            screen.press_button(screen.window, label, role='menu item')

    def make_file(self):
        """a file with leads from the first of 2020 on"""
        rows = ['id,email,name,created_at']
        rows += [f'L{n},lead{n}@example.com,Lead {n},{2019 + n // 10}-05-{n % 28 + 1:02}' for n in range(1, 71)]
        leads = self.desktop.home / 'leads.csv'
        leads.write_text('\n'.join(rows) + '\n')
        self.desktop.run('new', str(self.file), '--template', 'blank')
        self.desktop.run('import', str(self.file), str(leads))

    def open_file(self):
        """an open file is backed up by itself"""
        self.desktop.start(str(self.file))
        screen.page('Overview')
        wait_for('the daily backup', lambda: [p for p in self.backups() if p.name.endswith(' daily.accord')])
        self.personas = self.dump()['personas']

    def add_persona(self):
        """something is changed after it"""
        self.desktop.press('alt+3')
        screen.press_button(screen.page('Personas'), 'New persona')
        screen.set_text(screen.find(screen.page('Personas'), 'Name', 'text'), NAME)
        wait_for('it in the file', lambda: any(p['name'] == NAME for p in self.dump()['personas']))

    def restore(self):
        """a backup is restored once it was seen what differs, and the page follows"""
        self.choose('Backups…')
        screen.press_button(lambda: screen.window('Backups'), 'Restore the backup of')
        self.read_in_dialog(f'Goes (persona): “{NAME}”')
        self.press_in_dialog('Restore')
        wait_for('the earlier state', lambda: self.dump()['personas'] == self.personas)
        screen.find(screen.page('Personas'), 'Describe One', 'push button')  # what a page without personas shows
        assert [p for p in self.backups() if p.name.endswith(' before-restore.accord')]

    def press_in_dialog(self, name):
        """The main window has a button to close it, too: the dialog is the newest."""
        dialog = wait_for(f'a dialog with {name}', lambda: screen.application().childCount > 1 and
                          screen.seek_window_with(name, 'push button'))
        screen.press_button(dialog, name)

    def read_in_dialog(self, words):
        wait_for(f'a dialog that says “{words}”', lambda: screen.seek_window_with(words, 'label'))

    def check(self):
        """a sound file is said to be sound"""
        self.choose('More for This File', 'Check This File')
        self.read_in_dialog('Nothing is wrong with this file')
        self.press_in_dialog('Close')

    def repair(self):
        """what is wrong is said, and repaired"""
        database = sqlite3.connect(self.file, timeout=30)
        database.execute("insert into stage_events (lead, stage, at, origin) values (987654, 'mql', 0, 'import')")
        database.commit()
        database.close()
        self.choose('More for This File', 'Check This File')
        self.press_in_dialog('Repair')
        self.read_in_dialog('The file as it was is on top of the list of backups')
        self.press_in_dialog('Close')
        self.desktop.run('check', str(self.file))

    def export_json(self):
        """all of it is written as JSON"""
        self.choose('More for This File', 'Export as JSON…')
        chooser = wait_for('where to', lambda: screen.seek_window_with('Name:', 'text'))
        screen.set_text(screen.find(chooser, 'Name:', 'text'), str(self.export))
        screen.press_button(chooser, 'Export')
        wait_for('the JSON', lambda: self.export.exists() and json.loads(self.export.read_text()) == self.dump())

    def open_menu(self, root, tooltip):
        """The outer of the two buttons cannot be pressed."""
        outer = screen.find(root, role='push button', description=tooltip)
        screen.act(wait_for('the button', lambda: next(iter(screen.children(outer)))))

    def archive_leads(self):
        """old leads leave for a file of their own, and it is said before how many"""
        self.show_page('Leads')
        self.open_menu(screen.page('Leads'), 'More for Leads')
        screen.press_button(screen.window, 'Archive Old Leads…', role='menu item')
        screen.find(lambda: screen.window('Archive Old Leads'), '49 leads whose last event lies before', 'label')
        self.picture('archive')
        screen.press_button(lambda: screen.window('Archive Old Leads'), 'Archive…')
        chooser = wait_for('where to', lambda: screen.seek_window_with('Name:', 'text'))
        screen.set_text(screen.find(chooser, 'Name:', 'text'), str(self.archive))
        screen.press_button(chooser, 'Archive')
        wait_for('the archive', self.archive.exists)
        self.press_in_dialog('Close')
        assert len(self.dump()['leads']) == 21
        screen.find(screen.page('Leads'), '21 leads', 'label')

    def erase_person(self):
        """a person is erased, after it was said what goes"""
        self.open_menu(screen.page('Leads'), 'More for Leads')
        screen.press_button(screen.window, 'Erase a Person…', role='menu item')
        entry = wait_for('whom', lambda: screen.seek_window_with('ID or e-mail of the lead', 'text'))
        screen.set_text(screen.find(entry, 'ID or e-mail of the lead', 'text'), 'LEAD60@example.com')
        self.press_in_dialog('Look')
        self.read_in_dialog('This cannot be undone')
        self.picture('erase')
        self.press_in_dialog('Erase')
        self.read_in_dialog('Erased, Except Where Accord Cannot Reach')
        self.read_in_dialog('old.accord')  # leads left for it, it may have this one
        self.picture('erased')
        self.press_in_dialog('Close')
        screen.find(screen.page('Leads'), '20 leads', 'label')
        for path in [self.file, *self.backups()]:
            assert b'lead60@example.com' not in path.read_bytes(), path

    def picture(self, name):
        folder = sys.argv[3] if len(sys.argv) > 3 else None
        if folder:
            self.desktop.picture(pathlib.Path(folder) / f'keeping-{name}.png')

    def quit(self):
        """the program ends in peace"""
        screen.press_button(screen.window, 'Close')
        self.desktop.end()

    def open_foreign(self):
        """a file into which another program put something is not opened, and is repaired"""
        before = self.dump()
        database = sqlite3.connect(self.file)
        database.execute('create trigger theirs after insert on change_log begin delete from personas; end')
        database.commit()
        database.close()
        self.desktop.start(str(self.file))
        screen.press_button(screen.window, 'Repair It', deadline=40)
        screen.page('Overview')
        assert self.dump() == before
        assert [p for p in self.backups() if p.name.endswith(' before-repair.accord')]
        self.quit()

    def open_damaged(self):
        """a file that cannot be opened is offered its backup, and is kept beside it"""
        damaged = b'x' * 200 + self.file.read_bytes()[200:]
        self.file.write_bytes(damaged)
        self.desktop.start(str(self.file))
        screen.press_button(screen.window, 'Restore the backup of', deadline=40)
        screen.page('Overview')
        (kept,) = self.desktop.home.glob('ours, *.accord')
        assert kept.read_bytes() == damaged
        self.desktop.run('check', str(self.file))


if __name__ == '__main__':
    sys.exit(tell(Story, choosers=True))
