"""What a blind person's screen reader sees of the window, and how it acts there."""

import functools
import itertools
import os
import re

from desktop import DEADLINE, wait_for
from tree import Tree


@functools.cache
def atspi():
    import pyatspi  # only once the bus of the test is there
    from gi.repository import Atspi
    Atspi.set_timeout(int(DEADLINE * 1000), int(DEADLINE * 1000))  # it gives up after 0.8 s: a busy machine takes longer
    return pyatspi


def children(node):
    for index in range(node.childCount):
        child = node.getChildAtIndex(index)
        if child is not None:
            yield child


def walk(node, enter=lambda node: True, quickly=False):
    """It and what is below it, as it is now. @enter: whether to look into a node; @quickly: what is new may be missing."""
    return Tree(getattr(node, 'real', node), quickly).walk(enter)


def by_turns():
    """For who asks again and again whether something is there: whether to look quickly this time."""
    return itertools.cycle((True, True, True, False))


def clean(name):
    """A button's name has the underscore of its mnemonic before it, and may be said twice."""
    return re.sub(r'(^|\s)_(?=\w)', r'\1', name or '')


def plain(text):
    """As it is read: in any case, with spaces that are all alike."""
    return ' '.join((text or '').replace('\u00a0', ' ').replace('\u202f', ' ').casefold().split())


def is_visible(node):
    try:
        extents = node.queryComponent().getExtents(atspi().WINDOW_COORDS)
    except NotImplementedError:
        return False
    return extents.width > 0 and extents.height > 0


def is_focused(node):
    return node.getState().contains(atspi().STATE_FOCUSED)


def is_sensitive(node):
    return node.getState().contains(atspi().STATE_SENSITIVE)


def application():
    """Accord as it is now: the library's copy of the tree would be as it was."""
    desktop = atspi().Registry.getDesktop(0)
    desktop.clear_cache()
    for node in children(desktop):
        if node.name == 'accord':
            node.clear_cache()
            return node
    return None


def window(title=None):
    def find():
        program = application()
        for node in children(program) if program else []:
            if title is None or title in clean(node.name):
                return node
        return None
    return wait_for(f'a window {title or ""}', find)


def seek_window_with(name, role):
    """The newest window in which there is such a thing."""
    program = application()
    for node in reversed(list(children(program)) if program else []):
        if seek(node, name, role):
            return node
    return None


def seek(root, name=None, role=None, description=None, enter=lambda node: True, quickly=False):
    """The first visible thing of that role whose name (or description) contains the words. @quickly: another may be the
    first meanwhile."""
    def is_meant(node):
        return ((role is None or node.getRoleName() == role)
                and (name is None or plain(name) in plain(clean(node.name)))
                and (description is None or plain(description) in plain(node.description)))

    remembered = Tree.remembered(getattr(root, 'real', root)) if quickly else None
    for node in remembered.walk(enter) if remembered else []:
        if is_meant(node) and node.is_still_there() and is_meant(node.real) and is_visible(node):
            return node.real
    for node in walk(root, enter, quickly):
        if is_meant(node) and is_visible(node):
            return node.real
    return None


_near_top = {}  # by window and name: pages and their list stay, and to look for them is to take the whole tree


def seek_near_top(name):
    """Of the window: without what lies deep in the pages, of which hidden ones stay in the tree."""
    top = window()
    key = (top.app.bus_name, top.path, name)
    if key not in _near_top or is_gone(_near_top[key]):
        _near_top[key] = next((node.real for node in Tree(top).levels() if plain(node.name) == plain(name)), None)
    return _near_top[key]


def is_gone(node):
    if node is None:
        return True
    node.clear_cache()
    try:
        return not is_visible(node)
    except Exception:  # it is no more
        return True


def shown_page():
    """The page that is chosen in the list of pages: hidden ones say that they are visible."""
    pages = seek_near_top('Pages')
    for row in children(pages) if pages else []:
        if row.getState().contains(atspi().STATE_SELECTED):
            return row.name
    return None


def page(name):
    """The widget of a page, once it is the one that is shown."""
    wait_for(f'the page {name}', lambda: shown_page() == name)
    return wait_for(f'the widget of the page {name}', lambda: seek_near_top(f'Accord{name}Page'))


def find(root, name=None, role=None, description=None, deadline=DEADLINE):
    words = ', '.join(str(x) for x in (role, name, description) if x)
    quickly = by_turns()

    def look():
        node = root() if callable(root) else root
        node.clear_cache()
        return seek(node, name, role, description, quickly=next(quickly))
    return wait_for(words, look, deadline)


def act(node, action='click'):
    actions = node.queryAction()
    for index in range(actions.nActions):
        if actions.getName(index) == action:
            assert actions.doAction(index), f'{action} of {node.name} failed'
            return
    raise AssertionError(f'{node.getRoleName()} {node.name} has no action {action}')


def press_button(root, name, role='push button', deadline=DEADLINE):
    act(find(root, name, role, deadline=deadline))


def set_text(node, text):
    assert node.queryEditableText().setTextContents(text), f'the text of {node.name} cannot be set'


def text_of(node):
    text = node.queryText()
    return text.getText(0, text.characterCount)


def middle(node):
    extents = node.queryComponent().getExtents(atspi().WINDOW_COORDS)
    return extents.x + extents.width / 2, extents.y + extents.height / 2


def outline(node, depth=0):
    lines = []
    label = f'{"  " * depth}{node.getRoleName()} «{clean(node.name)}»'
    if node.description:
        label += f' ({node.description})'
    if is_visible(node):
        lines.append(label)
    for child in children(node):
        lines += outline(child, depth + 1)
    return lines


def report(desktop):
    """What there is to be seen, and what was complained of: for when a step fails."""
    picture = os.environ.get('ACCORD_TEST_PICTURE')
    if picture:
        desktop.picture(picture)
    lines = desktop.complaints()
    try:
        program = application()
        lines += [line for node in (children(program) if program else []) for line in outline(node)
                  if not line.lstrip().startswith(('panel «»', 'filler «»'))]
    except Exception as error:
        lines.append(f'no window: {error}')
    return '\n'.join(lines[:400])
