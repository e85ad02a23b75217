"""Check 1: what shared code uses of the C library is on macOS, and has the same type there."""

import functools
import os
import re

import ccode
import systems
from clang import OPAQUE, Unit
from finding import Finding, relative
from listfile import rows
from regions import MACOS, regions
from tools import HERE

GUARD = "put it behind #if canImport(Darwin) and say for macOS what to do instead"
CONVERT = "convert it, or list the file in known-differences.txt with the reason why it copes"


def check(uses):
    """The findings for all uses of C in lines that both systems compile."""
    known = {(name, file) for name, file, _ in rows("known-differences.txt", 3)}
    found, used = set(), set()
    for file, list_ in uses.items():
        for use in list_:
            if use.kind == "module" or not regions(file).on(MACOS, use.line):
                continue
            for name, what, instead in judge(use):
                if instead == CONVERT and (name, relative(file)) in known:
                    used.add((name, relative(file)))
                else:
                    found.add(Finding(file, use.line, what, instead))
    return found, known - used


def superfluous(rows_):
    """The rows of known-differences.txt that no use needs any more."""
    path = os.path.join(HERE, "known-differences.txt")
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    return {Finding(path, number, f"{file} has no such difference in {name}", "remove the row")
            for name, file in rows_ for number, line in enumerate(lines, 1)
            if line.startswith(f"{name} | {file} |")}


def judge(use):
    """Yields (name, what is wrong, what to do) for one use."""
    if use.usr.startswith("c:"):
        yield from judge_c(use)
    elif use.usr.startswith("s:5Glibc") and not use.name.startswith(("getter:", "setter:")):
        yield from judge_overlay(re.match(r"\w+", use.name)[0])
    elif use.usr.startswith("s:So"):
        yield from judge_member(use)


def judge_c(use):
    wanted = ccode.symbol(use.usr)
    if wanted is None:
        yield use.name, f"where {use.usr} is declared is not understood", "teach ccode.py"
        return
    if ccode.find(systems.linux(), wanted) is None:
        yield from judge_module(wanted)
        return
    refusal = ccode.refusal(wanted)
    if refusal:
        yield wanted.name, refusal, GUARD
        return
    yield from differences(wanted)


def differences(wanted):
    """Yields how the type differs between the systems."""
    there = ccode.OVERLAY.get(wanted.name) if wanted.kind != "field" else None
    mac = there[0] if there else ccode.type_of(ccode.find(systems.darwin(), wanted))
    linux = ccode.type_of(ccode.find(systems.linux(), wanted))
    if there and there[1] != "-":
        linux = there[1]
    if wanted.kind == "type" and (wanted.name in OPAQUE or not is_number(mac, linux)):
        return
    if plain(mac) != plain(linux):
        name = f"{wanted.owner}.{wanted.name}" if wanted.owner else wanted.name
        yield name, f"{name} is {shown(linux)} on Linux and {shown(mac)} on macOS", CONVERT


def is_number(*types):
    """Whether one of the types is no struct: two structs differ in their fields, if at all."""
    return any(not re.match(r"(struct|union) |__|\w*_t$", type_) for type_ in types)


def plain(type_):
    """Without what a call does not see: the kind of a declaration, `const`, and what may be nil."""
    type_ = re.sub(r"\b(const|struct|union|enum) ", "", type_).replace("__sigset_t", "sigset_t")
    return re.sub(r"[?!]", "", type_).replace("UnsafePointer", "UnsafeMutablePointer")


def shown(type_):
    return re.sub(r"Unsafe(Mutable)?", "", type_)


def judge_overlay(name):
    """What Swift's module Glibc declares itself, such as `errno`."""
    if name not in ccode.OVERLAY:
        yield name, f"Swift's module Darwin has no {name}", GUARD
        return
    mac, linux = ccode.OVERLAY[name]
    if linux not in ("-", mac):
        yield name, f"{name} is {linux} on Linux and {mac} on macOS", CONVERT


def judge_member(use):
    """What Swift adds to a C type: `init()`, an initializer with all fields, `rawValue`."""
    match = re.match(r"s:So(\d+)", use.usr)
    start = match.end()
    owner = use.usr[start:start + int(match[1])]
    if use.name.startswith(("getter:", "setter:")):
        return
    mac = systems.darwin().declarations.get(owner)
    if use.name == "rawValue" or use.name == "init(rawValue:)":
        if mac is None or not mac.type.startswith("enum"):
            yield owner, f"{owner} is an enum with a rawValue on Linux, and not on macOS", GUARD
        return
    labels = re.match(r"init\((.*)\)$", use.name)
    if mac is None and labels and (owner, "") not in TYPEDEFS:
        yield owner, f"macOS has no type {owner}", GUARD
        return
    if labels and labels[1] and list(mac.fields) != labels[1].rstrip(":").split(":"):
        yield owner, f"the fields of {owner} are {', '.join(mac.fields)} on macOS", \
            f"make it with {owner}() and set the fields one by one"
    for field in labels[1].rstrip(":").split(":") if labels and labels[1] else []:
        yield from differences(ccode.Symbol("field", field, owner))


# Structs that are known on macOS by the typedef that the code writes, and not by their own name.
TYPEDEFS = {("__sigset_t", "")}


@functools.cache
def sqlite():
    return Unit("#include <sqlite3.h>\n", systems.linux_arguments()).declarations, \
        systems.macros("#include <sqlite3.h>\n", systems.linux_arguments())


def judge_module(wanted):
    """A C declaration that is not of the C library."""
    declarations, macros = sqlite()
    if wanted.name in declarations or wanted.name in macros or wanted.owner in declarations:
        for name, why in rows("sqlite-not-on-macos.txt", 2):
            if name == wanted.name:
                yield name, f"macOS has no {name}: {why}", GUARD
        return
    if wanted.name.lower().startswith("dispatch_"):
        return  # The same headers on both systems; Swift's own names are used.
    yield wanted.name, f"where {wanted.name} comes from is not understood", \
        "teach headers.py the module"
