"""Several people, each at their own window of one file."""

import contextlib
import os
import re
import signal
import subprocess

import desktop as desktops
import screen

PAGE = re.compile(r'Accord\w+Page')
PAGES = {'alt+2': 'AccordSlaPage', 'alt+3': 'AccordPersonasPage', 'alt+5': 'AccordKpisPage'}  # that tests go to


def wait_for(what, condition, deadline=90):
    """Two programs and their trees take longer than one."""
    return desktops.wait_for(what, condition, deadline)


class Person:
    """One of the two, at their own window."""

    def __init__(self, desktop, name, file):
        self.desktop = desktop
        self.name = name
        self.program = desktop.start('--new-instance', file)
        self.page = None

    def application(self):
        registry = screen.atspi().Registry.getDesktop(0)
        registry.clear_cache()
        for node in screen.children(registry):
            if node.name == 'accord' and node.get_process_id() == self.program.pid:
                node.clear_cache()
                return node
        return None

    def windows(self):
        program = self.application()
        return list(screen.children(program)) if program else []

    def seek(self, name, role, description=None, quickly=False):
        """In the newest window first: a dialog is over the page."""
        for window in reversed(self.windows()):
            node = screen.seek(window, name, role, description, self.is_shown, quickly)
            if node:
                return node
        return None

    def is_shown(self, node):
        """Hidden pages stay in the tree: it would take minutes to look through them again and again."""
        return self.page is None or not PAGE.fullmatch(node.name or '') or node.name == self.page

    def find(self, name, role='label', deadline=90):
        quickly = screen.by_turns()
        return wait_for(f'{role} {name} of {self.name}', lambda: self.seek(name, role, quickly=next(quickly)), deadline)

    def press_button(self, name, role='push button'):
        """Once it may be pressed: what was typed a moment ago decides on that."""
        button = self.find(name, role)
        wait_for(f'{name} of {self.name} to be of use', lambda: self.is_of_use(button))
        screen.act(button)

    @staticmethod
    def is_of_use(button):
        button.clear_cache()
        return screen.is_sensitive(button)

    def text(self, name):
        return screen.text_of(self.find(name, 'text'))

    def keys(self, *keys):
        desktops.focus_newest(lambda: subprocess.run(
            ['xdotool', 'search', '--onlyvisible', '--pid', str(self.program.pid)], env=os.environ.copy(),
            capture_output=True, text=True).stdout.split())
        for key in keys:
            self.page = PAGES.get(key, self.page)
            subprocess.run(['xdotool', 'key', '--delay', '30', key], env=os.environ.copy(), check=True)

    @contextlib.contextmanager
    def held(self):
        """The program stands still: nothing of it may be looked at meanwhile, and what is pressed waits for it."""
        os.kill(self.program.pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(self.program.pid, signal.SIGCONT)

    def quit(self):
        """Ctrl+Q ends the program; what it complained of is known once all have ended."""
        self.keys('ctrl+q')
        wait_for(f'the end of {self.name}', lambda: self.program.poll() is not None)
        assert self.program.returncode == 0, f'exit status {self.program.returncode} of {self.name}'

    def insert(self, name, after, words):
        """Types @words behind the words @after of a text."""
        self.insert_into(self.find(name, 'text'), after, words)

    def insert_into(self, node, after, words):
        text = screen.text_of(node)
        assert after in text, f'“{after}” is not in “{text}” of {self.name}'
        place = text.index(after) + len(after)
        assert node.queryEditableText().insertText(place, words, len(words.encode())), 'cannot type there'

    def identity(self):
        """The button within the button below the list of pages: it is the one that can be pressed."""
        found = None
        for window in self.windows():
            for node in screen.walk(window):
                if node.getRoleName() == 'push button' and node.description == 'Who you are in this file':
                    found = node
        return found

    def choose_identity(self):
        """Says who they are."""
        screen.act(wait_for('who one is', self.identity))
        self.press_menu_item(self.name)
        wait_for('their name', lambda: self.seek(self.name, 'label'))

    def press_menu_item(self, name):
        quickly = screen.by_turns()
        screen.act(wait_for(f'{name} in a menu', lambda: next(
            (node for quick in [next(quickly)] for window in self.windows()
             for node in screen.walk(window, self.is_shown, quick)
             if 'menu item' in node.getRoleName() and screen.plain(screen.clean(node.name)) == screen.plain(name)), None)))


def report(desktop, people):
    """What there is to be seen at all of them when a step fails. @people: None is somebody who is not there yet."""
    lines = desktop.complaints()
    for person in filter(None, people):
        lines.append(f'--- {person.name}')
        lines += [line for window in person.windows() for line in screen.outline(window)
                  if not line.lstrip().startswith(('panel «»', 'filler «»'))][:200]
    return '\n'.join(lines)
