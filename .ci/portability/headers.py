"""Check 1: what shared code uses of the C library is on macOS, and Swift may use it there.

Whether its type fits as well, the compiler says: see typecheck.py.
"""

import functools
import pathlib
import re

import ccode
import systems
import tools
from clang import Unit
from finding import Finding
from listfile import rows
from regions import MACOS, regions

GUARD = "put it behind #if canImport(Darwin) and say for macOS what to do instead"


def check(uses):
    """The findings for all uses of C in lines that macOS compiles."""
    return {Finding(file, use.line, what, instead)
            for file, list_ in uses.items() for use in list_
            if use.kind != "module" and regions(file).on(MACOS, use.line)
            for what, instead in judge(use)}


def judge(use):
    """Yields (what is wrong, what to do) for one use."""
    if use.usr.startswith("c:"):
        yield from judge_c(use)
    elif is_overlay(use) and overlay_name(use) not in ccode.OVERLAY:
        yield f"Swift's module Darwin has no {overlay_name(use)}", GUARD
    elif use.usr.startswith("s:So"):
        yield from judge_member(use)


def is_overlay(use):
    """Whether Swift's own part of the module Glibc declares it, such as `errno`."""
    return use.usr.startswith("s:5Glibc") and not use.name.startswith(("getter:", "setter:"))


def overlay_name(use):
    return re.match(r"\w+", use.name)[0]


def judge_c(use):
    wanted = ccode.symbol(use.usr)
    if any(f"@{name}.h@" in use.usr for name in OWN_MODULES):
        return  # In a union or a struct without a name.
    if wanted is None:
        yield f"where {use.usr} is declared is not understood", "teach ccode.py"
    elif ccode.find(systems.linux(), wanted) is None:
        yield from judge_module(wanted)
    elif ccode.refusal(wanted):
        yield ccode.refusal(wanted), GUARD


def difference(use):
    """How the type of a C declaration differs between the systems; empty when it does not."""
    if is_overlay(use) and overlay_name(use) in ccode.OVERLAY:
        name, (mac, linux) = overlay_name(use), ccode.OVERLAY[overlay_name(use)]
    else:
        wanted = ccode.symbol(use.usr) if use.usr.startswith("c:") else None
        if wanted is None or ccode.find(systems.linux(), wanted) is None \
                or ccode.refusal(wanted):
            return ""
        name = f"{wanted.owner}.{wanted.name}" if wanted.owner else wanted.name
        linux = ccode.type_of(ccode.find(systems.linux(), wanted))
        is_there = wanted.name in ccode.OVERLAY and not wanted.owner
        mac = ccode.OVERLAY[wanted.name][0] if is_there \
            else ccode.type_of(ccode.find(systems.darwin(), wanted))
    if linux == "-" or plain(mac) == plain(linux):
        return ""
    return f"{name} is {shown(linux)} on Linux and {shown(mac)} on macOS"


def plain(type_):
    """Without what a call does not see: the kind of a declaration, `const`, and what may be nil."""
    type_ = re.sub(r"\b(const|struct|union|enum) ", "", type_).replace("__sigset_t", "sigset_t")
    return re.sub(r"[?!]", "", type_).replace("UnsafePointer", "UnsafeMutablePointer")


def shown(type_):
    return re.sub(r"Unsafe(Mutable)?", "", type_)


def judge_member(use):
    """What Swift adds to a C type: `init()`, an initializer with all fields, `rawValue`."""
    match = re.match(r"s:So(\d+)", use.usr)
    owner = use.usr[match.end():match.end() + int(match[1])]
    mac = systems.darwin().declarations.get(owner)
    if owner in own():
        return
    if use.name in ("rawValue", "init(rawValue:)"):
        if owner not in systems.darwin().enums and not (mac and mac.type.startswith("enum")):
            yield f"{owner} is an enum with a rawValue on Linux, and not on macOS", GUARD
    elif use.name.startswith("init(") and mac is None and owner not in OPAQUE_NAMES:
        yield f"macOS has no type {owner}", GUARD


# Structs of Linux that the code names by a typedef, which macOS has.
OPAQUE_NAMES = ("__sigset_t", "_IO_FILE")


@functools.cache
def sqlite():
    return Unit("#include <sqlite3.h>\n", systems.linux_arguments()).declarations, \
        systems.macros("#include <sqlite3.h>\n", systems.linux_arguments())


# The headers of these modules are in this package.
OWN_MODULES = ("CCurl", "CPostgres")


@functools.cache
def own():
    """The declarations that are the same on both systems, because the package brings them."""
    headers = [path for name in OWN_MODULES
               for path in sorted(pathlib.Path(tools.ROOT, "Sources", name).glob("*.h"))]
    includes = "".join(f'#include "{path}"\n' for path in headers)
    unit = Unit(includes, systems.linux_arguments())
    prefixes = tuple(f"{name.upper()}_" for name in OWN_MODULES)
    macros = {name for name in systems.macros(includes, systems.linux_arguments())
              if name.startswith(prefixes)}
    return set(unit.declarations) | set(unit.enums) | macros


def judge_module(wanted):
    """A C declaration that is not of the C library."""
    if wanted.name in own() or wanted.owner in own():
        return
    declarations, macros = sqlite()
    if wanted.name in declarations or wanted.name in macros or wanted.owner in declarations:
        for name, why in rows("sqlite-not-on-macos.txt", 2):
            if name == wanted.name:
                yield f"macOS has no {name}: {why}", GUARD
        return
    if wanted.name.lower().startswith("dispatch_"):
        return  # The same headers on both systems; Swift's own names are used.
    yield f"where {wanted.name} comes from is not understood", "teach headers.py the module"
