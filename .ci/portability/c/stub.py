"""Writes a Swift module `Darwin` for Linux's compiler: the types of macOS's C library, no code.

With it the compiler itself tells whether code fits macOS. It has what the package uses of the C
library, and what those declarations need.
"""

import os
import re

import ccode
import systems
from ctype import Types
from tools import HERE

# Before a name that is looked up in the stub. The name of the module before a dot would not do:
# `#expect` takes it for a value.
PREFIX, CALL_PREFIX = "Darwin__", "DarwinCall__"
# The types that macos/Darwin.swift names.
IN_OVERLAY = ("FILE", "mode_t")
# libclang does not tell which functions do not return.
NEVER_RETURN = ("exit", "_exit", "_Exit", "abort", "pthread_exit")
INTEGER = re.compile(r"U?Int(8|16|32|64)?$")


class Stub:
    """The text of the module, made for a set of names."""

    def __init__(self, names):
        self.system = systems.darwin()
        self.library = self.system.unit.library
        # Swift's own structs cannot be passed to what has C's convention; that is Linux's check.
        self.types = Types(self.library, convention="")
        self.texts, self.waiting = {}, []
        for name in sorted({*names, *IN_OVERLAY}):
            self.add(name)
        while self.waiting:
            self.add_type(self.waiting.pop())

    def text(self):
        """The module: each declaration under its name, and under one that nothing else has."""
        with open(os.path.join(HERE, "macos", "Darwin.swift"), encoding="utf-8") as file:
            overlay = file.read()
        again = re.sub(r"(?m)^public typealias .*$", "", overlay)
        return "\n".join([overlay, re.sub(r"(?m)^public (func|var) ", rf"\g<0>{PREFIX}", again),
                          *(self.twice(key) for key in sorted(self.texts))])

    def twice(self, key):
        """One declaration, and the same with a prefix.

        C has a function and a struct under one name, such as `stat`, and Swift's own declarations
        cannot: such a function has the prefix only.
        """
        text, name = self.texts[key], key.removeprefix("func ")
        if self.is_namesake(key):
            return text.replace(f"public func {name}(", f"public func {CALL_PREFIX}{name}(")
        if text.startswith(("public struct", "public typealias")):
            return f"{text}\npublic typealias {PREFIX}{name} = {name}"
        return text + "\n" + re.sub(r"(?m)^public (func|var) ", rf"\g<0>{PREFIX}", text)

    def is_namesake(self, key):
        """Whether a key is that of a function that has the name of a type."""
        return key.startswith("func ") and key in self.texts \
            and key.removeprefix("func ") in self.texts

    def word(self, name, is_call):
        """The name with its prefix; `None` when the stub has none."""
        if is_call and self.is_namesake("func " + name):
            return CALL_PREFIX + name
        there = name in self.texts or "func " + name in self.texts or name in ccode.OVERLAY
        return PREFIX + name if there else None

    def add(self, name):
        """Adds all that C declares under a name."""
        known = self.system.declarations
        for key in (name, "func " + name):
            found = known.get(key)
            if found and found.kind == "type":
                self.add_type(name)
            elif found and name not in ccode.OVERLAY:
                self.add_value(name, found)
        if name in ccode.OVERLAY:
            mac = ccode.OVERLAY[name][0]
            if INTEGER.match(mac) and name != "errno":
                self.constant(name, mac)
        elif name in self.system.macros and name not in known:
            type_ = ccode.macro_type(self.system, name)
            if type_:
                self.constant(name, self.named(type_))

    def named(self, type_):
        """The type of a constant; that of an enum is declared as well."""
        name = type_.removeprefix("enum ")
        if name not in self.texts and name in self.system.enums:
            self.texts[name] = ENUM.format(name=name)
        return name

    def constant(self, name, type_):
        self.texts[name] = f"public var {name}: {type_} {{ fatalError() }}"

    def add_value(self, name, found):
        """Adds a function, a variable or a constant of an enum."""
        if found.kind == "constant":
            self.constant(name, self.named(found.type))
            return
        type_ = self.library.clang_getCursorType(found.cursor)
        if found.kind == "variable":
            spelled = self.types.spell(type_)
            if spelled:
                self.need(spelled)
                self.constant(name, spelled)
            return
        taken = self.types.parameters(type_, "parameter")
        result = self.types.spell(self.library.clang_getResultType(type_), "result")
        if taken is None or not result or found.variadic or ccode.refusal(
                ccode.Symbol("function", name)):
            return
        self.need(" ".join([*taken, result]))
        parameters = ", ".join("_: " + escaping(one) for one in taken)
        result = "Never" if name in NEVER_RETURN else result
        ignored = "" if result in ("Void", "Never") else "@discardableResult\n"
        self.texts["func " + name] = f"{ignored}public func {name}({parameters}) -> {result} " \
            "{ fatalError() }"

    def need(self, spelled):
        """Remembers the types that a spelled type names."""
        for word in re.findall(r"\b[a-z_]\w*|\bFILE\b|\b__\w+", spelled):
            if word in self.system.declarations or word in self.system.enums:
                self.waiting.append(word)

    def add_type(self, name):
        if name in self.texts:
            return
        found = self.system.declarations.get(name)
        if name in self.system.enums:
            self.named("enum " + name)
        elif found is None or found.kind != "type":
            return
        elif found.type == "struct " + name or found.type.startswith("struct "):
            self.texts[name] = self.record(name, found)
        else:
            self.texts[name] = self.alias(name, found)

    def alias(self, name, found):
        """A typedef, as Swift has it: of a pointer without the `!`."""
        under = self.library.clang_getTypedefDeclUnderlyingType(found.cursor)
        spelled = self.types.spell(under)
        if not spelled:
            return ""
        self.need(spelled)
        return f"public typealias {name} = {spelled.rstrip('!?')}"

    def record(self, name, found):
        """A struct with its fields, `init()`, and the initializer with all fields."""
        fields = []
        for field, cursor in found.members.items():
            spelled = self.types.spell(self.library.clang_getCursorType(cursor))
            if spelled and spelled != name:
                self.need(spelled)
                fields.append((f"`{field}`", spelled))
        # Pointers are not Sendable; all of C's structs are BitwiseCopyable.
        sendable = "" if any("Pointer" in type_ for _, type_ in fields) else ", @unchecked Sendable"
        lines = [f"public struct {name}: BitwiseCopyable{sendable} {{"]
        lines += [f"  public var {field}: {type_} {{\n    get {{ fatalError() }}\n"
                  "    set { fatalError() }\n  }" for field, type_ in fields]
        lines.append("  public init() { fatalError() }")
        if fields:
            taken = ", ".join(f"{field}: {escaping(type_)}" for field, type_ in fields)
            lines.append(f"  public init({taken}) {{ fatalError() }}")
        return "\n".join([*lines, "}"])


ENUM = """public struct {name}: RawRepresentable, Equatable, Sendable {{
  public var rawValue: UInt32
  public init(_ value: UInt32) {{ rawValue = value }}
  public init(rawValue: UInt32) {{ self.rawValue = rawValue }}
}}"""


def escaping(type_):
    """A closure that may not be nil is passed as one that C keeps."""
    return f"@escaping {type_}" if type_.startswith("((") and type_.endswith(")") else type_
