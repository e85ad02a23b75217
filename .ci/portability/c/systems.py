"""The C library's headers of both systems, as `import Darwin` and `import Glibc` bring them."""

import functools
import os
import re

from clang import Unit
from tools import darwin_headers, program, run, toolchain

# What the module Darwin has: the C library, POSIX, Mach, and libproc. Checked for `libproc.h`:
# Darwin.modulemap has it as a module that is not explicit.
DARWIN = """
aio alloca ar arpa/inet assert bsm/audit complex copyfile cpio crt_externs ctype db dirent dlfcn
err errno execinfo fcntl fenv float fmtmsg fnmatch fts ftw getopt glob grp iconv ifaddrs inttypes
iso646 langinfo libgen libproc limits locale mach/mach mach/mach_time math membership memory
monetary ndbm net/if netdb netinet/in netinet/tcp nl_types ntsid paths poll pthread pthread/qos
pthread/spawn pwd regex removefile sched search semaphore setjmp signal spawn stdarg stdbool
stddef stdint stdio stdlib string strings sys/event sys/file sys/filio sys/ioctl sys/ipc sys/mman
sys/mount sys/msg sys/param sys/proc sys/proc_info sys/random sys/resource sys/select sys/sem
sys/shm sys/socket sys/stat sys/statvfs sys/sysctl sys/time sys/times sys/ttycom sys/types sys/uio
sys/un sys/user sys/utsname sys/wait sys/xattr sysexits syslog tar termios time ttyent
sys/ucontext ulimit unistd util utime utmpx wchar wctype wordexp xlocale
""".split()
# What a Mac has with Xcode 26 at least, and the oldest macOS of Package.swift.
MACOS = (15, 0)


def includes(names, folder):
    """`#include` for those of the headers that the folder has."""
    there = [name for name in names if os.path.exists(os.path.join(folder, name + ".h"))]
    return "".join(f"#include <{name}.h>\n" for name in there)


def compiler_headers():
    """The headers of the toolchain's clang, such as `stddef.h`."""
    return os.path.join(run(program("clang"), "-print-resource-dir").strip(), "include")


def darwin_arguments():
    return ["-x", "c", "-std=gnu11", "-target", "arm64-apple-macos15.0", "-fblocks", "-nostdinc",
            "-isystem", compiler_headers(), "-isystem", darwin_headers()]


def darwin_text():
    folder = darwin_headers()
    found = includes(DARWIN, folder)
    # The compiler's own headers stand elsewhere.
    return found + "#include <stdarg.h>\n#include <stdbool.h>\n#include <float.h>\n"


def linux_arguments():
    return ["-x", "c", "-std=gnu11", "-fblocks",
            "-isystem", compiler_headers()]


def linux_text():
    """The headers of the module Glibc, as the toolchain lists them."""
    path = os.path.join(toolchain(), "lib", "swift", "linux", os.uname().machine, "SwiftGlibc.h")
    with open(path, encoding="utf-8") as file:
        return file.read()


class System:
    """The declarations and the macros of one system."""

    def __init__(self, text, arguments):
        self.unit = Unit(text, arguments)
        self.declarations = self.unit.declarations
        self.enums = self.unit.enums
        self.macros = macros(text, arguments)


def macros(text, arguments):
    """Each macro and what it stands for."""
    found = {}
    printed = run(program("clang"), *arguments, "-E", "-dM", "-", input=text)
    for match in re.finditer(r"#define (\w+)(\([^)]*\))? ?(.*)", printed):
        found[match[1]] = None if match[2] else match[3]
    return found


@functools.cache
def darwin():
    return System(darwin_text(), darwin_arguments())


@functools.cache
def linux():
    return System(linux_text(), linux_arguments())
