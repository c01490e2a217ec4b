"""usage: drag-file.py FILE…
A small window of another program, out of which FILEs can be dragged. It says «copy» once they would be taken where they are,
and «done» when they were."""

import os
import pathlib
import sys

os.environ['GTK_A11Y'] = 'none'  # it is no window for eyes
import gi  # noqa: E402
gi.require_version('Gdk', '4.0')
gi.require_version('Gtk', '4.0')
from gi.repository import Gdk, GLib, Gtk  # noqa: E402


def say(word):
    print(word, flush=True)


def on_drag_begin(source, drag):
    drag.connect('notify::selected-action', lambda drag, spec: drag.get_selected_action() and say('copy'))
    drag.connect('dnd-finished', lambda drag: say('done'))


def make_window(paths):
    uris = ''.join(f'{pathlib.Path(path).absolute().as_uri()}\r\n' for path in paths)
    source = Gtk.DragSource(content=Gdk.ContentProvider.new_for_bytes('text/uri-list', GLib.Bytes.new(uris.encode())))
    source.connect('drag-begin', on_drag_begin)
    label = Gtk.Label(label='Files')
    label.add_controller(source)
    return Gtk.Window(title='Files', child=label, decorated=False, default_width=80, default_height=80)


window = make_window(sys.argv[1:])
window.present()
GLib.MainLoop().run()
