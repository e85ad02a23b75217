"""The calls of libclang that are used, and the structures that they pass."""

import ctypes
import os
from ctypes import Structure, c_char_p, c_int, c_uint, c_void_p

from tools import CannotRun, toolchain


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


def library():
    """Loads libclang and says what its calls return."""
    path = os.path.join(toolchain(), "lib", "libclang.so")
    if not os.path.exists(path):
        raise CannotRun(f"{path} is missing: the toolchain has no libclang")
    loaded = ctypes.CDLL(path)
    results = {
        Text: ["getCursorSpelling", "getTypeSpelling", "getDiagnosticSpelling",
               "getCursorUSR"],
        Type: ["getCursorType", "getTypedefDeclUnderlyingType", "getPointeeType", "getArgType",
               "getResultType", "getCanonicalType", "getArrayElementType",
               "Type_getModifiedType"],
        Cursor: ["getTranslationUnitCursor", "getTypeDeclaration", "getCursorSemanticParent"],
        c_void_p: ["createIndex", "parseTranslationUnit", "getDiagnostic"],
        c_char_p: ["getCString"],
        ctypes.c_longlong: ["getArraySize", "Type_getSizeOf"],
    }
    for result, names in results.items():
        for name in names:
            getattr(loaded, "clang_" + name).restype = result
    return loaded
