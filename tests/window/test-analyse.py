#!/usr/bin/python3
"""usage: test-analyse.py ACCORD BUILD
The window «Analyse» of the sample workspace, by keyboard and screen reader: what the command line says of a field is shown,
a rule is made of a value and taken back, points are suggested, taken and taken back, and what is known only after the sale
makes no rule."""

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
        return [self.open, self.list_fields, self.search, self.show_values, self.make_rule, self.undo_rule, self.keep_rule, self.flag,
                self.doubt, self.suggest, self.take, self.undo_take, self.choose_outcome, self.close, self.say_what_lacks]

    def window(self):
        return screen.window('Analyse')

    def page(self):
        return screen.page('Scoring')

    def find(self, name, role='label', description=None):
        return screen.find(self.window, name, role, description)

    def is_there(self, name, role):
        return screen.seek(self.window(), name, role) is not None

    def rules(self):
        return {rule['id']: rule for rule in self.dump()['score_rules']}

    def evidence(self, field):
        return json.loads(self.desktop.run('evidence', self.file, field, '--json'))

    def choose(self, name):
        """By the keyboard alone: its name into the search, and down into the list."""
        entry = self.find('Search the fields', 'entry')
        screen.set_text(entry if 'EditableText' in entry.get_interfaces() else screen.find(entry, role='text'), name)
        wait_for('one field', lambda: self.is_there(name, 'list item'))
        row = self.find(name, 'list item')
        self.desktop.click(*screen.middle(row))

    def open(self):
        """a button of the page opens the window, which says of how many leads it is"""
        self.desktop.run('new', self.file, '--template', 'sample')
        self.desktop.start(self.file)
        screen.find(screen.window, 'sample.accord')
        self.desktop.press('alt+9')
        screen.press_button(self.page, 'Analyse')
        found = self.evidence('source')
        self.find(f'{found["won"]:,} of {found["n"]:,} leads bought')

    def list_fields(self):
        """fields and activities are there, each with its verdict and how much it says"""
        words = {'none': 'no evidence', 'some': 'some evidence', 'strong': 'strong evidence'}
        for field, name in (('source', 'Source'), ('job_title', 'Job title'), ('company_size', 'Company size')):
            found = self.evidence(field)
            self.find(name, 'list item', f'{words[found["verdict"]]}, information value {found["iv"]:.2f}')
        self.find('How often: ', 'list item')
        self.find('Customer since', 'list item', 'known only after the sale')

    def search(self):
        """the search has the keyboard, and leaves what has its words"""
        self.desktop.type('Job ti')
        wait_for('only it', lambda: self.is_there('Job title', 'list item') and not self.is_there('Company size', 'list item'))
        self.desktop.press('Escape')
        wait_for('all of them', lambda: self.is_there('Company size', 'list item'))

    def show_values(self):
        """Down chooses a field: its values are those of the command line"""
        self.desktop.press('Tab', 'Down')
        found = self.evidence('job_title')
        self.find(f'information value {found["iv"]:.2f}')
        for value in found['values'][:4]:
            words = f'{value["won"]:,} of {value["n"]:,} bought'
            self.find(value['value'], 'list item', words)

    def best(self):
        return max((value for value in self.evidence('job_title')['values'] if value['verdict'] == 'supports'),
                   key=lambda value: value['woe'])

    def press_make(self, value):
        points = round(value['woe'] * 10 / 0.6931471805599453)
        screen.press_button(self.window, f'Make a rule of “{value["value"]}”: +{points} points')
        return points

    def make_rule(self):
        """a button makes a rule of a value, and says so"""
        self.before, self.made = self.rules(), self.best()
        self.press_make(self.made)
        self.find(f'Rule made of “{self.made["value"]}”')

    def undo_rule(self):
        """Undo takes it back, and it can be made again"""
        screen.press_button(self.window, 'Undo')
        self.find(f'Make a rule of “{self.made["value"]}”', 'push button')
        assert self.rules() == self.before

    def keep_rule(self):
        """it goes to the end of a group of the right kind, with points in proportion"""
        before, best = self.before, self.made
        points = self.press_make(best)
        wait_for('it to be saved', lambda: len(self.rules()) == len(before) + 1)
        self.find(f'“{best["value"]}” has a rule', 'push button')
        rule = next(rule for id, rule in self.rules().items() if id not in before)
        group = next(each for each in self.dump()['score_groups'] if each['id'] == rule['score_group'])
        assert (rule['condition'], rule['points']) == (best['condition'], points), rule
        assert group['dimension'] == 'fit', group
        assert rule['position'] == max(each['position'] for each in self.rules().values()
                                       if each['score_group'] == rule['score_group'])

    def flag(self):
        """of what is known only after the sale no rule can be made, and it says why"""
        self.choose('Customer since')
        self.find('no rule can be made of it')
        assert not self.is_there('Make a rule of', 'push button')

    def doubt(self):
        """of what only says very much a person may know better"""
        assert self.evidence('owner')['verdict'] == 'known-after-the-sale'
        self.choose('Owner')
        self.find('Only you can know')
        assert not self.is_there('Make a rule of', 'push button')
        self.desktop.click(*screen.middle(self.find('It is known before the sale', 'check box')))
        self.find('Make a rule of', 'push button')

    def suggestion(self):
        return json.loads(self.desktop.run('model', self.file, '--suggest', '--json'))

    def suggest(self):
        """points are suggested beside those of the draft, as the command line does, and nothing is changed"""
        before = self.rules()
        screen.press_button(self.window, 'Suggest Points')
        found = self.suggestion()
        self.find(f'{found["suggested"]["auc"] * 100:.1f} of 100 times')
        self.find(f'Now: {found["now"]["auc"] * 100:.1f} of 100 times')
        for rule in found['rules']:
            if rule['state'] == 'suggested' and rule['title']:
                points = f'{rule["points"]:+g}'.replace('-', '−')
                self.find(rule['title'], 'list item', f'suggested {points}')
        assert self.rules() == before

    def take(self):
        """they are taken by a button, all in one change"""
        self.before = self.rules()
        found = {rule['title']: rule for rule in self.suggestion()['rules']}
        screen.press_button(self.window, 'Take These Points')
        self.find('Suggested points taken')
        wait_for('them to be saved', lambda: self.rules() != self.before)
        for rule in self.rules().values():
            wanted = found.get(rule['title'])
            assert wanted is None or rule['points'] == wanted.get('points', wanted['points_now']), rule

    def undo_take(self):
        """Ctrl+Z brings all of the draft's points back"""
        self.desktop.press('ctrl+z')
        wait_for('them to be back', lambda: self.rules() == self.before)

    def choose_outcome(self):
        """a condition can stand for who has bought; it is the draft's, and everything is by it"""
        self.desktop.click(*screen.middle(self.find('Who has bought: Customers', 'push button')))
        screen.press_button(self.window, 'As Text')
        screen.set_text(self.find('Condition as text', 'text'), 'country = "Germany"')
        wait_for('it to be saved', lambda: self.dump()['settings'].get('score_outcome') == 'country = "Germany"')
        self.desktop.press('Escape')
        found = self.evidence('source')
        self.find(f'{found["won"]:,} of {found["n"]:,} leads bought')

    def close(self):
        """Escape closes it"""
        self.desktop.press('Escape')
        wait_for('it to be gone', lambda: self.desktop.count_windows() == 1)
        self.desktop.quit()

    def say_what_lacks(self):
        """without leads it says in a sentence what to do"""
        empty = str(self.desktop.home / 'empty.accord')
        self.desktop.run('new', empty)
        self.desktop.start(empty)
        screen.find(screen.window, 'empty.accord')
        self.desktop.press('alt+9')
        screen.press_button(self.page, 'Analyse')
        self.find('No leads yet. Import a CRM export')


if __name__ == '__main__':
    sys.exit(tell(Story))
