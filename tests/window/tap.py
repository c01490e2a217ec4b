"""The Test Anything Protocol: a journey of steps, each of which asserts; once one fails the rest is not tried."""

import sys
import traceback


class Skip(Exception):
    """Why a step cannot be taken here; those that follow go on without it."""


class Journey:
    """@at_failure: tells what there was to be seen when a step failed"""

    def __init__(self, steps, at_failure):
        self.steps = steps
        self.at_failure = at_failure

    def run(self, *arguments):
        print(f'1..{len(self.steps)}', flush=True)
        failed = False
        for number, step in enumerate(self.steps, 1):
            label = step.__doc__ or step.__name__
            if failed:
                print(f'not ok {number} - {label} # not reached', flush=True)
                continue
            try:
                step(*arguments)
                print(f'ok {number} - {label}', flush=True)
            except Skip as reason:
                print(f'ok {number} - {label} # SKIP {reason}', flush=True)
            except Exception:
                failed = True
                comment(traceback.format_exc())
                comment(self.at_failure())
                print(f'not ok {number} - {label}', flush=True)
        return 1 if failed else 0


def comment(text):
    """Beside the results, and where the runner shows what went wrong."""
    for line in str(text).splitlines():
        print(f'# {line}')
        print(line, file=sys.stderr)
    sys.stdout.flush()
