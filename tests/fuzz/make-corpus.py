#!/usr/bin/env python3
"""usage: make-corpus.py FIXTURES CORPUS
Small files from the fixtures of every version, for the fuzzer to begin with: with the least of pages, and with leads
or without. By hand, when a version of the schema is released."""

import pathlib
import shutil
import sqlite3
import sys


def shrink(source, target, page_size, *statements):
    shutil.copyfile(source, target)
    database = sqlite3.connect(target)
    for statement in statements:
        database.execute(statement)
    database.commit()
    database.execute(f"PRAGMA page_size = {page_size}")
    database.execute("VACUUM")
    database.close()


def main():
    fixtures, corpus = map(pathlib.Path, sys.argv[1:3])
    for fixture in sorted(fixtures.glob("v*.accord")):
        name = fixture.stem
        shrink(fixture, corpus / f"{name}-full", 1024)
        shrink(fixture, corpus / f"{name}-records", 512, "DELETE FROM import_changes", "DELETE FROM leads",
               "DELETE FROM imports", "DELETE FROM fields")
        shrink(fixture, corpus / f"{name}-newer", 512, "DELETE FROM change_log", "PRAGMA user_version = 99")


if __name__ == "__main__":
    main()
