"""Check 5: a file imports for macOS what it uses; there, other modules do not bring it along."""

import re

import ccode
import graphs
import systems
from availability import base
from finding import Finding
from lexing import source
from regions import MACOS, regions

IMPORT = re.compile(r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*"
                    r"(?:(?:public|package|internal|fileprivate|private) )?"
                    r"import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)")
FOUNDATION = ("Foundation", "FoundationEssentials", "FoundationInternationalization")
# Module of a declaration: the imports that bring it on macOS. Foundation re-exports Darwin and
# Dispatch on both systems.
ENOUGH = {
    "Darwin": ("Darwin", "Foundation"),
    "Dispatch": ("Dispatch", "Foundation"),
    "FoundationNetworking": ("Foundation",),
    "Foundation": ("Foundation",),
    "FoundationEssentials": FOUNDATION,
    "FoundationInternationalization": FOUNDATION,
    "Synchronization": ("Synchronization",),
    "Testing": ("Testing",),
    "Observation": ("Observation",),
    "RegexBuilder": ("RegexBuilder",),
}


def check(uses):
    """The findings: one for each file and module, at the first use."""
    first = {}
    for file, list_ in uses.items():
        has = imported(file)
        for use in sorted(list_, key=lambda use: use.line):
            if use.implicit or use.declares or not regions(file).on(MACOS, use.line):
                continue
            module = home(use)
            if module in ENOUGH and not has & set(ENOUGH[module]):
                first.setdefault((file, module), use)
    return {Finding(file, use.line, f"{use.name} is of {module}, which the file does not import",
                    "import Darwin behind #if canImport(Darwin), with Glibc and Musl beside it"
                    if module == "Darwin" else f"import {ENOUGH[module][0]}")
            for (file, module), use in first.items()}


def imported(file):
    """The modules that a file imports on macOS."""
    return {match[1] for number, line in enumerate(source(file).code, 1)
            if (match := IMPORT.match(line)) and regions(file).on(MACOS, number)}


def home(use):
    """The module of a declaration; Darwin for all of the C library."""
    if use.usr.startswith("s:5Glibc"):
        return "Darwin"
    if use.usr.startswith("c:") and use.kind != "module":
        wanted = ccode.symbol(use.usr)
        return "Darwin" if wanted and ccode.find(systems.linux(), wanted) else None
    entry = graphs.entries().get(base(use.usr))
    return entry.module if entry else None
