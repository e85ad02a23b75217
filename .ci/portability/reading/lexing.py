"""Splits Swift text into code, string literals and comments.

Not a parser: enough to know which characters the compiler reads as code.
"""

import functools
import re

CODE, STRING, COMMENT = "c", "s", "/"
REGEX_BEFORE = "(,=:[{&|!?\n"


def kinds(text):
    """Returns one character for each of `text`: code, string or comment.

    Code in an interpolation counts as code.
    """
    marks = [CODE] * len(text)
    _code(text, 0, marks, closing=None)
    return "".join(marks)


def _fill(marks, begin, end, kind):
    marks[begin:end] = [kind] * (end - begin)
    return end


def _code(text, at, marks, closing):
    """Reads code from `at` up to the bracket that closes an interpolation, or to the end."""
    depth, before = 0, "\n"
    while at < len(text):
        two, one = text[at:at + 2], text[at]
        if two == "//":
            end = text.find("\n", at)
            at = _fill(marks, at, len(text) if end < 0 else end, COMMENT)
            continue
        if two == "/*":
            at = _fill(marks, at, _comment_end(text, at), COMMENT)
            continue
        opening = re.match(r'(#*)("""(?=[ \t]*\n)|"|/)', text[at:at + 32])
        if opening and _is_literal(text, at, opening, before):
            at = _literal(text, at, opening, marks)
            before = '"'
            continue
        if closing and one == ")":
            if depth == 0:
                return at
            depth -= 1
        elif closing and one == "(":
            depth += 1
        if not one.isspace() or one == "\n":
            before = one
        at += 1
    return at


def _is_literal(text, at, opening, before):
    if not opening[2].startswith("/"):
        return True
    if opening[1]:
        return True
    line = text[at + 1:text.find("\n", at) if "\n" in text[at:] else len(text)]
    return before in REGEX_BEFORE and line[:1] not in (" ", "", "/", "*", ")", ",") \
        and "/" in line


def _comment_end(text, at):
    depth = 0
    for mark in re.compile(r"/\*|\*/").finditer(text, at):
        depth += 1 if mark[0] == "/*" else -1
        if depth == 0:
            return mark.end()
    return len(text)


def _literal(text, at, opening, marks):
    """Marks a literal from `at`; the code of its interpolations is marked as code."""
    hashes, quote = opening[1], opening[2]
    at = _fill(marks, at, at + len(opening[0]), STRING)
    escape, end = "\\" + hashes, quote + hashes
    while at < len(text):
        if text.startswith(end, at):
            return _fill(marks, at, at + len(end), STRING)
        if quote == '"' and text[at] == "\n" and not hashes:
            return at  # Not closed: the compiler would have refused it.
        if text.startswith(escape, at):
            at = _fill(marks, at, at + len(escape), STRING)
            if quote != "/" and text.startswith("(", at):
                at = _code(text, at + 1, marks, closing=")") + 1
            elif not hashes or text.startswith(end, at):
                at = _fill(marks, at, min(at + 1, len(text)), STRING)
            continue
        at = _fill(marks, at, at + 1, STRING)
    return at


class Source:
    """A file, its lines, and what of them is code."""

    def __init__(self, path, text=None):
        self.path = path
        if text is None:
            with open(path, encoding="utf-8") as file:
                text = file.read()
        self.text = text
        marks = kinds(text)
        self.code = self._only(marks, CODE)
        self.strings = self._only(marks, STRING)
        self.uncommented = self._only(marks, CODE + STRING)

    def _only(self, marks, wanted):
        """The lines, with blanks for all characters of other kinds."""
        kept = (c if m in wanted or c == "\n" else " " for c, m in zip(self.text, marks))
        return "".join(kept).split("\n")


@functools.cache
def source(path):
    return Source(path)
