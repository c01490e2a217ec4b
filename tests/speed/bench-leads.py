"""usage: bench-leads.py BUILD [--n N] [--pairs P] [--only a,b,c,d,e,f] [--folder FOLDER]

How long leads take, as ratios against anchors (anchors.py) that run in turn with them. The figure to quote is the CPU time
of whole processes, the median of the pairs; wall time stands beside it, which on a machine that is shared says less.
Data and anchors are made from $ACCORD_SHARED/perf (beside the repository unless it is set)."""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import anchors
import pairs

LIMITS = {'a': 0.75, 'b': 0.75, 'c': 0.5, 'd': 1.3, 'e': 0.3}
NAMES = {'a': 'a import of leads', 'b': 'b import of activities', 'c': 'c import again, unchanged', 'd': 'd load of the frame',
         'e': 'e frame from the cache'}


class Bench:
    def __init__(self, options, perf, folder):
        self.build = pathlib.Path(options.build).resolve()
        self.accord, self.load = str(self.build / 'src/accord'), str(self.build / 'tests/frame/bench-load')
        self.n_pairs, self.perf, self.folder = options.pairs, perf, folder
        self.workspace = folder / 'bench.accord'
        self.anchor = folder / 'anchor.db'
        os.environ['XDG_CACHE_HOME'] = str(folder / 'cache')
        os.environ['XDG_DATA_HOME'] = str(folder / 'data')
        self.empty = folder / 'empty.accord'
        self.empty.unlink(missing_ok=True)
        pairs.run([self.accord, 'new', str(self.empty)])

    def import_leads(self):
        """Into a new workspace. What belongs to it and is no import is not in it: the workspace is copied, not made."""
        shutil.copyfile(self.empty, self.workspace)
        return self.import_again()

    def import_again(self):
        return pairs.run([self.accord, 'import', str(self.workspace), str(self.folder / 'leads.csv'), '--json'])

    def import_by_shell(self):
        for path in self.folder.glob('anchor.db*'):
            path.unlink()
        return pairs.run(['sqlite3', str(self.anchor)], self.sql)

    def a(self):
        mapping = anchors.mapping_of(self.import_leads())
        self.sql = anchors.leads_sql(self.workspace, mapping, self.folder / 'leads.csv')
        self.import_by_shell()
        # The mark of the row that wrote a lead is for importing it again: the anchor has none.
        wrong = anchors.differences(self.workspace, self.anchor, 'leads', ('row_mark',))
        if wrong:
            print(f'  The anchor’s table differs in {wrong} rows: it is no anchor.')
        return pairs.compare(NAMES['a'], LIMITS['a'], self.import_leads, self.import_by_shell, self.n_pairs)

    def b(self):
        export = str(self.folder / 'activities.csv')
        self.import_leads()
        with_leads, anchor_leads = self.folder / 'leads.accord', self.folder / 'leads.db'
        shutil.copyfile(self.workspace, with_leads)
        anchor_leads.unlink(missing_ok=True)  # of a run that was ended
        pairs.run(['sqlite3', str(self.workspace)], f"VACUUM INTO '{anchor_leads}';")
        sql = anchors.activities_sql(self.workspace, export)

        def ours():
            shutil.copyfile(with_leads, self.workspace)
            return pairs.run([self.accord, 'import', str(self.workspace), export, '--kind', 'activities', '--json'])

        def by_shell():
            shutil.copyfile(anchor_leads, self.anchor)
            return pairs.run(['sqlite3', str(self.anchor)], sql)

        try:
            ours()
        except pairs.Failed as error:
            print(f'{NAMES["b"]:34} not yet: {error}')
            return True
        by_shell()
        wrong = anchors.differences(self.workspace, self.anchor, 'activities', ('id', 'import_id', 'fingerprint'))
        if wrong:
            print(f'  The anchor’s table differs in {wrong} rows: it is no anchor.')
        return pairs.compare(NAMES['b'], LIMITS['b'], ours, by_shell, self.n_pairs)

    def c(self):
        done = [(self.import_leads(), self.import_again()) for _ in range(self.n_pairs)]
        return pairs.report(NAMES['c'], LIMITS['c'], [(again, first) for first, again in done])

    def d(self):
        command = anchors.build_columns_program(self.perf, self.folder)
        self.import_leads()
        print('  d: the anchor keeps 17 columns, of e-mails only the domain, and of activities their counts; '
              'the frame has every field, all texts, and the days of all dates.')
        return pairs.compare(NAMES['d'], LIMITS['d'], lambda: pairs.run([self.load, str(self.workspace)]),
                             lambda: pairs.run(command), self.n_pairs)

    def e(self):
        self.import_leads()
        pairs.run([self.load, str(self.workspace), 'keep'])
        return pairs.compare(NAMES['e'], LIMITS['e'], lambda: pairs.run([self.load, str(self.workspace), 'cached']),
                             lambda: pairs.run([self.load, str(self.workspace)]), self.n_pairs)

    def f(self):
        """The window; it is compared with nothing: people do not wait in ratios. Wall time, but of frames."""
        window = pathlib.Path(__file__).resolve().parents[1] / 'window'
        self.import_leads()
        done = subprocess.run(['/usr/bin/python3', str(window / 'run-on-desktop.py'), str(self.build / 'tests/window/bench-table'),
                               str(self.build), str(self.workspace)], capture_output=True, text=True)
        print(done.stdout, end='', flush=True)
        if done.returncode != 0:
            print(f'f not measured: {(done.stderr.strip().splitlines() or ["?"])[-1]}')
        return done.returncode == 0 and 'MISSED' not in done.stdout


def find_perf():
    beside = pathlib.Path(__file__).resolve().parents[2].parent / 'shared'
    return pathlib.Path(os.environ.get('ACCORD_SHARED', beside)) / 'perf'


def make_exports(perf, folder, n):
    subprocess.run([sys.executable, str(perf / 'gen.py'), str(folder), str(n)], check=True)


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument('build')
    parser.add_argument('--n', type=int, default=1000000)
    parser.add_argument('--pairs', type=int, default=5)
    parser.add_argument('--only', default='a,b,c,d,e,f')
    parser.add_argument('--folder', help='with leads.csv and activities.csv; made if it is not there, and kept')
    options = parser.parse_args()
    perf = find_perf()
    if not (perf / 'gen.py').exists():
        sys.exit(f'bench leads: nothing was measured: {perf} is not there; set ACCORD_SHARED to the folder that holds perf/.')
    folder = pathlib.Path(options.folder or tempfile.mkdtemp(prefix='accord-bench-')).resolve()
    folder.mkdir(exist_ok=True)
    try:
        if not (folder / 'activities.csv').exists():
            make_exports(perf, folder, options.n)
        bench = Bench(options, perf, folder)
        print(f'{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}; {options.pairs} pairs; ratios of CPU time')
        pairs.print_head()
        kept = [getattr(bench, which)() for which in options.only.split(',')]
    finally:
        if options.folder is None:
            shutil.rmtree(folder)
    sys.exit(0 if all(kept) else 1)


main()
