"""What C declares, as Swift sees it: the type of a macro, and whether Swift may use a name."""

import re
from dataclasses import dataclass

import systems
from listfile import rows

LITERAL = re.compile(r"(0[xX][0-9a-fA-F]+|\d+)([uUlL]*)$")
OVERLAY = {name: (mac, linux) for name, mac, linux in rows("darwin-overlay.txt", 3)}


@dataclass(frozen=True)
class Symbol:
    """A C declaration, read from its USR."""

    kind: str  # function, constant, variable, type, field
    name: str
    owner: str = ""


def symbol(usr):
    """Reads a USR such as `c:@S@timespec@FI@tv_sec`; `None` when it is not understood."""
    forms = [
        (r"c:(?:@\w+)?@(?:S|SA|U|UA)@(\w+)@FI@(\w+)$", "field"),
        (r"c:@F@(\w+)$", "function"),
        (r"c:(?:[^@]*@\d+)?@macro@(\w+)$", "constant"),
        (r"c:@(?:E|EA|Ea)@\w+@(\w+)$", "constant"),
        (r"c:(?:[^@]*)@(?:S|SA|U|UA|T|E|EA)@(\w+)$", "type"),
        (r"c:@(\w+)$", "variable"),
    ]
    for pattern, kind in forms:
        match = re.match(pattern, usr)
        if match:
            if kind == "field":
                return Symbol(kind, match[2], match[1])
            return Symbol(kind, match[1])
    return None


def find(system, wanted):
    """What a system declares: a `Declaration`, the type of a macro or a field, or `None`."""
    known = system.declarations
    if wanted.kind == "field":
        owner = known.get(wanted.owner)
        return owner.fields.get(wanted.name) if owner else None
    if wanted.kind == "type":
        found = known.get(wanted.name)
        return found if found and found.kind == "type" else None
    found = known.get("func " + wanted.name) or known.get(wanted.name)
    if wanted.kind == "function":
        return found if found and found.kind == "function" else None
    if found and found.kind != "type":
        return found
    if wanted.name in system.macros:
        return macro_type(system, wanted.name) or "not importable"
    return None


def type_of(found):
    """The type of what `find` returned, as text that can be compared."""
    return found if isinstance(found, str) or found is None else found.type


def macro_type(system, name, seen=()):
    """The Swift type of a macro; `None` when Swift cannot import it."""
    body = system.macros.get(name)
    if body is None or name in seen:
        declared = system.declarations.get(name)
        return declared.type if declared and declared.kind in ("constant", "variable") else None
    return expression_type(system, body, (*seen, name))


def expression_type(system, body, seen):
    """The type of what Swift reads in a macro: a literal, a name, a cast, or a pair."""
    body = unwrapped(body)
    cast = re.match(r"\(\s*((?:unsigned |signed |struct )*\w+)\s*\)\s*(.+)$", body)
    if cast and expression_type(system, cast[2], seen):
        declared = system.declarations.get(cast[1])
        return {"int": "Int32", "unsigned": "UInt32", "unsigned int": "UInt32", "long": "Int",
                "unsigned long": "UInt"}.get(cast[1]) or (declared.type if declared else None)
    if re.match(r'"[^"]*"$', body):
        return "String"
    if re.match(r"[-~+!]\s*\(?\w+\)?$", body):
        return expression_type(system, body[1:], seen)
    literal = LITERAL.match(body)
    if literal:
        return number_type(literal)
    if re.match(r"\d[\d.]*(e[+-]?\d+)?f?$", body):
        return "Double"
    if re.match(r"[A-Za-z_]\w*$", body):
        return macro_type(system, body, seen)
    pair = re.match(r"(\w+|\(.+\))\s*(?:\||&|<<|>>|\+|-|\*|/|\^)\s*(\w+|\(.+\))$", body)
    if pair:
        sides = [expression_type(system, side, seen) for side in pair.groups()]
        return sides[0] if all(sides) else None
    return None


def unwrapped(body):
    """Drops the comment and the brackets around the whole."""
    body = re.sub(r"/\*.*?\*/", "", body).strip()
    while body.startswith("(") and body.endswith(")"):
        depth, whole = 0, True
        for at, character in enumerate(body):
            depth += {"(": 1, ")": -1}.get(character, 0)
            whole = whole and not (depth == 0 and at < len(body) - 1)
        if not whole:
            break
        body = body[1:-1].strip()
    return body


def number_type(literal):
    text, suffix = literal[1], literal[2].lower()
    octal = text.startswith("0") and not text.lower().startswith("0x")
    value = int(text, 8) if octal else int(text, 0)
    if "l" in suffix:
        return ("UInt" if "u" in suffix else "Int") + ("64" if suffix.count("l") > 1 else "")
    if "u" in suffix:
        return "UInt32" if value < 1 << 32 else "UInt"
    if value < 1 << 31:
        return "Int32"
    return "UInt32" if value < 1 << 32 and not text.isdecimal() else "Int"


def refusal(wanted):
    """Why Swift on macOS may not use a symbol, and what to do; `None` when it may."""
    if wanted.name in OVERLAY and wanted.kind != "field":
        return None
    found = find(systems.darwin(), wanted)
    if found is None:
        where = f" in struct {wanted.owner}" if wanted.owner else ""
        return f"macOS has no {wanted.kind} {wanted.name}{where}"
    if found == "not importable":
        return f"{wanted.name} is a macro on macOS that Swift cannot import"
    if isinstance(found, str):
        return None
    if found.why_not:
        return f"Swift may not use {wanted.name} on macOS ({found.why_not})"
    if found.introduced > systems.MACOS:
        version = ".".join(map(str, found.introduced))
        return f"{wanted.name} is there since macOS {version} only"
    if found.variadic:
        return f"{wanted.name} takes any number of arguments, and Swift cannot import it"
    return None
