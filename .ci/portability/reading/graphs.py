"""The symbol graphs of the toolchain's modules: since when each declaration is there."""

import functools
import glob
import json
import os
import re
import tempfile
from dataclasses import dataclass

from tools import CannotRun, program, run

MODULES = ["Swift", "_Concurrency", "_StringProcessing", "Synchronization", "RegexBuilder",
           "Observation", "Foundation", "FoundationEssentials", "FoundationInternationalization",
           "FoundationNetworking", "Testing", "Dispatch"]
SWIFT_SINCE = re.compile(r"@Available\(Swift, introduced: (\d+)\.(\d+)")


@dataclass
class Entry:
    """What a module's interface says of one declaration."""

    module: str
    path: str
    macos: tuple = ()  # the first version of macOS; empty when it is not said
    swift: tuple = ()  # the first version of Swift, from Testing's documentation
    refused: str = ""  # why it is not to be used on macOS


@functools.cache
def entries():
    """All declarations, by USR."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for module in MODULES:
            run(program("swift-symbolgraph-extract"), "-module-name", module, "-target", target(),
                "-output-dir", folder, "-minimum-access-level", "public",
                "-skip-synthesized-members", "-skip-inherited-docs")
        files = glob.glob(os.path.join(folder, "*.symbols.json"))
        if len(files) < len(MODULES):
            raise CannotRun("symbolgraph-extract left fewer graphs than there are modules")
        for file in sorted(files):
            module = os.path.basename(file).split(".")[0].split("@")[0]
            with open(file, encoding="utf-8") as opened:
                for symbol in json.load(opened)["symbols"]:
                    usr = symbol["identifier"]["precise"].split("::SYNTHESIZED::")[0]
                    merge(found, usr, entry(module, symbol))
    inherit(found)
    return found


def inherit(found):
    """A member is there no earlier than its type."""
    types = {(one.module, one.path): one.macos for usr, one in found.items()
             if re.search(r"[VCOP]$", usr)}
    for one in found.values():
        owner = types.get((one.module, one.path.rpartition(".")[0]), ())
        one.macos = max(one.macos, owner)


@functools.cache
def target():
    return json.loads(run(program("swiftc"), "-print-target-info"))["target"]["triple"]


@functools.cache
def names():
    """Each word in the names of those declarations: base names and labels."""
    return {word for entry in entries().values() for word in re.findall(r"\w+", entry.path)}


def merge(found, usr, new):
    """A default implementation is in the graph of each type that has it; the latest counts."""
    old = found.get(usr)
    if old is None or new.macos > old.macos:
        found[usr] = new


def entry(module, symbol):
    path = ".".join(symbol["pathComponents"])
    found = Entry(module, path)
    for item in symbol.get("availability", []):
        if item.get("domain") == "macOS":
            since = item.get("introduced")
            if since:
                found.macos = (since["major"], since.get("minor", 0))
            if item.get("isUnconditionallyUnavailable"):
                found.refused = item.get("message") or "it is unavailable on macOS"
            gone = item.get("obsoleted")
            if gone and (gone["major"], gone.get("minor", 0)) <= (15, 0):
                found.refused = f"it is gone since macOS {gone['major']}"
    for line in symbol.get("docComment", {}).get("lines", []):
        match = SWIFT_SINCE.search(line["text"])
        if match:
            found.swift = (int(match[1]), int(match[2]))
    return found
