#!/usr/bin/python3
"""usage: test-quality.py ACCORD BUILD
What may be wrong with leads is told with what it does to the figures; duplicates are made one, and two again."""

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import screen  # noqa: E402
from desktop import wait_for  # noqa: E402
from story import WindowStory, tell  # noqa: E402

ROWS = '''id,email,name,company,source,created_at,customer_at,value
1,ann@x.example,Ann,Acme,web,2018-01-01,,
2,A.nn@X.example,Ann Lee,Acme,web,2018-01-02,2018-02-01,100
3,bob@x.example,Bob,Beta,,2018-01-03,2018-01-01,50
4,cy@x.example,Cy,Gamma,web,2018-01-03,,
'''


class Story(WindowStory):
    def steps(self):
        return [self.make_file, self.open_window, self.open_duplicates, self.merge, self.undo, self.go_back, self.show_in_table,
                self.quit]

    def make_file(self):
        """a file with duplicates, an impossible date and a lead without a source"""
        leads = self.desktop.home / 'leads.csv'
        leads.write_text(ROWS)
        self.desktop.run('new', self.file)
        self.desktop.run('import', self.file, str(leads), '--data-as-of', '2018-12-31')

    def count(self):
        return json.loads(self.desktop.run('leads', self.file, '--json'))['count']

    def window(self):
        return screen.window('Data Quality')

    def open_window(self):
        """the menu of Leads tells what was found, with its effect"""
        self.desktop.start(self.file)
        screen.find(screen.window, 'ours.accord')
        self.desktop.press('alt+4')
        page = lambda: screen.page('Leads')  # noqa: E731
        screen.find(page, '4 leads', 'label')
        outer = screen.find(page, role='push button', description='More for Leads')
        screen.act(next(iter(screen.children(outer))))
        screen.press_button(page, 'Data Quality', role='menu item')
        screen.find(self.window, '2 leads that may be 1 person', 'label')
        row = screen.find(self.window, 'Same e-mail address', 'list item')
        said = ' '.join(node.name for node in screen.walk(row))
        assert screen.plain('Customers within 90 days: 50 %, counted once 66.7 %.') in screen.plain(said), said
        assert screen.find(self.window, 'Values that stand out', 'label')

    def open_duplicates(self):
        """by keyboard, the leads that may be one are listed side by side"""
        row = screen.find(self.window, 'Same e-mail address', 'list item')
        wait_for('the row in the focus', lambda: self.focus_moves_to(row))
        self.desktop.press('Return')
        screen.find(self.window, 'Ann · Acme', 'label')
        screen.find(self.window, 'Ann Lee · Acme', 'label')

    def focus_moves_to(self, row):
        self.desktop.press('Tab')
        return screen.is_focused(row)

    def merge(self):
        """Merge makes them one, in the file too"""
        screen.press_button(self.window, 'Merge')
        wait_for('three leads', lambda: self.count() == 3)
        lead = json.loads(self.desktop.run('leads', self.file, '--json', '--where', 'customer_at = "2018-02-01"'))['leads'][0]
        assert lead['id'] == '2' and lead['created_at'] == '2018-01-01', lead

    def undo(self):
        """and Ctrl+Z makes them two again"""
        self.desktop.press('ctrl+z')
        wait_for('four leads', lambda: self.count() == 4)
        screen.find(self.window, 'Ann · Acme', 'label')

    def go_back(self):
        """Escape leads back to what was found, and then closes the window"""
        self.desktop.press('Escape')
        screen.find(self.window, 'No source', 'list item')
        self.desktop.press('Escape')
        wait_for('one window', lambda: screen.application().childCount == 1)

    def show_in_table(self):
        """leads without a source are shown in the table, to be given one"""
        page = lambda: screen.page('Leads')  # noqa: E731
        outer = screen.find(page, role='push button', description='More for Leads')
        screen.act(next(iter(screen.children(outer))))
        screen.press_button(page, 'Data Quality', role='menu item')
        row = screen.find(self.window, 'No source', 'list item')
        wait_for('the row in the focus', lambda: self.focus_moves_to(row))
        self.desktop.press('Return')
        screen.press_button(self.window, 'Show in Table')
        screen.find(page, '1 of 4 leads', 'label')


if __name__ == '__main__':
    sys.exit(tell(Story))
