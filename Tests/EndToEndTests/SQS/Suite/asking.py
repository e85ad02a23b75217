"""What the questions have in common: a list of them, and queues for each."""

import time

QUESTIONS = []


def question(title):
    """Adds a function to the questions; its title is true when it passes."""

    def add(function):
        QUESTIONS.append((title, function))
        return function

    return add


class Queues:
    """The service, as one question uses it: each has queues that no other one has."""

    def __init__(self, client, number):
        self.client = client
        self.number = number
        self.made = 0

    def ask(self, action, **parameters):
        return self.client.ask(action, parameters)

    def name(self, suffix=""):
        self.made += 1
        return f"question-{self.number}-{self.made}{suffix}"

    def queue(self, **attributes):
        return self.ask("CreateQueue", QueueName=self.name(), Attributes=attributes)["QueueUrl"]

    def fifo(self, **attributes):
        attributes = {"FifoQueue": "true", **attributes}
        return self.ask("CreateQueue", QueueName=self.name(".fifo"), Attributes=attributes)[
            "QueueUrl"
        ]

    def arn(self, url):
        return self.attributes(url, "QueueArn")["QueueArn"]

    def attributes(self, url, *names):
        answer = self.ask("GetQueueAttributes", QueueUrl=url, AttributeNames=list(names) or ["All"])
        return answer.get("Attributes", {})

    def send(self, url, body="hello", **more):
        return self.ask("SendMessage", QueueUrl=url, MessageBody=body, **more)

    def receive(self, url, **more):
        more = {"AttributeNames": ["All"], "MessageAttributeNames": ["All"], **more}
        return self.ask("ReceiveMessage", QueueUrl=url, **more).get("Messages", [])

    def take(self, url, **more):
        """Receives the one message that has to be there."""
        messages = self.receive(url, **more)
        assert len(messages) == 1, f"expected one message, got {messages}"
        return messages[0]

    def delete(self, url, message):
        self.ask("DeleteMessage", QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])

    def change(self, url, message, seconds):
        self.ask(
            "ChangeMessageVisibility",
            QueueUrl=url,
            ReceiptHandle=message["ReceiptHandle"],
            VisibilityTimeout=seconds,
        )

    def refuses(self, code, words, action, **parameters):
        """Asserts that the action is refused with `code`, and with all of `words` in the message."""
        from clients import Refused

        try:
            answer = self.ask(action, **parameters)
        except Refused as refused:
            assert refused.code == code, f"expected {code}, got {refused}"
            for word in [words] if isinstance(words, str) else words:
                assert word in refused.message, f"expected '{word}', got '{refused.message}'"
            return
        raise AssertionError(f"{action} was expected to fail with {code}, and answered {answer}")


def same(got, expected):
    assert got == expected, f"expected {expected!r}, got {got!r}"


def seconds(function):
    """Calls `function`; returns what it returns, and how long it took."""
    start = time.monotonic()
    value = function()
    return value, time.monotonic() - start


def eventually(condition, what):
    """Looks until `condition` holds, for 10 seconds at most."""
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline, f"not within 10 s: {what}"
        time.sleep(0.02)
