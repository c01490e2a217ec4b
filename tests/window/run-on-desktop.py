"""usage: run-on-desktop.py PROGRAM BUILD: runs a test program, which speaks TAP, on a desktop of its own."""

import os
import subprocess
import sys

from desktop import Desktop

program, build = sys.argv[1:3]
desktop = Desktop(program, build)
try:
    os.environ['GTK_A11Y'] = 'test'
    status = subprocess.call([program, *sys.argv[3:]], env=os.environ.copy())
finally:
    desktop.close()
sys.exit(status)
