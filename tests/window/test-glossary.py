#!/usr/bin/python3
"""usage: test-glossary.py ACCORD BUILD
The words that both teams mean the same by: those of the stages, which are used everywhere, and their own."""

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
        return [self.open, self.rename_stage, self.add, self.write, self.measure, self.move, self.delete, self.undo_delete, self.search,
                self.export, self.quit]

    def page(self):
        return screen.page('Glossary')

    def find(self, name, role='label'):
        return screen.find(self.page, name, role)

    def row(self):
        """The row of the term that was added, closed or open."""
        return self.find('Trial', 'list item')

    def chosen_text(self, name):
        """What is typed now replaces it."""
        text = screen.find(lambda: self.find('New term', 'list item'), name, 'text')
        return screen.text_of(text) if text.queryText().getNSelections() == 1 else None

    def words(self):
        terms = sorted(self.dump()['terms'], key=lambda term: term['position'])
        return [term['term'] for term in terms if not term.get('stage')]

    def open(self):
        """the six stages and the sample's terms are there"""
        self.desktop.run('new', self.file, '--template', 'sample')
        self.before = self.words()
        self.desktop.start(self.file)
        screen.find(screen.window, 'sample.accord')
        self.desktop.press('alt+7')
        for word in ['MQL', 'SQL', 'Lost', 'Hand-over', 'Mean deal value']:
            self.find(word)

    def rename_stage(self):
        """the word for a stage is changed here and used on other pages"""
        self.desktop.click(*screen.middle(self.find('MQL')))
        entry = self.find('Your word for it', 'text')
        screen.set_text(entry, 'prospect, prospects')
        wait_for('the word to be saved', lambda: self.dump()['settings'].get('stage_mql') == 'prospect, prospects')
        self.find('Prospect')

    def add(self):
        """Ctrl+N makes a term and puts the cursor into its name"""
        self.desktop.press('ctrl+n')
        wait_for('its name, all of it chosen', lambda: self.chosen_text('Term') == 'New term')
        self.desktop.type('Trial')
        wait_for('it to be saved', lambda: 'Trial' in self.words())

    def write(self):
        """what it means is typed below"""
        self.desktop.press('Tab')
        self.desktop.type('Thirty days for nothing.')
        wait_for('it to be saved', lambda: 'Thirty days for nothing.' in
                 [term.get('meaning') for term in self.dump()['terms']])

    def measure(self):
        """the figure that it names is chosen, and the agreement says so"""
        self.desktop.press('Tab', 'space', 'Down', 'Down', 'Return')
        wait_for('the figure', lambda: 'conversion-rate' in
                 [term.get('metric') for term in self.dump()['terms'] if term.get('term') == 'Trial'])
        assert 'Thirty days for nothing.\n\nMeasured as “Conversion rate”.' in self.desktop.run('sla', self.file)

    def move(self):
        """it is moved up, and stays open"""
        screen.press_button(self.row, 'Move Up')
        wait_for('its new place', lambda: self.words() == [*self.before[:-1], 'Trial', self.before[-1]])

    def delete(self):
        """it is deleted without a question"""
        screen.press_button(self.row, 'Delete')
        wait_for('it to be gone', lambda: 'Trial' not in self.words())

    def undo_delete(self):
        """Ctrl+Z brings it back"""
        self.desktop.press('ctrl+z')
        wait_for('it to be back', lambda: 'Trial' in self.words())

    def search(self):
        """the search finds by what is written there"""
        self.desktop.press('ctrl+f')
        self.desktop.type('thirty days')
        wait_for('the others to be gone', lambda: screen.seek(self.page(), 'Hand-over', 'label') is None)
        self.find('Trial')
        self.desktop.press('Escape')
        self.find('Hand-over')

    def export(self):
        """the agreement has a glossary with the words of the stages once there is a section for it"""
        dump = self.dump()
        dump['sections'].append({'id': '0193c1d2-0000-7000-8000-000000000001', 'kind': 'glossary', 'title': 'Glossary',
                                 'body': '', 'position': 99})
        (self.desktop.home / 'dump.json').write_text(json.dumps(dump))
        other = str(self.desktop.home / 'other.accord')
        self.desktop.run('load', other, str(self.desktop.home / 'dump.json'))
        text = self.desktop.run('sla', other)
        assert '**Prospect**: Marketing-qualified lead' in text, text[-2000:]
        assert '**Trial**: Thirty days for nothing.' in text, text[-2000:]


if __name__ == '__main__':
    sys.exit(tell(Story))
