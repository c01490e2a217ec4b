#!/usr/bin/python3
"""usage: test-overview.py ACCORD BUILD
Monday morning: what stands on Overview leads to its page, and its figures can be opened."""

import json
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import screen  # noqa: E402
from desktop import wait_for  # noqa: E402
from story import WindowStory, tell  # noqa: E402

QUESTION = 'Why did October bring half of it?'
SPEED = 'MQL → handed over ≤ 2 working hours'


class Story(WindowStory):
    FILE = 'monday.accord'

    def steps(self):
        return [self.open, self.read_waiting, self.open_waiting, self.show_all_waiting, self.read_question, self.open_commitment,
                self.show_missed, self.open_goal, self.quit]

    def page(self):
        page = screen.page('Overview')
        page.clear_cache()
        return page

    def find(self, name, role='label', **more):
        return screen.find(self.page, name, role, **more)

    def load(self, resolved):
        """The sample, with a question."""
        plain = self.desktop.home / 'plain.accord'
        self.desktop.run('new', str(plain), '--template', 'sample')
        dump = json.loads(self.desktop.run('dump', str(plain)))
        dump['notes'] = [{'id': '0193c1d2-0000-7000-8000-000000000001', 'kind': 'question', 'body': QUESTION,
                          'metric': 'new-customers', 'member_name': 'Tina', 'at': '2026-11-02T08:00:00.000Z', 'resolved': resolved}]
        path = self.desktop.home / 'monday.json'
        path.write_text(json.dumps(dump))
        self.desktop.run('load', self.file, str(path))

    def open(self):
        """the page shows what a Monday needs"""
        self.load(False)
        self.desktop.start(self.file)
        screen.find(screen.window, 'monday.accord', deadline=60)
        for part in ('Shared goal', 'Commitments', 'Waiting for sales', 'Open questions', 'Changed lately'):
            self.find(part)
        self.find('Last import', 'push button')

    def rows(self):
        """Of those who wait: what a screen reader says."""
        listed = self.find('Waiting for sales', 'list')
        listed.clear_cache()
        return [screen.clean(row.name) for row in screen.children(listed) if screen.is_visible(row)]

    def read_waiting(self):
        """who waits, for what, and how late it is, most late first"""
        wait_for('somebody who waits', lambda: any('late' in row for row in self.rows()))
        days = [int(found[1]) if found else 0 for found in (re.search(r'(\d+) days? late', row) for row in self.rows())]
        assert days == sorted(days, reverse=True), self.rows()
        all_of_them = self.find('All ', 'push button')
        assert all_of_them, 'no way to all of them'

    def open_waiting(self):
        """a row opens the lead"""
        name = self.rows()[0].split(',')[0]
        self.tab_to(name)
        self.desktop.press('Return')
        page = screen.page('Leads')
        screen.find(page, name, 'label')
        self.desktop.press('alt+1')
        self.page()

    def tab_to(self, name, role=None):
        def reach():
            self.desktop.press('Tab')
            page = self.page()
            return any(screen.is_focused(node) and name in screen.clean(node.name) and (role is None or node.getRoleName() == role)
                       for node in screen.walk(page))
        wait_for(f'the focus on {name}', reach)

    def show_all_waiting(self):
        """and all of them stand in the table of leads"""
        button = wait_for('the button', lambda: next((node for node in screen.walk(self.page()) if node.getRoleName() == 'push button'
                                                      and re.fullmatch(r'All \d+', node.name or '')
                                                      and 'Leads' in (node.description or '')), None))
        n = int(button.name.split()[1])
        screen.act(button)
        page = screen.page('Leads')
        screen.find(page, 'Waiting for sales, past what was agreed')
        wait_for(f'{n} leads', lambda: screen.seek(screen.page('Leads'), f'{n} leads', 'label') or
                 screen.seek(screen.page('Leads'), f'{n} of', 'label'))
        self.desktop.press('alt+1')
        self.page()

    def read_question(self):
        """what was asked, of which figure, by whom"""
        self.find(QUESTION)
        self.find('New customers · Tina')

    def attainment(self):
        commitment = next(one for one in json.loads(self.desktop.run('dump', self.file))['commitments'] if one['title'] == SPEED)
        points = json.loads(self.desktop.run('kpi', self.file, 'attainment', '--commitment', commitment['id'], '--by', 'month',
                                             '--json'))['points']
        return points[-1]

    def open_commitment(self):
        """the figure of a commitment is opened: kept, and missed"""
        point = self.attainment()
        screen.press_button(self.page, f'{point["numerator"]:,} of {point["denominator"]:,}: where it comes from, {SPEED}')
        screen.find(screen.window, f'The {point["numerator"]:,} kept as agreed', 'list item')

    def show_missed(self):
        """and those that were missed are shown as leads"""
        point = self.attainment()
        missed = point['denominator'] - point['numerator']
        item = screen.find(screen.window, f'The {missed:,} missed', 'list item')
        screen.act(item, 'activate') if any(item.queryAction().getName(i) == 'activate'
                                            for i in range(item.queryAction().nActions)) else self.walk_to(item)
        page = screen.page('Leads')
        wait_for('them', lambda: screen.seek(page, 'missed', 'label'))
        self.desktop.press('alt+1')
        self.page()

    def walk_to(self, item):
        def reach():
            self.desktop.press('Tab')
            return screen.is_focused(item)
        wait_for('the focus on it', reach)
        self.desktop.press('Return')

    def open_goal(self):
        """a mark of the goal's chart is opened: all that was reached by its day"""
        self.tab_to('Shared goal', 'image')
        self.desktop.press('Home', 'Right', 'Right', 'Return')
        screen.find(screen.window, 'customers of', 'label')
        self.desktop.press('Escape')
        wait_for('one window', lambda: self.desktop.count_windows() == 1)


if __name__ == '__main__':
    sys.exit(tell(Story))
