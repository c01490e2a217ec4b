#!/usr/bin/python3
"""usage: test-personas.py ACCORD BUILD
The personas of the sample workspace, by keyboard and screen reader: order, undo, who belongs where, what cannot be read."""

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import screen  # noqa: E402
import tap  # noqa: E402
from desktop import Desktop, wait_for  # noqa: E402

CONDITION = 'job_title contains "plant" or industry = "Food"'


class Story:
    def __init__(self, desktop):
        self.desktop = desktop
        self.file = str(desktop.home / 'sample.accord')

    def steps(self):
        return [self.open, self.count, self.move, self.undo_move, self.delete, self.undo_delete, self.search,
                self.write_condition, self.write_nonsense, self.add, self.quit]

    def page(self):
        return screen.page('Personas')

    def cards(self):
        """The names on the cards, in their order."""
        cards = screen.find(self.page, 'Personas', 'table')
        return [screen.plain(cell.name).split('.')[0] for cell in screen.children(cards) if screen.is_visible(cell)]

    def wait_for_cards(self, names):
        wait_for(f'the cards {names}', lambda: self.cards() == names)

    def must_find(self, name, role='label'):
        return screen.find(self.page, name, role)

    def open(self):
        """the sample's four personas are there"""
        self.desktop.run('new', self.file, '--template', 'sample')
        self.desktop.start(self.file)
        screen.find(screen.window, 'sample.accord')
        self.desktop.press('alt+3')
        self.names = ['maintenance lead', 'plant manager', 'quality engineer', 'distributor buyer']
        self.wait_for_cards(self.names)

    def count(self):
        """the first one says how many leads match"""
        self.must_find('leads match')

    def move(self):
        """Alt+Down moves the chosen card, and the focus stays on it"""
        self.desktop.press('ctrl+f', 'Tab', 'alt+Down')
        self.wait_for_cards([self.names[1], self.names[0], *self.names[2:]])
        self.desktop.press('alt+Down')
        self.wait_for_cards([self.names[1], self.names[2], self.names[0], self.names[3]])

    def undo_move(self):
        """Ctrl+Z moves it back"""
        self.desktop.press('ctrl+z')
        self.wait_for_cards([self.names[1], self.names[0], *self.names[2:]])
        self.desktop.press('ctrl+z')
        self.wait_for_cards(self.names)

    def delete(self):
        """Delete deletes the chosen one, without a question"""
        self.desktop.press('Delete')
        self.wait_for_cards(self.names[1:])

    def undo_delete(self):
        """Ctrl+Z brings it back to its place"""
        self.desktop.press('ctrl+z')
        self.wait_for_cards(self.names)

    def search(self):
        """the search finds by what is written there, and Enter goes to it"""
        self.desktop.press('ctrl+f')
        self.desktop.type('proof on paper')
        self.wait_for_cards(['quality engineer'])
        self.desktop.press('Return')
        wait_for('the form', lambda: screen.text_of(screen.find(self.page, 'Name', 'text')) == 'Quality engineer')
        self.desktop.press('ctrl+f', 'Escape')
        self.wait_for_cards(self.names)

    def write_condition(self):
        """a condition written as text is counted, saved, and gives the persona its leads"""
        before = self.leads_of('Quality engineer')
        screen.press_button(self.page, 'As Text')
        screen.set_text(self.must_find('Condition as text', 'text'), CONDITION)
        lines = self.desktop.run('leads', self.file, '--where', CONDITION, '--csv').splitlines()
        self.must_find(f'{len(lines) - 1:,} leads match')
        wait_for('its leads', lambda: self.leads_of('Quality engineer') not in (0, before))

    def leads_of(self, persona):
        points = json.loads(self.desktop.run('kpi', self.file, 'leads', '--group', 'persona', '--json'))['points']
        return sum(point['value'] for point in points if point['group'] == persona)

    def write_nonsense(self):
        """what cannot be read is told at once, with the position, and does not change what is saved"""
        before = self.leads_of('Quality engineer')
        text = self.must_find('Condition as text', 'text')
        screen.set_text(text, 'job_title contains plant')
        self.must_find('Position 20: a text in "quotes" is expected here, not “plant”.')
        assert self.leads_of('Quality engineer') == before
        screen.set_text(text, CONDITION)
        self.must_find('leads match')

    def add(self):
        """Ctrl+N makes one and puts the cursor into its name"""
        self.desktop.press('ctrl+n')
        self.wait_for_cards([*self.names, 'new persona'])
        self.desktop.type('Zoe, head of purchasing')
        self.wait_for_cards([*self.names, 'zoe, head of purchasing'])

    def quit(self):
        """the program ends in peace"""
        self.desktop.quit()


def main():
    accord, build = sys.argv[1:3]
    desktop = Desktop(accord, build)
    try:
        return tap.Journey(Story(desktop).steps(), lambda: screen.report(desktop)).run()
    finally:
        desktop.close()


if __name__ == '__main__':
    sys.exit(main())
