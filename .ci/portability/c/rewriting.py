"""Rewrites a file for the type check: as macOS compiles it, with each C name looked up in a stub.

Lines keep their numbers.
"""

import re

import ccode
from darwinonly import KEYWORDS, WORD, declared
from lexing import source
from regions import DIRECTIVE, LINUX, MACOS, holds, regions

# Linux has a module of its own for what macOS has in Foundation.
KEPT = "FoundationNetworking"


def macos_only(file):
    """The numbers of the lines that macOS compiles and Linux does not."""
    return [number for number in range(1, len(source(file).code) + 1)
            if regions(file).on(MACOS, number) and not regions(file).on(LINUX, number)]


def mentioned(file):
    """All words in lines that only macOS compiles; the stub has to have those that are C's."""
    return {match[2] for number in macos_only(file)
            for match in WORD.finditer(source(file).code[number - 1])} - KEYWORDS


def c_names(file, uses, forced=()):
    """The C names that a file has on macOS: `{(line, column): (name, whether it is called)}`.

    `forced`: (line, name) of names that the file declares as well, and that mean C's there.
    """
    found = {}
    for use in uses:
        if not regions(file).on(MACOS, use.line) or use.kind == "module":
            continue
        wanted = ccode.symbol(use.usr) if use.usr.startswith("c:") else None
        if wanted and wanted.kind != "field":
            is_call = wanted.kind == "function"
            old = found.get((use.line, use.column), ("", False))
            found[use.line, use.column] = (wanted.name, is_call or old[1])
        elif use.usr.startswith("s:5Glibc") and not use.name.startswith(("getter:", "setter:")):
            found[use.line, use.column] = (re.match(r"\w+", use.name)[0], False)
    own = declared(source(file).code)
    for number in macos_only(file):
        line = source(file).code[number - 1]
        for match in WORD.finditer(line):
            before, behind = line[:match.start()] + match[1], line[match.end():].lstrip()
            is_own = match[2] in own and (number, match[2]) not in forced
            if not before.endswith(".") and not behind.startswith(":") and not is_own \
                    and match[2] not in KEYWORDS:
                column = len(line[:match.start()].encode()) + 1
                called = behind.startswith("(") and not behind.startswith("()")
                found[number, column] = (match[2], called)
    return found


def rewritten(file, names, stub):
    """The text of a file for the type check."""
    lines = source(file).text.split("\n")
    for (number, column), (name, is_call) in sorted(names.items(), reverse=True):
        word = stub.word(name, is_call)
        encoded = lines[number - 1].encode()
        before, after = encoded[:column - 1].decode(), encoded[column - 1:].decode()
        match = re.match(rf"`{name}`|{name}\b", after)
        if word and match and not before.endswith("."):
            lines[number - 1] = before + word + after[match.end():]
    blank(lines, file)
    for number, line in enumerate(lines):
        if re.match(r"\s*(\w+ )?import \w+", line):
            lines[number] = line + "; import Darwin"
            break
    return "\n".join(lines)


def blank(lines, file):
    """Empties the lines that macOS does not compile, and the conditions that are decided."""
    stack = []
    for number, line in enumerate(source(file).code, 1):
        directive = DIRECTIVE.match(line)
        if directive and directive[1] == "if":
            stack.append(([], []))
        if directive and stack:
            stack[-1][0].append(number)
            if directive[1] in ("if", "elseif"):
                stack[-1][1].append(directive[2])
            if directive[1] == "endif":
                numbers, conditions = stack.pop()
                if all(holds(one, MACOS) is not None and KEPT not in one for one in conditions):
                    for each in numbers:
                        lines[each - 1] = ""
        elif not regions(file).on(MACOS, number) and KEPT not in line:
            lines[number - 1] = ""
