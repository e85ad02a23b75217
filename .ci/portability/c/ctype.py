"""C's types as Swift imports them."""

import re

from libclang import Cursor

TYPEDEF = 20
POINTER, BLOCK, FUNCTION = 101, 102, (110, 111)
ARRAY, INCOMPLETE_ARRAY, RECORD_TYPE, ENUM_TYPE = 112, 114, 105, 106
NULLABILITY = {0: "", 1: "?"}
# By libclang's kind of type. `char` is signed on both systems.
NUMBERS = {3: "Bool", 4: "UInt8", 5: "UInt8", 8: "UInt16", 9: "UInt32", 10: "UInt", 11: "UInt64",
           13: "Int8", 14: "Int8", 16: "Int16", 17: "Int32", 18: "Int", 19: "Int64",
           21: "Float", 22: "Double", 2: "Void"}
# Swift maps these by name, whatever they stand for in C.
BY_NAME = {"size_t": "Int", "ssize_t": "Int", "ptrdiff_t": "Int", "intptr_t": "Int",
           "uintptr_t": "UInt", "int8_t": "Int8", "uint8_t": "UInt8", "int16_t": "Int16",
           "uint16_t": "UInt16", "int32_t": "Int32", "uint32_t": "UInt32", "int64_t": "Int64",
           "uint64_t": "UInt64", "va_list": "CVaListPointer"}


class Types:
    """Spells C's types in Swift; what Swift has no word for is `None`."""

    def __init__(self, library, kept=(), convention="@convention(c) "):
        """`kept`: typedefs that are spelled by their own name, and not by what they stand for."""
        self.library, self.convention = library, convention
        self.words = BY_NAME | {name: name for name in kept}

    def text(self, text):
        return (self.library.clang_getCString(text) or b"").decode()

    def declaration(self, type_) -> Cursor:
        return self.library.clang_getTypeDeclaration(type_)

    def canonical(self, type_):
        return self.library.clang_getCanonicalType(type_)

    def stepped(self, type_):
        """Follows typedefs, one after the other, so that Swift's own names are seen."""
        declared = self.declaration(type_)
        if declared.kind == TYPEDEF:
            if self.text(self.library.clang_getCursorSpelling(declared)) in self.words:
                return type_
            return self.stepped(self.library.clang_getTypedefDeclUnderlyingType(declared))
        simple = (POINTER, BLOCK, ARRAY, INCOMPLETE_ARRAY, *FUNCTION)
        return type_ if type_.kind in simple else self.canonical(type_)

    def by_name(self, type_):
        declared = self.declaration(type_)
        name = self.text(self.library.clang_getCursorSpelling(declared))
        return self.words.get(name) if declared.kind == TYPEDEF else None

    def spell(self, type_, place="field"):
        """The type in Swift. `place`: parameter, result, field, or inner, behind a pointer."""
        null = self.nullability(type_, place)
        type_ = self.stepped(self.bare(type_))
        named = self.by_name(type_)
        if named:
            return named
        if type_.kind in NUMBERS:
            return NUMBERS[type_.kind]
        if type_.kind == POINTER:
            return self.pointer(self.library.clang_getPointeeType(type_), null)
        if type_.kind in (ARRAY, INCOMPLETE_ARRAY):
            return self.array(type_, place, null)
        if type_.kind in (RECORD_TYPE, ENUM_TYPE):
            return self.record(type_)
        return None

    def bare(self, type_):
        """Without `_Nonnull` and its like."""
        inner = self.library.clang_Type_getModifiedType(type_)
        return self.bare(inner) if inner.kind else type_

    def nullability(self, type_, place):
        known = NULLABILITY.get(self.library.clang_Type_getNullability(type_))
        return known if known is not None else "?" if place in ("inner", "closure") else "!"

    def record(self, type_):
        """The name of a struct, a union or an enum; `None` when it has none."""
        declared = self.declaration(type_)
        name = self.text(self.library.clang_getCursorSpelling(declared))
        return name if re.fullmatch(r"\w+", name) else None

    def pointer(self, pointee, null):
        const = bool(self.library.clang_isConstQualifiedType(pointee))
        inner = self.stepped(self.bare(pointee))
        if inner.kind in FUNCTION:
            function = self.function(inner, "closure")
            return function and f"({self.convention}{function}){null}"
        if inner.kind == 2:
            return ("UnsafeRawPointer" if const else "UnsafeMutableRawPointer") + null
        if inner.kind == RECORD_TYPE and self.library.clang_Type_getSizeOf(inner) < 0:
            return "OpaquePointer" + null
        spelled = self.spell(pointee, "inner")
        kind = "UnsafePointer" if const else "UnsafeMutablePointer"
        return spelled and f"{kind}<{spelled}>{null}"

    def array(self, type_, place, null):
        element = self.library.clang_getArrayElementType(type_)
        if place in ("parameter", "closure"):
            return self.pointer(element, null)
        spelled = self.spell(element, "inner")
        count = self.library.clang_getArraySize(type_)
        if not spelled or count < 1:
            return None
        return spelled if count == 1 else "(" + ", ".join([spelled] * count) + ")"

    def parameters(self, type_, place):
        """The types of a function's parameters; `None` when one has no word in Swift."""
        count = self.library.clang_getNumArgTypes(type_)
        found = [self.spell(self.library.clang_getArgType(type_, number), place)
                 for number in range(count)]
        return found if all(found) else None

    def function(self, type_, place="parameter"):
        """A function's type; `None` when it takes or returns what Swift has no word for."""
        if self.library.clang_isFunctionTypeVariadic(type_):
            return None
        taken = self.parameters(type_, place)
        result = self.spell(self.library.clang_getResultType(type_),
                            "result" if place == "parameter" else "closure")
        return None if taken is None or not result else f"({', '.join(taken)}) -> {result}"
