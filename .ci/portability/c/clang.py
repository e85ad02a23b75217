"""Reads C headers with the toolchain's libclang: what they declare, and of which type."""

import ctypes
import re
from ctypes import Structure, byref, c_char_p, c_int, c_void_p
from dataclasses import dataclass, field

from ctype import Types
from libclang import Cursor, Platform, Text, library
from tools import CannotRun

FIELD, ENUM, ENUM_CONSTANT, FUNCTION, VARIABLE, TYPEDEF = 6, 5, 7, 8, 9, 20
RECORDS = (2, 3)
VISIT_CHILDREN, VISIT_NEXT = 2, 1
# A struct on one system and something else on the other: code passes them along.
OPAQUE = ("sigset_t", "FILE", "siginfo_t")


@dataclass
class Declaration:
    """What a header declares under one name."""

    kind: str  # function, variable, constant, type
    type: str
    cursor: Cursor
    variadic: bool = False
    why_not: str = ""  # why Swift may not use it
    introduced: tuple = ()
    fields: dict = field(default_factory=dict)  # the type of each, to be compared
    members: dict = field(default_factory=dict)  # the cursor of each


class Unit:
    """One parsed C file; `declarations` has what it and its headers declare, by name."""

    def __init__(self, text, arguments):
        self.library = library()
        self.types = Types(self.library, kept=OPAQUE)
        self.declarations = {}
        self.enums = set()
        name = b"portability.c"
        encoded = text.encode()
        unsaved = (c_char_p * 2)(name, encoded), ctypes.c_ulong(len(encoded))

        class Unsaved(Structure):
            _fields_ = [("name", c_char_p), ("contents", c_char_p), ("length", ctypes.c_ulong)]

        file = Unsaved(unsaved[0][0], encoded, len(encoded))
        options = (c_char_p * len(arguments))(*[a.encode() for a in arguments])
        index = c_void_p(self.library.clang_createIndex(0, 0))
        self.unit = c_void_p(self.library.clang_parseTranslationUnit(
            index, name, options, len(arguments), byref(file), 1, 0))
        if not self.unit:
            raise CannotRun("libclang cannot parse the headers")
        self._refuse_errors()
        self._visit(self.library.clang_getTranslationUnitCursor(self.unit), self._declare)

    def _refuse_errors(self):
        for number in range(self.library.clang_getNumDiagnostics(self.unit)):
            diagnostic = c_void_p(self.library.clang_getDiagnostic(self.unit, number))
            if self.library.clang_getDiagnosticSeverity(diagnostic) >= 3:
                raise CannotRun("the headers do not parse: "
                                + self._text(self.library.clang_getDiagnosticSpelling(diagnostic)))

    def _text(self, text):
        return self.types.text(text)

    def swift(self, type_):
        """The type as Swift imports it, or at least as C has it."""
        if type_.kind in (110, 111):
            spelled = self.types.function(type_)
        else:
            spelled = self.types.spell(type_)
        return spelled or self._text(self.library.clang_getTypeSpelling(self._canonical(type_)))

    def _visit(self, cursor, function):
        make = ctypes.CFUNCTYPE(c_int, Cursor, Cursor, c_void_p)
        errors = []

        def receive(child, _, __):
            try:
                return VISIT_CHILDREN if function(child) else VISIT_NEXT
            except Exception as error:  # A callback from C cannot raise.
                errors.append(error)
                return 0

        self.library.clang_visitChildren(cursor, make(receive), None)
        if errors:
            raise errors[0]

    def _declare(self, cursor):
        """Takes one declaration; says whether to look inside."""
        kind, cursor = cursor.kind, Cursor.from_buffer_copy(cursor)
        if kind not in (FUNCTION, VARIABLE, TYPEDEF, ENUM, ENUM_CONSTANT, *RECORDS):
            return False
        name = self._text(self.library.clang_getCursorSpelling(cursor))
        if kind == ENUM:
            if re.fullmatch(r"\w+", name):
                self.enums.add(name)
            return True
        if kind in RECORDS:
            self._record(name, cursor)
        elif kind == TYPEDEF:
            self._typedef(name, cursor)
        elif kind == ENUM_CONSTANT:
            self._add(name, cursor, "constant", self._enum_of(cursor))
        else:
            type_ = self.library.clang_getCursorType(cursor)
            what = "function" if kind == FUNCTION else "variable"
            found = self._add(name, cursor, what, self.swift(type_))
            found.variadic = bool(self.library.clang_isFunctionTypeVariadic(type_))
        return False

    def _add(self, name, cursor, kind, type_):
        old = self.declarations.get(name)
        if old and old.kind == "type" and kind != "type":
            # A struct and a function of one name, such as `stat`: Swift has both.
            name = "func " + name
            old = self.declarations.get(name)
        found = Declaration(kind, type_, cursor)
        self._availability(cursor, found)
        if old and old.why_not:
            found.why_not = old.why_not
        self.declarations[name] = found
        return found

    def _record(self, name, cursor):
        fields, members = {}, {}

        def take(child):
            # The fields of a struct without a name are its owner's.
            if child.kind in RECORDS:
                return not self._text(self.library.clang_getCursorSpelling(child)) or \
                    bool(self.library.clang_Cursor_isAnonymous(child))
            if child.kind == FIELD:
                spelling = self._text(self.library.clang_getCursorSpelling(child))
                fields[spelling] = self.swift(self.library.clang_getCursorType(child))
                members[spelling] = Cursor.from_buffer_copy(child)
            return False

        self._visit(cursor, take)
        if fields or name not in self.declarations:
            if "func " + name not in self.declarations and name in self.declarations \
                    and self.declarations[name].kind == "function":
                self.declarations["func " + name] = self.declarations[name]
            self._add_type(name, cursor, "struct " + name, fields, members)

    def _add_type(self, name, cursor, type_, fields, members):
        found = Declaration("type", type_, cursor, fields=fields, members=members)
        self._availability(cursor, found)
        self.declarations[name] = found

    def _typedef(self, name, cursor):
        if name in self.declarations and self.declarations[name].fields:
            return  # `typedef struct stat stat`
        under = self.library.clang_getTypedefDeclUnderlyingType(cursor)
        declared = self.library.clang_getTypeDeclaration(self._canonical(under))
        fields, members = {}, {}
        if declared.kind in RECORDS:
            spelling = self._text(self.library.clang_getCursorSpelling(declared))
            self._record(spelling, declared)
            fields = self.declarations[spelling].fields
            members = self.declarations[spelling].members
        self._add_type(name, cursor, self.swift(under), fields, members)

    def _canonical(self, type_):
        return self.library.clang_getCanonicalType(type_)

    def _enum_of(self, constant):
        """`Int` for a constant of an enum without a name, as Swift has it; else the enum."""
        if not re.fullmatch(r"\w+", self._text(self.library.clang_getCursorSpelling(
                self.library.clang_getCursorSemanticParent(constant)))):
            return "Int"
        usr = self._text(self.library.clang_getCursorUSR(constant))
        match = re.match(r"c:@EA?@(\w+)@", usr)
        return "enum " + match[1] if match else "Int"

    def _availability(self, cursor, found):
        platforms = (Platform * 16)()
        deprecated, unavailable, texts = c_int(), c_int(), (Text(), Text())
        count = self.library.clang_getCursorPlatformAvailability(
            cursor, byref(deprecated), byref(texts[0]), byref(unavailable), byref(texts[1]),
            platforms, 16)
        if unavailable.value:
            found.why_not = self._text(texts[1]) or "it is unavailable"
        for platform in platforms[:min(count, 16)]:
            name = self._text(platform.platform)
            if name in ("swift", "macos") and platform.unavailable:
                found.why_not = self._text(platform.message) or f"it is unavailable in {name}"
            if name == "macos" and platform.introduced.major > 0:
                found.introduced = (platform.introduced.major, max(platform.introduced.minor, 0))
