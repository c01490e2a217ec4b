#!/usr/bin/python3
"""usage: test-kpis.py ACCORD BUILD
Figures of some leads, and words of one's own: by keyboard and screen reader, against the same from the command line."""

import json
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import screen  # noqa: E402
from desktop import wait_for  # noqa: E402
from story import WindowStory, tell  # noqa: E402

CONDITION = 'source = "Webinar"'


class Story(WindowStory):
    FILE = 'sample.accord'

    def steps(self):
        return [self.open, self.show_all, self.filter_by_text, self.refuse_nonsense, self.filter_by_lines, self.rename,
                self.rename_in_filter, self.keep_ids, self.export, self.open_number, self.show_its_leads,
                self.filter_leads, self.quit]

    def page(self):
        return screen.page('KPIs')

    def wait_for_chart(self, title, value):
        """What a screen reader says of the chart."""
        def says():
            chart = next((node for node in screen.walk(self.fresh_page())
                          if node.getRoleName() == 'image' and node.name == title), None)
            return chart if chart and f' {value:,.0f} (' in screen.plain(chart.description) else None
        return wait_for(f'“{title}” to say {value}', says)

    def close_filter(self):
        """Escape closes it; the next key is for the page again."""
        self.desktop.press('Escape')
        wait_for('the filter to close', lambda: self.desktop.count_windows() == 1)

    def fresh_page(self):
        page = self.page()
        page.clear_cache()
        return page

    def final_customers(self, *where):
        """Of the last month that is over: what the sentence begins with."""
        points = json.loads(self.desktop.run('kpi', self.file, 'new-customers', '--by', 'month', *where, '--json'))['points']
        return [point for point in points if point['mature']][-1]['value']

    def open(self):
        """the sample opens"""
        self.desktop.run('new', self.file, '--template', 'sample')
        self.desktop.start(self.file)
        self.desktop.point(1, 1)
        screen.find(screen.window, 'sample.accord', deadline=40)
        screen.find(screen.window, 'Shared goal')

    def show_all(self):
        """all leads at first: a chart that is added says what the command line says"""
        self.desktop.press('alt+5', 'ctrl+n')
        screen.find(lambda: screen.window('Add a Chart'), 'Customers within 90 days', 'image')
        self.desktop.press('alt+m', 'space')
        wait_for('the list of metrics', lambda: self.desktop.count_windows() == 3)
        self.desktop.press('Down', 'Down', 'Down', 'Return')
        screen.find(lambda: screen.window('Add a Chart'), 'New customers', 'image')
        self.desktop.press('alt+a')
        wait_for('one window', lambda: self.desktop.count_windows() == 1)
        self.wait_for_chart('New customers', self.final_customers())
        screen.find(self.page, 'Filter', 'push button')

    def filter_by_text(self):
        """Ctrl+F opens the filter; its text changes the figure that is read in the chart"""
        some = self.final_customers('--where', CONDITION)
        assert some != self.final_customers(), 'the condition changes nothing'
        self.desktop.press('ctrl+f')
        screen.press_button(screen.window, 'As Text')
        screen.set_text(screen.find(screen.window, 'Condition as text', 'text'), CONDITION)
        self.wait_for_chart('New customers', some)
        n_leads = len(self.desktop.run('leads', self.file, '--where', CONDITION, '--csv').splitlines()) - 1
        screen.find(self.page, f'Filter: Source is Webinar, {n_leads:,} leads', 'push button')

    def refuse_nonsense(self):
        """what does not fit the leads is told in the filter, and changes no figure"""
        screen.set_text(screen.find(screen.window, 'Condition as text', 'text'), 'klingon = "yes"')
        screen.find(screen.window, 'klingon', 'label')
        self.wait_for_chart('New customers', self.final_customers('--where', CONDITION))
        screen.set_text(screen.find(screen.window, 'Condition as text', 'text'), CONDITION)
        self.wait_for_chart('New customers', self.final_customers('--where', CONDITION))

    def filter_by_lines(self):
        """its lines say the same, and a line that is removed gives all leads back"""
        screen.press_button(screen.window, 'As Text')
        screen.press_button(screen.window, 'Remove this line')
        self.wait_for_chart('New customers', self.final_customers())
        self.close_filter()

    def rename(self):
        """a word of one's own for customers stands in the charts at once"""
        self.desktop.press('ctrl+comma')
        form = lambda: screen.seek_window_with('Customer', 'text')  # noqa: E731
        screen.set_text(screen.find(lambda: wait_for('the preferences', form), 'Customer', 'text'), 'member, members')
        wait_for('it in the file', lambda: json.loads(self.desktop.run('dump', self.file))['settings']['stage_customer']
                 == 'member, members')
        self.desktop.press('Escape')
        self.wait_for_chart('New members', self.final_customers())
        screen.find(self.page, 'Members within 90 days', 'image')

    def rename_in_filter(self):
        """and for the day on which one became it"""
        self.desktop.press('ctrl+f')
        screen.press_button(screen.window, 'As Text')
        screen.set_text(screen.find(screen.window, 'Condition as text', 'text'), 'customer_at >= "2026-01-01"')
        screen.find(self.page, 'Filter: Member since is on or after 2026-01-01', 'push button')
        screen.set_text(screen.find(screen.window, 'Condition as text', 'text'), '')
        self.wait_for_chart('New members', self.final_customers())
        self.close_filter()

    def keep_ids(self):
        """the id on the command line stays what it is"""
        stages = json.loads(self.desktop.run('kpi', self.file, 'leads', '--group', 'stage', '--json'))['points']
        assert 'customer' in [point['group'] for point in stages], stages

    def export(self):
        """Ctrl+Shift+E writes the board as a PDF, with the words of its own"""
        path = self.desktop.home / 'board.pdf'
        self.desktop.press('ctrl+shift+e')
        chooser = wait_for('where to', lambda: screen.seek_window_with('Name:', 'text'))
        screen.set_text(screen.find(chooser, 'Name:', 'text'), str(path))
        screen.press_button(chooser, 'Export')
        wait_for('the file', path.exists)
        wait_for('one window', lambda: screen.application().childCount == 1)
        said = subprocess.run(['pdftotext', str(path), '-'], check=True, capture_output=True, text=True).stdout
        assert 'Members within 90 days' in said and 'Lead value by source' in said, said

    def first_of_a_year(self):
        """The figure of the first month that the charts show."""
        return json.loads(self.desktop.run('kpi', self.file, 'conversion-rate', '--by', 'month', '--json'))['points'][-12]

    def tab_to_chart(self):
        self.desktop.press('Tab')
        return any(node.name == 'Members within 90 days' and screen.is_focused(node) for node in screen.walk(self.page()))

    def open_number(self):
        """Enter on a mark opens it: what is divided by what, as the command line has it"""
        wait_for('the focus on the chart', self.tab_to_chart)
        self.desktop.press('Home', 'Return')
        figure = self.first_of_a_year()
        screen.find(screen.window, f'{figure["numerator"]:,.0f} members within 90 days', 'label')
        screen.find(screen.window, f'{figure["denominator"]:,.0f} leads of', 'label')
        screen.find(screen.window, f'The other {figure["denominator"] - figure["numerator"]:,.0f}, who are not', 'list item')

    def show_its_leads(self):
        """Enter on some of its leads shows those in the table, until all are wanted again"""
        figure = self.first_of_a_year()
        self.desktop.press_on('Return')
        page = screen.page('Leads')
        screen.find(page, f'The {figure["numerator"]:,.0f} members (Members within 90 days', 'label')
        screen.find(page, f'{figure["numerator"]:,.0f} of', 'label')
        screen.press_button(page, 'Show All Leads')
        leads = len(self.desktop.run('leads', self.file, '--csv').splitlines()) - 1
        wait_for('all of them', lambda: screen.seek(page, f'{leads:,} leads', 'label'))

    def filter_leads(self):
        """the page Leads has the same filter, of its own, and the words are the same there"""
        self.desktop.press('alt+4')
        page = screen.page('Leads')
        screen.find(page, 'Filter', 'push button')
        self.desktop.press('ctrl+f', 'Tab', 'space')
        screen.press_button(page, 'As Text')
        screen.set_text(screen.find(page, 'Condition as text', 'text'), 'stage = "customer"')
        customers = len(self.desktop.run('leads', self.file, '--where', 'stage = "customer"', '--csv').splitlines()) - 1
        screen.find(page, f'Filter: Stage is customer, {customers:,} leads', 'push button')
        self.close_filter()
        screen.find(page, 'Member', 'label')


if __name__ == '__main__':
    sys.exit(tell(Story, choosers=True))
