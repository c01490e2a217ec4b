#!/usr/bin/python3
"""usage: test-pages.py ACCORD BUILD light|dark
Every page of the sample workspace, by keyboard: each shows itself, and nobody complains."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import screen  # noqa: E402
from story import WindowStory, tell  # noqa: E402

SCHEME = sys.argv[3]

# By the digit that Alt shows it with: what the page is called, and something that only it shows.
PAGES = {
    1: ('Overview', 'label', 'Shared goal'),
    2: ('SLA', 'label', 'Accountabilities'),
    3: ('Personas', 'label', 'Plant manager'),
    4: ('Leads', 'table row', None),
    5: ('KPIs', 'image', 'Customers within 90 days'),
    6: ('History', 'label', 'added'),
    7: ('Glossary', 'label', 'Hand-over'),
    9: ('Scoring', 'image', 'Leads by score'),
}


class Story(WindowStory):
    FILE = 'sample.accord'

    def __init__(self, desktop):
        super().__init__(desktop)
        # Names are the same in light and dark, and asking for all of them takes a minute.
        self.asks_names = SCHEME == 'light'

    def make_file(self):
        """the sample workspace is made"""
        self.desktop.run('new', self.file, '--template', 'sample')

    def open_file(self):
        """the window opens on it"""
        self.desktop.start(self.file)
        screen.find(screen.window, 'sample.accord')
        screen.find(screen.window, 'Shared goal')

    def visit(self, number):
        name, role, shown = PAGES[number]
        self.desktop.press(f'alt+{number}')
        page = screen.page(name)
        screen.find(page, shown, role)
        if self.asks_names:
            self.must_be_named(page)
        self.must_be_quiet()

    def must_be_named(self, page):
        """No button is called after its widget: that is what it is called when it has no name. A menu button is a
        shell around the button that is pressed."""
        page.clear_cache()
        nameless = [node.description for node in screen.walk(page)
                    if node.getRoleName() == 'push button' and node.name in ('', 'GtkImage', 'GtkButton')
                    and not any(child.getRoleName() == 'push button' for child in screen.children(node))
                    and screen.is_visible(node)]
        assert not nameless, f'buttons without a name; their tooltips: {nameless}'

    def must_be_quiet(self):
        assert self.desktop.program.poll() is None, 'the program has ended: ' + '\n'.join(self.desktop.complaints())
        assert not self.desktop.complaints(), '\n'.join(self.desktop.complaints())

    def show_overview(self):
        """Alt+1 shows the overview"""
        self.visit(1)

    def show_sla(self):
        """Alt+2 shows the agreement"""
        self.visit(2)

    def show_personas(self):
        """Alt+3 shows the personas"""
        self.visit(3)

    def show_leads(self):
        """Alt+4 shows the leads"""
        self.visit(4)

    def show_kpis(self):
        """Alt+5 shows the figures"""
        self.visit(5)

    def show_history(self):
        """Alt+6 shows the history"""
        self.visit(6)

    def show_glossary(self):
        """Alt+7 shows the glossary"""
        self.visit(7)

    def show_scoring(self):
        """Alt+9 shows the score model"""
        self.visit(9)

    def tab_through(self):
        """Tab moves the focus, and Shift+Tab back, without leaving the page"""
        for key in ['Tab'] * 8 + ['shift+Tab'] * 8:
            self.desktop.press(key)
        screen.page('KPIs')
        self.must_be_quiet()

    def steps(self):
        return [self.make_file, self.open_file, self.show_overview, self.show_sla, self.show_personas, self.show_leads,
                self.show_history, self.show_glossary, self.show_scoring, self.show_kpis, self.tab_through, self.quit]


if __name__ == '__main__':
    sys.exit(tell(Story, dark=SCHEME == 'dark'))
