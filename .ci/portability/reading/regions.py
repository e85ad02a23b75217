"""Which lines of a Swift file are compiled on Linux, on macOS, and with Swift 6.2.

A condition that is not known counts as possibly true and possibly false.
"""

import functools
import re

from lexing import source

LINUX, MACOS, OLDEST = "linux", "macos", "swift 6.2"
IMPORTABLE = {
    LINUX: {"Glibc": True, "Musl": False, "Darwin": False, "ObjectiveC": False, "WinSDK": False,
            "FoundationNetworking": True, "FoundationXML": True, "FoundationEssentials": True},
    MACOS: {"Glibc": False, "Musl": False, "Darwin": True, "ObjectiveC": True, "WinSDK": False,
            "FoundationNetworking": False, "FoundationXML": False,
            "FoundationEssentials": False},
    OLDEST: {},
}
SYSTEMS = {LINUX: {"Linux"}, MACOS: {"macOS", "OSX"}}
TOKEN = re.compile(r"\s*(&&|\|\||!|\(|\)|[\w.]+|>=|<|==|,)")
DIRECTIVE = re.compile(r"\s*#(if|elseif|else|endif)\b(.*)")


def holds(condition, system):
    """Whether a condition is true on `system`; `None` when that is not known."""
    tokens = TOKEN.findall(condition)
    value, rest = _either(tokens, system)
    return value if not rest else None


def _either(tokens, system):
    value, rest = _both(tokens, system)
    while rest[:1] == ["||"]:
        other, rest = _both(rest[1:], system)
        value = True if value or other else None if None in (value, other) else False
    return value, rest


def _both(tokens, system):
    value, rest = _one(tokens, system)
    while rest[:1] == ["&&"]:
        other, rest = _one(rest[1:], system)
        value = False if False in (value, other) else None if None in (value, other) else True
    return value, rest


def _one(tokens, system):
    if tokens[:1] == ["!"]:
        value, rest = _one(tokens[1:], system)
        return (None if value is None else not value), rest
    if tokens[:1] == ["("]:
        value, rest = _either(tokens[1:], system)
        return value, rest[1:]
    if tokens[1:2] == ["("] and ")" in tokens:
        end = tokens.index(")")
        return _question(tokens[0], tokens[2:end], system), tokens[end + 1:]
    word = tokens[0] if tokens else ""
    return {"true": True, "false": False}.get(word), tokens[1:]


def _question(name, arguments, system):
    """Answers `os(…)`, `canImport(…)` and `compiler(…)`."""
    if name == "os" and system in SYSTEMS:
        return arguments[0] in SYSTEMS[system]
    if name == "canImport" and arguments:
        return IMPORTABLE[system].get(arguments[0])
    if name in ("compiler", "swift") and len(arguments) == 2:
        version = tuple(int(part) for part in arguments[1].split("."))
        reached = version <= (6, 2)
        if arguments[0] not in (">=", "<"):
            return None
        # Swift 6.2 is the oldest: what it has, all have. Newer ones are not decided here.
        known = reached if system == OLDEST or reached else None
        return known if arguments[0] == ">=" or known is None else not known
    return None


class Regions:
    """For each line, counted from 1, whether it is compiled on a system."""

    def __init__(self, lines):
        self.active = {system: self._walk(lines, system) for system in (LINUX, MACOS, OLDEST)}
        self.conditions = self._conditions(lines)

    def on(self, system, line):
        return self.active[system][min(line, len(self.active[system])) - 1]

    def shared(self, line):
        return self.on(LINUX, line) and self.on(MACOS, line)

    @staticmethod
    def _walk(lines, system):
        active, stack = [], [(True, False)]  # (possibly compiled, an earlier branch certainly is)
        for line in lines:
            directive = DIRECTIVE.match(line)
            if directive and directive[1] == "if":
                value = holds(directive[2], system)
                stack.append((stack[-1][0] and value is not False, value is True))
            elif directive and directive[1] in ("elseif", "else") and len(stack) > 1:
                _, taken = stack.pop()
                value = True if directive[1] == "else" else holds(directive[2], system)
                possible = stack[-1][0] and not taken and value is not False
                stack.append((possible, taken or value is True))
            elif directive and directive[1] == "endif" and len(stack) > 1:
                stack.pop()
            active.append(stack[-1][0])
        return active

    @staticmethod
    def _conditions(lines):
        """The chains of conditions that each line is in, the outermost first.

        The last one of a chain is that of the branch that the line is in; `else` is empty.
        """
        found, stack = [], []
        for line in lines:
            directive = DIRECTIVE.match(line)
            if directive and directive[1] == "if":
                stack.append([directive[2].strip()])
            elif directive and directive[1] in ("elseif", "else") and stack:
                stack[-1] = stack[-1] + [directive[2].strip()]
            elif directive and directive[1] == "endif" and stack:
                stack.pop()
            found.append(list(stack))
        return found


@functools.cache
def regions(path):
    return Regions(source(path).code)
