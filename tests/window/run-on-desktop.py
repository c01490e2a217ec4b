"""usage: run-on-desktop.py PROGRAM BUILD: runs a test program, which speaks TAP, on a desktop of its own."""

import os
import subprocess
import sys

from desktop import Desktop

program, build = sys.argv[1:3]
desktop = Desktop(program, build)
try:
    os.environ['GTK_A11Y'] = 'test'
    with open(desktop.log, 'wb') as log:
        status = subprocess.call([program, *sys.argv[3:]], env=os.environ.copy(), stderr=log)
    sys.stderr.write(desktop.log.read_text(errors='replace'))
    if desktop.complaints():
        print('Bail out! The program complains: see its standard error.')
        status = status or 1
finally:
    desktop.close()
sys.exit(status)
