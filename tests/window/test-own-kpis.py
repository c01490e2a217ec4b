#!/usr/bin/python3
"""usage: test-own-kpis.py ACCORD BUILD
KPIs of one's own: named, typed month by month, pasted from a spreadsheet, and made of other figures."""

import datetime
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import screen  # noqa: E402
from desktop import wait_for  # noqa: E402
from story import WindowStory, tell  # noqa: E402

TABLE = 'Month\tVisits\nJan 2025\t1.200,5\nFeb 2025\t900\nMar 2025\t1.100'
WRONG = 'Jan 2025\t1200\nFeb 2025\tmany\nMarch\t5'


class Story(WindowStory):
    FILE = 'sample.accord'

    def steps(self):
        return [self.open, self.add, self.type_value, self.refuse_number, self.undo_paste, self.paste, self.refuse_table,
                self.make_formula, self.refuse_formula, self.list_both, self.delete, self.undo_delete, self.type_cost, self.quit]

    def window(self):
        return screen.seek_window_with('What it means', 'text') or screen.window('KPIs of Your Own')

    def find(self, name, role='label', **more):
        return screen.find(self.window, name, role, **more)

    def chosen_text(self, name):
        """What is typed now replaces it."""
        text = self.find(name, 'text')
        return screen.text_of(text) if text.queryText().getNSelections() == 1 else None

    def dump(self, what):
        return json.loads(self.desktop.run('dump', self.file)).get(what, [])

    def kpi(self, key='site-visits'):
        return next((kpi for kpi in self.dump('own_kpis') if kpi['key'] == key), None)

    def values(self):
        return {value['month'][:7]: value['value'] for value in self.dump('own_values')}

    def open_menu(self, item):
        self.desktop.press('alt+5')
        outer = screen.find(lambda: screen.page('KPIs'), 'More for the KPIs', 'push button')
        screen.act(wait_for('the button', lambda: next(iter(screen.children(outer)))))  # the outer one cannot be pressed
        screen.press_button(screen.window, item, 'menu item')

    def open(self):
        """the menu of the page of KPIs has them"""
        self.desktop.run('new', self.file, '--template', 'sample')
        self.desktop.start(self.file)
        self.desktop.point(1, 1)  # a tooltip is a window, too
        screen.find(screen.window, 'sample.accord', deadline=40)
        self.open_menu('KPIs of Your Own…')
        self.find('None yet.')

    def add(self):
        """one is added and named; its short name follows"""
        screen.press_button(self.window, 'Add a KPI')
        self.desktop.focus()
        wait_for('its name, all of it chosen', lambda: self.chosen_text('Name') == 'New KPI')
        self.desktop.type('Site visits')
        wait_for('it in the file', self.kpi)
        assert self.kpi()['title'] == 'Site visits', self.kpi()

    def cell(self, month, year=2025):
        return self.find(f'{month} {year}, Value', 'text')

    def tab_to(self, name):
        """With the keyboard, wherever the focus is."""
        def reach():
            self.desktop.press('Tab')
            window = self.window()
            window.clear_cache()
            return any(screen.is_focused(node) and screen.clean(node.name) == name for node in screen.walk(window))
        wait_for(f'the focus on {name}', reach)

    def show_year(self, year):
        def turn():
            shown = [int(node.name) for node in screen.walk(self.window()) if node.getRoleName() == 'label'
                     and screen.is_visible(node) and node.name.isdigit() and len(node.name) == 4]
            if shown and shown[0] == year:
                return True
            screen.press_button(self.window, 'Year Before' if shown[0] > year else 'Year After')
            return False
        wait_for(f'the year {year}', turn)

    def type_value(self):
        """a value is typed for a month, and saved by itself"""
        self.show_year(2025)
        self.tab_to('January 2025, Value')
        self.desktop.type('1000')
        wait_for('it in the file', lambda: self.values() == {'2025-01': 1000})
        self.desktop.press('Return')
        wait_for('February', lambda: screen.is_focused(self.cell('February')))
        points = json.loads(self.desktop.run('kpi', self.file, 'site-visits', '--by', 'month', '--json'))['points']
        assert [(point['period'], point['value']) for point in points] == [('2025-01', 1000)], points

    def refuse_number(self):
        """what is no number is not saved, and stays"""
        self.desktop.type('many')
        self.desktop.press('Up')
        wait_for('why', lambda: 'no number' in (self.cell('February').description or '')
                 or screen.text_of(self.cell('February')) == 'many')
        assert self.values() == {'2025-01': 1000}
        self.desktop.press('Down', 'ctrl+a', 'BackSpace')

    def copy(self, text):
        """Through what it means: the clipboard is the desktop's."""
        meaning = self.find('What it means', 'text')
        screen.set_text(meaning, text)
        self.tab_to('What it means')
        self.desktop.press('ctrl+a', 'ctrl+c')
        screen.set_text(meaning, 'Of the shop, too')

    def undo_paste(self):
        """Undo beside a table that was pasted takes it back, and not what is typed elsewhere meanwhile"""
        self.copy(TABLE)
        screen.press_button(self.window, 'Paste a Table')
        wait_for('it in the cells', lambda: screen.text_of(self.cell('March')) == '1100')
        screen.set_text(self.find('What it means', 'text'), 'Of the shop, and of the blog')
        screen.press_button(self.window, 'Undo')
        wait_for('the cells as before', lambda: screen.text_of(self.cell('March')) == '')
        wait_for('the values as before', lambda: self.values() == {'2025-01': 1000})
        wait_for('what was typed', lambda: self.kpi()['meaning'] == 'Of the shop, and of the blog')

    def paste(self):
        """a table of a spreadsheet goes in whole"""
        self.copy(TABLE)
        screen.press_button(self.window, 'Paste a Table')
        wait_for('it in the file', lambda: self.values() == {'2025-01': 1200.5, '2025-02': 900, '2025-03': 1100})
        wait_for('it in the cells', lambda: screen.text_of(self.cell('March')) == '1100')

    def refuse_table(self):
        """what cannot be read is said by its line, and nothing is changed"""
        self.copy(WRONG)
        self.tab_to('March 2025, Value')
        self.desktop.press('ctrl+v')
        self.find('Line 2: “many” is no number. Line 3: “March” is no month')
        self.find('Nothing was changed.')
        assert self.values() == {'2025-01': 1200.5, '2025-02': 900, '2025-03': 1100}

    def add_formula(self, text):
        def seek():
            window = self.window()
            window.clear_cache()
            return next((node for node in screen.walk(window) if node.getRoleName() == 'text' and node.name == 'Formula'
                         and screen.is_visible(node)), None)
        screen.set_text(wait_for('the formula', seek), text)

    def make_formula(self):
        """another is made of it and of the built-in ones"""
        screen.press_button(self.window, 'Back')
        screen.press_button(self.window, 'Add a KPI')
        self.desktop.focus()
        wait_for('its name, all of it chosen', lambda: self.chosen_text('Name') == 'New KPI')
        self.desktop.type('Leads a visit')
        wait_for('it in the file', lambda: self.kpi('leads-a-visit'))
        self.tab_to('Where they come from')
        self.desktop.press('space')
        wait_for('the choices', lambda: self.desktop.count_windows() > 2)
        self.desktop.press('Down', 'Return')
        self.add_formula('leads / site-visits')
        self.find('Leads ÷ Site visits')
        wait_for('it in the file', lambda: self.kpi('leads-a-visit')['formula'] == 'leads / site-visits')

    def refuse_formula(self):
        """a circle, and what is no formula, are said while they are typed and not saved"""
        self.add_formula('leads / leads-a-visit')
        self.find('Position 9: a KPI cannot be made of itself: leads-a-visit → leads-a-visit.')
        self.add_formula('leads / ')
        self.find('is expected here, but this is the end.')
        self.add_formula('leads / site-visits × 100')
        self.find('Leads ÷ Site visits × 100')
        wait_for('it in the file', lambda: self.kpi('leads-a-visit')['formula'] == 'leads / site-visits × 100')

    def list_both(self):
        """the list says what each is made of"""
        screen.press_button(self.window, 'Back')
        self.find('Site visits', 'list item')
        self.find('Leads a visit', 'list item')
        self.find('Leads ÷ Site visits × 100')

    def delete(self):
        """Delete takes one away, with its values"""
        self.tab_to('Site visits')
        self.desktop.press('Delete')
        wait_for('it gone', lambda: self.kpi() is None and not self.values())
        self.find('Its formula needs a KPI that is not there any more')

    def close_window(self):
        """By Escape; a message goes first that is shown below"""
        def close():
            if self.desktop.count_windows() == 1:
                return True
            self.desktop.press('Escape')
        wait_for('one window', close)

    def undo_delete(self):
        """and Undo brings them back"""
        self.close_window()
        self.desktop.press('ctrl+z')
        wait_for('it back', lambda: self.kpi() and len(self.values()) == 3)

    def costs(self):
        return {(cost['source'], cost['month'][:7]): cost['amount'] for cost in self.dump('costs')}

    def type_cost(self):
        """what was spent is typed by month and source, and the figures of it follow"""
        before = self.costs()
        assert before, 'the sample has no costs'
        self.open_menu('Costs…')
        window = lambda: screen.window('Costs')  # noqa: E731
        (source, month), amount = sorted(before.items(), key=lambda item: item[0][1])[-1]
        name = datetime.date(int(month[:4]), int(month[5:]), 1).strftime('%B %Y') + ', ' + source
        cell = screen.find(window, name, 'text')
        wait_for('what was spent', lambda: float(screen.text_of(cell)) == amount)
        for shown in ('September', 'Sum'):  # not «…»
            width = screen.find(window, shown, 'label').queryComponent().getExtents(screen.atspi().WINDOW_COORDS).width
            assert width >= 5 * len(shown), (shown, width)
        spent = json.loads(self.desktop.run('kpi', self.file, 'cac', '--json'))['points'][0]['numerator']
        screen.set_text(cell, str(amount + 1000))
        wait_for('it in the file', lambda: self.costs() == {**before, (source, month): amount + 1000})
        after = json.loads(self.desktop.run('kpi', self.file, 'cac', '--json'))['points'][0]['numerator']
        assert abs(after - spent - 1000) < 1e-6, (spent, after)
        self.close_window()


if __name__ == '__main__':
    sys.exit(tell(Story))
