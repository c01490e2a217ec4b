#!/usr/bin/python3
"""usage: test-history.py ACCORD BUILD
The history of a file, as people read it: what happened, word by word, live, and the way back. Names are no markup."""

import pathlib
import sqlite3
import sys
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import screen  # noqa: E402
from desktop import wait_for  # noqa: E402
from story import WindowStory, tell  # noqa: E402

MARKUP = '<b>Ada</b> & Söhne'
LEADS = 'id,email,created_at\n901,a@example.org,2018-02-01\n'


class Story(WindowStory):
    FILE = 'team.accord'

    def steps(self):
        return [self.open, self.see_an_edit, self.restore, self.undo, self.see_others, self.search, self.narrow,
                self.scroll_to_the_end, self.quit]

    def page(self):
        return screen.page('History')

    def find(self, *arguments, **options):
        return screen.find(self.page, *arguments, **options)

    def goals(self):
        database = sqlite3.connect(f'file:{self.file}?mode=ro', uri=True)
        try:
            return database.execute("SELECT goals FROM personas WHERE name LIKE '<b>%'").fetchone()[0]
        finally:
            database.close()

    def make_file(self):
        """A year of history: 400 entries, less than a day apart, by somebody whose name is markup."""
        self.desktop.run('new', self.file, '--template', 'b2b-saas')
        database = sqlite3.connect(self.file)
        database.execute("INSERT INTO personas (id, revision, deleted, name, goals, position) VALUES (?, 401, 0, ?, "
                         "'goal number 400', 99)", (uuid.UUID(int=7).bytes, MARKUP))
        database.execute('UPDATE change_log SET at = at - 2000 * 86400000')
        database.executemany(
            "INSERT INTO change_log (set_id, session, at, member, member_name, summary, record_table, record_id, action, "
            "revision, before, after) VALUES ('s' || ?1, 'other', (unixepoch () - (400 - ?1) * 80000) * 2000, 'system', ?2, "
            "'Edit', 'personas', ?3, 'update', ?1 + 1, ?4, ?5)",
            [(i, MARKUP, str(uuid.UUID(int=7)), f'{{"goals":"goal number {i - 1}"}}', f'{{"goals":"goal number {i}"}}')
             for i in range(1, 401)])
        database.commit()
        database.close()

    def open(self):
        """Alt+6 shows the history, the newest change first"""
        self.make_file()
        self.desktop.start(self.file)
        screen.find(screen.window, 'team.accord', deadline=40)
        self.desktop.press('alt+6')
        self.find(f'{MARKUP} changed “Goals” of persona “{MARKUP}”', 'label')
        self.find('Today', 'label')
        self.find('Yesterday', 'label')

    def see_an_edit(self):
        """a change that is chosen shows what stood there before and after"""
        self.desktop.press('ctrl+f', 'Tab', 'Tab', 'Tab', 'Down', 'Down', 'space')
        self.find('goal number 397 398', 'label')

    def restore(self):
        """it is restored as it stood after it, and saved"""
        screen.press_button(self.page, 'Restore This Earlier State')
        wait_for('the goal of then', lambda: self.goals() == 'goal number 398')
        self.find('changed “Goals”', 'label')

    def undo(self):
        """Ctrl+Z takes that back"""
        self.desktop.press('ctrl+z')
        wait_for('the goal of now', lambda: self.goals() == 'goal number 400')

    def see_others(self):
        """what another program writes appears by itself"""
        leads = self.desktop.home / 'from outside.csv'
        leads.write_text(LEADS)
        self.desktop.run('import', self.file, str(leads))
        self.find('imported “from outside.csv”: 1 new, 0 changed', 'label')

    def search(self):
        """the search finds by what stood there"""
        self.desktop.press('ctrl+f')
        self.desktop.type('number 123')
        wait_for('what was found', lambda: len(self.rows()) == 2)  # what it became, and what became of it
        self.desktop.press('ctrl+f', 'ctrl+a', 'BackSpace')
        self.find('imported “from outside.csv”', 'label')

    def rows(self):
        changes = self.find('Changes', 'list')
        return [row for row in screen.children(changes) if screen.is_visible(row) and row.name]

    def narrow(self):
        """words that stand nowhere are said to, and everything can be shown again"""
        self.desktop.press('ctrl+f')
        self.desktop.type('nowhere at all')
        self.find('No such change', 'label')
        screen.press_button(self.page, 'Show Everything')
        self.find('imported “from outside.csv”', 'label')

    def scroll_to_the_end(self):
        """End reads on until the first change of all"""
        self.desktop.press('ctrl+f', 'Tab', 'Tab', 'Tab')

        def at_the_end():
            self.desktop.press('End')
            return screen.seek(self.page(), 'added', 'label')
        wait_for('the first change', at_the_end, 40)
        assert not self.desktop.complaints(), '\n'.join(self.desktop.complaints())


if __name__ == '__main__':
    sys.exit(tell(Story))
