#!/usr/bin/python3
"""usage: test-reminder.py ACCORD BUILD
Whose signature a version waits for is reminded by the desktop when the file is opened, and led to it; only once a day."""

import getpass
import os
import pathlib
import sqlite3
import sys
import threading

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import screen  # noqa: E402
from desktop import wait_for  # noqa: E402
from story import WindowStory, tell  # noqa: E402

INTERFACE = '''<node><interface name="org.freedesktop.Notifications">
<method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/><arg type="a{sv}" direction="in"/>
<arg type="i" direction="in"/><arg type="u" direction="out"/></method>
<method name="CloseNotification"><arg type="u" direction="in"/></method>
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/><arg type="s" direction="out"/>
<arg type="s" direction="out"/></method>
<signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
</interface></node>'''


class Shell:
    """What shows notifications: it keeps them, and clicks them."""

    def __init__(self):
        from gi.repository import Gio, GLib
        self.glib = GLib
        self.shown = []
        self.context = GLib.MainContext()
        self.ready = threading.Event()
        self.loop = GLib.MainLoop(self.context)
        self.gio = Gio
        threading.Thread(target=self.run, daemon=True).start()
        assert self.ready.wait(30)

    def run(self):
        self.context.push_thread_default()
        self.bus = self.gio.DBusConnection.new_for_address_sync(
            self.gio.dbus_address_get_for_bus_sync(self.gio.BusType.SESSION, None),
            self.gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | self.gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        info = self.gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0]
        self.bus.register_object('/org/freedesktop/Notifications', info, self.on_call, None, None)
        self.bus.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'RequestName',
                           self.glib.Variant('(su)', ('org.freedesktop.Notifications', 0)), None, 0, -1, None)
        self.ready.set()
        self.loop.run()

    def on_call(self, bus, sender, path, interface, method, arguments, invocation):
        if method == 'Notify':
            self.shown.append(arguments.unpack())
            invocation.return_value(self.glib.Variant('(u)', (len(self.shown),)))
        elif method == 'GetCapabilities':
            invocation.return_value(self.glib.Variant('(as)', (['body', 'actions'],)))
        elif method == 'GetServerInformation':
            invocation.return_value(self.glib.Variant('(ssss)', ('test', 'test', '1', '1.2')))
        else:
            invocation.return_value(None)

    def click(self, number):
        self.bus.emit_signal(None, '/org/freedesktop/Notifications', 'org.freedesktop.Notifications', 'ActionInvoked',
                             self.glib.Variant('(us)', (number, 'default')))


class Story(WindowStory):
    def __init__(self, desktop):
        super().__init__(desktop)
        self.shell = None
        os.environ['GSETTINGS_BACKEND'] = 'keyfile'  # what the program remembers is there when it is started again

    def steps(self):
        return [self.make, self.be_reminded, self.follow, self.quit, self.open_again, self.quit]

    def make(self):
        """a version in review waits for whoever is at this computer"""
        self.desktop.run('new', self.file, '--template', 'sample')
        with sqlite3.connect(self.file) as database:
            database.execute("UPDATE members SET signs = name IN ('Mara Keller', 'Tobias Okafor')")
            database.execute("UPDATE members SET login = ? WHERE name = 'Tobias Okafor'", (getpass.getuser(),))
        database.close()
        self.desktop.run('review', self.file)

    def be_reminded(self):
        """who opens the file is told so by the desktop"""
        self.shell = Shell()
        self.desktop.start(self.file)
        wait_for('a notification', lambda: self.shell.shown)
        name, _, _, title, body, actions, _, _ = self.shell.shown[0]
        assert title == 'ours', title
        assert body == 'Version 1 waits for your signature.', body
        assert 'default' in actions, actions

    def follow(self):
        """a click on it leads to the page on which the version is signed"""
        screen.find(screen.window, 'Overview', 'label')
        self.shell.click(1)
        screen.find(lambda: screen.page('SLA'), 'You are asked to sign as', 'label')

    def open_again(self):
        """whoever opens the file again the same day is not told again"""
        self.desktop.start(self.file)
        screen.find(screen.window, 'Version 1 in review', 'label')
        assert len(self.shell.shown) == 1, self.shell.shown


if __name__ == '__main__':
    sys.exit(tell(Story))
