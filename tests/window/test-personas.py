#!/usr/bin/python3
"""usage: test-personas.py ACCORD BUILD
The personas of the sample workspace, by keyboard and screen reader: order, undo, who belongs where, what cannot be read."""

import base64
import json
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import screen  # noqa: E402
from desktop import wait_for  # noqa: E402
from story import WindowStory, tell  # noqa: E402

CONDITION = 'job_title contains "plant" or industry = "Food"'


class Story(WindowStory):
    FILE = 'sample.accord'

    def steps(self):
        return [self.open, self.count, self.move, self.undo_move, self.delete, self.undo_delete, self.search,
                self.write_condition, self.write_nonsense, self.mark_evidence, self.approve, self.question, self.change_after,
                self.write_journey, self.choose_picture, self.refuse_picture, self.remove_picture, self.export, self.compare,
                self.look_at_the_rest, self.add, self.quit]

    def page(self):
        return screen.page('Personas')

    def cards(self):
        """The names on the cards, in their order."""
        cards = screen.find(self.page, 'Personas', 'table')
        return [screen.plain(cell.name).split('.')[0] for cell in screen.children(cards) if screen.is_visible(cell)]

    def wait_for_cards(self, names):
        wait_for(f'the cards {names}', lambda: self.cards() == names)

    def must_find(self, name, role='label'):
        return screen.find(self.page, name, role)

    def open(self):
        """the sample's four personas are there"""
        self.desktop.run('new', self.file, '--template', 'sample')
        self.desktop.start(self.file)
        screen.find(screen.window, 'sample.accord')
        self.desktop.press('alt+3')
        self.names = ['maintenance lead', 'plant manager', 'quality engineer', 'distributor buyer']
        self.wait_for_cards(self.names)

    def count(self):
        """the first one says how many leads match"""
        self.must_find('leads match')

    def move(self):
        """Alt+Down moves the chosen card, and the focus stays on it"""
        self.desktop.press('ctrl+f', 'Tab', 'Tab', 'alt+Down')  # over «Compare»
        self.wait_for_cards([self.names[1], self.names[0], *self.names[2:]])
        self.desktop.press('alt+Down')
        self.wait_for_cards([self.names[1], self.names[2], self.names[0], self.names[3]])

    def undo_move(self):
        """Ctrl+Z moves it back"""
        self.desktop.press('ctrl+z')
        self.wait_for_cards([self.names[1], self.names[0], *self.names[2:]])
        self.desktop.press('ctrl+z')
        self.wait_for_cards(self.names)

    def delete(self):
        """Delete deletes the chosen one, without a question"""
        self.desktop.press('Delete')
        self.wait_for_cards(self.names[1:])

    def undo_delete(self):
        """Ctrl+Z brings it back to its place"""
        self.desktop.press('ctrl+z')
        self.wait_for_cards(self.names)

    def search(self):
        """the search finds by what is written there, and Enter goes to it"""
        self.desktop.press('ctrl+f')
        self.desktop.type('proof on paper')
        self.wait_for_cards(['quality engineer'])
        self.desktop.press('Return')
        wait_for('the form', lambda: screen.text_of(screen.find(self.page, 'Name', 'text')) == 'Quality engineer')
        self.desktop.press('ctrl+f', 'Escape')
        self.wait_for_cards(self.names)

    def write_condition(self):
        """a condition written as text is counted, saved, and gives the persona its leads"""
        before = self.leads_of('Quality engineer')
        screen.press_button(self.page, 'As Text')
        screen.set_text(self.must_find('Condition as text', 'text'), CONDITION)
        lines = self.desktop.run('leads', self.file, '--where', CONDITION, '--csv').splitlines()
        self.must_find(f'{len(lines) - 1:,} leads match')
        wait_for('its leads', lambda: self.leads_of('Quality engineer') not in (0, before))

    def leads_of(self, persona):
        points = json.loads(self.desktop.run('kpi', self.file, 'leads', '--group', 'persona', '--json'))['points']
        return sum(point['value'] for point in points if point['group'] == persona)

    def write_nonsense(self):
        """what cannot be read is told at once, with the position, and does not change what is saved"""
        before = self.leads_of('Quality engineer')
        text = self.must_find('Condition as text', 'text')
        screen.set_text(text, 'job_title contains plant')
        self.must_find('Position 20: a text in "quotes" is expected here, not “plant”.')
        assert self.leads_of('Quality engineer') == before
        screen.set_text(text, CONDITION)
        self.must_find('leads match')

    def saved(self, table, column, where):
        """What the file holds."""
        records = json.loads(self.desktop.run('dump', self.file))[table]
        return [record.get(column) for record in records if all(record.get(k) == v for k, v in where.items())]

    def persona_id(self, name):
        return self.saved('personas', 'id', {'name': name})[0]

    def menu_button(self, name):
        """The button within a GtkMenuButton."""
        return next(iter(screen.children(self.must_find(name, 'push button'))))

    def enter_form(self, words, name):
        """Finds a card by the keyboard alone, and goes into its form."""
        self.desktop.press('ctrl+f', 'ctrl+a')
        self.desktop.type(words)
        self.wait_for_cards([name])
        self.desktop.press('Return', 'Return')

    def tab_to(self, name, role, key='Tab'):
        """By the keyboard alone."""
        node = self.must_find(name, role)
        for _ in range(60):
            self.desktop.press(key)
            node.clear_cache()
            if screen.is_focused(node):
                return
        raise AssertionError(f'Tab does not come to {name}')

    @staticmethod
    def focused_item():
        return [node for node in screen.walk(screen.window()) if 'menu item' in node.getRoleName() and screen.is_focused(node)]

    def mark_evidence(self):
        """a field is marked as evidence from its menu, by keys, and counted"""
        self.must_find('1 of 13 fields are evidence, 1 assumed')
        screen.act(self.menu_button('Goals: evidence or assumption?'))
        wait_for('the menu', lambda: self.desktop.count_windows() > 1)
        wait_for('the focus on its first item', lambda: self.focused_item())
        self.desktop.press_on('Return')
        self.must_find('Goals: evidence', 'push button')
        self.must_find('2 of 13 fields are evidence, 1 assumed')
        assert '- goals: evidence' in self.saved('personas', 'evidence', {'name': 'Quality engineer'})[0]

    def card_of(self, name):
        return screen.find(lambda: screen.find(self.page, 'Personas', 'table'), name)

    def approve(self):
        """sales approves what it had questioned: the head and the card say so"""
        assert 'sales asked' in screen.plain(self.card_of('Quality engineer').name)
        screen.press_button(self.page, 'Approve')
        self.must_find('Approved by')
        wait_for('the card', lambda: 'approved by sales' in screen.plain(self.card_of('Quality engineer').name))
        subject = self.persona_id('Quality engineer')
        assert sorted(self.saved('reviews', 'verdict', {'subject': subject})) == ['approved', 'questioned']

    def question(self):
        """a question needs words; then it stands on the card"""
        screen.act(self.menu_button('Question this persona'))
        entry = screen.find(lambda: screen.seek_window_with('What is not clear', 'text') or screen.window(),
                            'What is not clear', 'text')
        ask = screen.find(screen.window, 'Ask', 'push button')
        assert not screen.is_sensitive(ask)
        screen.set_text(entry, 'Who signs?')
        screen.press_button(screen.window, 'Ask')
        self.must_find('Who signs?')
        wait_for('the card', lambda: 'sales asks: who signs?' in screen.plain(self.card_of('Quality engineer').name))

    def change_after(self):
        """an answer in the text makes the question one of an older text"""
        screen.set_text(self.must_find('In one line', 'text'), 'Needs proof on paper; the plant manager signs')
        wait_for('the card', lambda: 'changed since sales asked' in screen.plain(self.card_of('Quality engineer').name))
        self.must_find('(changed since then)')

    def write_journey(self):
        """a cell of the journey is written, saved and counted"""
        self.must_find('14 of 14 filled in')
        self.enter_form('quality eng', 'quality engineer')
        for row in ('More', 'Journey'):
            self.tab_to(row, 'list item')
            self.desktop.press('Return')
        cell = self.must_find('Decide: what they ask', 'text')
        screen.set_text(cell, 'Is the certificate accredited?')
        self.must_find('8 of 16 filled in')
        wait_for('the cell in the file', lambda: self.saved('personas', 'questions_decision', {
            'name': 'Quality engineer'}) == ['Is the certificate accredited?'])

    def choose_picture(self):
        """a picture comes from a file, through a crop that takes keys, and is kept small"""
        path = self.desktop.home / 'face.png'
        subprocess.run(['convert', '-size', '640x360', 'gradient:navy-orange', str(path)], check=True)
        self.choose_file('face.png')
        crop = screen.window('Which Part?')
        self.desktop.press('plus', 'plus', 'Left', 'Up')
        screen.press_button(crop, 'Use Picture')
        wait_for('the picture in the file', lambda: self.picture() is not None)
        data = base64.b64decode(self.picture())
        assert data[:2] == b'\xff\xd8' and len(self.picture()) <= 40000
        (self.desktop.home / 'kept.jpg').write_bytes(data)
        size = subprocess.run(['identify', '-format', '%wx%h', str(self.desktop.home / 'kept.jpg')], check=True,
                              capture_output=True, text=True).stdout
        assert size == '256x256', size

    def picture(self):
        return self.saved('personas', 'picture', {'name': 'Quality engineer'})[0] or None

    def choose_file(self, name):
        self.press_menu('Choose a Picture…')
        chooser = screen.window('Choose a Picture')
        self.desktop.press('slash')
        entry = screen.find(lambda: screen.window('Choose a Picture'), 'GtkFileChooserEntry', 'text')
        screen.set_text(entry, str(self.desktop.home / name))
        wait_for('the path', lambda: screen.text_of(entry).endswith(name))
        screen.press_button(chooser, 'Choose')

    def press_menu(self, item):
        """An item of the menu of the picture."""
        self.enter_form('quality eng', 'quality engineer')
        self.tab_to('Picture Picture', 'push button', 'shift+Tab')
        self.desktop.press('Return')
        wait_for('the menu', lambda: self.desktop.count_windows() > 1)
        screen.act(screen.find(screen.window, item, 'menu item'))

    def refuse_picture(self):
        """what is no picture is told in a sentence, and the picture stays"""
        before = self.picture()
        (self.desktop.home / 'words.png').write_text('no picture')
        self.choose_file('words.png')
        screen.find(lambda: screen.seek_window_with('is not a picture', 'label') or screen.window(),
                    '“words.png” is not a picture that can be read; choose a JPEG or PNG file.')
        self.desktop.press('Escape')
        wait_for('the end of the dialog', lambda: self.desktop.count_windows() == 1)
        assert self.picture() == before

    def remove_picture(self):
        """the picture is removed, and Ctrl+Z brings it back"""
        before = self.picture()
        self.press_menu('Remove the Picture')
        wait_for('no picture', lambda: self.picture() is None)
        self.desktop.press('ctrl+z')
        wait_for('the picture', lambda: self.picture() == before)

    def export(self):
        """the chosen one is written as a PDF, on a page, with its picture, its words and its figures"""
        path = self.desktop.home / 'persona.pdf'
        screen.act(self.menu_button('More for this persona'))
        screen.press_button(self.page, 'Export as PDF…', 'menu item')
        chooser = wait_for('where to', lambda: screen.seek_window_with('Name:', 'text'))
        screen.set_text(screen.find(chooser, 'Name:', 'text'), str(path))
        screen.press_button(chooser, 'Export')
        wait_for('the file', path.exists)
        wait_for('one window', lambda: screen.application().childCount == 1)
        said = screen.plain(self.pdf('pdftotext', str(path), '-'))
        for words in ('Quality engineer', 'How they buy', 'Is the certificate accredited?', 'likely range', 'Figures as of'):
            assert screen.plain(words) in said, words
        assert 'Pages: 1' in ' '.join(self.pdf('pdfinfo', str(path)).split())
        assert len(self.pdf('pdfimages', '-list', str(path)).splitlines()) == 3, 'its picture is not there'

    @staticmethod
    def pdf(*command):
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def compare(self):
        """two stand side by side, with their figures, and what differs is marked"""
        self.desktop.press('ctrl+f', 'Escape')
        self.wait_for_cards(self.names)
        screen.press_button(self.page, 'Compare')
        window = screen.window('Compare Personas')
        for text in ('Needs proof on paper; the plant manager signs', 'Buys for others; price and delivery first',
                     '≠ differs', ' % (likely range', '(likely range €'):
            screen.find(window, text, 'label')
        assert screen.seek(window, 'Europe', 'label'), 'both are in Europe'
        screen.press_button(window, 'Only Differences')
        wait_for('only differences', lambda: not screen.seek(screen.window('Compare Personas'), 'Europe', 'label'))
        self.desktop.press('Escape')
        wait_for('the end of the window', lambda: self.desktop.count_windows() == 1)

    def look_at_the_rest(self):
        """leads of nobody are listed on the page of leads"""
        screen.press_button(self.page, 'Look at them')
        page = screen.page('Leads')
        rest = len(self.desktop.run('leads', self.file, '--where', 'persona is-empty', '--csv').splitlines()) - 1
        screen.find(page, f'{rest:,} of')
        self.desktop.press('alt+3')
        screen.page('Personas')

    def add(self):
        """Ctrl+N makes one and puts the cursor into its name"""
        self.desktop.press('ctrl+n')
        self.wait_for_cards([*self.names, 'new persona'])
        wait_for('its name to be selected', lambda: self.must_find('Name', 'text').queryText().getNSelections() == 1)
        self.desktop.type('Zoe, head of purchasing')
        self.wait_for_cards([*self.names, 'zoe, head of purchasing'])


if __name__ == '__main__':
    sys.exit(tell(Story, choosers=True))
