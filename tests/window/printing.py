"""What is printed, and what stands in it."""

import collections
import re
import subprocess

import screen
from people import wait_for


def pdf_info(path):
    return subprocess.run(['pdfinfo', str(path)], capture_output=True, text=True, check=True).stdout


def count_pages(path):
    return int(re.search(r'Pages: +(\d+)', pdf_info(path)).group(1))


def title(path):
    return re.search(r'Title: +(.+)', pdf_info(path)).group(1)


def words(path):
    """In no order: a printed page has no tags that put them in that of reading."""
    text = subprocess.run(['pdftotext', str(path), '-'], capture_output=True, text=True, check=True).stdout
    return collections.Counter(text.split())


def must_be_alike(printed, exported):
    assert count_pages(printed) == count_pages(exported)
    ours, others = words(printed), words(exported)
    assert ours == others, f'printed alone: {ours - others}; exported alone: {others - ours}'


def print_to_file(person, name):
    """The pages of the preview that is open, called @name; where they are then."""
    person.keys('ctrl+p')
    x, y = screen.middle(person.find('Print to File'))  # a row that has no action
    person.desktop._xdotool('mousemove', str(int(x)), str(int(y)), 'click', '1')
    person.press_button('Print Print')
    printed = wait_for('what was printed', lambda: next(person.desktop.home.rglob(f'{name}.pdf'), None))
    wait_for('all of it', lambda: printed.read_bytes().rstrip().endswith(b'%%EOF'))
    return printed


def save_as_pdf(person, path):
    """From the preview that is open."""
    person.keys('ctrl+shift+e')
    export_to(person, path)


def export_to(person, path):
    """In a file chooser that asks where to."""
    screen.set_text(person.find('Name:', 'text'), str(path))
    person.press_button('Export')
    wait_for(path.name, path.exists)
    wait_for('the chooser gone', lambda: not person.seek('Name:', 'text'))


def close_preview(person):
    """By Escape; what it says below that it has saved goes first."""
    def close():
        if not person.seek('Save as PDF…', 'push button'):
            return True
        person.keys('Escape')
    wait_for('the preview gone', close)
