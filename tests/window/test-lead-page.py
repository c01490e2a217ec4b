#!/usr/bin/python3
"""usage: test-lead-page.py ACCORD BUILD
A lead is opened, changed, and changed back; several are given an owner at once; two are made one, and two again: all of it
by what a screen reader finds, and once by keyboard alone."""

import pathlib
import sqlite3
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import screen  # noqa: E402
from desktop import wait_for  # noqa: E402
from story import WindowStory, tell  # noqa: E402

ROWS = ['id,name,company,email,owner,created_at,mql_at,customer_at,Sworn:boolean',
        'L1,Ann Archer,Firm 1,ann@one.example,Kim,2026-05-09,,2026-05-02,',
        'L2,Bob Baker,Firm 2,bob@two.example,Lou,2026-05-08,2026-05-12,,',
        'L3,Robert Baker,Firm 2,robert@two.example,,2026-05-07,,,',
        'L4,Dora Dent,Firm 4,dora@four.example,,2026-05-06,,,']


class Story(WindowStory):
    def __init__(self, desktop):
        super().__init__(desktop)
        self.file = desktop.home / 'ours.accord'

    def steps(self):
        return [self.make_file, self.open_lead, self.edit, self.undo, self.conflict, self.bad_date, self.escape, self.go_back,
                self.select, self.set_owner, self.undo_owner, self.merge, self.take_back, self.quit]

    def page(self):
        return screen.page(screen.shown_page() or 'Leads')

    def lead(self):
        return wait_for('the page', lambda: screen.seek_near_top('AccordLeadsPage'))

    def ask(self, sql):
        with sqlite3.connect(f'file:{self.file}?mode=ro', uri=True) as database:
            return database.execute(sql).fetchone()[0]

    def owner_is(self, owner, lead='L1'):
        wait_for(f'the owner {owner} in the file',
                 lambda: self.ask(f"SELECT ifnull (owner, '') FROM leads WHERE external_id = '{lead}'") == owner)

    def job_is(self, job):
        wait_for(f'the job title {job} in the file',
                 lambda: self.ask("SELECT ifnull (job_title, '') FROM leads WHERE id = 1") == job)

    def entry(self, name):
        return screen.find(self.lead, name, 'text')

    def make_file(self):
        """a file with four leads"""
        leads = self.desktop.home / 'leads.csv'
        leads.write_text('\n'.join(ROWS) + '\n')
        self.desktop.run('new', str(self.file), '--template', 'blank')
        self.desktop.run('import', str(self.file), str(leads))

    def focus_table(self):
        table = screen.find(self.lead, 'Leads', 'tree table')
        wait_for('the table in the focus', lambda: self.focus_moves_to(table))
        return table

    def open_lead(self):
        """Enter on a row shows all of that lead, with a date that cannot be"""
        self.desktop.start(str(self.file))
        screen.find(screen.window, 'ours.accord')
        self.desktop.press('alt+4')
        screen.find(self.lead, '4 leads', 'label')
        self.focus_table()
        self.desktop.press('Home', 'Return')
        screen.find(self.lead, 'Ann Archer', 'label')
        screen.find(self.lead, 'one of the two dates is wrong')
        screen.find(self.lead, 'New lead 1 of 4')

    def edit(self):
        """what is typed into a field is in the file once it is left, and its history says so"""
        self.write('Job title', 'Max')
        self.job_is('Max')
        screen.find(self.lead, 'Job title: – → Max')

    def write(self, name, text, before_enter=lambda: None, tabs=0):
        """As a person does: into a field, so many further by Tab, over what is there, Enter."""
        entry = self.entry(name)
        self.desktop.click(*screen.middle(entry if tabs == 0 else self.entry('Name')))
        self.desktop.press(*['Tab'] * tabs)
        self.desktop.press('ctrl+a')
        self.desktop.type(text)
        wait_for('what was typed', lambda: screen.text_of(entry) == text)
        before_enter()
        self.desktop.press('Return')

    def undo(self):
        """Undo brings back what was there"""
        screen.press_button(self.lead, 'Undo')
        self.job_is('')
        wait_for('the entry', lambda: screen.text_of(self.entry('Job title')) == '')

    def bad_date(self):
        """what is no date is said to be none, and changes nothing"""
        self.write('Customer since', '31/02/2025', tabs=19)
        screen.find(self.lead, 'There is no day 31/02/2025')
        assert self.ask("SELECT count (*) FROM lead_edits WHERE column = 'customer_at'") == 0

    def escape(self):
        """Escape restores the field, and the sentence goes"""
        entry = self.entry('Customer since')
        self.desktop.press('Escape')
        wait_for('the day as before', lambda: screen.text_of(entry) == '2026-05-02')
        wait_for('no sentence', lambda: screen.seek(self.lead(), 'There is no day') is None)

    def conflict(self):
        """what somebody else wrote meanwhile is shown beside what is typed, and either can be kept"""
        for button, job in (('Keep Theirs', 'Zoe'), ('Use Mine', 'Ida')):
            other = 'Zoe' if job == 'Zoe' else 'Yan'
            self.write('Job title', 'Ida', lambda: self.write_elsewhere(other))
            screen.find(self.lead, f'T. O. changed “Job title” meanwhile. It says “{other}” now; you wrote “Ida”.')
            screen.press_button(self.lead, button)
            self.job_is(job)
            wait_for('the entry', lambda: screen.text_of(self.entry('Job title')) == job)

    def write_elsewhere(self, job):
        with sqlite3.connect(self.file, timeout=20) as database:
            database.execute("INSERT INTO change_log (set_id, session, at, member, member_name, summary, record_table, record_id,"
                             " action) VALUES ('s', 'other', 2, 'm', 'T. O.', 'x', 'leads', '1', 'edit')")
            database.execute("INSERT INTO lead_edits SELECT 1, (SELECT max (seq) FROM change_log), 'job_title', job_title, ? "
                             "FROM leads WHERE id = 1", (job,))
            database.execute('UPDATE leads SET job_title = ?, revision = revision + 1 WHERE id = 1', (job,))

    def go_back(self):
        """Escape goes back to the table"""
        self.desktop.press('Escape')
        screen.find(self.lead, '4 leads', 'label')

    def select(self):
        """two leads are selected by keyboard, and a bar says what can be done to them"""
        self.focus_table()
        self.desktop.press('Home', 'Down', 'space', 'shift+Down')
        screen.find(self.lead, '2 selected', 'label')

    def set_owner(self):
        """by keyboard alone both get one owner: Shift+F10, then the name, then Enter"""
        self.desktop.press('shift+F10')
        screen.find(self.lead, 'Set Owner…', 'menu item')
        self.desktop.press('Down', 'Return')
        wait_for('the dialog', lambda: screen.seek_window_with('Owner of 2 Leads', 'label'))
        self.desktop.type('Zed')
        self.desktop.press('Return')
        self.owner_is('Zed', 'L2')
        self.owner_is('Zed', 'L3')
        assert self.ask("SELECT count (*) FROM change_log WHERE action = 'edit' AND record_id = '0'") == 1

    def undo_owner(self):
        """Ctrl+Z gives both back what they had"""
        wait_for('one window', lambda: screen.application().childCount == 1)
        self.desktop.press('ctrl+z')
        self.owner_is('Lou', 'L2')
        self.owner_is('', 'L3')

    def merge(self):
        """of two that are the same one is made"""
        self.select()
        screen.press_button(self.lead, 'Merge…')
        dialog = wait_for('the dialog', lambda: screen.seek_window_with('Merge 2 Leads?', 'label'))
        screen.press_button(dialog, 'Merge')
        screen.find(self.lead, '3 leads', 'label')
        assert self.ask("SELECT count (*) FROM leads WHERE external_id = 'L3'") == 0

    def take_back(self):
        """its page says so, and takes it back: both are there again"""
        wait_for('one window', lambda: screen.application().childCount == 1)
        self.focus_table()
        self.desktop.press('Home', 'Down', 'Return')
        screen.find(self.lead, 'merged “Robert Baker” into this lead')
        screen.press_button(self.lead, 'Undo This Merge')
        wait_for('both', lambda: self.ask('SELECT count (*) FROM leads') == 4)
        screen.press_button(self.lead, 'All Leads')
        screen.find(self.lead, '4 leads', 'label')


if __name__ == '__main__':
    sys.exit(tell(Story))
