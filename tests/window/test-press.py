#!/usr/bin/python3
"""usage: test-press.py ACCORD BUILD
Files that are dropped on the window, and pages that are printed: the PDF that came back, the board and a persona."""

import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import people  # noqa: E402
import printing  # noqa: E402
from people import wait_for  # noqa: E402
from story import WindowStory, tell  # noqa: E402

MARKETING = 'Mara Keller'
A4, LETTER = '595.276 x 841.89 pts (A4)', '612 x 792 pts (letter)'
VIEWER = '[Desktop Entry]\nType=Application\nName=Viewer\nExec=cp %f {}\nMimeType=application/pdf;\n'


class Story(WindowStory):
    def __init__(self, desktop):
        super().__init__(desktop)
        self.returned = desktop.home / 'returned.pdf'
        self.viewed = desktop.home / 'viewed.pdf'
        self.a = None

    def steps(self):
        return [self.make, self.open, self.drop_returned, self.file_returned, self.open_filed, self.drop_tables, self.choose_letter,
                self.print_board, self.print_persona, self.quit]

    def make(self):
        """a file with a version in review, whose PDF was sent; and a program that shows PDFs"""
        self.desktop.run('new', self.file, '--template', 'sample')
        self.desktop.run('review', self.file, '--as', MARKETING)
        self.desktop.run('pdf', self.file, '--version', '1', '-o', str(self.returned))
        applications = self.desktop.home / 'data' / 'applications'
        applications.mkdir()
        (applications / 'viewer.desktop').write_text(VIEWER.format(self.viewed))
        (self.desktop.home / 'config' / 'mimeapps.list').write_text('[Default Applications]\napplication/pdf=viewer.desktop\n')

    def open(self):
        """its window opens on the overview"""
        self.a = people.Person(self.desktop, MARKETING, self.file)
        self.a.find('ours.accord')
        self.a.find('Shared goal')
        self.a.choose_identity()
        self.wait_for_page()

    def drop(self, *paths):
        """Drags files out of another program's window, which lies in the corner of the display, to the middle of ours."""
        drags = pathlib.Path(__file__).parent / 'drag-file.py'
        other = subprocess.Popen([sys.executable, str(drags), *map(str, paths)], stdout=subprocess.PIPE, text=True)
        try:
            window = wait_for('the files', lambda: self.desktop._xdotool('search', '--onlyvisible', '--pid', str(other.pid)).split())[0]
            self.desktop._xdotool('windowmove', '--sync', window, '1180', '800')
            self.desktop._xdotool('mousemove', '1220', '840', 'mousedown', '1')
            for step in range(1, 30):  # no one movement says where it is going
                self.desktop._xdotool('mousemove', str(1220 - 20 * step), str(840 - 14 * step))
            assert 'copy\n' in other.stdout
            self.desktop._xdotool('mouseup', '1')
            assert 'done\n' in other.stdout
        finally:
            other.kill()
            other.wait()

    def drop_returned(self):
        """of a PDF that is dropped it is said what it is, in the words of the command line"""
        self.drop(self.returned)
        title, *lines = self.desktop.run('verify', self.file, str(self.returned)).splitlines()
        assert title == 'Version 1' and len(lines) > 3, lines
        for line in (title, *lines):
            self.a.find(line)
        self.a.find('It is what was sent for signing.')

    def file_returned(self):
        """it is filed, and stands on the page of its version"""
        self.a.press_button('File With Version 1')
        self.wait_for_page()
        self.a.press_button('Version 1')
        self.a.find('returned.pdf')

    def wait_for_page(self):
        wait_for('one window', lambda: len(self.a.windows()) == 1)

    def copies(self):
        return list((self.desktop.home / 'run').glob('accord-copies-*/*'))

    def open_filed(self):
        """the program that shows PDFs is given a copy of it, which nobody else reads and nobody changes"""
        self.a.press_button('More about “returned.pdf” More about “returned.pdf”')
        self.a.press_menu_item('Open')
        wait_for('it', lambda: self.viewed.exists() and self.viewed.read_bytes() == self.returned.read_bytes())
        copy, = self.copies()
        assert copy.name == 'returned.pdf' and copy.stat().st_mode & 0o777 == 0o400, copy
        assert copy.parent.stat().st_mode & 0o777 == 0o500, copy.parent

    def drop_tables(self):
        """tables that are dropped are imported, all in one go"""
        for name in ('one', 'two'):
            (self.desktop.home / f'{name}.csv').write_text(f'Email,Created\n{name}@a.example,2026-01-05\n')
        self.drop(self.desktop.home / 'one.csv', self.desktop.home / 'two.csv')
        self.a.find('one.csv')
        self.a.find('two.csv')
        self.a.keys('Escape')
        self.wait_for_page()

    def must_be_on(self, paper, path):
        assert paper in printing.pdf_info(path), printing.pdf_info(path)

    def choose_letter(self):
        """the board is looked at on A4, and on Letter once that is chosen: so it is saved"""
        self.a.keys('alt+5')
        self.a.find('Customers within 90 days', 'image')
        self.a.keys('ctrl+p')
        self.a.find('Page 1 of', 'image')
        saved = {}
        for paper in (A4, LETTER):
            saved[paper] = self.desktop.home / f'{len(saved)}.pdf'
            printing.save_as_pdf(self.a, saved[paper])
            self.must_be_on(paper, saved[paper])
            if paper == A4:
                self.choose_next_paper()

    def choose_next_paper(self):
        self.a.press_button('Paper')
        wait_for('the papers', lambda: self.desktop.count_windows() == 3)
        self.a.keys('Down', 'Return')
        self.a.find('Letter')
        self.a.find('Page 1 of', 'image')

    def print_board(self):
        """it is printed on the paper that is chosen, and says what the command line exports"""
        exported = self.desktop.home / 'board.pdf'
        self.desktop.run('board', self.file, '-o', str(exported), '--paper', 'letter')
        self.must_be_printed('KPIs', LETTER, exported)

    def must_be_printed(self, name, paper, exported):
        """Prints the pages of the preview that is open, and closes it."""
        printed = printing.print_to_file(self.a, name)
        self.must_be_on(paper, printed)
        printing.must_be_alike(printed, exported)
        printing.close_preview(self.a)

    def print_persona(self):
        """a persona is printed as it is exported"""
        exported = self.desktop.home / 'persona.pdf'
        self.a.keys('alt+3')
        self.a.find('Plant manager')
        self.a.keys('ctrl+shift+e')
        printing.export_to(self.a, exported)
        self.a.keys('ctrl+p')
        self.a.find('Page 1 of 1', 'image')
        self.must_be_printed(printing.title(exported), A4, exported)

    def quit(self):
        """the program ends in peace, and leaves no copy behind"""
        self.a.quit()
        assert not self.desktop.complaints(), '\n'.join(self.desktop.complaints())
        assert not self.copies(), self.copies()


if __name__ == '__main__':
    sys.exit(tell(Story, choosers=True))
