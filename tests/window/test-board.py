#!/usr/bin/python3
"""usage: test-board.py ACCORD BUILD
The board of charts as a team arranges it, by the keyboard alone: charts are added, edited, moved, widened, copied and removed,
and the file and the command line have the same board."""

import json
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import screen  # noqa: E402
from desktop import wait_for  # noqa: E402
from story import WindowStory, tell  # noqa: E402

FIRST = ['goal', 'conversion-rate', 'lead-value', 'conversion-rate', 'revenue', 'commitments']


class Story(WindowStory):
    FILE = 'sample.accord'

    def steps(self):
        return [self.open, self.show_first, self.add, self.undo_add, self.move, self.widen, self.edit, self.duplicate,
                self.remove, self.print_board, self.start_over, self.quit]

    def page(self):
        page = screen.page('KPIs')
        page.clear_cache()
        return page

    def charts(self):
        """As the file has them, in their order."""
        charts = json.loads(self.desktop.run('dump', self.file)).get('board_charts', [])
        return sorted(charts, key=lambda chart: chart['position'])

    def kinds(self):
        return [chart.get('metric') or chart['form'] for chart in self.charts()]

    def wait_for_kinds(self, kinds):
        wait_for(f'{kinds} in the file', lambda: self.kinds() == kinds)

    def menu(self, title, item):
        """Of a card. A menu button is a button in another of that name."""
        screen.press_button(self.page, f'More for {title} More for {title}')
        screen.press_button(screen.window, item, 'menu item')

    def has_chart(self, title):
        return any(node.getRoleName() == 'image' and node.name == title for node in screen.walk(self.page()))

    def card_in_focus(self, title):
        """Whether the keyboard is in the card."""
        card = screen.seek(self.page(), title, 'image')
        return card is not None and screen.is_focused(card)

    def tab_to(self, title):
        def step():
            if self.card_in_focus(title):
                return True
            self.desktop.press('Tab')
            return False
        wait_for(f'the keyboard on “{title}”', step)

    def open(self):
        """the sample opens"""
        self.desktop.run('new', self.file, '--template', 'sample')
        self.desktop.start(self.file)
        self.desktop.point(1, 1)
        screen.find(screen.window, 'sample.accord', deadline=40)

    def show_first(self):
        """nobody arranged anything: the first board, which is not in the file"""
        self.desktop.press('alt+5')
        for title in ('Customers within 90 days', 'Lead value by source', 'Revenue', 'Commitments kept'):
            screen.find(self.page, title, 'image')
        screen.find(self.page, 'New customers: 80', 'label')
        assert self.charts() == []

    def add(self):
        """Ctrl+N adds a chart; with it the board is written"""
        self.desktop.press('ctrl+n')
        window = screen.window('Add a Chart')
        screen.find(window, 'Customers within 90 days', 'image')
        self.desktop.press('alt+m', 'space')
        wait_for('the list of metrics', lambda: self.desktop.count_windows() == 3)
        self.desktop.press('Down', 'Down', 'Down', 'Return')
        wait_for('the list closed', lambda: self.desktop.count_windows() == 2)
        screen.find(lambda: screen.window('Add a Chart'), 'New customers', 'image')
        self.desktop.press('alt+a')
        self.wait_for_kinds(FIRST + ['new-customers'])
        screen.find(self.page, 'New customers', 'image')
        wait_for('the keyboard on it', lambda: self.desktop.count_windows() == 1)

    def undo_add(self):
        """Ctrl+Z takes back both, and redoing brings both"""
        self.desktop.press('ctrl+z')
        self.wait_for_kinds([])
        wait_for('the chart gone', lambda: not self.has_chart('New customers'))
        screen.find(self.page, 'Commitments kept', 'image')
        self.desktop.press('ctrl+shift+z')
        self.wait_for_kinds(FIRST + ['new-customers'])

    def move(self):
        """Alt and an arrow move the card that has the keyboard, which keeps it"""
        self.tab_to('Revenue')
        self.desktop.press('alt+Left')
        self.wait_for_kinds(['goal', 'conversion-rate', 'lead-value', 'revenue', 'conversion-rate', 'commitments', 'new-customers'])
        wait_for('the keyboard on the moved card', lambda: self.card_in_focus('Revenue'))
        self.desktop.press('alt+Down')
        self.wait_for_kinds(FIRST + ['new-customers'])

    def widen(self):
        """a card can be as wide as the board"""
        self.menu('Revenue', 'As Wide as the Board')
        wait_for('it in the file', lambda: self.charts()[4]['is_wide'])

        def is_wide():
            page, chart = self.page(), screen.seek(self.page(), 'Revenue', 'image')
            whole, own = (node.queryComponent().getExtents(screen.atspi().WINDOW_COORDS) for node in (page, chart))
            return own.width > whole.width * 0.8
        wait_for('it on the page', is_wide)

    def edit(self):
        """a name of its own is shown, and stays when figures come"""
        self.menu('Revenue', 'Edit…')
        window = screen.window('Edit Chart')
        screen.set_text(screen.find(window, 'Name', 'text'), 'What came in')
        self.desktop.press('alt+s')
        wait_for('it in the file', lambda: self.charts()[4]['title'] == 'What came in')
        screen.find(self.page, 'What came in', 'image')

    def duplicate(self):
        """a copy stands after its original"""
        self.menu('What came in', 'Duplicate')
        wait_for('it in the file', lambda: [c.get('title') for c in self.charts()][4:6] == ['What came in'] * 2)
        assert len({chart['id'] for chart in self.charts()}) == 8

    def remove(self):
        """removing does not ask, and can be undone"""
        self.menu('Lead value by source', 'Remove')
        wait_for('it gone', lambda: 'lead-value' not in self.kinds())
        screen.press_button(screen.window, 'Undo')
        wait_for('it back', lambda: self.kinds()[2] == 'lead-value')
        screen.find(self.page, 'Lead value by source', 'image')

    def print_board(self):
        """the command line has the same board"""
        path = self.desktop.home / 'board.pdf'
        self.desktop.run('board', self.file, '-o', str(path))
        said = subprocess.run(['pdftotext', str(path), '-'], check=True, capture_output=True, text=True).stdout
        assert said.count('What came in\n') >= 2 and 'Commitments kept' in said and 'New customers' in said, said

    def start_over(self):
        """the first board can be had back"""
        screen.press_button(self.page, 'More for the KPIs More for the KPIs')
        screen.press_button(screen.window, 'Back to the First Board', 'menu item')
        self.wait_for_kinds([])
        screen.find(self.page, 'Revenue', 'image')
        wait_for('nothing else', lambda: screen.seek(self.page(), 'What came in', 'image') is None)


if __name__ == '__main__':
    sys.exit(tell(Story))
