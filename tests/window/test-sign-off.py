#!/usr/bin/python3
"""usage: test-sign-off.py ACCORD BUILD
Two people, one file: a review is asked for, refused, asked for again, signed by both; then somebody alters what was signed."""

import hashlib
import pathlib
import sqlite3
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import people  # noqa: E402
import printing  # noqa: E402
import screen  # noqa: E402
from people import wait_for  # noqa: E402
from story import WindowStory, tell  # noqa: E402

MARKETING, SALES = 'Mara Keller', 'Tobias Okafor'


class Story(WindowStory):
    def __init__(self, desktop):
        super().__init__(desktop)
        self.a = self.b = None

    def steps(self):
        return [self.make, self.open, self.say_what_is_missing, self.ask_for_review, self.read, self.question, self.answer, self.refuse, self.withdraw,
                self.change_and_ask_again, self.sign_one, self.sign_other, self.export, self.open_returned, self.file_returned, self.save_filed, self.open_other,
                self.preview, self.print, self.print_changes, self.draft_from_version, self.quit,
                self.alter, self.verify, self.show_altered, self.quit_again]

    def ask(self, sql, *values):
        database = sqlite3.connect(f'file:{self.file}?mode=ro', uri=True, timeout=10)
        try:
            return database.execute(sql, values).fetchall()
        finally:
            database.close()

    def write(self, sql, *values):
        database = sqlite3.connect(self.file, timeout=10)
        with database:
            database.execute(sql, values)
        database.close()

    def make(self):
        """a file of two who must sign, in which a part is empty"""
        self.desktop.run('new', self.file, '--template', 'sample')
        self.write('UPDATE members SET signs = name IN (?, ?)', MARKETING, SALES)
        self.write("UPDATE sections SET body = NULL WHERE kind = 'handover'")

    def open(self):
        """two windows open it, and each person says who they are"""
        self.a = people.Person(self.desktop, MARKETING, self.file)
        self.a.find('ours.accord')
        self.b = people.Person(self.desktop, SALES, self.file)
        self.b.find('ours.accord')
        for person in (self.a, self.b):
            person.choose_identity()
            person.keys('alt+2')
            person.find('Draft, saved')

    def say_what_is_missing(self):
        """who asks for a review reads what is empty, and by whom it is to be signed from when on"""
        self.a.press_button('Ask for Review…')
        self.a.find('Still empty: Hand-over')
        self.a.find('In force from')
        self.a.find('To be looked at again')
        self.a.keys('Escape')
        wait_for('the dialog gone', lambda: not self.a.seek('Still empty', 'label'))
        self.write("UPDATE sections SET body = 'Leads go over once they are qualified.', revision = revision + 1 "
                   "WHERE kind = 'handover'")

    def ask_for_review(self):
        """the version is frozen, and both see that it is in review"""
        self.a.press_button('Ask for Review…')
        self.a.find('To be looked at again')
        self.a.press_button('Ask for Review')
        self.a.find('SLA, version 1')
        self.a.find('In review, frozen')
        self.b.find('Version 1 in review, saved')
        self.b.press_button('Version 1')
        self.b.find('You are asked to sign as')
        self.b.find('0 of 2 signed')
        digest, = self.ask('SELECT digest FROM versions')[0]
        self.b.find(' '.join(digest[i:i + 4] for i in range(0, 64, 4)))

    def read(self):
        """who has read it says so, and the other sees that"""
        self.b.find('Read by 0 of')
        self.b.press_button('I Have Read It')
        self.a.find('Read by 1 of')

    def question(self):
        """who is not ready asks: about the whole version, or about a section of it, where the drafter reads it too"""
        self.b.press_button('Ask a Question…')
        self.b.find('Ask About Version')
        screen.set_text(self.b.find('Your question', 'text'), 'Who pays for the fair?')
        self.b.press_button('Ask')
        wait_for('the question in the file', lambda: self.ask(
            "SELECT 1 FROM comments JOIN versions ON replace(comments.subject, '-', '') = lower(hex(versions.id)) "
            "WHERE body = 'Who pays for the fair?'"))
        self.a.find('Who pays for the fair?')
        self.b.press_button('Ask a Question…')
        self.b.find('Ask About Version')
        place = self.ask("SELECT count(*) FROM sections WHERE position <= (SELECT position FROM sections WHERE kind = 'accountabilities')")
        self.b.keys('shift+Tab', 'space', *['Down'] * place[0][0], 'Return')
        screen.set_text(self.b.find('Your question', 'text'), 'Are five days enough?')
        self.b.press_button('Ask')
        wait_for('the question in the file', lambda: self.ask(
            "SELECT 1 FROM comments JOIN sections ON replace(comments.subject, '-', '') = lower(hex(sections.id)) "
            "WHERE kind = 'accountabilities' "
            "AND comments.body = 'Are five days enough?'"))
        self.a.find('Are five days enough?')

    def answer(self):
        """the drafter answers beside the document as well as here, and who asked reads it"""
        self.a.press_button('Document')
        self.a.find('Version 1 in review, saved')
        wait_for('both beside the document', lambda: self.a.seek('Who pays for the fair?', 'label')
                 and self.a.seek('Are five days enough?', 'label'))
        self.a.press_button('Version 1')
        self.a.find('0 of 2 signed')
        here = self.a.find('AccordVersionQuestions', 'filler')  # those beside the document are hidden, but in the tree
        screen.act(wait_for('a question', lambda: screen.seek(here, 'Reply', 'push button')))
        answer = wait_for('where to answer', lambda: screen.seek(here, 'Your answer', 'text'))
        screen.set_text(answer, 'Both, half each.')
        screen.act(wait_for('Reply', lambda: screen.seek(answer.parent, 'Reply', 'push button')))
        self.b.find('Both, half each.')

    def refuse(self):
        """one refuses with a reason, which the other reads"""
        self.b.press_button('Refuse With a Reason…')
        self.b.find('Refuse to Sign Version')
        screen.set_text(self.b.find('Reason', 'text'), 'Four hours are too short.')
        self.b.press_button('Refuse')
        self.a.find('Four hours are too short.')
        self.a.find('Refused, frozen')

    def withdraw(self):
        """it is withdrawn, and the page of the agreement is that of a draft again"""
        self.a.press_button('Withdraw')
        self.b.find('Withdrawn, frozen')
        for person in (self.a, self.b):
            person.press_button('Document')
            person.find('Draft, saved')

    def change_and_ask_again(self):
        """what is changed then is in the next version, and its redline"""
        self.a.insert('Accountabilities', 'within 5 working days.', ' New words.')
        wait_for('it in the file', lambda: 'New words.' in self.ask("SELECT body FROM sections WHERE kind = 'accountabilities'")[0][0])
        self.a.press_button('Ask for Review…')
        self.a.find('To be looked at again')
        self.a.press_button('Ask for Review')
        self.a.find('What changed since version 1')
        self.a.find('New words.')
        self.b.press_button('Version 2')
        self.b.find('What changed since version 1')

    def sign_one(self):
        """one signs, and the other sees it"""
        self.b.press_button('Sign Version 2…')
        self.b.find('You sign as')
        self.b.press_button('Sign')
        self.b.find('1 of 2 signed')
        self.a.find('1 of 2 signed')
        wait_for('no card to sign', lambda: not self.b.seek('You are asked to sign as', 'label'))

    def sign_other(self):
        """the other signs, and it is in force from its day"""
        self.a.press_button('Sign Version 2…')
        self.a.find('You sign as')
        self.a.press_button('Sign')
        for person in (self.a, self.b):
            person.find('2 of 2 signed')
            person.find('In force, frozen')
        assert not self.a.seek('Withdraw from review', 'label')

    def export(self):
        """its PDF bears its check code, and is the same file again and again"""
        digest, = self.ask('SELECT digest FROM versions WHERE number = 2')[0]
        sums = set()
        for name in ('one.pdf', 'two.pdf'):
            self.desktop.run('pdf', self.file, '-o', str(self.desktop.home / name), '--version', '2')
            sums.add(hashlib.sha256((self.desktop.home / name).read_bytes()).hexdigest())
        assert len(sums) == 1
        text = subprocess.run(['pdftotext', '-layout', str(self.desktop.home / 'one.pdf'), '-'], capture_output=True, text=True,
                              check=True).stdout
        pages = text.rstrip('\f\n').split('\f')
        code = ' '.join(digest[i:i + 4] for i in range(0, 64, 4))
        assert len(pages) > 1 and all(code in ' '.join(page.split()) for page in pages)

    def choose(self, path):
        """Of a file chooser that is open: its path can be typed."""
        wait_for('the chooser', lambda: self.a.seek('Cancel', 'push button'))
        self.a.keys('slash')
        entry = self.a.find('GtkFileChooserEntry', 'text')
        screen.set_text(entry, str(path))
        wait_for('the path', lambda: screen.text_of(entry) == str(path))
        self.a.press_button('Open')

    def open_returned(self):
        """a PDF that came back is looked at, in the words of the command line"""
        self.a.press_button('Open Returned PDF…')
        self.choose(self.desktop.home / 'one.pdf')
        title, *lines = self.desktop.run('verify', self.file, str(self.desktop.home / 'one.pdf')).splitlines()
        assert title == 'Version 2' and len(lines) > 3, lines
        for line in lines:
            self.a.find(line)
        self.a.find('It is what was sent for signing.')

    def file_returned(self):
        """it is filed with its version, which the other sees; removed, and back with Undo"""
        def filed():
            return self.ask('SELECT name, digest, filed_by FROM filed_copies WHERE deleted = 0')
        self.a.press_button('File With Version 2')
        self.b.find('one.pdf')
        digest = hashlib.sha256((self.desktop.home / 'one.pdf').read_bytes()).hexdigest()
        assert filed() == [('one.pdf', digest, MARKETING)], filed()
        self.a.press_button('More about “one.pdf” More about “one.pdf”')
        self.a.press_menu_item('Remove')
        wait_for('it gone', lambda: not filed())
        self.a.find('A PDF that somebody signed and sent back')  # the window has heard of it: now it is what Undo takes back
        self.a.keys('ctrl+z')
        wait_for('it back', filed)
        self.b.find('one.pdf')

    def save_filed(self):
        """a copy of it is saved again, as it came"""
        path = self.desktop.home / 'again.pdf'
        wait_for('it on the page', lambda: self.a.seek('one.pdf', 'label'))
        self.a.press_button('More about “one.pdf” More about “one.pdf”')
        self.a.press_menu_item('Save a Copy…')
        printing.export_to(self.a, path)
        assert path.read_bytes() == (self.desktop.home / 'one.pdf').read_bytes()

    def open_other(self):
        """of another PDF it is said that it is no version, and it is not offered to file it"""
        draft = self.desktop.home / 'draft.pdf'
        self.desktop.run('pdf', self.file, '-o', str(draft))
        self.a.press_button('Open Returned PDF…')
        self.choose(draft)
        self.a.find('No version of this file')
        self.a.find('No version is attached to it')
        assert not self.a.seek('File With Version', 'push button')
        self.a.keys('Escape')
        wait_for('its window gone', lambda: not self.a.seek('No version of this file', 'label'))

    def preview(self):
        """its pages are looked at by keyboard, and saved as the same PDF"""
        n = printing.count_pages(self.desktop.home / 'one.pdf')
        self.a.press_button('More about version 2 More about version 2')
        self.a.press_menu_item('Preview and Print…')
        sheet = self.a.find(f'Page 1 of {n}', 'image')
        assert 'check code' in screen.plain(sheet.description), sheet.description
        self.a.keys('Next')
        self.a.find(f'Page 2 of {n}', 'image')
        self.a.keys('End')
        self.a.find(f'Page {n} of {n}', 'image')
        assert not self.a.is_of_use(self.a.find('Next page', 'push button'))
        self.a.keys('Home')
        self.a.find(f'Page 1 of {n}', 'image')
        path = self.desktop.home / 'saved.pdf'
        printing.save_as_pdf(self.a, path)
        assert path.read_bytes() == (self.desktop.home / 'one.pdf').read_bytes()

    def print(self):
        """and printed into a file: the same pages, the same words"""
        printing.must_be_alike(printing.print_to_file(self.a, 'Version 2'), self.desktop.home / 'one.pdf')
        printing.close_preview(self.a)

    def print_changes(self):
        """what changed from version to version is looked at from where it is compared"""
        self.a.press_button('Compare…')
        # The page has a button of that name too: the one of the window above it is meant.
        wait_for('its window', lambda: any('Compare Versions' in window.name for window in self.a.windows()))
        self.a.press_button('Preview and print')
        wait_for('the pages', lambda: any('What Changed' in window.name for window in self.a.windows()))
        sheet = self.a.find('Page 1 of 1', 'image')
        assert 'What changed from version 1 to version 2' in ' '.join(sheet.description.split()), sheet.description
        wait_for('both gone', self.close_windows)

    def close_windows(self):
        """All but the first: a key that comes while one closes is that one's, and is lost."""
        if len(self.a.windows()) == 1:
            return True
        self.a.keys('Escape')

    def draft_from_version(self):
        """the draft becomes what the first version says, and Undo takes it back"""
        def says():
            return 'New words.' in self.ask("SELECT body FROM sections WHERE kind = 'accountabilities'")[0][0]
        # The button within the button: it is the one that can be pressed.
        self.a.press_button('More about version 1 More about version 1')
        self.a.press_menu_item('Make the Draft From It')
        wait_for('the old words', lambda: not says())
        self.a.keys('ctrl+z')
        wait_for('the new words', says)

    def quit(self):
        """both programs end in peace"""
        for person in (self.a, self.b):
            person.quit()
        assert not self.desktop.complaints(), '\n'.join(self.desktop.complaints())

    def alter(self):
        """somebody changes one figure of what was signed, with another program"""
        content, = self.ask('SELECT content FROM versions WHERE number = 2')[0]
        altered = content.replace('"goal_target":"80"', '"goal_target":"60"')
        assert altered != content
        subprocess.run(['sqlite3', self.file], input="UPDATE versions SET content = replace(content, '\"goal_target\":\"80\"', "
                       "'\"goal_target\":\"60\"') WHERE number = 2;", text=True, check=True, capture_output=True)

    def verify(self):
        """the command line says which version, and what was altered"""
        done = subprocess.run([self.desktop.accord, 'verify', self.file], capture_output=True, text=True, check=False)
        assert done.returncode == 1, done
        line, = [line for line in done.stdout.splitlines() if line.startswith('Version 2')]
        assert 'altered' in line and '“60”' in line and '“80”' in line and 'Target of the shared goal' in line, line
        assert 'version 2' in done.stderr, done.stderr
        assert 'Version 1 withdrawn: unaltered' in done.stdout, done.stdout

    def show_altered(self):
        """the window says so on the overview and where the version is shown"""
        self.a = people.Person(self.desktop, MARKETING, self.file)
        self.a.find('Version 2 in force, altered')
        self.a.keys('alt+2')
        self.a.press_button('Version 2')
        self.a.find('Version 2 is not what was frozen and signed.')
        label = self.a.find('Target of the shared goal')
        assert label
        self.a.find('says “60”, the signed copy “80”')

    def quit_again(self):
        """and ends in peace"""
        self.a.quit()
        assert not self.desktop.complaints(), '\n'.join(self.desktop.complaints())

    def report(self):
        return people.report(self.desktop, (self.a, self.b))


if __name__ == '__main__':
    sys.exit(tell(Story, choosers=True))
