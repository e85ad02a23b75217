"""Asks a server of SQS some fifty questions, and compares with what the real service answers.

    python Suite ENDPOINT boto|cli [PART OF A TITLE]

The answers are those of the real service, as they were recorded by others, and of its public model.
"""

import os
import sys
import traceback

import dead_letters  # noqa: F401
import fifo  # noqa: F401
import limits  # noqa: F401
import messages  # noqa: F401
import queues  # noqa: F401
import waiting  # noqa: F401
from asking import QUESTIONS, Queues
from clients import Boto, CommandLine


def main():
    endpoint, kind = sys.argv[1:3]
    wanted = sys.argv[3] if len(sys.argv) > 3 else ""
    os.environ.setdefault("AWS_ACCESS_KEY_ID", "workbook")
    os.environ.setdefault("AWS_SECRET_ACCESS_KEY", "workbook")
    client = {"boto": Boto, "cli": CommandLine}[kind](endpoint, "sa-east-1")
    print(f"Asked by {client.name}:")
    failures = 0
    for number, (title, ask) in enumerate(QUESTIONS, 1):
        if wanted not in title:
            continue
        try:
            ask(Queues(client, f"{kind}-{os.getpid()}-{number}"))
            print(f"  ok      {title}")
        except Exception:
            failures += 1
            print(f"  FAILED  {title}\n{traceback.format_exc()}")
        sys.stdout.flush()
    print(f"{failures} of {len(QUESTIONS)} answers differ.")
    sys.exit(1 if failures else 0)


main()
