#!/usr/bin/python3
"""usage: test-handover.py ACCORD BUILD
The hand-over of the sample workspace and the hours in which its clocks run, by screen reader: what is typed there is
what the agreement says on the command line."""

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import screen  # noqa: E402
from desktop import wait_for  # noqa: E402
from story import WindowStory, tell  # noqa: E402

HOLIDAYS = '''BEGIN:VCALENDAR
VERSION:2.0
PRODID:test
BEGIN:VEVENT
DTSTART;VALUE=DATE:20991224
DTEND;VALUE=DATE:20991227
SUMMARY:Closed
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20990101
SUMMARY:New Year
END:VEVENT
END:VCALENDAR
'''


class Story(WindowStory):
    FILE = 'sample.accord'

    def __init__(self, desktop):
        super().__init__(desktop)
        self.holidays = desktop.home / 'holidays.ics'

    def steps(self):
        return [self.open, self.count_fields, self.tick_field, self.add_hours, self.change_hours, self.write_nonsense,
                self.add_holiday, self.add_file, self.add_file_again, self.close_hours, self.add_route, self.move_route,
                self.remove_route, self.add_never, self.offer_reason, self.write_reasons, self.read, self.quit]

    def page(self):
        return screen.page('SLA')

    def hours(self):
        return screen.window('Working Hours')

    def saved(self, table):
        return json.loads(self.desktop.run('dump', self.file))[table]

    def calendar(self):
        """The one that is made here: the sample may have others."""
        return next(c for c in self.saved('calendars') if c['title'] == 'Night shift')

    def routes(self):
        rules = [r for r in self.saved('handover_rules') if r['kind'] == 'route']
        return [r.get('title', '') for r in sorted(rules, key=lambda r: r['position'])]

    def open(self):
        """the page has the parts of the hand-over below its text"""
        self.desktop.run('new', self.file, '--template', 'sample')
        self.holidays.write_text(HOLIDAYS.replace('\n', '\r\n'))
        self.desktop.start(self.file)
        screen.find(screen.window, 'sample.accord')
        self.desktop.press('alt+2')
        screen.find(self.page, 'Who Takes Which', 'list')

    def count_fields(self):
        """it says how many leads have what must be filled in"""
        screen.find(self.page, 'leads of the last 30 days have all of them')

    def scroll_to(self, find):
        """Turns the wheel until it lies in the window: it is clicked where it can be seen."""
        def is_there():
            node = find()
            x, y = screen.middle(node)
            if 60 < y < 760:
                return node
            self.desktop.scroll(700, 500, max(-60, min(60, round((y - 400) / 80))) or 1)
            return None
        return wait_for('it to be scrolled to', is_there)

    def tick_field(self):
        """a field that is ticked must be filled in, and one that is not need not"""
        row = self.scroll_to(lambda: screen.find(self.page, 'What must be filled in', 'label'))
        self.desktop.click(*screen.middle(row))
        self.desktop.click(*screen.middle(self.scroll_to(lambda: screen.find(self.page, 'Country', 'check box'))))
        wait_for('the field', lambda: 'country' in self.settings()['handover_fields'])
        screen.find(self.page, 'Company, name, job title, source, country')
        self.desktop.click(*screen.middle(self.scroll_to(lambda: screen.find(self.page, 'Company', 'check box'))))
        wait_for('the end of the field', lambda: 'company' not in self.settings()['handover_fields'])

    def settings(self):
        saved = self.saved('settings')
        return saved[0] if isinstance(saved, list) else saved

    def add_hours(self):
        """new working hours open as they are added"""
        screen.press_button(self.page, 'Working Hours')
        screen.press_button(self.hours, 'Add Working Hours')
        screen.set_text(screen.find(self.hours, 'Name', 'text'), 'Night shift')
        wait_for('the name', lambda: self.calendar())

    def change_hours(self):
        """a day that is typed is saved, the week as text follows, and it says until when a lead is answered"""
        screen.set_text(screen.find(self.hours, 'Monday', 'text'), '09:00-12:30, 22:00-02:00')
        wait_for('the hours', lambda: self.calendar()['hours']
                 == 'Mon 09:00-12:30, 22:00-02:00; Tue-Fri 09:00-17:00')
        assert screen.text_of(screen.find(self.hours, 'The week as text', 'text')) == self.calendar()['hours']
        screen.find(self.hours, 'A lead handed over now is answered by')

    def write_nonsense(self):
        """what cannot be read is said in a sentence, and is not saved"""
        before = self.calendar()['hours']
        screen.set_text(screen.find(self.hours, 'Tuesday', 'text'), '9-')
        screen.find(self.hours, 'Tue: “9-” is no time of a day')
        assert self.calendar()['hours'] == before
        screen.set_text(screen.find(self.hours, 'Tuesday', 'text'), '')
        wait_for('the hours', lambda: self.calendar()['hours']
                 == 'Mon 09:00-12:30, 22:00-02:00; Wed-Fri 09:00-17:00')

    def add_holiday(self):
        """a holiday is added by its name, today unless another day is chosen"""
        screen.set_text(screen.find(self.hours, 'Add a holiday', 'text'), 'Summer party')
        screen.press_button(self.hours, 'Add the holiday')
        wait_for('the holiday', lambda: 'Summer party' in self.calendar().get('holidays', ''))

    def choose_file(self):
        screen.press_button(self.hours, 'Add Holidays From a File')
        screen.find(lambda: screen.window('Add Holidays From a File'), 'Add', 'push button')
        self.desktop.press('slash')
        entry = screen.find(lambda: screen.window('Add Holidays From a File'), 'GtkFileChooserEntry', 'text')
        screen.set_text(entry, str(self.holidays))
        wait_for('the path', lambda: screen.text_of(entry) == str(self.holidays))
        screen.press_button(lambda: screen.window('Add Holidays From a File'), 'Add')

    def add_file(self):
        """the days off of a calendar file are added, and it says how many"""
        self.choose_file()
        screen.find(self.hours, '4 holidays added')
        wait_for('the holidays', lambda: '- 2099-12-26 Closed' in self.calendar()['holidays'])

    def add_file_again(self):
        """the second time it says that they were there already"""
        self.choose_file()
        screen.find(self.hours, '4 were there already')

    def close_hours(self):
        """Back leads to the list, where the hours stand in one line"""
        screen.press_button(self.hours, 'Back')
        screen.find(self.hours, 'Night shift')
        wait_for('the end of the window', self.has_left)

    def has_left(self):
        """Without a window manager the keyboard may not be back from the file chooser yet: the key is pressed again then."""
        if screen.application().childCount == 1:
            return True
        self.desktop.press('Escape')
        return False

    def add_route(self):
        """a rule is added unfolded, and says which leads it takes first"""
        screen.press_button(self.page, 'Add Who Takes Which')
        screen.set_text(screen.find(self.page, 'Who takes it', 'text'), 'Ada Lund')
        screen.set_text(screen.find(self.page, 'In one line', 'text'), 'Italy')
        wait_for('the rule', lambda: self.routes() == ['Distributors', 'Germany, Austria and Switzerland', 'All others',
                                                       'Italy'])
        screen.find(self.page, 'takes 0 leads')

    def move_route(self):
        """Alt+Up moves it before another"""
        self.desktop.press('alt+Up')
        wait_for('the order', lambda: self.routes()[-2:] == ['Italy', 'All others'])

    def remove_route(self):
        """Delete removes the rule that has the focus, and Undo brings it back"""
        self.desktop.press('Delete')
        wait_for('the end of the rule', lambda: 'Italy' not in self.routes())
        self.desktop.press('ctrl+z')
        wait_for('the rule', lambda: self.routes()[-2:] == ['Italy', 'All others'])

    def add_never(self):
        """leads to keep are added in words"""
        screen.press_button(self.page, 'Add Leads to Keep')
        screen.set_text(screen.find(self.page, 'Which leads, in words', 'text'), 'Competitors')
        wait_for('the rule', lambda: [r for r in self.saved('handover_rules') if r.get('title') == 'Competitors'])

    def reasons(self):
        return screen.find(self.page, 'Reasons to reject a lead', 'text')

    def offer_reason(self):
        """a reason that leads carry and that was struck from the list is offered, and added"""
        assert 'Bad timing' in screen.text_of(self.reasons())
        screen.set_text(self.reasons(), 'Not our market\nNo need\nNo money\nNot a buyer\nWrong data')
        screen.find(self.page, 'carry “Bad timing”, which is not in the list')
        screen.press_button(self.page, 'Add “Bad timing” to the list')
        wait_for('the reason', lambda: '- Bad timing' in self.settings()['reject_reasons'])

    def write_reasons(self):
        """a reason of one's own is a line"""
        screen.set_text(self.reasons(), screen.text_of(self.reasons()) + '\nSpeaks to a competitor')
        wait_for('the reason', lambda: self.settings()['reject_reasons'].endswith('- Speaks to a competitor'))

    def read(self):
        """all of it is in the agreement as the command line writes it"""
        text = self.desktop.run('sla', self.file, '--markdown')
        for words in ('**Night shift**', 'Mon 09:00-12:30, 22:00-02:00; Wed-Fri 09:00-17:00',
                      '2099-12-25 Closed', '3. **Italy** → Ada Lund', '- **Competitors**', '- Speaks to a competitor',
                      'Bad timing'):
            assert words in text, f'{words} is missing in\n{text}'


if __name__ == '__main__':
    sys.exit(tell(Story, choosers=True))
