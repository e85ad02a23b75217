"""Check 1, second part: code that only macOS compiles, which no compiler has seen here.

It is read as text: each name must be known to macOS's headers or as a Swift name, or be declared
in the package.
"""

import os
import re

import ccode
import graphs
import systems
from finding import Finding
from lexing import source
from regions import LINUX, MACOS, regions
from tools import HERE

WORD = re.compile(r"(?<![\w#@$])(\.?)`?([A-Za-z_]\w*)`?")
KEYWORDS = set("""
Any Protocol Self Type actor any as associatedtype async await borrowing break case catch class
consume consuming continue convenience copy default defer deinit didSet discard do each else enum
extension fallthrough false fileprivate final for func get guard if import in indirect infix init
inout internal is isolated lazy let mutating nil nonisolated nonmutating open operator optional
override package postfix precedencegroup prefix private protocol public repeat required rethrows
return self sending set some static struct subscript super switch then throw throws true try
typealias unowned unsafe var weak where while willSet yield _
""".split())
MODULES = {"Darwin", "ObjectiveC"}
DECLARES = re.compile(r"\b(?:let|var|func|case|struct|class|enum|actor|typealias|protocol|for)\s+"
                      r"(?:\(([^)]*)\)|`?(\w+)`?)")
CLOSURE = re.compile(r"\{\s*(?:\[[^\]]*\]\s*)?\(?([\w\s,:]+?)\)?\s+in\b")
UNKNOWN = "check its name in Apple's documentation, or put it where Linux compiles it"


def check(uses):
    """The findings in lines that macOS compiles and Linux does not."""
    swift = swift_names(uses)
    found = set()
    for file in uses:
        lines = [number for number in range(1, len(source(file).code) + 1)
                 if regions(file).on(MACOS, number) and not regions(file).on(LINUX, number)]
        if lines:
            known = swift | declared(source(file).code)
            for number in lines:
                found.update(judge(file, number, source(file).code[number - 1], known))
    return found | mirrored(uses)


def swift_names(uses):
    """The Swift names of the package, of what it uses, and of the standard modules."""
    found = set(graphs.names())
    for name in os.listdir(os.path.join(HERE, "macos")):
        found.update(declared(source(os.path.join(HERE, "macos", name)).code))
    for list_ in uses.values():
        for use in list_:
            if not use.usr.startswith(("c:@", "s:5Glibc", "s:So")) or use.kind == "module":
                found.update(re.findall(r"\w+", use.name))
    return found


def declared(lines):
    """The names that a file declares itself, also where Linux does not compile it."""
    text, found = "\n".join(lines), set()
    for match in DECLARES.finditer(text):
        found.update(re.findall(r"\w+", match[1] or match[2]))
    for match in CLOSURE.finditer(text):
        found.update(re.findall(r"\w+", match[1]))
    found.update(re.findall(r"(\w+)\s*:", text))  # labels and parameters
    return found


def judge(file, number, line, known):
    """Yields what one line names that macOS does not know."""
    if re.match(r"\s*(#|(\w+ )?import )", line):
        return
    for match in WORD.finditer(line):
        name, before = match[2], line[:match.start()] + match[1]
        if name in KEYWORDS or name in MODULES or name in known or name in fields():
            continue
        is_member = before.endswith(".") and not before.endswith("Darwin.")
        if is_member and name not in systems.darwin().declarations \
                and name not in systems.darwin().macros:
            yield Finding(file, number, f"nothing here or on macOS has a member {name}", UNKNOWN)
            continue
        refusal = refused(name)
        if refusal:
            yield Finding(file, number, refusal, UNKNOWN)


def fields():
    """The names of all fields of macOS's structs."""
    if not hasattr(fields, "found"):
        fields.found = {name for declaration in systems.darwin().declarations.values()
                        for name in declaration.fields}
    return fields.found


def refused(name):
    """Why macOS's C library has no usable `name`; `None` when it has."""
    if name in ccode.OVERLAY:
        return None
    mac = systems.darwin()
    if name in mac.macros and name not in mac.declarations:
        return ccode.refusal(ccode.Symbol("constant", name))
    if name not in mac.declarations:
        return f"macOS and this package know no {name}"
    kinds = {"function": "function", "type": "type"}
    kind = kinds.get(mac.declarations[name].kind, "constant")
    return ccode.refusal(ccode.Symbol(kind, name))


def mirrored(uses):
    """What only Linux declares and code for macOS uses, without a declaration of the name there."""
    homes = {}
    for file, list_ in uses.items():
        for use in list_:
            if use.declares and not use.implicit and use.usr.startswith("s:"):
                homes.setdefault(use.usr, set()).add((file, use.line))
    linux_only = {usr for usr, places in homes.items()
                  if not any(regions(file).on(MACOS, line) for file, line in places)}
    found = set()
    for file, list_ in uses.items():
        for use in list_:
            if use.usr in linux_only and regions(file).on(MACOS, use.line) and not use.implicit:
                name = (re.findall(r"\w+", use.name) or [use.name])[0]
                if not any(declares_on_macos(home, name) for home, _ in homes[use.usr]):
                    found.add(Finding(file, use.line, f"{name} is declared for Linux only",
                                      "declare it for macOS as well, in the same file"))
    return found


def declares_on_macos(file, name):
    kinds = r"(?:let|var|func|case|struct|class|enum|actor|typealias)\s+`?"
    pattern = re.compile(rf"\b{'' if name == 'init' else kinds}{name}\b")
    lines = source(file).code
    return any(pattern.search(line) and regions(file).on(MACOS, number)
               for number, line in enumerate(lines, 1))
