"""The clients that put the questions: boto3, in whichever version is installed, and awscli.

Both call an action by its name and return what it returns, so that each question is asked once.
"""

import contextlib
import io
import json
import re


class Refused(Exception):
    """The service refused the action."""

    def __init__(self, code, message):
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message


class Boto:
    """boto3: JSON since 2023, the query protocol before."""

    def __init__(self, endpoint, region):
        import boto3
        from botocore.config import Config

        self.client = boto3.client(
            "sqs",
            endpoint_url=endpoint,
            region_name=region,
            config=Config(retries={"max_attempts": 0}, read_timeout=40),
        )
        self.name = f"boto3 {boto3.__version__}, {self.client.meta.service_model.protocol}"

    def ask(self, action, parameters):
        from botocore.exceptions import ClientError

        try:
            answer = self.client._make_api_call(action, parameters)
        except ClientError as error:
            details = error.response["Error"]
            raise Refused(details["Code"], details["Message"]) from None
        answer.pop("ResponseMetadata", None)
        return answer


class CommandLine:
    """awscli, in this process: a new one for each call takes most of a second."""

    def __init__(self, endpoint, region):
        import awscli
        from awscli.clidriver import create_clidriver

        self.driver = create_clidriver
        self.options = ["--endpoint-url", endpoint, "--region", region, "--output", "json"]
        self.options += ["--no-cli-pager"] if awscli.__version__ >= "2" else []
        self.name = f"awscli {awscli.__version__}"

    def ask(self, action, parameters):
        command = re.sub(r"(?<!^)([A-Z])", r"-\1", action).lower()
        arguments = ["sqs", command, "--cli-input-json", json.dumps(parameters)]
        output, errors = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
            status = self.driver().main(arguments + self.options)
        if status != 0:
            found = re.search(r"\((\S+)\) when calling the \S+ operation: (.*)", errors.getvalue())
            if not found:
                raise AssertionError(f"aws {arguments[:2]} ended with: {errors.getvalue()}")
            raise Refused(found.group(1), found.group(2).strip())
        return json.loads(output.getvalue() or "{}")
