#!/usr/bin/python3
"""usage: test-journey.py ACCORD BUILD
The main job, end to end, through the window: a new file, leads from a CSV, the chart, a persona, a section, the PDF."""

import datetime
import json
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import screen  # noqa: E402
from desktop import wait_for  # noqa: E402
from story import WindowStory, tell  # noqa: E402

N_LEADS = 60
PERSONA = 'Zoë the plant manager'
SUMMARY = 'Signs for the budget; asks what an hour costs'
SENTENCE = 'Sales calls every lead of grade A within one working hour.'

COMMITMENT = 'Every lead of grade A is called'


def write_leads(path):
    """Sixty leads from 2024-01-01, one a day: every fifth buys after 30 days, and one only in September, too late for
    the 90 days. Twelve of sixty within 90 days; seven of January's 31, five of February's 29."""
    rows = ['id,email,created_at,customer_at,value,source,job_title']
    for number in range(N_LEADS):
        created = datetime.date(2024, 1, 1) + datetime.timedelta(number)
        won = created + datetime.timedelta(30) if number % 5 == 0 else ''
        if number == 1:
            won = '2024-09-30'
        rows.append(f'{number + 1},user{number}@example.com,{created},{won},{1000 if won else ""},'
                    f'{"web" if number % 2 else "fair"},Plant manager')
    path.write_text('\n'.join(rows) + '\n', encoding='utf-8')


class Story(WindowStory):
    def __init__(self, desktop):
        super().__init__(desktop)
        self.file = desktop.home / 'ours.accord'
        self.export = desktop.home / 'export.csv'
        self.pdf = desktop.home / 'agreement.pdf'

    def steps(self):
        return [self.start, self.choose_where, self.import_leads, self.see_plan, self.see_result, self.see_chart,
                self.describe_persona, self.write_section, self.write_commitment, self.export_pdf, self.read_pdf, self.ask_command_line,
                self.quit]

    def start(self):
        """the welcome page offers to start an agreement"""
        self.desktop.start()
        screen.press_button(screen.window, 'Start our agreement')
        form = screen.window('Start our agreement')
        screen.set_text(screen.find(form, 'Company', 'text'), 'Example GmbH')
        screen.press_button(form, 'Next')

    def choose_where(self):
        """the new file is made where it is told to"""
        chooser = screen.window('Where should the file be kept?')
        screen.set_text(screen.find(chooser, 'Name:', 'text'), str(self.file))
        screen.press_button(chooser, 'Create')
        screen.find(screen.window, 'ours.accord', 'label')
        wait_for('the file', self.file.exists)

    def import_leads(self):
        """a CSV is chosen, and its columns are recognised"""
        write_leads(self.export)
        self.desktop.press('alt+4')
        screen.page('Leads')
        self.desktop.press('ctrl+shift+i')
        screen.find(lambda: screen.window('Choose Files'), 'Open', 'push button')
        self.desktop.press('slash')  # the path can be typed
        entry = screen.find(lambda: screen.window('Choose Files'), 'GtkFileChooserEntry', 'text')
        screen.set_text(entry, str(self.export))
        wait_for('the path', lambda: screen.text_of(entry) == str(self.export))
        screen.press_button(lambda: screen.window('Choose Files'), 'Open')
        screen.find(lambda: screen.window('Import'), '60 rows', 'label')
        screen.press_button(lambda: screen.window('Import'), 'Next')
        screen.find(lambda: screen.window('Import'), 'All 7 columns were recognised', 'label')
        wait_for('the columns', lambda: screen.is_sensitive(
            screen.find(lambda: screen.window('Import'), 'Check', 'push button')))

    def see_plan(self):
        """before anything is saved the plan says what will change"""
        screen.press_button(lambda: screen.window('Import'), 'Check')
        screen.find(lambda: screen.window('Import'), 'export.csv: 60 rows', 'label')
        figures = json.loads(self.desktop.run('kpi', str(self.file), 'leads', '--json'))
        assert figures['points'][0]['value'] == 0, 'the plan has written leads'

    def see_result(self):
        """the import accounts for every row"""
        screen.press_button(lambda: screen.window('Import'), 'Import')
        screen.find(lambda: screen.window('Import'), 'all 60 rows are accounted for', 'label')
        screen.press_button(lambda: screen.window('Import'), 'Close')
        wait_for('one window', lambda: screen.application().childCount == 1)

    def see_chart(self):
        """the chart shows the conversion rate, and says it"""
        self.desktop.press('alt+5')
        chart = screen.find(screen.page('KPIs'), 'Customers within 90 days', 'image', '22.6 % (Jan 2024)')
        assert '17.2 % (feb 2024)' in screen.plain(chart.description), chart.description

    def describe_persona(self):
        """a persona is described and saved"""
        self.desktop.press('alt+3')
        screen.press_button(screen.page('Personas'), 'New persona')
        page = screen.page('Personas')
        screen.set_text(screen.find(page, 'Name', 'text'), PERSONA)
        screen.set_text(screen.find(page, 'In one line', 'text'), SUMMARY)
        screen.find(lambda: screen.page('Personas'), PERSONA, 'label')
        self.wait_until_saved(lambda content: any(p['name'] == PERSONA and p['summary'] == SUMMARY
                                                  for p in content['personas']))

    def write_section(self):
        """a section of the agreement is written and saved"""
        self.desktop.press('alt+2')
        text = screen.find(lambda: screen.page('SLA'), 'Accountabilities', 'text')
        screen.set_text(text, SENTENCE)
        self.wait_until_saved(lambda content: any(SENTENCE in s['body'] for s in content['sections']))

    def write_commitment(self):
        """a commitment is written by keyboard: Enter closes its window, and it is saved"""
        screen.press_button(lambda: screen.page('SLA'), 'Add Commitment')
        wait_for('its window', lambda: self.desktop.count_windows() == 2)
        self.desktop.press('alt+w', 'ctrl+a')
        self.desktop.type(COMMITMENT)
        self.desktop.press('Return')
        wait_for('its window to close', lambda: self.desktop.count_windows() == 1)
        self.wait_until_saved(lambda content: any(c['title'] == COMMITMENT for c in content['commitments']))

    def wait_until_saved(self, condition):
        wait_for('what was typed in the file',
                 lambda: condition(json.loads(self.desktop.run('sla', str(self.file), '--json'))))
        screen.find(screen.window, 'Saved', 'label')

    def export_pdf(self):
        """the agreement is exported as a PDF"""
        self.desktop.press('ctrl+shift+e')
        chooser = wait_for('where to save the PDF', lambda: screen.seek_window_with('Name:', 'text'))
        screen.set_text(screen.find(chooser, 'Name:', 'text'), str(self.pdf))
        screen.press_button(chooser, 'Export')
        wait_for('the PDF', lambda: self.pdf.exists() and self.pdf.read_bytes().rstrip().endswith(b'%%EOF'))

    def read_pdf(self):
        """the PDF says what was written, and the same figure"""
        text = subprocess.run(['pdftotext', str(self.pdf), '-'], check=True, capture_output=True, text=True).stdout
        flat = screen.plain(text)
        for words in ('Example GmbH', PERSONA, SENTENCE, '20 %'):
            assert screen.plain(words) in flat, f'the PDF does not say “{words}”'

    def ask_command_line(self):
        """the command line gives the same figure"""
        figures = json.loads(self.desktop.run('kpi', str(self.file), 'conversion-rate', '--json'))
        point = figures['points'][0]
        assert (point['numerator'], point['denominator'], point['value']) == (12, 60, 0.2), point


if __name__ == '__main__':
    sys.exit(tell(Story, choosers=True))
