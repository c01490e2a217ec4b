"""The whole tree of a program's window at one moment, by few round trips: to ask node by node takes seconds."""

import functools
import typing

import dbus
import dbus.lowlevel
from desktop import DEADLINE


@functools.cache
def bus():
    """The accessibility bus of the test."""
    session = dbus.SessionBus()
    return dbus.bus.BusConnection(session.call_blocking('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', '', ()))


class Item(typing.NamedTuple):
    """What the program keeps of a node, as AT-SPI's cache sends it; references are names on the bus with paths."""
    reference: tuple
    application: tuple
    parent: tuple
    index: int
    n_children: int
    interfaces: list
    name: str
    role: int
    description: str
    states: list


class States:
    """A set of states, as two words of bits."""

    def __init__(self, words):
        self._bits = words[0] | words[1] << 32

    def contains(self, state):
        return bool(self._bits >> int(state) & 1)


class Node:
    """A node as it was when the tree was taken; what is not kept of it is asked of the program."""

    def __init__(self, tree, item):
        self._tree = tree
        self._item = item
        self.path = item.reference[1]
        self.name = item.name
        self.description = item.description

    def getRoleName(self):
        return role_name(self._item.role)

    def getState(self):
        return States(self._item.states)

    @functools.cached_property
    def real(self):
        """The node as the library has it."""
        return self._tree.resolve(self.path)

    def is_still_there(self):
        try:
            return self.real is not None
        except Exception:  # GTK does not know it any more, or has it in another place
            return False

    def __getattr__(self, name):
        return getattr(self.real, name)


@functools.cache
def role_name(role):
    from gi.repository import Atspi
    return Atspi.role_get_name(Atspi.Role(role))


class Tree:
    """@top: the node, as the library has it, below which one will look; @quickly: believes what the program keeps of the
    children of a node where it looks complete, which takes half the time. It may be mistaken where one is hidden and
    another new."""

    _last = {}  # by program: what was there when somebody last looked

    def __init__(self, top, quickly=False):
        self.top = top
        self.name = top.app.bus_name
        self.below = {}
        self.items = {}
        if quickly:
            self._take_items()
            self._believe_kept()
        level = [top.path]
        while level:
            self._ask_for_children([path for path in level if path not in self.below])
            level = [child for path in level for child in self.below.get(path, ())]
        if any(child not in self.items for paths in self.below.values() for child in (*paths, top.path)):
            self._take_items()
        self._last[self.name] = ({**self._last.get(self.name, ({}, {}))[0], **self.below}, self.items)

    @classmethod
    def remembered(cls, top):
        """As it was when somebody last looked, which takes no time: what is found may have changed since. None: nobody
        looked there."""
        self = cls.__new__(cls)
        self.top, self.name = top, top.app.bus_name
        self.below, self.items = cls._last.get(self.name, ({}, {}))
        return self if top.path in self.items else None

    def _believe_kept(self):
        """Children are kept once they were asked for, and after they are hidden; GTK gives a hidden one the index of what
        comes after it."""
        kept = {}
        for path, item in self.items.items():
            kept.setdefault(item.parent[1], []).append((item.index, path))
        for path, item in self.items.items():
            children = sorted(kept.get(path, ()))
            if [index for index, _ in children] == list(range(item.n_children)):
                self.below[path] = [child for _, child in children]

    def _ask_for_children(self, paths):
        """Of all of them at once. It is also what makes GTK keep them."""
        def keep(path, reply):
            if reply.get_type() == dbus.lowlevel.MESSAGE_TYPE_METHOD_RETURN:  # else it has gone since
                self.below[path] = [str(child) for _, child in reply.get_args_list()[0]]

        waiting = []
        for path in paths:
            call = dbus.lowlevel.MethodCallMessage(self.name, path, 'org.a11y.atspi.Accessible', 'GetChildren')
            waiting.append(bus().send_message_with_reply(call, functools.partial(keep, path), DEADLINE, False))
        for reply in waiting:
            reply.block()

    def _take_items(self):
        rows = bus().call_blocking(self.name, '/org/a11y/atspi/cache', 'org.a11y.atspi.Cache', 'GetItems', '', (),
                                   timeout=DEADLINE)
        self.items = {row[0][1]: Item(*row) for row in rows}

    def _children(self, path):
        return [self.items[child] for child in self.below.get(path, ()) if child in self.items]

    def walk(self, enter=lambda node: True):
        """The nodes from the top on, each before those below it. @enter: whether to look into a node."""
        yield from self._walk(self.items[self.top.path], enter)

    def _walk(self, item, enter):
        node = Node(self, item)
        if enter(node):
            yield node
            for child in self._children(node.path):
                yield from self._walk(child, enter)

    def levels(self):
        """The nodes level by level: what lies near the top before what lies deep in its neighbours."""
        level = [self.items[self.top.path]]
        while level:
            yield from (Node(self, item) for item in level)
            level = [child for item in level for child in self._children(item.reference[1])]

    def resolve(self, path):
        """The node as the library has it."""
        steps = []
        while path != self.top.path:
            steps.append(path)
            path = self.items[path].parent[1]
        node = self.top
        for path in reversed(steps):
            node = self._child(node, path)
        node.clear_cache()
        return node

    def _child(self, node, path):
        """By its place as GTK says it, which is not always the place at which GTK has it."""
        for index in (self.items[path].index, *range(node.childCount)):
            child = node.getChildAtIndex(index)
            if child is not None and child.path == path:
                return child
        raise LookupError('the tree has changed since')  # who waits for it asks again
