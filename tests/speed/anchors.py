"""The same work without the product: by the sqlite3 shell, and by a small C program over one table."""

import json
import pathlib
import sqlite3
import subprocess
import sys

# As the store opens a workspace, and with the cache that it has while it imports.
PRAGMAS = '''PRAGMA page_size = 8192; PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = EXTRA; PRAGMA temp_store = MEMORY;
PRAGMA cell_size_check = ON; PRAGMA foreign_keys = ON; PRAGMA cache_size = -393216;
'''


def convert(column, kind):
    cell = f"nullif (s.\"{column}\", '')"
    if kind == 'moment':
        return f'unixepoch ({cell}) * 2000'
    return f'CAST ({cell} AS {kind})'


def columns_of(database, mapping):
    """(column of the file, column of the table, type) for each: the table's own say which are moments."""
    custom = dict(database.execute('SELECT name, column FROM fields'))
    kinds = {row[1]: row[2] for row in database.execute('PRAGMA table_info (leads)')}
    for source, field in mapping.items():
        column = 'external_id' if field == 'id' else custom.get(field, field)
        yield source, column, 'moment' if column.endswith('_at') else kinds[column]


def leads_sql(workspace, mapping, export):
    """What makes, from @export, the table of leads that @workspace has, with its keys and indexes."""
    with sqlite3.connect(workspace) as database:
        schema = [row[0] for row in database.execute(
            "SELECT sql FROM sqlite_schema WHERE tbl_name = 'leads' ORDER BY type DESC")]
        columns = list(columns_of(database, mapping))
    named = {column: (source, kind) for source, column, kind in columns}
    identity = f"nullif (s.\"{named['external_id'][0]}\", '')" if 'external_id' in named else 'NULL'
    email = f"CASE WHEN {identity} IS NULL THEN lower (trim (nullif (s.\"{named['email'][0]}\", ''))) END"
    names = ', '.join(f'"{column}"' for _, column, _ in columns)
    values = ', '.join(convert(source, kind) for source, _, kind in columns)
    return (f"{PRAGMAS}{schema[0]};\n.import --csv --schema temp '{export}' s\nBEGIN;\n"
            f'INSERT INTO leads ({names}, email_key, import_id) SELECT {values}, {email}, 1 FROM temp.s ORDER BY rowid;\n'
            + ''.join(f'{sql};\n' for sql in schema[1:]) + 'COMMIT;\n')


def activities_sql(workspace, export):
    """Beside leads that are there: their activities, by the ids that the file names them by."""
    with sqlite3.connect(workspace) as database:
        schema = [row[0] for row in database.execute(
            "SELECT sql FROM sqlite_schema WHERE tbl_name = 'activities' AND sql IS NOT NULL ORDER BY type DESC")]
    return (f"{PRAGMAS}DROP TABLE IF EXISTS activities;\n{schema[0]};\n.import --csv --schema temp '{export}' s\nBEGIN;\n"
            'INSERT INTO activities (lead, kind, at, import_id) SELECT l.id, s.kind, unixepoch (s.at) * 2000, 2 '
            'FROM temp.s JOIN leads l ON l.external_id = s.lead_id ORDER BY s.rowid;\n'
            + ''.join(f'{sql};\n' for sql in schema[1:]) + 'COMMIT;\n')


def differences(workspace, anchor, table, leave_out=()):
    """How many rows only one of both has."""
    with sqlite3.connect(workspace) as database:
        database.execute('ATTACH ? AS anchor', [str(anchor)])
        names = ', '.join(f'"{row[1]}"' for row in database.execute(f'PRAGMA main.table_info ({table})')
                          if row[1] not in leave_out)
        count = 'SELECT count (*) FROM (SELECT {0} FROM {1}.{2} EXCEPT SELECT {0} FROM {3}.{2})'
        return sum(database.execute(count.format(names, a, table, b)).fetchone()[0]
                   for a, b in (('main', 'anchor'), ('anchor', 'main')))


def build_columns_program(perf, folder):
    """cscore.c, ended where it has loaded its columns; its table is made by cimport.c."""
    folder = pathlib.Path(folder)
    subprocess.run([sys.executable, str(perf / 'rules.py'), str(folder)], check=True, stdout=subprocess.DEVNULL)
    source = (perf / 'cscore.c').read_text()
    loaded = ' MED("hard-coded'
    assert loaded in source, 'cscore.c does not say where it has loaded'
    (folder / 'columns.c').write_text(source.replace(loaded, ' return 0;' + loaded, 1))
    for name, path in (('columns', folder / 'columns.c'), ('cimport', perf / 'cimport.c')):
        subprocess.run(['cc', '-O2', '-w', f'-I{folder}', '-o', str(folder / name), str(path), '-lsqlite3', '-lm', '-lpthread'],
                       check=True)
    database = str(folder / 'columns.db')
    pathlib.Path(database).unlink(missing_ok=True)
    for mode in ('typedend', 'act'):
        export = folder / ('leads.csv' if mode == 'typedend' else 'activities.csv')
        subprocess.run([str(folder / 'cimport'), mode, str(export), database], check=True, stderr=subprocess.DEVNULL)
    with sqlite3.connect(database) as made:
        made.executescript((perf / 'lead_act.sql').read_text())
    return [str(folder / 'columns'), database]


def mapping_of(result):
    return json.loads(result.out)['mapping']
