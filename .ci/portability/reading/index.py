"""Reads the compiler's index store: which declaration is used on which line.

The library is the toolchain's own `libIndexStore`; `indexstore.h` beside it describes the calls.
"""

import ctypes
import os
from dataclasses import dataclass

from tools import CannotRun, toolchain

IMPLICIT = 1 << 8
DECLARES = 0b11
KINDS = {
    1: "module", 4: "macro", 5: "enum", 6: "struct", 7: "class", 8: "protocol", 9: "extension",
    10: "union", 11: "typealias", 12: "function", 13: "variable", 14: "field", 15: "enumconstant",
    16: "method", 17: "method", 18: "method", 19: "property", 20: "property", 21: "property",
    22: "constructor", 23: "destructor", 25: "parameter",
}


@dataclass(frozen=True)
class Use:
    """One place in a source file that refers to a declaration."""

    file: str
    line: int
    column: int
    usr: str
    name: str
    kind: str
    implicit: bool
    declares: bool


class Text(ctypes.Structure):
    _fields_ = [("data", ctypes.c_void_p), ("length", ctypes.c_size_t)]

    def __str__(self):
        return ctypes.string_at(self.data, self.length).decode() if self.length else ""


def library():
    """Loads libIndexStore and declares what is called."""
    path = os.path.join(toolchain(), "lib", "libIndexStore.so")
    if not os.path.exists(path):
        raise CannotRun(f"{path} is missing: the toolchain has no index store library")
    loaded = ctypes.CDLL(path)
    pointer, texts = ctypes.c_void_p, [
        "symbol_get_usr", "symbol_get_name", "unit_reader_get_main_file",
        "unit_dependency_get_name",
        "unit_dependency_get_filepath"]
    for name in texts:
        call = getattr(loaded, "indexstore_" + name)
        call.restype, call.argtypes = Text, [pointer]
    for name in ["store_create", "unit_reader_create", "record_reader_create",
                 "occurrence_get_symbol"]:
        getattr(loaded, "indexstore_" + name).restype = pointer
    loaded.indexstore_occurrence_get_symbol.argtypes = [pointer]
    loaded.indexstore_occurrence_get_roles.argtypes = [pointer]
    loaded.indexstore_occurrence_get_roles.restype = ctypes.c_uint64
    loaded.indexstore_symbol_get_kind.argtypes = [pointer]
    loaded.indexstore_unit_dependency_get_kind.argtypes = [pointer]
    loaded.indexstore_unit_reader_is_system_unit.restype = ctypes.c_bool
    loaded.indexstore_unit_reader_is_system_unit.argtypes = [pointer]
    return loaded


class Store:
    """An index store: the units of the sources below `root`."""

    def __init__(self, path, root):
        self.root = os.path.realpath(root) + os.sep
        self.library = library()
        if not os.path.isdir(path):
            raise CannotRun(f"{path} is missing: build first (.ci/run portability does)")
        error = ctypes.c_void_p()
        self.store = self.library.indexstore_store_create(os.fsencode(path), ctypes.byref(error))
        if not self.store:
            raise CannotRun(f"{path} cannot be read as an index store")

    def each(self, function, owner, *arguments, takes=ctypes.c_void_p):
        """Calls one of the library's `…_apply_f` functions and yields what it passes along."""
        found = []
        make = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, takes)
        keep = str if takes is Text else (lambda item: item)
        receive = make(lambda _, item: found.append(keep(item)) or True)
        getattr(self.library, "indexstore_" + function)(
            ctypes.c_void_p(owner), *arguments, None, receive)
        return found

    def units(self):
        """Yields (source file, its records, time of the unit) for each source below root."""
        library = self.library
        for name in self.each("store_units_apply_f", self.store, 0, takes=Text):
            error = ctypes.c_void_p()
            unit = library.indexstore_unit_reader_create(
                ctypes.c_void_p(self.store), name.encode(), ctypes.byref(error))
            if not unit:
                raise CannotRun(f"the unit {name} cannot be read")
            main = os.path.realpath(str(library.indexstore_unit_reader_get_main_file(unit)))
            if self.is_source(main):
                yield main, self.records(unit, main), self.unit_time(unit)
            library.indexstore_unit_reader_dispose(ctypes.c_void_p(unit))

    def is_source(self, path):
        return path.startswith(self.root) and os.path.isfile(path) \
            and not path.startswith(self.root + ".build" + os.sep)

    def unit_time(self, unit):
        seconds, nanoseconds = ctypes.c_int64(), ctypes.c_int64()
        self.library.indexstore_unit_reader_get_modification_time(
            ctypes.c_void_p(unit), ctypes.byref(seconds), ctypes.byref(nanoseconds))
        return seconds.value + nanoseconds.value / 1e9

    def records(self, unit, main):
        """The records of the unit's own source; it names those of its modules as well."""
        library, found = self.library, []

        def receive(_, dependency):
            if library.indexstore_unit_dependency_get_kind(dependency) == 2:
                path = str(library.indexstore_unit_dependency_get_filepath(dependency))
                if os.path.realpath(path) == main:
                    found.append(str(library.indexstore_unit_dependency_get_name(dependency)))
            return True

        make = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, ctypes.c_void_p)
        library.indexstore_unit_reader_dependencies_apply_f(
            ctypes.c_void_p(unit), None, make(receive))
        return found

    def occurrences(self, record, file):
        """Yields the uses that one record holds."""
        library, found = self.library, []
        error, line, column = ctypes.c_void_p(), ctypes.c_uint(), ctypes.c_uint()
        reader = library.indexstore_record_reader_create(
            ctypes.c_void_p(self.store), record.encode(), ctypes.byref(error))
        if not reader:
            raise CannotRun(f"the record {record} of {file} cannot be read")
        here = ctypes.byref(line), ctypes.byref(column)
        symbols = {}

        def receive(_, occurrence):
            symbol = library.indexstore_occurrence_get_symbol(occurrence)
            if symbol not in symbols:
                symbols[symbol] = (
                    str(library.indexstore_symbol_get_usr(symbol)),
                    str(library.indexstore_symbol_get_name(symbol)),
                    KINDS.get(library.indexstore_symbol_get_kind(symbol), "other"))
            roles = library.indexstore_occurrence_get_roles(occurrence)
            library.indexstore_occurrence_get_line_col(ctypes.c_void_p(occurrence), *here)
            found.append(Use(file, line.value, column.value, *symbols[symbol],
                             bool(roles & IMPLICIT), bool(roles & DECLARES)))
            return True

        make = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, ctypes.c_void_p)
        library.indexstore_record_reader_occurrences_apply_f(
            ctypes.c_void_p(reader), None, make(receive))
        library.indexstore_record_reader_dispose(ctypes.c_void_p(reader))
        return found

    def newest(self):
        """`{file: (time of its newest unit, store, records)}`."""
        found = {}
        for file, records, time in self.units():
            # A file that has moved to another module has an old unit as well.
            if file not in found or found[file][0] < time:
                found[file] = (time, self, records)
        return found


def uses(stores):
    """What each file uses, by the newest unit of all stores; and the files that are newer still."""
    newest = {}
    for store in stores:
        for file, unit in store.newest().items():
            if file not in newest or newest[file][0] < unit[0]:
                newest[file] = unit
    found, stale = {}, []
    for file, (time, store, records) in newest.items():
        if time < os.path.getmtime(file):
            stale.append(file)
        ordered = {}
        for record in records:
            ordered.update(dict.fromkeys(store.occurrences(record, file)))
        found[file] = list(ordered)
    return found, stale
