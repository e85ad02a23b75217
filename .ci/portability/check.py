"""Finds on Linux what would not build, or not work, on a Mac or with Swift 6.2.

    python3 .ci/portability/check.py            all checks, and the self-test
    python3 .ci/portability/check.py headers    one of them

    headers       what is used of the C library is on macOS, and Swift may use it there
    availability  nothing is newer than macOS 15, unless it is behind #available
    compilers     nothing is newer than Swift 6.2, unless it is behind #if compiler(>=6.3)
    lint          what the text alone shows, in Swift files and shell scripts
    imports       each file imports for macOS what it uses
    typecheck     the compiler takes the code for macOS, with macOS's C types
    selftest      each fault of the folder snippets is found, and nothing else there

What none of them sees: how Apple's Foundation differs from Linux's, in its types and in what is
Sendable; code that only Swift 6.2 compiles; and whether a program does the same on a Mac.

Each finding is one line. The status is 1 if there is any, and 2 if a check could not be made.
The checks read what `.ci/run portability` builds and installs before it calls this.
"""

import os
import sys
import time

sys.dont_write_bytecode = True
# The checks are here; what reads Swift's sources and C's headers has folders of its own.
sys.path[1:1] = [os.path.join(os.path.dirname(os.path.abspath(__file__)), name)
                 for name in ("reading", "c")]

import availability
import darwinonly
import headers
import imports
import index
import lint
import selftest
import tools
import typecheck
from finding import relative

PARTS = ["headers", "availability", "compilers", "lint", "imports", "typecheck", "selftest"]


def uses():
    """What the sources use; fails when the index does not know each of them as it is now."""
    stores = [index.Store(os.path.join(build, "debug", "index", "store"), tools.ROOT)
              for build in tools.BUILDS]
    found, stale = index.uses(stores)
    if stale:
        raise tools.CannotRun("these files changed after the build: "
                              + ", ".join(sorted(map(relative, stale))))
    missing = [relative(path) for path in lint.tracked("*.swift")
               if not lint.is_piece(path) and path not in found
               and os.path.basename(path) != "Package.swift"]
    if missing:
        raise tools.CannotRun("the build does not compile these files: " + ", ".join(missing))
    return found


def findings(part, used):
    """The findings of one part."""
    if part == "headers":
        return headers.check(used()) | darwinonly.check(used())
    if part == "availability":
        return availability.check(used())
    if part == "compilers":
        return availability.check_compilers(used())
    if part == "imports":
        return imports.check(used())
    if part == "typecheck":
        return typecheck.check(used())
    if part == "lint":
        return lint.check()
    return selftest.check()


def main(arguments):
    unknown = [part for part in arguments if part not in PARTS]
    if unknown:
        print(f"there is no check {unknown[0]!r}; there are {', '.join(PARTS)}", file=sys.stderr)
        return 2
    known, status = [], 0

    def used():
        if not known:
            known.append(uses())
        return known[0]

    for part in arguments or PARTS:
        begin = time.monotonic()
        try:
            found = sorted(findings(part, used))
        except tools.CannotRun as error:
            print(f"{part} could not be checked: {error}", file=sys.stderr)
            return 2
        for finding in found:
            print(finding)
        print(f"{part}: {len(found)} found in {time.monotonic() - begin:.1f} s", file=sys.stderr)
        status = status or int(bool(found))
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
