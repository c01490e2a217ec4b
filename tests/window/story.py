"""A story: what a person does at one window of a file, step by step, on a desktop of its own."""

import json
import sys

import screen
import tap
from desktop import Desktop


class WindowStory:
    """Each has its own file and steps()."""

    FILE = 'ours.accord'

    def __init__(self, desktop):
        self.desktop = desktop
        self.file = str(desktop.home / self.FILE)

    def dump(self):
        """All that is in the file, as it is there now."""
        return json.loads(self.desktop.run('dump', str(self.file)))

    def focus_moves_to(self, root):
        """Whether the keyboard is in it, where one step of Tab may have led."""
        if any(screen.is_focused(node) for node in screen.walk(root)):
            return True
        self.desktop.press('Tab')
        return any(screen.is_focused(node) for node in screen.walk(root))

    def quit(self):
        """the program ends in peace"""
        self.desktop.quit()

    def report(self):
        """What there was to be seen when a step failed."""
        return screen.report(self.desktop)


def tell(make_story, **options):
    """Tells a story, as the whole of a program that is called with Accord and the folder it was built in.
    @options: of its desktop."""
    accord, build = sys.argv[1:3]
    desktop = Desktop(accord, build, **options)
    try:
        story = make_story(desktop)
        return tap.Journey(story.steps(), story.report).run()
    finally:
        desktop.close()
