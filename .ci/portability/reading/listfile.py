"""Reads the small lists beside this file: columns with `|` between them, `#` for comments."""

import functools
import os
import re

from tools import HERE, CannotRun


@functools.cache
def rows(name, columns):
    """The columns of each row."""
    return tuple(_rows(name, columns))


def _rows(name, columns):
    path = os.path.join(HERE, "lists", name)
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            line = line.split(" #")[0].strip()
            if not line or line.startswith("#"):
                continue
            row = [column.strip() for column in re.split(r"\s\|\s", line)]
            if len(row) != columns or not all(row):
                raise CannotRun(f"{path}:{number}: a row has {columns} columns")
            yield row
