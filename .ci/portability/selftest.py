"""Check 6: each fault, put back, is found, and the same things behind conditions are not."""

import os
import re
import tempfile

import availability
import darwinonly
import headers
import imports
import index
import lint
import tools
import typecheck
from finding import Finding

SNIPPETS = os.path.join(tools.HERE, "snippets")
EXPECTED = re.compile(r"(?://|#)\s*expected:\s*(.+)")


def check():
    """The findings that are missing, and those that a clean line has."""
    names = sorted(name for name in os.listdir(SNIPPETS) if name.endswith((".swift", ".sh")))
    if len(names) < 4:
        raise tools.CannotRun(f"{SNIPPETS} has no snippets")
    wrong = set()
    with tempfile.TemporaryDirectory() as folder:
        compile_all([name for name in names if name in ("faults.swift", "clean.swift")], folder)
        uses, _ = index.uses([index.Store(os.path.join(folder, "index"), SNIPPETS)])
        for name in names:
            path = os.path.join(SNIPPETS, name)
            wrong.update(compare(path, found_in(path, uses)))
    return wrong


def arguments(name):
    """How the compiler is called for a snippet, each time."""
    module = "Snippet" + re.sub(r"\W", "", name.split(".")[0]).title()
    return ["-parse-as-library", "-swift-version", "6", "-module-name", module]


def compile_all(names, folder):
    """Compiles each snippet alone, with an index store."""
    for name in names:
        output = os.path.join(folder, name + ".o")
        tools.run(tools.program("swiftc"), "-c", *arguments(name), "-index-store-path",
                  os.path.join(folder, "index"), "-o", output, os.path.join(SNIPPETS, name))


def found_in(path, uses):
    """What all checks say of one snippet."""
    found = set(lint.shell(path) if path.endswith(".sh") else lint.swift(path))
    if path in uses:
        own = {path: uses[path]}
        found |= headers.check(own) | darwinonly.check(own) | availability.check(own)
        found |= availability.check_compilers(own) | imports.check(own)
        found |= typecheck.check(own, [(arguments(os.path.basename(path)), [path])])
    return found


def compare(path, found):
    """A line with `expected: a; b` has a finding for each word, and no other line has one."""
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    for number, line in enumerate(lines, 1):
        here = [str(finding) for finding in found if finding.line == number]
        match = EXPECTED.search(line)
        wanted = [word.strip() for word in match[1].split(";")] if match else []
        for word in wanted:
            if not any(word in text for text in here):
                yield Finding(path, number, f"the checks do not find {word!r}", "repair them")
        if not wanted and here:
            yield Finding(path, number, f"a false alarm: {here[0]}", "repair the check")
