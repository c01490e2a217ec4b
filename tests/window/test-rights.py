#!/usr/bin/python3
"""usage: test-rights.py ACCORD BUILD
Who reads along is told so once, and is offered nothing that would be refused; who may write says who else may."""

import getpass
import json
import pathlib
import sqlite3
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import screen  # noqa: E402
from desktop import wait_for  # noqa: E402
from story import WindowStory, tell  # noqa: E402

ADA = '<i>Ada</i> & Co'


class Story(WindowStory):
    FILE = 'team.accord'

    def steps(self):
        return [self.open, self.read_along, self.be_given_the_right, self.find_members, self.quit]

    def make_file(self):
        plain = str(self.desktop.home / 'plain.accord')
        self.desktop.run('new', plain, '--template', 'sample')
        dump = json.loads(self.desktop.run('dump', plain))
        dump['members'] = [
            {'id': f'0193c1d2-0000-7000-8000-00000000000{number}', 'name': name, 'login': login, 'drafts': drafts,
             'imports': drafts, 'position': number}
            for number, (name, login, drafts) in enumerate([(ADA, 'ada', True), ('Bob', getpass.getuser(), False)])]
        (self.desktop.home / 'dump.json').write_text(json.dumps(dump))
        self.desktop.run('load', self.file, str(self.desktop.home / 'dump.json'))

    def sql(self, statement):
        database = sqlite3.connect(self.file)
        try:
            rows = database.execute(statement).fetchall()
            database.commit()
            return rows
        finally:
            database.close()

    def open(self):
        """the person is known by the login"""
        self.make_file()
        self.desktop.start(self.file)
        screen.find(screen.window, 'Bob', deadline=40)

    def read_along(self):
        """who reads along is told whom to ask, and cannot type what would be lost"""
        self.desktop.press('alt+3')
        page = screen.page('Personas')
        screen.find(page, f'You read along: ask {ADA} for the right to write.', 'label')
        self.desktop.press('ctrl+f', 'Tab', 'Tab', 'Tab')
        self.desktop.type('typed in vain')
        assert not self.sql("SELECT 1 FROM personas WHERE name LIKE '%typed in vain%'")
        assert not screen.is_sensitive(screen.find(page, 'New persona', 'push button'))

        self.desktop.press('alt+9')
        for name, role in (('New rule', 'push button'), ('Bar of the points of “Referral”', 'slider')):
            assert not screen.is_sensitive(screen.find(lambda: screen.page('Scoring'), name, role)), name
        self.desktop.press('alt+3')

    def be_given_the_right(self):
        """as soon as somebody gives the right, the page can be written"""
        self.sql("UPDATE members SET drafts = 1, revision = revision + 1 WHERE name = 'Bob'")
        self.sql("INSERT INTO change_log (set_id, session, at, member, member_name, summary, record_table, record_id, action, "
                 "revision, before, after) SELECT 'r', 'other', unixepoch () * 2000, 'm', 'Ada', 'Rights', 'members', "
                 "'0193c1d2-0000-7000-8000-000000000001', 'update', revision, '{\"drafts\":false}', '{\"drafts\":true}' "
                 "FROM members WHERE name = 'Bob'")
        wait_for('a button for new ones', lambda: screen.is_sensitive(
            screen.find(screen.page('Personas'), 'New persona', 'push button')))

    def find_members(self):
        """the preferences say in plain words what each may do, and what that is worth"""
        self.desktop.press('ctrl+comma')
        screen.find(lambda: screen.seek_window_with('Members', 'label') or screen.window(),
                    'These rights are kept by Accord.', 'label')
        screen.find(self.preferences, ADA, 'label')
        screen.find(self.preferences, 'writes', 'label')
        self.desktop.press('Escape')

    def preferences(self):
        return screen.seek_window_with('These rights are kept by Accord.', 'label') or screen.window()


if __name__ == '__main__':
    sys.exit(tell(Story))
