"""Check 4: what the text alone shows, in Swift files and in shell scripts."""

import os
import re
import unicodedata

import tools
from finding import Finding, relative
from lexing import source
from listfile import rows
from regions import MACOS, regions

# Pieces of files: they are put into others, and the conditions stand there.
PIECES = ("Tests/Misconceptions/", "Tests/Alternatives/", "Tests/CapstoneMistakes/")
SCRIPT = re.compile(r"#!.*\b(ba|z|da)?sh\b")
IMPORT = re.compile(r"^\s*(?:\w+ )*import (Glibc|Musl)\b")
ARRAY = re.compile(r'(?<![+])"\$\{(\w+)\[[@*]\]\}"')


def tracked(*patterns):
    """The files that git knows, or would add; not those beside this one."""
    listed = tools.run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard",
                       *(patterns or ["."]), ":!.ci/portability", cwd=tools.ROOT)
    paths = [os.path.join(tools.ROOT, name) for name in listed.split("\0") if name]
    return [path for path in paths if os.path.isfile(path)]


def is_piece(path):
    return os.path.relpath(path, tools.ROOT).startswith(PIECES)


def check():
    """All findings of the text."""
    found = set()
    for path in tracked("*.swift"):
        found.update(swift(path))
    for path in tracked():
        if is_script(path):
            found.update(shell(path))
    return found | namesakes(tracked())


def namesakes(paths):
    """The files whose names differ in case only: macOS cannot have both."""
    first, found = {}, set()
    for path in sorted(paths):
        other = first.setdefault(unicodedata.normalize("NFC", path).casefold(), path)
        if other != path:
            found.add(Finding(path, 1, f"macOS takes {relative(other)} for the same file",
                              "give it another name"))
    return found


def swift(path):
    """Yields what one Swift file must not say."""
    text = source(path)
    for number in range(1, len(text.code) + 1):
        on_macos = is_piece(path) or regions(path).on(MACOS, number)
        yield from barred(path, number, text.code[number - 1], on_macos)
        whole = text.uncommented[number - 1]
        if on_macos and re.search(r"/proc\b", text.strings[number - 1]):
            yield Finding(path, number, "macOS has no /proc",
                          "put it behind #if os(Linux), and say for macOS what to do instead")
        yield from commands(path, number, whole)
        match = IMPORT.match(text.code[number - 1])
        if match and not is_conditional(path, number, match[1]):
            yield Finding(path, number, f"import {match[1]} stands without a branch for macOS",
                          "#if canImport(Darwin), import Darwin, #elseif canImport(Musl), "
                          "import Musl, #else, import Glibc, #endif")


def barred(path, number, line, on_macos):
    """Yields the names of barred.txt that a line has."""
    for name, where, instead in rows("barred.txt", 3):
        if name.split("(")[0] not in line or where == "macos" and not on_macos:
            continue
        pattern = r"(?<![\w])" + re.escape(name) + ("" if name.endswith("(") else r"\b")
        match = re.search(pattern, line)
        # `process.system(…)` and `func system(…)` are the package's own.
        if match and not re.search(r"(func |(?<!Glibc)(?<!Darwin)(?<!Musl)\.)$",
                                   line[:match.start()]):
            yield Finding(path, number, f"{name.rstrip('(')} is barred", instead)


def is_conditional(path, number, module):
    """Whether an import stands in a branch that macOS does not compile, beside one that it does."""
    chains = regions(path).conditions[number - 1]
    if not chains or regions(path).on(MACOS, number):
        return False
    return any("canImport(Darwin)" in condition for chain in chains for condition in chain[:-1]) \
        or "os(Linux)" in chains[-1][-1]


def is_script(path):
    if path.endswith((".sh", ".bash")):
        return True
    with open(path, "rb") as file:
        return bool(SCRIPT.match(file.read(80).decode("utf-8", "replace").split("\n")[0]))


def shell(path):
    """Yields what a script must not say: bash 3.2 of macOS reads it."""
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    empty = set()
    for number, line in enumerate(lines, 1):
        bare = re.sub(r"(^|\s)#.*", "", line)
        yield from commands(path, number, bare)
        for match in ARRAY.finditer(bare):
            name = match[1]
            if may_be_empty(name, lines, number):
                yield Finding(path, number, f'"${{{name}[@]}}" of an empty array ends bash 3.2',
                              f'${{{name}[@]+"${{{name}[@]}}"}}')
        for pattern, what, instead in NOT_IN_BASH_3:
            if re.search(pattern, bare):
                yield Finding(path, number, what, instead)


NOT_IN_BASH_3 = [
    (r"\bmapfile\b|\breadarray\b", "bash 3.2 has no mapfile", "while IFS= read -r line"),
    (r"\b(declare|local|typeset) -[a-z]*A", "bash 3.2 has no associative arrays", "a case"),
    (r"\$\{\w+(\^\^?|,,?)\}", "bash 3.2 does not change the case of letters", "tr a-z A-Z"),
    (r"\bwait -n\b", "bash 3.2 has no wait -n", "wait for each"),
    (r"&>>|\|&", "bash 3.2 reads neither &>> nor |&", ">>file 2>&1"),
    (r"\breadlink -f\b", "readlink of older systems has no -f", "cd and pwd -P"),
    (r"\bsed -i(?!\.)\b(?! '')", "sed of macOS wants an ending after -i", "a second file, then mv"),
    (r"\bgrep -[a-zA-Z]*P\b", "grep of macOS has no -P", "grep -E"),
    (r"\bdate [^|]*%N", "date of macOS has no %N", "perl -MTime::HiRes"),
]


def may_be_empty(name, lines, number):
    """Whether nothing before line `number` has put a first element into the array for certain."""
    for before in range(number - 1, 0, -1):
        line = lines[before - 1]
        if re.search(rf"\$\{{#{name}\[@\]\}} -gt 0", line) or \
                re.search(rf"(^|\s){name}=\(\s*[^\s)]", line):
            return False
        if re.match(rf"\s*{name}\+=\(", line) and not is_in_condition(lines, before):
            return False
        if re.search(rf"(^|\s){name}=\(\s*\)", line):
            return True
    return True


def is_in_condition(lines, number):
    """Whether a line stands in an `if`, a `case`, or a loop that may have no round."""
    depth = len(lines[number - 1]) - len(lines[number - 1].lstrip())
    for before in range(number - 1, 0, -1):
        line = lines[before - 1]
        indent = len(line) - len(line.lstrip())
        if line.strip() and indent < depth:
            depth = indent
            if re.match(r"\s*(if|elif|else|case|while|until)\b|.*\)\s*$", line) \
                    or re.match(r"\s*for .*\$", line):
                return True
        if depth == 0:
            return False
    return False


def commands(path, number, line):
    """Yields calls of programs that macOS does not understand."""
    match = re.search(r"""\bps["']?,?\s+["']?-[^|;]*?(\bargs\b|\bcommand\b|\bcmd\b)""", line)
    if match and not re.search(r"-\w*ww", line):
        yield Finding(path, number, "ps cuts what it shows at the width of the terminal",
                      "ps -ww")


