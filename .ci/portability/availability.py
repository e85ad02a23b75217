"""Checks 2 and 3: nothing newer than macOS 15 or Swift 6.2 stands without a condition."""

import functools
import re

import graphs
from finding import Finding
from lexing import source
from listfile import rows
from regions import MACOS, OLDEST, regions

OLDEST_MACOS, OLDEST_SWIFT = (15, 0), (6, 2)
GUARD = re.compile(r"#available\s*\(([^)]*)\)|@available\s*\(([^)]*)\)")


def check(uses):
    """What is newer than macOS 15.0, in lines that macOS compiles."""
    entries, found = graphs.entries(), set()
    for file, list_ in uses.items():
        for use in list_:
            entry = entries.get(base(use.usr))
            if entry is None or not regions(file).on(MACOS, use.line) or inherited(file, use, entry):
                continue
            if entry.refused:
                found.add(Finding(file, use.line, f"{shown(entry)} is not for macOS "
                                  f"({entry.refused})", "use what both systems have"))
            if entry.macos > OLDEST_MACOS and not guarded(file, use.line, entry.macos):
                since = ".".join(map(str, entry.macos))
                found.add(Finding(
                    file, use.line, f"{shown(entry)} is there since macOS {since}",
                    f"put it into `if #available(macOS {since}, *)`, or do without: "
                    "Package.swift promises macOS 15"))
    return found | preview(uses)


def inherited(file, use, entry):
    """Whether it is the default implementation of a requirement, which a type gets unsaid.

    A system without the requirement doesn't ask for it.
    """
    line, name = source(file).code[use.line - 1], re.search(r"(\w+)[^.]*$", entry.path)
    declares = re.search(r"\b(class|struct|enum|actor|extension)\b", line)
    return bool(declares and name and not re.search(rf"\b{name[1]}\b", line))


def base(usr):
    """The USR of the property or subscript that an accessor belongs to, or the USR itself."""
    return re.sub(r"(?<=v)[gsrMxy](?=Z?$)", "p", usr) if re.search(r"v[gsrMxy]Z?$", usr) else usr


def shown(entry):
    return f"{entry.module}'s {entry.path}"


def preview(uses):
    """What Linux's Foundation has under macOS 15, and Apple's perhaps only since a later one."""
    looked_up = {usr for usr, _, _ in rows("foundation-of-macos-15.txt", 3)}
    found = set()
    for file, list_ in uses.items():
        for use in list_:
            entry = graphs.entries().get(base(use.usr))
            if entry and entry.module.startswith("Foundation") and entry.macos == OLDEST_MACOS \
                    and base(use.usr) not in looked_up and regions(file).on(MACOS, use.line):
                found.add(Finding(
                    file, use.line, f"{shown(entry)} may be newer than macOS 15",
                    f"look it up at developer.apple.com, and list {base(use.usr)} "
                    "in foundation-of-macos-15.txt if it is not"))
    return found


@functools.cache
def blocks(file):
    """The lines of each block behind `#available` or `@available`, and its version of macOS."""
    text = "\n".join(source(file).code)
    found = []
    for match in GUARD.finditer(text):
        version = re.search(r"macOS\s+(\d+)(?:\.(\d+))?", match[1] or match[2])
        start = text.find("{", match.end())
        if not version or start < 0:
            continue
        first = text.count("\n", 0, match.start()) + 1
        last = text.count("\n", 0, closing(text, start)) + 1
        found.append((first, last, (int(version[1]), int(version[2] or 0))))
    return found


def closing(text, start):
    """Where the bracket that opens at `start` is closed."""
    depth = 0
    for at in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        if depth == 0:
            return at
    return len(text)


def guarded(file, line, version):
    return any(first <= line <= last and has >= version for first, last, has in blocks(file))


def check_compilers(uses):
    """What is newer than Swift 6.2 and not behind `#if compiler(>=…)`."""
    entries, found = graphs.entries(), set()
    lists = [(module, re.compile(pattern), version, words)
             for module, pattern, version, words in rows("newer-than-6.2.txt", 4)]
    for file, list_ in uses.items():
        for use in list_:
            if not regions(file).on(OLDEST, use.line):
                continue
            entry = entries.get(base(use.usr))
            if entry and entry.swift > OLDEST_SWIFT and not same_call(file, use):
                found.add(newer(file, use.line, shown(entry), ".".join(map(str, entry.swift))))
            for module, pattern, version, words in lists:
                if module != "text" and pattern.fullmatch(use.usr):
                    found.add(newer(file, use.line, words, version))
        found.update(in_text(file, lists))
    return found


@functools.cache
def same_calls():
    return {usr: label for usr, label, _ in rows("same-call.txt", 3)}


def same_call(file, use):
    """Whether Swift 6.2 takes an older declaration for the same call."""
    label = same_calls().get(use.usr)
    if label is None:
        return False
    lines = source(file).code[use.line - 1:]
    text = "\n".join([lines[0][use.column - 1:], *lines[1:]])
    call = re.match(r"[\w`]+\s*\(", text)
    return bool(call) and not re.search(rf"\b{label}\s*:", text[:brackets(text, call.end() - 1)])


def brackets(text, start):
    """Where the round bracket at `start` is closed."""
    depth = 0
    for at in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth == 0:
            return at
    return len(text)


def in_text(file, lists):
    """The language's newer features, found in the text of a file."""
    for number, line in enumerate(source(file).code, 1):
        if regions(file).on(OLDEST, number):
            for module, pattern, version, words in lists:
                if module == "text" and pattern.search(line):
                    yield newer(file, number, words, version)


def newer(file, line, words, version):
    return Finding(file, line, f"{words} needs Swift {version}",
                   f"put it behind #if compiler(>={version}) and say what Swift 6.2 does instead")
