"""Reads C headers with the toolchain's libclang: what they declare, and of which type."""

import ctypes
import os
import re
from ctypes import POINTER, Structure, byref, c_char_p, c_int, c_uint, c_void_p
from dataclasses import dataclass, field

from tools import CannotRun, toolchain

FIELD, ENUM, ENUM_CONSTANT, FUNCTION, VARIABLE, TYPEDEF = 6, 5, 7, 8, 9, 20
RECORDS = (2, 3)
VISIT_CHILDREN, VISIT_NEXT = 2, 1
# Swift's names for C's types, by libclang's kind of type. `char` is signed on both systems.
NUMBERS = {3: "Bool", 4: "UInt8", 5: "UInt8", 8: "UInt16", 9: "UInt32", 10: "UInt", 11: "UInt64",
           13: "Int8", 14: "Int8", 16: "Int16", 17: "Int32", 18: "Int", 19: "Int64",
           21: "Float", 22: "Double", 2: "Void"}
# Swift maps these by name, whatever they stand for in C.
BY_NAME = {"size_t": "Int", "ssize_t": "Int", "ptrdiff_t": "Int", "intptr_t": "Int",
           "uintptr_t": "UInt", "int8_t": "Int8", "uint8_t": "UInt8", "int16_t": "Int16",
           "uint16_t": "UInt16", "int32_t": "Int32", "uint32_t": "UInt32", "int64_t": "Int64",
           "uint64_t": "UInt64", "va_list": "CVaListPointer",
           # A struct on one system and something else on the other: code passes them along.
           "sigset_t": "sigset_t", "FILE": "FILE", "siginfo_t": "siginfo_t"}


class Text(Structure):
    _fields_ = [("data", c_void_p), ("flags", c_uint)]


class Cursor(Structure):
    _fields_ = [("kind", c_int), ("xdata", c_int), ("data", c_void_p * 3)]


class Type(Structure):
    _fields_ = [("kind", c_int), ("data", c_void_p * 2)]


class Version(Structure):
    _fields_ = [("major", c_int), ("minor", c_int), ("subminor", c_int)]


class Platform(Structure):
    _fields_ = [("platform", Text), ("introduced", Version), ("deprecated", Version),
                ("obsoleted", Version), ("unavailable", c_int), ("message", Text)]


@dataclass
class Declaration:
    """What a header declares under one name."""

    kind: str  # function, variable, constant, type
    type: str
    variadic: bool = False
    why_not: str = ""  # why Swift may not use it
    introduced: tuple = ()
    fields: dict = field(default_factory=dict)


def library():
    path = os.path.join(toolchain(), "lib", "libclang.so")
    if not os.path.exists(path):
        raise CannotRun(f"{path} is missing: the toolchain has no libclang")
    loaded = ctypes.CDLL(path)
    results = {
        Text: ["getCursorSpelling", "getTypeSpelling", "getDiagnosticSpelling",
               "getCursorUSR"],
        Type: ["getCursorType", "getTypedefDeclUnderlyingType", "getPointeeType", "getArgType",
               "getResultType", "getCanonicalType", "getArrayElementType", "Type_getNamedType"],
        Cursor: ["getTranslationUnitCursor", "getTypeDeclaration", "getCursorReferenced"],
        c_void_p: ["createIndex", "parseTranslationUnit", "getDiagnostic"],
        c_char_p: ["getCString"],
        ctypes.c_longlong: ["getArraySize"],
    }
    for result, names in results.items():
        for name in names:
            getattr(loaded, "clang_" + name).restype = result
    return loaded


class Unit:
    """One parsed C file; `declarations` has what it and its headers declare, by name."""

    def __init__(self, text, arguments):
        self.library = library()
        self.declarations = {}
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
        return (self.library.clang_getCString(text) or b"").decode()

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
        kind = cursor.kind
        if kind not in (FUNCTION, VARIABLE, TYPEDEF, ENUM, ENUM_CONSTANT, *RECORDS):
            return False
        name = self._text(self.library.clang_getCursorSpelling(cursor))
        if kind == ENUM:
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
        found = Declaration(kind, type_)
        self._availability(cursor, found)
        if old and old.why_not:
            found.why_not = old.why_not
        self.declarations[name] = found
        return found

    def _record(self, name, cursor):
        fields = {}

        def take(child):
            # The fields of a struct without a name are its owner's.
            if child.kind in RECORDS:
                return not self._text(self.library.clang_getCursorSpelling(child)) or \
                    bool(self.library.clang_Cursor_isAnonymous(child))
            if child.kind == FIELD:
                spelling = self._text(self.library.clang_getCursorSpelling(child))
                fields[spelling] = self.swift(self.library.clang_getCursorType(child))
            return False

        self._visit(cursor, take)
        if fields or name not in self.declarations:
            if "func " + name not in self.declarations and name in self.declarations \
                    and self.declarations[name].kind == "function":
                self.declarations["func " + name] = self.declarations[name]
            self._add_type(name, cursor, "struct " + name, fields)

    def _add_type(self, name, cursor, type_, fields):
        found = Declaration("type", type_, fields=fields)
        self._availability(cursor, found)
        self.declarations[name] = found

    def _typedef(self, name, cursor):
        if name in self.declarations and self.declarations[name].fields:
            return  # `typedef struct stat stat`
        under = self.library.clang_getTypedefDeclUnderlyingType(cursor)
        declared = self.library.clang_getTypeDeclaration(self._canonical(under))
        fields = {}
        if declared.kind in RECORDS:
            spelling = self._text(self.library.clang_getCursorSpelling(declared))
            self._record(spelling, declared)
            fields = self.declarations[spelling].fields
        self._add_type(name, cursor, BY_NAME.get(name) or self.swift(under), fields)

    def _canonical(self, type_):
        return self.library.clang_getCanonicalType(type_)

    def _enum_of(self, constant):
        """`Int` for a constant of an enum without a name, as Swift has it; else the enum."""
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

    def swift(self, type_):
        """The type as Swift imports it, in a form that can be compared."""
        library = self.library
        spelling = self._text(library.clang_getTypeSpelling(type_))
        bare = re.sub(r"\b(const|volatile|restrict|_Nonnull|_Nullable|_Null_unspecified)\b", "",
                      spelling).strip()
        if bare in BY_NAME:
            return BY_NAME[bare]
        type_ = self._step(type_)
        kind = type_.kind
        if kind in NUMBERS:
            return NUMBERS[kind]
        if kind == 101:
            return self._pointer(type_)
        if kind == 102:
            return "block"
        if kind in (112, 114):
            element = self.swift(library.clang_getArrayElementType(type_))
            return f"[{library.clang_getArraySize(type_)} × {element}]" if kind == 112 \
                else f"*{element}"
        if kind in (110, 111):
            return self._function(type_)
        return self._text(library.clang_getTypeSpelling(self._canonical(type_)))

    def _step(self, type_):
        """Follows typedefs, one after the other, so that Swift's own names are seen."""
        declared = self.library.clang_getTypeDeclaration(type_)
        if type_.kind == 107 and declared.kind == TYPEDEF:
            name = self._text(self.library.clang_getCursorSpelling(declared))
            under = self.library.clang_getTypedefDeclUnderlyingType(declared)
            return under if name in BY_NAME else self._step(under)
        return type_ if type_.kind in (101, 102, 110, 111, 112, 114) else self._canonical(type_)

    def _pointer(self, type_):
        inner = self.swift(self.library.clang_getPointeeType(type_))
        return "pointer" if inner == "Void" else f"*{inner}"

    def _function(self, type_):
        library = self.library
        count = library.clang_getNumArgTypes(type_)
        taken = [self.swift(library.clang_getArgType(type_, number)) for number in range(count)]
        return f"({', '.join(taken)}) -> {self.swift(library.clang_getResultType(type_))}"
