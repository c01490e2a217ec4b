#!/usr/bin/python3
"""usage: test-meeting.py ACCORD BUILD
A meeting over the board: what is shown is picked, compared and kept under a name; a figure is questioned and answered; the
charts are presented one at a time. Against the file and the same figures from the command line."""

import datetime
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import screen  # noqa: E402
from desktop import wait_for  # noqa: E402
from story import WindowStory, tell  # noqa: E402

WHERE = 'source in ("Webinar")'
QUESTION = 'Why so few in winter?'


class Story(WindowStory):
    FILE = 'sample.accord'

    def steps(self):
        return [self.open, self.pick, self.compare, self.open_compared, self.keep_view, self.choose_view, self.remove_view, self.ask,
                self.answer, self.list_notes, self.show_figure, self.add_event, self.present, self.open_while_presenting, self.quit]

    def page(self):
        page = screen.page('KPIs')
        page.clear_cache()
        return page

    def dump(self, table):
        return json.loads(self.desktop.run('dump', self.file)).get(table, [])

    def press(self, name, label=None):
        """A menu button, one button in another of that name: what it opens is there before it is pressed."""
        screen.press_button(self.page, f'{name} {label or name}')
        wait_for('what it opens', lambda: self.desktop.count_windows() == 2)

    def chart(self, title):
        return next((node for node in screen.walk(self.page())
                     if node.getRoleName() == 'image' and node.name == title), None)

    def close_popover(self):
        self.desktop.press('Escape')
        wait_for('one window', lambda: self.desktop.count_windows() == 1)

    def last_revenue(self, *where):
        """Of the last month that is over."""
        points = json.loads(self.desktop.run('kpi', self.file, 'revenue', '--by', 'month', *where, '--json'))['points']
        return [point for point in points if point['mature']][-1]['value']

    def wait_for_revenue(self, value):
        wait_for(f'€{value:,.0f}', lambda: f'€{value:,.0f} (' in self.chart('Revenue').description)

    def walk_to(self, find, key):
        """Presses the key until the keyboard is there."""
        def step():
            node = find()
            if node is not None and screen.is_focused(node):
                return True
            self.desktop.press(key)
            return False
        wait_for(f'the keyboard by {key}', step)

    def open(self):
        """the sample opens on its board"""
        self.desktop.run('new', self.file, '--template', 'sample')
        self.desktop.start(self.file)
        self.desktop.point(1, 1)
        screen.find(screen.window, 'sample.accord', deadline=40)
        self.desktop.press('alt+5')
        screen.find(self.page, 'Revenue', 'image')
        self.wait_for_revenue(self.last_revenue())

    def pick(self):
        """one of the sources that are ticked: all charts show its leads, and the button says so"""
        self.press('All sources')
        boxes = lambda: [node for node in screen.walk(self.page()) if node.getRoleName() == 'check box' and screen.is_visible(node)]  # noqa: E731
        self.desktop.press('Down', 'Down', 'Down')  # from the search into the list
        self.walk_to(lambda: next(iter(boxes()), None), 'Home')
        self.walk_to(lambda: screen.seek(self.page(), 'Webinar', 'check box'), 'Down')
        self.desktop.press('space')
        screen.find(self.page, 'Sources: Webinar', 'push button')
        self.wait_for_revenue(self.last_revenue('--where', WHERE))
        self.close_popover()

    def compare(self):
        """with the same days of the year before: the chart says both"""
        screen.press_button(self.page, 'Compare with')
        wait_for('the list', lambda: self.desktop.count_windows() == 2)
        self.desktop.press('End', 'Up', 'Return')
        wait_for('what it is compared with', lambda: 'Compared with' in self.chart('Revenue').description)
        wait_for('one window', lambda: self.desktop.count_windows() == 1)

    def open_compared(self):
        """the mark of the year before is opened as any other: of its own days"""
        last = json.loads(self.desktop.run('kpi', self.file, 'revenue', '--by', 'month', '--json'))['points'][-1]['period']
        before = datetime.date(int(last[:4]) - 1, int(last[5:]), 1).strftime('%b %Y')
        self.walk_to(lambda: self.chart('Revenue'), 'Tab')
        self.desktop.press('End', 'Down', 'Return')
        screen.find(screen.window, f'Revenue, {before}', 'label')
        self.close_popover()

    def keep_view(self):
        """what is chosen is kept under a name"""
        self.press('Views')
        screen.set_text(screen.find(screen.window, 'Name for what is chosen now', 'text'), 'Webinars')
        screen.press_button(screen.window, 'Keep')
        view = wait_for('it in the file', lambda: self.dump('board_views'))[0]
        assert (view['title'], view['picked'], view['compared_with']) == ('Webinars', WHERE, 'last-year'), view
        screen.find(self.page, 'Views: Webinars', 'push button')

    def choose_view(self):
        """and chosen again, when something else was"""
        self.press('Sources: Webinar')
        screen.press_button(screen.window, 'All sources')
        self.wait_for_revenue(self.last_revenue())
        self.close_popover()
        self.press('Views')
        screen.press_button(screen.window, 'Webinars')
        self.wait_for_revenue(self.last_revenue('--where', WHERE))
        screen.find(self.page, 'Sources: Webinar', 'push button')

    def remove_view(self):
        """removing it does not ask, and can be undone"""
        self.press('Views: Webinars', 'Webinars')
        screen.press_button(screen.window, 'Remove “Webinars”')
        wait_for('it gone', lambda: not self.dump('board_views'))
        screen.press_button(screen.window, 'Undo')
        wait_for('it back', lambda: len(self.dump('board_views')) == 1)

    def ask(self):
        """an opened figure is questioned: the note has it as it was read, of which leads and of which days"""
        self.walk_to(lambda: self.chart('Customers within 90 days'), 'Tab')
        self.desktop.press('Home', 'Return')
        screen.press_button(screen.window, 'Question This')
        screen.set_text(screen.find(screen.window, 'What is to be asked at the next meeting?', 'text'), QUESTION)
        screen.press_button(screen.window, 'Write')
        note = wait_for('it in the file', lambda: self.dump('notes'))[0]
        assert (note['kind'], note['body'], note['metric']) == ('question', QUESTION, 'conversion-rate'), note
        assert '%' in note['figure'] and note['condition'] == WHERE and note['first'].endswith('-01'), note
        screen.find(screen.window, QUESTION, 'label')

    def answer(self):
        """it can be answered, and opened again"""
        screen.press_button(screen.window, 'Answered')
        wait_for('who answered', lambda: self.dump('notes')[0]['resolved'] and self.dump('notes')[0]['resolved_by'])
        screen.press_button(screen.window, 'Open Again')
        wait_for('it open', lambda: not self.dump('notes')[0]['resolved'])
        self.close_popover()

    def notes(self):
        return screen.window('Notes and Questions')

    def search(self, text):
        entry = screen.find(self.notes, 'Search notes', 'entry')
        screen.set_text(entry if 'EditableText' in entry.get_interfaces() else screen.find(entry, role='text'), text)

    def open_notes(self):
        self.press('More for the KPIs')
        screen.press_button(screen.window, 'Notes and Questions…', 'menu item')
        screen.find(self.notes, QUESTION)

    def list_notes(self):
        """open questions are listed, and can be searched; Escape ends the search, then closes"""
        self.open_notes()
        self.search('klingon')
        screen.find(self.notes, 'Nothing Here')
        self.desktop.press('Escape')
        screen.find(self.notes, QUESTION)
        self.desktop.press('Escape')
        wait_for('one window', lambda: self.desktop.count_windows() == 1)
        self.open_notes()
        self.search('klingon')
        screen.find(self.notes, 'Nothing Here')
        self.search('WINTER')
        screen.find(self.notes, QUESTION)

    def show_figure(self):
        """and lead back to their figure, of the same leads"""
        screen.press_button(self.notes, 'Show Figure')
        wait_for('one window', lambda: self.desktop.count_windows() == 1)
        wait_for('the keyboard on it', lambda: screen.is_focused(self.chart('Customers within 90 days')))
        screen.find(self.page, 'Filter: Source is', 'push button')

    def add_event(self):
        """what happened is written with its day"""
        self.press('More for the KPIs')
        screen.press_button(screen.window, 'Add an Event…', 'menu item')
        screen.set_text(screen.find(screen.application, 'What happened', 'text'), 'New price list')
        screen.press_button(screen.application, 'Add')
        event = wait_for('it in the file', lambda: [note for note in self.dump('notes') if note['kind'] == 'event'])[0]
        assert event['body'] == 'New price list' and event['first'] == event['last'] is not None, event

    def place(self, words):
        screen.find(lambda: screen.window('Presentation'), words, 'label')

    def present(self):
        """F11 presents the charts one at a time; the arrows go on and back"""
        wait_for('one window', lambda: self.desktop.count_windows() == 1)
        self.desktop.press('F11')
        self.place('1 of 6')
        self.desktop.press('Right')
        self.place('2 of 6')
        screen.find(lambda: screen.window('Presentation'), 'Customers within 90 days:', 'label')
        self.desktop.press('End')
        self.place('6 of 6')
        self.desktop.press('Right')
        self.place('6 of 6')
        self.desktop.press('Prior')
        self.place('5 of 6')
        self.desktop.press('Home')
        self.place('1 of 6')

    def open_while_presenting(self):
        """a number can be opened there too; Escape ends it"""
        self.desktop.press('Right')
        self.place('2 of 6')
        self.desktop.press('Tab', 'Home', 'Return')
        screen.find(screen.application, 'Question This', 'push button')
        self.desktop.press('Escape')
        wait_for('the figure closed', lambda: self.desktop.count_windows() == 2)
        self.desktop.press('Escape')
        wait_for('one window', lambda: self.desktop.count_windows() == 1)


if __name__ == '__main__':
    sys.exit(tell(Story))
