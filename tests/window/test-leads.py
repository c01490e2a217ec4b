#!/usr/bin/python3
"""usage: test-leads.py ACCORD BUILD
Leads leave the table as it shows them: searched, selected and copied, exported as CSV and as a workbook; nothing that
somebody wrote into a field is computed by a spreadsheet."""

import csv
import pathlib
import sys
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import screen  # noqa: E402
from desktop import wait_for  # noqa: E402
from story import WindowStory, tell  # noqa: E402

FORMULA = '=1+1'


class Story(WindowStory):
    def __init__(self, desktop):
        super().__init__(desktop)
        self.file = desktop.home / 'ours.accord'
        self.csv = desktop.home / 'out.csv'
        self.workbook = desktop.home / 'out.xlsx'

    def steps(self):
        return [self.make_file, self.open_file, self.search, self.export_csv, self.export_workbook, self.copy,
                self.take_suggestion, self.write_condition, self.quit]

    def page(self):
        return screen.page('Leads')

    def make_file(self):
        """a file with leads, one of whose companies begins like a formula"""
        rows = ['id,company,source,created_at,value']
        rows += [f'L{n},{FORMULA if n == 12 else f"Firm {n}"},{"fair" if n % 2 else "web"},2026-05-{n % 28 + 1:02},{n - 20}'
                 for n in range(1, 41)]
        leads = self.desktop.home / 'leads.csv'
        leads.write_text('\n'.join(rows) + '\n')
        self.desktop.run('new', str(self.file), '--template', 'blank')
        self.desktop.run('import', str(self.file), str(leads))

    def open_file(self):
        """the table shows all of them"""
        self.desktop.start(str(self.file))
        screen.find(screen.window, 'ours.accord')
        self.desktop.press('alt+4')
        screen.find(self.page, '40 leads', 'label')

    def search(self):
        """the search leaves those it finds"""
        self.desktop.press('ctrl+f')
        self.desktop.type('L1')
        screen.find(self.page, '11 of 40 leads', 'label')

    def choose(self, label):
        outer = screen.find(self.page, role='push button', description='More for Leads')
        screen.act(next(iter(screen.children(outer))))
        screen.press_button(self.page, label, role='menu item')

    def export(self, path):
        self.choose('Export These Leads…')
        chooser = wait_for('where to', lambda: screen.seek_window_with('Name:', 'text'))
        screen.set_text(screen.find(chooser, 'Name:', 'text'), str(path))
        screen.press_button(chooser, 'Export')
        wait_for('the file', path.exists)
        wait_for('one window', lambda: screen.application().childCount == 1)

    def export_csv(self):
        """what is found is exported as CSV, by the titles of the columns, in the order of the table"""
        self.export(self.csv)
        rows = wait_for('all of it', lambda: list(csv.DictReader(self.csv.open(encoding='utf-8-sig', newline=''))))
        assert len(rows) == 11, rows
        days = [row['Lead since'] for row in rows]
        assert days == sorted(days, reverse=True), days
        assert {row['Company'] for row in rows} == {"'" + FORMULA, 'Firm 1'} | {f'Firm {n}' for n in range(10, 20) if n != 12}

    def export_workbook(self):
        """and as a workbook, with days as days and no formula in it"""
        self.export(self.workbook)
        sheet = zipfile.ZipFile(self.workbook).read('xl/worksheets/sheet1.xml').decode()
        assert sheet.count('<row ') == 12, sheet[:500]
        assert f'>{FORMULA}<' in sheet and '<f>' not in sheet
        assert '<v>46153</v>' in sheet, 'the 11th of May 2026 is not there as spreadsheets count days'

    def copy(self):
        """what is selected is copied by keyboard alone, with its titles, and can be pasted"""
        table = screen.find(self.page, 'Leads', 'tree table')
        wait_for('the table in the focus', lambda: self.focus_moves_to(table))
        self.desktop.press('ctrl+a', 'ctrl+c')
        entry = screen.find(self.page, 'Search leads', 'entry')

        def is_pasted():
            self.desktop.press('ctrl+f', 'ctrl+a', 'ctrl+v')
            return screen.text_of(entry).startswith('Company')
        wait_for('what was copied', is_pasted)
        assert 'Firm 19' in screen.text_of(entry), screen.text_of(entry)

    def focus_moves_to(self, table):
        self.desktop.press('Tab')
        return any(screen.is_focused(node) for node in screen.walk(table))

    def take_suggestion(self):
        """a value that is suggested while one searches becomes the filter, by keyboard alone"""
        self.desktop.press('ctrl+f', 'ctrl+a', 'BackSpace')
        self.desktop.type('we')
        screen.find(screen.window, 'Source is web, 20 leads', 'list item')
        self.desktop.press_on('Down', 'Return')
        screen.find(self.page, '20 of 40 leads', 'label')
        assert screen.text_of(screen.find(self.page, 'Search leads', 'entry')) == ''

    def write_condition(self):
        """what may come next is suggested while a condition is written as text"""
        outer = screen.find(self.page, 'Filter: Source is web, 20 leads', 'push button')
        screen.act(next(iter(screen.children(outer))))
        screen.press_button(screen.window, 'As Text')
        text = screen.find(screen.window, 'Condition as text', 'text')
        wait_for('the text in the focus', lambda: screen.is_focused(text))
        self.desktop.press('ctrl+End')
        self.desktop.type_on(' and val')
        screen.find(screen.window, 'value', 'list item')
        self.desktop.press_on('Tab')
        screen.find(screen.window, '>=', 'list item')
        self.desktop.type_on('> 0')
        screen.find(self.page, '10 of 40 leads', 'label')
        assert screen.text_of(text) == 'source = "web" and value > 0', screen.text_of(text)
        self.desktop.press_on('Escape')
        wait_for('the filter closed', lambda: self.desktop.count_windows() == 1)


if __name__ == '__main__':
    sys.exit(tell(Story, choosers=True))
