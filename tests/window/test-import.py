#!/usr/bin/python3
"""usage: test-import.py ACCORD BUILD
Files on their way into the workspace, through the assistant: from files to results, and back."""

import json
import pathlib
import sys
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import screen  # noqa: E402
from desktop import wait_for  # noqa: E402
from story import WindowStory, tell  # noqa: E402

WEEKLY = ['Record ID', 'E-Mail', 'Lead Source', 'Region', 'Created']


def write_table(path, header, rows, delimiter=','):
    lines = [header] + rows
    path.write_text('\n'.join(delimiter.join(str(cell) for cell in line) for line in lines) + '\n', encoding='utf-8')


def write_workbook(path, rows):
    """The smallest workbook: one sheet, texts within the cells."""
    cells = ''.join('<row>' + ''.join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) + '</row>' for row in rows)
    main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
    links = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    package = 'http://schemas.openxmlformats.org/package/2006/relationships'
    parts = {
        '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        '_rels/.rels': f'<Relationships xmlns="{package}"><Relationship Id="r1" Type="{links}/officeDocument" '
                       'Target="xl/workbook.xml"/></Relationships>',
        'xl/workbook.xml': f'<workbook xmlns="{main}" xmlns:r="{links}"><sheets><sheet name="Leads" sheetId="1" r:id="r1"/>'
                           '</sheets></workbook>',
        'xl/_rels/workbook.xml.rels': f'<Relationships xmlns="{package}"><Relationship Id="r1" Type="{links}/worksheet" '
                                      'Target="worksheets/sheet1.xml"/></Relationships>',
        'xl/worksheets/sheet1.xml': f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
    }
    with zipfile.ZipFile(path, 'w') as archive:
        for name, text in parts.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)


class Story(WindowStory):
    def __init__(self, desktop):
        super().__init__(desktop)
        self.file = desktop.home / 'ours.accord'
        desktop.run('new', str(self.file))

    def steps(self):
        return [self.start, self.see_beginning, self.say_header, self.answer_order, self.see_plan, self.see_rejects,
                self.go_back, self.import_it, self.as_last_time, self.remap, self.several_at_once, self.undo, self.every_kind,
                self.leads_first, self.undo_every_kind, self.say_kind, self.say_required, self.deals_as_last_time,
                self.remap_deals, self.list_kinds, self.escape, self.keyboard_only, self.say_last_import, self.quit]

    def find(self, name, role=None, description=None):
        return screen.find(lambda: screen.window('Import'), name, role, description)

    def press_button(self, name, role='push button'):
        screen.press_button(lambda: screen.window('Import'), name, role)

    def wait_for_next(self, name='Next'):
        wait_for(f'{name} to be ready', lambda: screen.is_sensitive(self.find(name, 'push button')))

    def next(self, name='Next'):
        self.wait_for_next(name)
        self.press_button(name)

    def choose(self, path):
        """Of a file chooser that is open: its path can be typed."""
        screen.find(lambda: screen.window('Choose Files'), 'Open', 'push button')
        self.desktop.press('slash')
        entry = screen.find(lambda: screen.window('Choose Files'), 'GtkFileChooserEntry', 'text')
        screen.set_text(entry, str(path))
        wait_for('the path', lambda: screen.text_of(entry) == str(path))
        screen.press_button(lambda: screen.window('Choose Files'), 'Open')
        self.find(path.name, 'label')

    def begin(self, *paths):
        self.desktop.press('ctrl+shift+i')
        self.choose(paths[0])
        for path in paths[1:]:
            self.press_button('Add Files')
            self.choose(path)

    def close(self):
        self.press_button('Close')
        wait_for('one window', lambda: screen.application().childCount == 1)

    def leads(self):
        return json.loads(self.desktop.run('leads', str(self.file), '--json'))['leads']

    def dump(self):
        everything = super().dump()
        return {name: everything[name] for name in ('leads', 'deals', 'activities', 'costs')}

    def wait_for_toast(self, text):
        """It goes after a few seconds: the pages below it are not searched."""
        wait_for(text, lambda: screen.seek_near_top(text))

    def choose_in(self, menu, n_down):
        """Of a menu that is closed: the entry that is so many below the one it has."""
        self.press_button(menu)
        wait_for('the menu', lambda: any(node.getRoleName() == 'list item' and screen.is_focused(node)
                                         for node in screen.walk(screen.window('Import'))))
        self.desktop.press(*(['Down'] * n_down), 'Return')

    def start(self):
        """a file without a header is recognised as such"""
        self.bare = self.desktop.home / 'contacts.csv'
        write_table(self.bare, ['1', 'anna@example.com', '03/04/2025'],
                    [['2', 'bob@example.com', '05/06/2025'], ['3', 'carl@example.com', '31/02/2025']])
        self.desktop.start(str(self.file))
        screen.window('ours')
        self.desktop.press('alt+4')
        screen.page('Leads')
        self.begin(self.bare)
        self.find('3 rows', 'label')

    def see_beginning(self):
        """its first rows are shown, with names made up for its columns"""
        self.find('anna@example.com', 'label')
        self.find('column 2', 'label')
        check = self.find('first row names the columns', 'check box')
        assert not check.getState().contains(screen.atspi().STATE_CHECKED)

    def say_header(self):
        """it can be said that the first row is a header: it is read anew"""
        self.desktop.press('alt+h')
        self.find('2 rows', 'label')
        self.desktop.press('alt+h')
        self.find('3 rows', 'label')
        self.press_button('Leave out contacts.csv')
        self.find('Which files?', 'label')
        write_table(self.desktop.home / 'weekly 2025-04.csv', WEEKLY,
                    [[number, f'user{number}@example.com', 'web', 'north', f'{number:02d}/04/2025'] for number in range(1, 10)],
                    ';')
        self.press_button('Add Files')
        self.choose(self.desktop.home / 'weekly 2025-04.csv')
        self.find('9 rows', 'label')

    def answer_order(self):
        """whether the day or the month comes first is asked once, and there is no going on without"""
        self.next()
        self.find('need', 'label')
        button = self.find('Check', 'push button')
        assert not screen.is_sensitive(button), 'one can go on without an answer'
        self.press_button('April')
        self.wait_for_next('Check')
        entry = self.find('Keep these choices for next time as', 'text')
        assert screen.text_of(entry) == 'weekly', screen.text_of(entry)

    def see_plan(self):
        """before anything is saved the plan says what will change"""
        self.next('Check')
        self.find('.csv: 9 rows', 'label')
        assert not self.leads(), 'the plan has written leads'

    def see_rejects(self):
        """what cannot be imported is told by reason, each once, with its lines"""
        self.press_button('Back')
        self.wait_for_next('Check')
        self.press_button('Back')
        path = self.desktop.home / 'wrong.csv'
        write_table(path, ['id', 'created_at'], [[number, f'{number}/02/2025'] for number in range(28, 34)])
        self.press_button('Add Files')
        self.choose(path)
        self.find('6 rows', 'label')
        self.next()
        self.find('weekly 2025-04.csv, 1 of 2', 'label')
        self.next()
        self.find('wrong.csv, 2 of 2', 'label')
        self.next('Check')
        self.find('29/02/2025 does not exist', 'label')
        self.find('Lines 3, 4, 5 and 2 more', 'label')

    def go_back(self):
        """back to the files nothing is lost; a file can be left out"""
        self.press_button('Back')
        self.find('wrong.csv, 2 of 2', 'label')
        self.press_button('Back')
        self.find('weekly 2025-04.csv, 1 of 2', 'label')
        self.wait_for_next()
        self.press_button('Back')
        self.press_button('Leave out wrong.csv')
        self.next()
        self.wait_for_next('Check')
        self.next('Check')
        self.find('.csv: 9 rows', 'label')

    def import_it(self):
        """the import accounts for every row"""
        self.press_button('Import')
        self.find('all 9 rows are accounted for', 'label')
        self.close()
        leads = self.leads()
        assert len(leads) == 9 and leads[0]['created_at'].endswith('-04-01'), leads[0]

    def as_last_time(self):
        """a file with the same columns is read as last time, silently; what changes is told by field"""
        path = self.desktop.home / 'weekly 2025-05.csv'
        write_table(path, WEEKLY, [[1, 'user1@example.com', 'fair', 'south', '01/04/2025'],
                                   [2, 'user2@example.com', 'web', 'south', '02/04/2025'],
                                   [10, 'user10@example.com', 'web', 'north', '03/04/2025']])
        self.begin(path)
        self.next()
        self.find('As last time: weekly', 'label')
        self.next('Check')
        self.find('Region of 2', 'label')
        self.press_button('Import')
        self.find('all 3 rows are accounted for', 'label')
        self.close()
        assert len(self.leads()) == 10

    def remap(self):
        """a renamed column is asked for, with a guess; the field is the same"""
        path = self.desktop.home / 'weekly 2025-06.csv'
        header = ['Record ID', 'E-Mail', 'Source', 'Sales Region', 'Created']
        write_table(path, header, [[11, 'user11@example.com', 'fair', 'west', '04/04/2025']])
        self.begin(path)
        self.next()
        self.find('“Lead Source” is not in this file', 'label')
        self.find('Is it “Source” now?', 'label')
        self.find('Is it “Sales Region” now?', 'label')
        self.next()
        self.find('As last time: weekly', 'label')
        self.next('Check')
        self.press_button('Import')
        self.find('1 row is accounted for', 'label')
        self.close()
        lead = next(lead for lead in self.leads() if lead['id'] == '11')
        assert lead['source'] == 'fair' and lead['custom'] == {'Region': 'west'}, lead

    def several_at_once(self):
        """a workbook and JSON are imported in one go"""
        book = self.desktop.home / 'book.xlsx'
        write_workbook(book, [['id', 'email'], ['21', 'user21@example.com'], ['22', 'user22@example.com']])
        rows = self.desktop.home / 'rows.json'
        rows.write_text(json.dumps([{'id': 31, 'email': 'user31@example.com'}]))
        self.begin(book, rows)
        self.find('2 files', 'label')
        self.find('2 rows', 'label')
        self.next()
        self.find('book.xlsx, 1 of 2', 'label')
        self.next()
        self.find('rows.json, 2 of 2', 'label')
        self.next('Check')
        self.find('book.xlsx: 2 rows', 'label')
        self.find('rows.json: 1 row', 'label')
        self.press_button('Import')
        self.find('book.xlsx: all 2 rows are accounted for', 'label')
        self.find('rows.json: 1 row is accounted for', 'label')
        assert len(self.leads()) == 14

    def undo(self):
        """both are taken back"""
        self.press_button('Undo This Import')
        wait_for('the leads to be gone', lambda: len(self.leads()) == 11)
        wait_for('one window', lambda: screen.application().childCount == 1)

    def every_kind(self):
        """leads, deals, activities and costs are recognised, in whichever order they are added"""
        self.before = self.dump()
        tables = {'deals': (['id', 'lead', 'value', 'currency', 'customer_at'],
                            [['d1', 41, 1200, 'EUR', '2025-05-02'], ['d2', 42, 300, 'EUR', '2025-05-03'],
                             ['d3', 'nobody', 5, 'EUR', '2025-05-03']]),
                  'activities': (['lead', 'kind', 'at', 'detail'], [[41, 'page', '2025-04-20', '/pricing']]),
                  'costs': (['source', 'month', 'amount'], [['web', '2025-04', 900]]),
                  'leads': (['id', 'email', 'created_at'],
                            [[41, 'user41@example.com', '2025-04-18'], [42, 'user42@example.com', '2025-04-19']])}
        paths = [self.desktop.home / f'{name}.csv' for name in tables]
        for path in paths:
            write_table(path, *tables[path.stem])
        self.begin(*paths)
        self.next()
        for number, name in enumerate(('leads', 'deals', 'activities', 'costs'), 1):
            self.find(f'{name}.csv, {number} of 4', 'label')
            self.next('Check' if number == 4 else 'Next')

    def leads_first(self):
        """what names leads is planned once these are in; every row of every file is accounted for"""
        self.find('the rest is checked once the leads are in', 'label')
        self.find('leads.csv: 2 rows', 'label')
        self.find('Checked once the leads are in', 'label')
        self.press_button('Import')
        self.find('The leads are in. This will change besides', 'label')
        self.find('deals.csv: 3 rows', 'label')
        self.find('No lead has this ID or e-mail address', 'label')
        assert self.dump()['deals'] == self.before['deals'], 'the plan has written deals'
        self.press_button('Import')
        self.find('deals.csv: all 3 rows are accounted for', 'label')
        for name, said in (('leads', 'all 2 rows are'), ('activities', '1 row is'), ('costs', '1 row is')):
            self.find(f'{name}.csv: {said} accounted for', 'label')
        after = self.dump()
        assert {name: len(after[name]) - len(self.before[name]) for name in after} == {
            'leads': 2, 'deals': 2, 'activities': 1, 'costs': 1}, after

    def undo_every_kind(self):
        """all are taken back in one go, and it is said how much that was"""
        self.press_button('Undo This Import')
        self.wait_for_toast('Import taken back: 6 rows removed')
        assert self.dump() == self.before

    def say_kind(self):
        """a file whose kind is not clear can be said to hold deals"""
        self.prospects = self.desktop.home / 'closed 2025-05.csv'
        write_table(self.prospects, ['who', 'closing', 'Won Date'], [[1, 'x', '2025-05-02'], [2, 'y', '2025-05-03']])
        self.begin(self.prospects)
        self.find('2 rows', 'label')
        self.choose_in('What closed 2025-05.csv holds', 1)
        self.wait_for_next()

    def say_required(self):
        """what a deal cannot do without is asked for before there is a way on"""
        self.next()
        self.find('Deals need “Whose it is', 'label')
        assert not screen.is_sensitive(self.find('Check', 'push button'))
        self.choose_in('What “who” becomes', 2)
        self.next('Check')
        self.find('closed 2025-05.csv: 2 rows', 'label')
        self.press_button('Import')
        self.find('all 2 rows are accounted for', 'label')
        self.close()
        deals = self.dump()['deals']
        assert [deal['customer_at'] for deal in deals] == ['2025-05-02', '2025-05-03'], deals

    def deals_as_last_time(self):
        """the next such file holds deals by itself"""
        path = self.desktop.home / 'closed 2025-06.csv'
        write_table(path, ['who', 'closing', 'Won Date'], [[3, 'x', '2025-06-02']])
        self.begin(path)
        self.next()
        self.find('As last time: closed', 'label')
        self.next('Check')
        self.find('Deals, data as of', 'label')
        self.press_button('Import')
        self.find('1 row is accounted for', 'label')
        self.close()
        assert len(self.dump()['deals']) == 3

    def remap_deals(self):
        """a renamed column of deals is asked for, too"""
        path = self.desktop.home / 'closed 2025-07.csv'
        write_table(path, ['who', 'closing', 'Won on Date'], [[4, 'x', '2025-07-02']])
        self.begin(path)
        self.next()
        self.find('“Won Date” is not in this file', 'label')
        self.next()
        self.find('As last time: closed', 'label')
        self.next('Check')
        self.press_button('Import')
        self.find('1 row is accounted for', 'label')
        self.close()
        deals = self.dump()['deals']
        assert deals[-1]['customer_at'] == '2025-07-02', deals

    def list_kinds(self):
        """the list of imports says what each was of, and so does its way back"""
        self.desktop.press('alt+1')
        screen.act(screen.find(lambda: screen.page('Overview'), 'Last import today: closed 2025-07.csv', 'push button'))
        screen.find(lambda: screen.window('Imports'), '1 deal: 1 new', 'label')
        screen.press_button(lambda: screen.window('Imports'), 'Undo the import of closed 2025-07.csv')
        self.wait_for_toast('Import taken back: 1 deal removed')
        self.desktop.press('alt+4')
        screen.page('Leads')

    def escape(self):
        """Escape leaves, and nothing is written"""
        self.begin(self.bare)
        self.find('3 rows', 'label')
        self.desktop.press('Escape')
        wait_for('one window', lambda: screen.application().childCount == 1)
        assert len(self.leads()) == 11

    def keyboard_only(self):
        """the keyboard alone does it: Enter goes on from step to step"""
        path = self.desktop.home / 'weekly 2025-07.csv'
        write_table(path, ['Record ID', 'E-Mail', 'Source', 'Sales Region', 'Created'],
                    [[12, 'user12@example.com', 'fair', 'west', '06/04/2025']])
        self.begin(path)
        self.find('1 row', 'label')
        self.wait_for_next()
        self.desktop.press('alt+n')
        self.find('As last time', 'label')
        self.wait_for_next('Check')
        self.desktop.press('Return')
        self.find('.csv: 1 row', 'label')
        self.desktop.press('Return')
        self.find('1 row is accounted for', 'label')
        self.desktop.press('Return')
        wait_for('one window', lambda: screen.application().childCount == 1)
        assert len(self.leads()) == 12

    def say_last_import(self):
        """the overview says when the last import was, and leads to all"""
        self.desktop.press('alt+1')
        button = screen.find(lambda: screen.page('Overview'), 'Last import today: weekly 2025-07.csv', 'push button')
        screen.act(button)
        screen.find(lambda: screen.window('Imports'), 'Undo the import of weekly 2025-07.csv', 'push button')
        self.desktop.press('Escape')

    def quit(self):
        """the program ends in peace"""
        wait_for('one window', lambda: screen.application().childCount == 1)
        super().quit()


if __name__ == '__main__':
    sys.exit(tell(Story, choosers=True))
