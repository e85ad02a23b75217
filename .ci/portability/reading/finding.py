"""One line that says what is wrong and what to write instead."""

import os
from dataclasses import dataclass

import tools


@dataclass(frozen=True, order=True)
class Finding:
    file: str
    line: int
    what: str
    instead: str

    def __str__(self):
        return f"{relative(self.file)}:{self.line}: {self.what}; {self.instead}"


def relative(path):
    """The path as people write it."""
    return os.path.relpath(path, tools.ROOT)
