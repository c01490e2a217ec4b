"""What is said: one line a check, and remarks."""

import sys
import time
import traceback

_results = []


def say(text):
    for line in str(text).splitlines():
        print(f'#   {line}')
    sys.stdout.flush()


def check(label, function, *arguments):
    number = len(_results) + 1
    start = time.monotonic()
    try:
        function(*arguments)
        outcome = 'ok'
    except Exception:
        say(traceback.format_exc())
        outcome = 'not ok'
    say(f'({time.monotonic() - start:.0f} s)')
    _results.append(outcome == 'ok')
    print(f'{outcome} {number} - {label}', flush=True)


def end():
    """The plan, and whether all went well."""
    print(f'1..{len(_results)}')
    return all(_results)
