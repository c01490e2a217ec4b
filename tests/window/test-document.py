#!/usr/bin/python3
"""usage: test-document.py ACCORD BUILD
The document of the agreement: references that follow their source, comments, the outline, finding, drafts."""

import ctypes
import getpass
import json
import pathlib
import sqlite3
import sys
import time
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import screen  # noqa: E402
import tap  # noqa: E402
from desktop import wait_for  # noqa: E402
from story import WindowStory, tell  # noqa: E402

ADA = '0193c1d2-0000-7000-8000-000000000001'
BOB = '0193c1d2-0000-7000-8000-000000000002'
PERSONA = 'Maintenance lead'
RENAMED = 'Upkeep lead'
COMMENT = 'Two working days is tight in the week of the fair.'
ANSWER = 'Three it is.'
SHARED = 'Pricing rules'
KEPT = 'Secret plans'


class Story(WindowStory):
    FILE = 'team.accord'

    def steps(self):
        return [self.open, self.correct_spelling, self.insert_reference, self.follow_source, self.break_reference, self.comment, self.answer,
                self.resolve, self.reopen, self.move_section, self.find_words, self.add_section,
                self.leave_while_naming, self.share_draft, self.keep_draft, self.come_as_ada, self.see_shared, self.quit]

    # What is in the file

    def make_file(self):
        plain = str(self.desktop.home / 'plain.accord')
        self.desktop.run('new', plain, '--template', 'sample')
        dump = json.loads(self.desktop.run('dump', plain))
        dump['members'] = [
            {'id': ADA, 'name': 'Ada', 'login': 'ada', 'position': 1},
            {'id': BOB, 'name': 'Bob', 'login': getpass.getuser(), 'position': 2}]
        self.persona = next(p['id'] for p in dump['personas'] if p['name'] == PERSONA)
        (self.desktop.home / 'dump.json').write_text(json.dumps(dump))
        self.desktop.run('load', self.file, str(self.desktop.home / 'dump.json'))

    def sql(self, *statement):
        database = sqlite3.connect(self.file, timeout=30)
        try:
            rows = database.execute(*statement).fetchall()
            database.commit()
            return rows
        finally:
            database.close()

    def log(self, table, record, action, before, after):
        """As if somebody else had written it: that is how the window learns of it."""
        database = sqlite3.connect(self.file, timeout=30)
        try:
            columns = {'deleted': 1} if action == 'delete' else after
            key = uuid.UUID(record).bytes
            for column, value in columns.items():
                database.execute(f'UPDATE {table} SET {column} = ? WHERE id = ?', (value, key))
            database.execute(f'UPDATE {table} SET revision = revision + 1 WHERE id = ?', (key,))
            revision, = database.execute(f'SELECT revision FROM {table} WHERE id = ?', (key,)).fetchone()
            database.execute(
                'INSERT INTO change_log (set_id, session, at, member, member_name, summary, record_table, record_id, '
                'action, revision, before, after) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
                (f'{table}-{action}-{revision}', 'other', int(time.time() * 2000), ADA, 'Ada', 'Changed', table, record,
                 action, revision, json.dumps(before), json.dumps(after) if action != 'delete' else None))
            database.commit()
        finally:
            database.close()

    def bodies(self):
        return [row[0] or '' for row in self.sql('SELECT body FROM sections')]

    # What is on the page

    @staticmethod
    def page():
        return screen.page('SLA')

    def text(self, section):
        return screen.find(self.page, section, 'text')

    def says(self, section, words):
        wait_for(f'“{words}” in {section}', lambda: screen.plain(words) in screen.plain(screen.text_of(self.text(section))))

    def rows(self):
        sections = screen.find(self.page, 'Sections', 'list')
        return [row for row in screen.children(sections) if row.getRoleName() == 'list item']

    # The steps

    def open(self):
        """the agreement shows its sections"""
        self.make_file()
        self.desktop.start(self.file)
        screen.find(screen.window, 'Bob', deadline=60)
        self.desktop.press('alt+2')
        self.text('Purpose and scope')

    @staticmethod
    def has_dictionary():
        enchant = ctypes.CDLL('libenchant-2.so.2')
        enchant.enchant_broker_init.restype = ctypes.c_void_p
        broker = ctypes.c_void_p(enchant.enchant_broker_init())
        return any(enchant.enchant_broker_dict_exists(broker, tag) for tag in (b'en', b'en_US', b'en_GB'))

    def correct_spelling(self):
        """a misspelt word is underlined once it is left; the menu key offers what may be meant, and puts it there"""
        if not self.has_dictionary():
            raise tap.Skip('no English dictionary is installed')
        section = 'Purpose and scope'
        before = screen.text_of(self.text(section))
        self.desktop.click(*screen.middle(self.text(section)))
        self.desktop.press('ctrl+End')
        self.desktop.type(' agrement ')
        end = len(before) + len(' agrement')
        wait_for('the underline', lambda: 'underline:error' in self.attributes(section, end - 1))
        assert 'underline:error' not in self.attributes(section, end), 'what follows is underlined as well'
        self.desktop.press('Left', 'shift+F10')
        wait_for('the menu', lambda: self.desktop.count_windows() == 2)
        for _ in range(20):
            if self.is_chosen(section, 'agreement'):
                break
            self.desktop.press_on('Down')
        self.desktop.press_on('Return')
        wait_for('the suggestion', lambda: screen.text_of(self.text(section)) == before + ' agreement ')
        wait_for('it in the file', lambda: any(' agreement&#32;' in body or body.endswith(' agreement') for body in self.bodies()))
        assert not any('underline' in body or 'agrement' in body for body in self.bodies())

    def attributes(self, section, offset):
        return self.text(section).queryText().getAttributeRun(offset, False)[0]

    def is_chosen(self, section, name):
        """In the menu of the text."""
        item = screen.seek(self.text(section), name, 'menu item')
        return item is not None and screen.is_focused(item)

    def insert_reference(self):
        """@ offers what can be referred to, and the choice stands in the text and in the file"""
        self.desktop.click(*screen.middle(self.text('Purpose and scope')))
        self.desktop.press('ctrl+End')
        self.desktop.type(' @')
        wait_for('the list', lambda: self.desktop.count_windows() == 2)
        self.desktop.type_on('Maintenance')
        self.desktop.press_on('Return')
        self.says('Purpose and scope', PERSONA)
        address = f'[{PERSONA}](accord:persona/{self.persona})'
        wait_for('the reference in the file', lambda: any(address in body for body in self.bodies()))

    def follow_source(self):
        """its source is renamed: the text says the new name, and the file is left alone"""
        self.log('personas', self.persona, 'update', {'name': PERSONA}, {'name': RENAMED})
        self.says('Purpose and scope', RENAMED)
        assert any(f'[{PERSONA}](accord:persona/' in body for body in self.bodies()), 'the text was rewritten'
        assert RENAMED in self.desktop.run('sla', self.file)

    def break_reference(self):
        """its source is deleted: the text says so, and what to do"""
        self.log('personas', self.persona, 'delete', {'name': RENAMED}, None)
        wait_for('what is broken', lambda: screen.plain('This persona was deleted.') in screen.plain(
            self.text('Purpose and scope').description))
        assert 'persona deleted' in self.desktop.run('sla', self.file)

    def comment(self):
        """a comment is written beside the section"""
        screen.act(screen.find(self.page, 'Comment', 'push button', 'Comment on this section'))
        screen.set_text(screen.find(self.page, 'New comment', 'text'), COMMENT)
        screen.press_button(self.page, 'Add Comment')
        screen.find(self.page, COMMENT, 'label')
        wait_for('the comment in the file', lambda: self.sql('SELECT member, member_name, body FROM comments') ==
                 [(BOB, 'Bob', COMMENT)])
        assert any('1 open comment' in row.name for row in self.rows()), [row.name for row in self.rows()]

    def answer(self):
        """it is answered"""
        screen.press_button(self.page, 'Reply')
        screen.set_text(screen.find(self.page, 'Your answer', 'text'), ANSWER)
        answer = screen.find(self.page, 'Your answer', 'text')
        screen.act(self.button_beside(answer, 'Reply'))
        screen.find(self.page, ANSWER, 'label')
        wait_for('the answer in the file', lambda: self.sql('SELECT body FROM comments WHERE parent IS NOT NULL AND parent <> ?', ('',)) ==
                 [(ANSWER,)])

    @staticmethod
    def button_beside(node, name):
        return wait_for(name, lambda: screen.seek(node.parent, name, 'push button'))

    def resolve(self):
        """resolved, it is counted, not shown"""
        screen.press_button(self.page, 'Resolve')
        screen.find(self.page, '1 resolved.', 'label')
        wait_for('it to go', lambda: not screen.seek(self.page(), COMMENT, 'label'))
        assert not any('open comment' in row.name for row in self.rows())

    def reopen(self):
        """what is resolved can be looked at, and opened again"""
        screen.press_button(self.page, 'Show')
        screen.press_button(self.page, 'Reopen')
        wait_for('it to be open', lambda: self.sql('SELECT resolved FROM comments WHERE parent IS NULL OR parent = ?', ('',)) == [(0,)])

    def focus_outline(self):
        for _ in range(40):
            focused = [row for row in self.rows() if screen.is_focused(row)]
            if focused:
                return focused[0]
            self.desktop.press('shift+Tab')
        raise AssertionError('the outline cannot be reached by Tab')

    def move_section(self):
        """Alt and an arrow move a section"""
        before = [row.name for row in self.rows()]
        self.desktop.click(*screen.middle(self.text('Ideal buyer personas')))
        row = self.focus_outline()
        index = before.index(row.name)
        key, other = ('alt+Down', index + 1) if index + 1 < len(before) else ('alt+Up', index - 1)
        before[index], before[other] = before[other], before[index]
        self.desktop.press(key)
        wait_for('the new order', lambda: [row.name for row in self.rows()] == before)

    def find_words(self):
        """Ctrl+F counts what it finds, and goes on to the next"""
        self.desktop.press('ctrl+f')
        self.desktop.type('marketing')
        label = wait_for('the count', lambda: screen.seek(self.page(), '1 of ', 'label'))
        total = int(label.name.split()[-1])
        titles = [row[0] for row in self.sql('SELECT title FROM sections WHERE deleted = 0')]
        expected = sum(screen.text_of(self.text(title)).casefold().count('marketing') for title in titles)
        assert total == expected > 1, (total, expected)
        self.desktop.press('Return')
        screen.find(self.page, f'2 of {total}', 'label')
        self.desktop.press('Escape')

    def add_section_called(self, title):
        n = len(self.rows())
        button = screen.find(self.page, 'Add Section', 'push button')
        screen.act(next(screen.children(button)))
        screen.press_button(self.page, 'Section of Your Own', 'menu item')
        wait_for('the section', lambda: len(self.rows()) == n + 1)
        wait_for('its title to be typed', lambda: any(
            screen.is_focused(node) for node in screen.walk(screen.find(self.page, 'Sections', 'list'))
            if node.name == 'Title of the section'))
        self.desktop.press('ctrl+a')
        self.desktop.type(title)
        self.desktop.press('Return')
        wait_for('the title in the file', lambda: self.sql('SELECT author, shared FROM sections WHERE title = ?', (title,)) ==
                 [(BOB, 0)])

    def add_section(self):
        """a new section is named at once, and is nobody else’s yet"""
        self.add_section_called(SHARED)
        screen.find(self.page, 'Only you see this section.', 'label')
        assert SHARED not in self.desktop.run('sla', self.file)

    def leave_while_naming(self):
        """who goes to another program while typing a title finds it kept, and types on"""
        self.desktop.press('F2', 'ctrl+a')
        self.desktop.type(SHARED[:5])
        self.desktop.leave()
        wait_for('the beginning in the file', lambda: self.sql('SELECT title FROM sections WHERE shared = 0') == [(SHARED[:5],)])
        self.desktop.type(SHARED[5:])
        self.desktop.press('Return')
        wait_for('the title in the file', lambda: self.sql('SELECT title FROM sections WHERE shared = 0') == [(SHARED,)])

    def share_draft(self):
        """shared, it is part of the agreement"""
        screen.press_button(self.page, 'Share Draft')
        wait_for('it to be shared', lambda: self.sql('SELECT shared FROM sections WHERE title = ?', (SHARED,)) == [(1,)])
        assert SHARED in self.desktop.run('sla', self.file)

    def keep_draft(self):
        """another stays a draft"""
        self.add_section_called(KEPT)
        self.desktop.quit()

    def come_as_ada(self):
        """somebody else sees who is writing, instead of the text"""
        self.sql('UPDATE members SET login = CASE id WHEN ? THEN ? ELSE ? END', (uuid.UUID(ADA).bytes, getpass.getuser(), 'bob'))
        self.desktop.start(self.file)
        screen.find(screen.window, 'Ada', deadline=60)
        self.desktop.press('alt+2')
        screen.find(self.page, f'Bob is writing “{KEPT}”', 'label')
        assert not screen.seek(self.page(), KEPT, 'text')
        assert not screen.seek(self.page(), 'Only you see this section.', 'label')

    def see_shared(self):
        """as soon as it is shared, the others read it"""
        section = self.sql('SELECT id FROM sections WHERE title = ?', (KEPT,))[0][0]
        self.log('sections', str(uuid.UUID(bytes=section)), 'update', {'shared': False}, {'shared': True})
        self.text(KEPT)


if __name__ == '__main__':
    sys.exit(tell(Story))
