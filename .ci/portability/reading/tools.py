"""Where the tools are, and how they are run. A tool that is missing is an error, never a skip."""

import functools
import os
import shutil
import subprocess

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ROOT = os.path.dirname(os.path.dirname(HERE))
# The reference and all tests; and the learner's own modules, which are built without SOLUTIONS=1.
BUILDS = [os.path.join(ROOT, ".build", "reference"), os.path.join(ROOT, ".build")]


class CannotRun(Exception):
    """A check could not be made; the message says what is missing."""


@functools.cache
def toolchain():
    """The `usr` folder of the Swift toolchain that `swift` belongs to."""
    swift = shutil.which("swift")
    if not swift:
        raise CannotRun("there is no swift on the PATH")
    return os.path.dirname(os.path.dirname(os.path.realpath(swift)))


def program(name):
    """The toolchain's own program, such as `swiftc`."""
    path = os.path.join(toolchain(), "bin", name)
    if not os.path.exists(path):
        raise CannotRun(f"the toolchain has no {name} at {path}")
    return path


def darwin_headers():
    """macOS's C headers, as the PyPI package `ziglang` ships them."""
    for folder, _, _ in os.walk(os.path.join(ROOT, ".build", "ziglang", "lib")):
        if folder.endswith(os.path.join("include", "any-darwin-any")):
            return folder
    raise CannotRun("macOS's headers are missing: .ci/run portability installs ziglang")


def run(*command, check=True, **options):
    """Runs a command and returns what it printed."""
    done = subprocess.run(command, capture_output=True, text=True, **options)
    if check and done.returncode != 0:
        raise CannotRun(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout


def attempt(*command):
    """Runs a command that may fail, and returns how it ended."""
    return subprocess.run(command, capture_output=True, text=True)
