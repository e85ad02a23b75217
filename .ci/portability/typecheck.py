"""Check 7: the compiler's own word on the code for macOS, with macOS's C types.

Each file that uses C is rewritten as macOS would compile it, and checked against a module Darwin
that is made of the headers. What Foundation looks like there, nobody knows here.
"""

import json
import os
import re
import tempfile
from dataclasses import replace

import rewriting
import tools
from finding import Finding
from headers import difference
from regions import regions
from stub import CALL_PREFIX, PREFIX, Stub

ERROR = re.compile(r"^(/[^:\n]+):(\d+):\d+: (error|warning): (.+)$", re.M)
AMBIGUOUS = re.compile(r"ambiguous use of '(\w+)")
WITH_VALUE = ("-module-name", "-target", "-swift-version", "-enable-upcoming-feature", "-I",
              "-package-name", "-module-alias", "-Xcc", "-module-cache-path")
ALONE = ("-parse-as-library", "-enable-testing", "-enable-cross-import-overlays")
INSTEAD = "write what fits the types of both systems, or put it behind #if canImport(Darwin)"


def check(uses, built=None):
    """The compiler's errors in code for macOS; `built`: the modules, if not those of the build."""
    built = list(built or modules())
    found = attempt(uses, {}, built)
    forced = {}
    for finding in found:
        match = AMBIGUOUS.search(finding.what)
        if match and finding.line in rewriting.macos_only(finding.file):
            forced.setdefault(finding.file, set()).add((finding.line, match[1]))
    if forced:
        # Names that a file declares as well: where the compiler cannot tell, C's is meant.
        found = attempt(uses, forced, built)
    return explained(found, uses)


def explained(found, uses):
    """The findings, with how the C types of their lines differ."""
    texts = set()
    for finding in found:
        why = sorted({difference(use) for use in uses[finding.file]
                      if use.line == finding.line} - {""})
        what = " ".join([finding.what, *(f"({one})" for one in why)])
        texts.add(replace(finding, what=what))
    return texts


def attempt(uses, forced, built):
    """Rewrites and checks the files that use C."""
    names = {file: rewriting.c_names(file, list_, forced.get(file, ()))
             for file, list_ in uses.items()}
    files = {file for file in uses if names[file] or rewriting.macos_only(file)}
    stub = Stub({name for file in files for name, _ in names[file].values()}.union(
        *map(rewriting.mentioned, files)))
    found = set()
    with tempfile.TemporaryDirectory() as folder:
        build(stub, folder)
        copies = {}
        for number, file in enumerate(sorted(files)):
            # `main.swift` is a name that the compiler knows.
            copies[file] = os.path.join(folder, str(number), os.path.basename(file))
            os.mkdir(os.path.dirname(copies[file]))
            with open(copies[file], "w", encoding="utf-8") as opened:
                opened.write(rewriting.rewritten(file, names[file], stub))
        unknown = files.difference(*(sources for _, sources in built))
        if unknown:
            raise tools.CannotRun(f"no module of the build has {', '.join(sorted(unknown))}")
        for arguments, sources in built:
            if files & set(sources):
                found.update(errors(arguments, sources, copies, folder))
    return found


def build(stub, folder):
    """Compiles the modules that stand for what macOS has and Linux has not."""
    with open(os.path.join(tools.HERE, "macos", "ObjectiveC.swift"), encoding="utf-8") as file:
        objective_c = file.read()
    for name, text in (("Darwin", stub.text()), ("ObjectiveC", objective_c)):
        path = os.path.join(folder, name + ".swift")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        tools.run(tools.program("swiftc"), "-emit-module", "-parse-as-library", "-I", folder,
                  "-module-name", name, "-o", os.path.join(folder, name + ".swiftmodule"), path)


def modules():
    """Yields the compiler's arguments and the sources of each module, as the builds had them."""
    seen = set()
    for build in tools.BUILDS:
        with open(os.path.join(build, "debug.yaml"), encoding="utf-8") as file:
            lines = re.findall(r'args: (\[".*swiftc".*\])', file.read())
        for line in lines:
            arguments = json.loads(line)
            lists = [one[1:] for one in arguments if one.startswith("@")]
            if "-module-name" not in arguments or not lists or not os.path.exists(lists[0]):
                continue
            with open(lists[0], encoding="utf-8") as file:
                sources = [os.path.realpath(one.strip().strip("'\"").replace("\\", ""))
                           for one in file if one.strip()]
            if not seen & set(sources):
                seen.update(sources)
                yield kept(arguments), sources


def kept(arguments):
    """Those of the driver's arguments that the type check needs."""
    found = []
    rest = iter(arguments)
    for argument in rest:
        if argument in WITH_VALUE:
            found += [argument, next(rest)]
        elif argument in ALONE or argument.startswith("-D"):
            found.append(argument)
    return found


def errors(arguments, sources, copies, folder):
    """What the compiler says of the rewritten files of one module."""
    inputs = []
    for path in sources:
        inputs += ["-primary-file", copies[path]] if path in copies else [path]
    plugins = os.path.join(tools.toolchain(), "lib", "swift", "host", "plugins")
    done = tools.attempt(
        tools.program("swift-frontend"), "-typecheck", *inputs, *arguments, "-I", folder,
        "-disable-objc-interop", "-plugin-path", plugins, "-plugin-path",
        os.path.join(plugins, "testing"))
    said = ERROR.findall(re.sub(f"{CALL_PREFIX}|{PREFIX}", "", done.stderr))
    originals = {copy: path for path, copy in copies.items()}
    if done.returncode and not any(path in originals and kind == "error"
                                   for path, _, kind, _ in said):
        raise tools.CannotRun("the type check failed:\n" + done.stderr[-2000:])
    for path, line, kind, text in said:
        original = originals.get(path)
        # What both systems compile, Linux's build has warned of.
        if original and (kind == "error" or not regions(original).shared(int(line))):
            said_of = "does not compile" if kind == "error" else "compiles with a warning"
            yield Finding(original, int(line), f"for macOS this {said_of}: {text}",
                          INSTEAD)
