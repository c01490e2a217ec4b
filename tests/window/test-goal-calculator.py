#!/usr/bin/python3
"""usage: test-goal-calculator.py ACCORD BUILD
From a revenue back to what each team must bring, and from there to the goal and the commitments, by screen reader."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import screen  # noqa: E402
from desktop import wait_for  # noqa: E402
from story import WindowStory, tell  # noqa: E402

REVENUE = 500000
DEAL = 10000


class Story(WindowStory):
    FILE = 'sample.accord'

    def steps(self):
        return [self.open, self.ask, self.assume, self.measure_again, self.simulate, self.agree, self.undo, self.quit]

    def calculator(self):
        return screen.window('Goal Calculator')

    def find(self, name, role='label'):
        return screen.find(self.calculator, name, role)

    def type(self, name, value):
        self.find(name, 'spin button').queryValue().currentValue = value

    def setting(self, name):
        return self.dump()['settings'].get(name)

    def open(self):
        """a button beside the shared goal opens it"""
        self.desktop.run('new', self.file, '--template', 'sample')
        self.before = self.dump()
        self.desktop.start(self.file)
        screen.find(screen.window, 'sample.accord')
        self.desktop.press('alt+2')
        screen.press_button(screen.page('SLA'), 'Goal Calculator')
        self.find('Which revenue do you want to reach?')

    def ask(self):
        """a revenue and a deal are so many customers; both are saved by themselves"""
        self.find('likely range')
        self.type('Revenue to Reach', REVENUE)
        self.type('Mean Deal Value', DEAL)
        self.find('50 customers: €500,000 at €10,000 each')
        wait_for('both to be saved', lambda: (self.setting('plan_revenue'), self.setting('plan_deal_value')) ==
                 (REVENUE, DEAL))

    def assume(self):
        """a typed rate is marked and changes the chain at once"""
        before = self.find('Marketing: 50 customers', 'image').description
        self.type('Opportunity → Customer', 20)
        self.find('assumed')
        wait_for('another chain', lambda: '250 opportunities' in self.find('Marketing: 50', 'image').description)
        assert before != self.find('Marketing: 50 customers', 'image').description
        wait_for('it to be saved', lambda: self.setting('plan_opportunity_customer') == 0.2)

    def measure_again(self):
        """the button goes back to what was measured"""
        measured = self.find('MQL → SQL', 'spin button').queryValue().currentValue
        self.type('MQL → SQL', 30)
        wait_for('it to be saved', lambda: self.setting('plan_mql_sql') == 0.3)
        screen.press_button(self.calculator, f'Use the Measured {measured:.0f}')
        wait_for('it to be empty again', lambda: self.setting('plan_mql_sql') is None)

    def simulate(self):
        """what keeps the goal in 8 of 10 simulated periods is said"""
        self.find('In 8 of 10 simulated periods:')

    def agree(self):
        """one button makes the goal, the commitments and the targets"""
        screen.press_button(self.calculator, 'Make Goal, Commitments and Targets')
        wait_for('the goal', lambda: self.setting('goal_target') == 50)
        after = self.dump()
        assert after['settings']['goal_metric'] == 'new-customers'
        opportunities = [c for c in after['commitments'] if c.get('from_stage') == 'opportunity' and c['metric'] == 'leads']
        assert [c['target'] for c in opportunities] == [250], opportunities
        assert len(after['targets']) > len(self.before['targets'])

    def undo(self):
        """Ctrl+Z takes all of it back, and what was typed stays"""
        screen.page('SLA')
        self.desktop.press('ctrl+z')
        wait_for('what was before', lambda: self.dump()['commitments'] == self.before['commitments'])
        after = self.dump()
        assert after['targets'] == self.before['targets']
        assert after['settings'].get('goal_target') == self.before['settings'].get('goal_target')
        assert after['settings']['plan_revenue'] == REVENUE


if __name__ == '__main__':
    sys.exit(tell(Story))
