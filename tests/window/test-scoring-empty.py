#!/usr/bin/python3
"""usage: test-scoring-empty.py ACCORD BUILD
The page of the score in a file without rules and leads: what is missing is said, and the first rule is a press away."""

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import screen  # noqa: E402
from desktop import wait_for  # noqa: E402
from story import WindowStory, tell  # noqa: E402


class Story(WindowStory):
    FILE = 'empty.accord'

    def steps(self):
        return [self.open, self.add_rule, self.say_what_is_missing, self.delete, self.quit]

    def page(self):
        return screen.page('Scoring')

    def rules(self):
        return json.loads(self.desktop.run('dump', self.file)).get('score_rules', [])

    def open(self):
        """without rules there is one sentence and one button"""
        self.desktop.run('new', self.file, '--template', 'blank')
        self.desktop.start(self.file)
        screen.find(screen.window, 'empty.accord')
        self.desktop.press('alt+9')
        screen.find(self.page, 'No Rules Yet', 'label')
        assert screen.seek(self.page(), 'Thresholds', 'label') is None
        assert not screen.is_sensitive(screen.find(self.page, 'Publish…', 'push button'))

    def add_rule(self):
        """it adds a rule in a group of its own, and its name is chosen to be typed"""
        screen.press_button(self.page, 'Add a Rule')
        name = lambda: screen.find(self.page, 'Name', 'text')  # noqa: E731
        wait_for('its name, all of it chosen', lambda: name().queryText().getNSelections() == 1)
        self.desktop.type('First')
        wait_for('it to be saved', lambda: [rule['title'] for rule in self.rules()] == ['First'])

    def say_what_is_missing(self):
        """without leads it says when the effect shows, and offers nothing that needs them"""
        screen.find(self.page, 'shows once leads are imported', 'label')
        for name in ('Choose a Threshold', 'Try a Lead'):
            assert not screen.is_sensitive(screen.find(self.page, name, 'push button')), name

    def delete(self):
        """Ctrl+Z takes both back"""
        self.desktop.press('Escape')
        wait_for('no rule', lambda: self.undo() == [])
        screen.find(self.page, 'No Rules Yet', 'label')

    def undo(self):
        if self.rules():
            screen.press_button(self.page, 'Undo')
        return self.rules()


if __name__ == '__main__':
    sys.exit(tell(Story))
