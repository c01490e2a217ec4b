#!/usr/bin/python3
"""usage: test-scoring.py ACCORD BUILD
The score model of the sample workspace, by keyboard and screen reader: what a number does is what the command line says
it does; a rule is added, tried on a lead, published and taken back."""

import json
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import screen  # noqa: E402
import tap  # noqa: E402
from desktop import Desktop, wait_for  # noqa: E402

POINTS = 'Points of “Referral”'


class Story:
    def __init__(self, desktop):
        self.desktop = desktop
        self.file = str(desktop.home / 'sample.accord')

    def steps(self):
        return [self.open, self.agree_at_first, self.change_points, self.say_who_moves, self.move_threshold, self.add_rule,
                self.fill_rule, self.move_rule, self.copy_rule, self.switch_off, self.delete_rule, self.undo_delete,
                self.try_lead, self.publish, self.undo_publish, self.quit]

    def page(self):
        return screen.page('Scoring')

    def find(self, name, role='label'):
        return screen.find(self.page, name, role)

    def dump(self):
        return json.loads(self.desktop.run('dump', self.file))

    def rules(self):
        return {rule['title']: rule for rule in self.dump()['score_rules']}

    def titles(self, group):
        """Of the rules of a group, in their order."""
        dump = self.dump()
        own = next(each['id'] for each in dump['score_groups'] if each['title'] == group)
        rules = [rule for rule in dump['score_rules'] if rule['score_group'] == own]
        return [rule['title'] for rule in sorted(rules, key=lambda rule: (rule['position'], rule['id']))]

    def threshold(self):
        return self.dump()['settings']['score_mql']

    def qualify(self, model='draft'):
        """By the command line."""
        leads = json.loads(self.desktop.run('score', self.file, '--model', model, '--json'))['leads']
        threshold = self.threshold()
        return {lead['id'] for lead in leads if lead['score'] >= threshold}

    def count_is(self, n):
        """What the picture says to who does not see it."""
        screen.find(self.page, 'Leads by score', 'image', description=f'Qualified from {self.threshold():g}: {n:,} leads')

    def open(self):
        """Alt+9 shows the draft, and that it is what is published"""
        self.desktop.run('new', self.file, '--template', 'sample')
        self.desktop.start(self.file)
        screen.find(screen.window, 'sample.accord')
        self.desktop.press('alt+9')
        self.find('Where they come from')
        self.find('Model 1, published on')

    def agree_at_first(self):
        """as many leads qualify as the command line says"""
        self.count_is(len(self.qualify()))

    def change_points(self):
        """other points are saved by themselves, and the leads that qualify are those of the command line"""
        self.find(POINTS, 'spin button').queryValue().currentValue = 3
        wait_for('it to be saved', lambda: self.rules()['Referral']['points'] == 3)
        before, now = self.qualify('published'), self.qualify()
        assert now < before, (len(before), len(now))
        self.count_is(len(now))
        self.find('Draft, changed since model 1')

    def say_who_moves(self):
        """it says how many drop out, and that nobody joins"""
        gone = len(self.qualify('published') - self.qualify())
        screen.find(self.page, f'−{gone:,} drop out', 'push button')
        screen.find(self.page, '0 join', 'push button')

    def move_threshold(self):
        """the line of the threshold moves by the arrows"""
        old = self.threshold()
        self.desktop.click(*screen.middle(self.find('Leads by score', 'image')))
        wait_for('the focus', lambda: screen.is_focused(self.find('Leads by score', 'image')))
        self.desktop.press('Left', 'Left')
        wait_for('it to be saved', lambda: self.threshold() == old - 2)
        self.count_is(len(self.qualify()))

    def copy(self):
        return self.find('Large (copy)', 'list item')

    def chosen_text(self, name, root=None):
        """What is typed now replaces it."""
        text = screen.find(root or self.page, name, 'text')
        return screen.text_of(text) if text.queryText().getNSelections() == 1 else None

    def add_rule(self):
        """a button adds a rule to its group and puts the cursor into its name"""
        screen.press_button(self.page, 'Add a rule to “Where they work”')
        wait_for('its name, all of it chosen', lambda: self.chosen_text('Name') == 'New rule')
        self.desktop.type('Large')
        wait_for('it to be saved', lambda: self.titles('Where they work')[-1] == 'Large')
        self.find('For nobody yet')

    def fill_rule(self):
        """with a condition it counts, and the leads that qualify are those of the command line"""
        screen.press_button(self.page, 'As Text')
        screen.set_text(self.find('Condition as text', 'text'), 'company_size = "1,001–5,000"')
        self.find('Points of “Large”', 'spin button').queryValue().currentValue = 40
        wait_for('it to be saved', lambda: (self.rules()['Large'].get('condition'), self.rules()['Large']['points']) ==
                 ('company_size = "1,001–5,000"', 40))
        self.count_is(len(self.qualify()))

    def move_rule(self):
        """Alt+Up moves it, and the focus stays on it"""
        before = self.titles('Where they work')
        self.desktop.press('alt+Up')
        wait_for('it to be above', lambda: self.titles('Where they work') == before[:-2] + [before[-1], before[-2]])
        self.wait_for_focus('Large')

    def wait_for_focus(self, name):
        """On the row, or on what lies in it."""
        wait_for('the focus', lambda: any(screen.is_focused(node.real) for node in screen.walk(self.find(name, 'list item'))))

    def copy_rule(self):
        """a copy stands behind it"""
        self.desktop.press('Return')
        screen.press_button(self.page, 'Copy Rule')
        wait_for('it to be there', lambda: 'Large (copy)' in self.titles('Where they work'))
        copy = self.rules()['Large (copy)']
        assert (copy['condition'], copy['points']) == ('company_size = "1,001–5,000"', 40), copy

    def switch_off(self):
        """what is switched off counts no more"""
        wait_for('its name, all of it chosen', lambda: self.chosen_text('Name', self.copy) == 'Large (copy)')
        screen.act(screen.find(self.copy, 'Switched off', 'toggle button'), 'toggle')
        wait_for('it to be saved', lambda: self.rules()['Large (copy)'].get('is_off'))
        self.count_is(len(self.qualify()))

    def delete_rule(self):
        """a rule is deleted without a question"""
        screen.press_button(self.copy, 'Delete Rule')
        wait_for('it to be gone', lambda: 'Large (copy)' not in self.rules())

    def undo_delete(self):
        """Ctrl+Z brings it back"""
        self.desktop.press('ctrl+z')
        wait_for('it to be back', lambda: self.rules()['Large (copy)'].get('is_off'))

    def try_lead(self):
        """a lead is found by its name, and the lines say what the command line says"""
        lead = json.loads(self.desktop.run('leads', self.file, '--json', '--limit', '1'))['leads'][0]
        screen.press_button(self.page, 'Try a Lead')
        window = lambda: screen.window('Try a Lead')  # noqa: E731
        screen.set_text(screen.find(window, 'Lead to try', 'text'), lead['email'])
        screen.find(window, lead['name'], 'list item')
        self.desktop.press('Return')
        ledger = json.loads(self.desktop.run('score', self.file, '--model', 'draft', '--lead', lead['email'], '--json'))
        lines = screen.children(screen.find(window, 'Why this score', 'list'))
        names = [screen.clean(line.name) for line in lines]
        assert names[-1].startswith(f'Score: {round(ledger["score"], 1):g}.'), names
        assert len(names) == len(ledger['ledger']) + 1, (names, ledger)
        points = [re.search(r': ([+−][0-9.]+?)(?=\. |$)', name)[1].replace('−', '-') for name in names[:-1]]
        assert abs(sum(map(float, points)) - ledger['score']) < 0.5, (names, ledger['score'])
        self.desktop.press('Escape')
        wait_for('the window to be closed', lambda: self.desktop.count_windows() == 1)

    def publish(self):
        """it is published with a note, and is what the leads are scored by from then on"""
        screen.press_button(self.page, 'Publish…')
        dialog = lambda: screen.seek_window_with('What is new', 'text')  # noqa: E731
        screen.set_text(screen.find(dialog, 'What is new', 'text'), 'Large companies')
        screen.press_button(dialog, 'Publish')
        wait_for('it to be there', lambda: [model.get('note') for model in self.dump()['score_models']][1:] == ['Large companies'])
        self.find('Model 2, published on')
        assert self.qualify('published') == self.qualify()

    def undo_publish(self):
        """Ctrl+Z takes it back"""
        self.desktop.press('ctrl+z')
        wait_for('it to be gone', lambda: len(self.dump()['score_models']) == 1)
        self.find('Draft, changed since model 1')

    def quit(self):
        """Ctrl+Q ends the program in peace"""
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
