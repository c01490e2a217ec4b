#!/usr/bin/python3
"""usage: test-incentives.py ACCORD BUILD
The page of the incentives: it appears when somebody adds it, and says what a rule would have paid so far."""

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import screen  # noqa: E402
from desktop import wait_for  # noqa: E402
from story import WindowStory, tell  # noqa: E402


class Story(WindowStory):
    FILE = 'sample.accord'

    def steps(self):
        return [self.open, self.add_page, self.add_rule, self.pay, self.delete, self.undo_delete, self.take_page_away,
                self.quit]

    def page(self):
        return screen.page('Incentives')

    def find(self, name, role='label'):
        return screen.find(self.page, name, role)

    def chosen_text(self, name):
        """What is typed now replaces it."""
        text = self.find(name, 'text')
        return screen.text_of(text) if text.queryText().getNSelections() == 1 else None

    def rules(self):
        return self.dump()['incentives']

    def pages(self):
        return [screen.clean(row.name) for row in screen.children(screen.seek_near_top('Pages')) if screen.is_visible(row)]

    def open(self):
        """at first it is not there"""
        self.desktop.run('new', self.file, '--template', 'sample')
        self.desktop.start(self.file)
        screen.find(screen.window, 'sample.accord')
        assert 'Incentives' not in self.pages(), self.pages()

    def choose_page(self):
        """Through the main menu, with the keyboard."""
        self.desktop.press('F10')
        screen.find(screen.window, 'More Pages', 'menu item')
        screen.act(screen.find(screen.window, 'More Pages', 'menu item'))
        screen.act(screen.find(screen.window, 'Incentives', 'check menu item'))
        self.desktop.press('Escape')

    def add_page(self):
        """the main menu adds it and shows it"""
        self.choose_page()
        self.find('What do both teams get for what a lead becomes?')
        wait_for('it to be saved', lambda: self.dump()['settings'].get('pages') == 'incentives')

    def add_rule(self):
        """a button makes a rule and puts the cursor into its name"""
        screen.press_button(self.page, 'Add a Rule')
        wait_for('its name, all of it chosen', lambda: self.chosen_text('Name') == 'New incentive')
        self.desktop.type('Closing')
        wait_for('it to be saved', lambda: [rule['title'] for rule in self.rules()] == ['Closing'])

    def pay(self):
        """an amount pays each customer of the months that are looked at, half to each team"""
        screen.set_text(self.find('How much, in EUR', 'text'), '100')
        self.find('€100 for each customer, to both teams, half each')
        months = json.loads(self.desktop.run('kpi', self.file, 'new-customers', '--by', 'month', '--json'))['points']
        customers = int(sum(month['value'] for month in months[-12:]))
        self.find(f'€{customers * 100:,} in these months, for {customers} leads')
        self.find(f'Marketing €{customers * 50:,}, Sales €{customers * 50:,}')
        self.find('Preview, Not Payroll')

    def delete(self):
        """a rule is deleted without a question"""
        screen.press_button(self.page, 'Delete')
        wait_for('it to be gone', lambda: not self.rules())

    def undo_delete(self):
        """Ctrl+Z brings it back"""
        self.desktop.press('ctrl+z')
        wait_for('it to be back', lambda: [rule['amount'] for rule in self.rules()] == [100])

    def take_page_away(self):
        """the menu takes the page away, and its rules stay"""
        self.choose_page()
        screen.page('Overview')
        wait_for('the menu to be closed', lambda: self.desktop.count_windows() == 1)
        assert self.rules()

    def quit(self):
        """the program ends in peace; not by its key: without a window manager the keyboard does not come back from a menu"""
        screen.press_button(screen.window, 'Close')
        self.desktop.end()


if __name__ == '__main__':
    sys.exit(tell(Story))
