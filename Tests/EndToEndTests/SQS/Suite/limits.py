"""Limits of messages, batches and receives."""

from asking import question, same

MEGABYTE = 1024 * 1024


@question("A body has at most 1 MiB, together with its attributes")
def size(queues):
    url = queues.queue()
    queues.send(url, "a" * MEGABYTE)
    words = f"Message must be shorter than {MEGABYTE} bytes."
    queues.refuses("InvalidParameterValue", words, "SendMessage", QueueUrl=url,
                   MessageBody="a" * (MEGABYTE + 1))
    attribute = {"DataType": "String", "StringValue": "b"}
    queues.refuses("InvalidParameterValue", words, "SendMessage", QueueUrl=url,
                   MessageBody="a" * MEGABYTE, MessageAttributes={"n": attribute})
    same(len(queues.take(url)["Body"]), MEGABYTE)


@question("A queue may have a smaller limit")
def own_size(queues):
    url = queues.queue(MaximumMessageSize="1024")
    queues.refuses(
        "InvalidParameterValue",
        "One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes.",
        "SendMessage", QueueUrl=url, MessageBody="a" * 1025)


@question("All messages of a batch have at most 1 MiB together")
def batch_size(queues):
    url = queues.queue()
    half = "a" * (MEGABYTE // 2)
    entries = [{"Id": "1", "MessageBody": half}, {"Id": "2", "MessageBody": half}]
    same(len(queues.ask("SendMessageBatch", QueueUrl=url, Entries=entries)["Successful"]), 2)
    entries[1]["MessageBody"] += "a"
    queues.refuses(
        "AWS.SimpleQueueService.BatchRequestTooLong",
        f"Batch requests cannot be longer than {MEGABYTE} bytes. You have sent {MEGABYTE + 1} "
        "bytes.", "SendMessageBatch", QueueUrl=url, Entries=entries)


@question("An empty body is refused")
def empty(queues):
    queues.refuses("MissingParameter", "The request must contain the parameter MessageBody.",
                   "SendMessage", QueueUrl=queues.queue(), MessageBody="")


@question("Characters that XML can't have are refused")
def characters(queues):
    url = queues.queue()
    for character in ["\u0001", "\u000b", "\ufffe", "\uffff"]:
        queues.refuses("InvalidMessageContents", "Invalid characters found.", "SendMessage",
                       QueueUrl=url, MessageBody=f"a{character}b")
    same(queues.attributes(url)["ApproximateNumberOfMessages"], "0")


def entries(count):
    return [{"Id": f"e{n}", "MessageBody": "x", "ReceiptHandle": "x"} for n in range(count)]


def batch_actions():
    for action, keys in [
        ("SendMessageBatch", ["Id", "MessageBody"]),
        ("DeleteMessageBatch", ["Id", "ReceiptHandle"]),
    ]:
        yield action, lambda entry, keys=keys: {key: entry[key] for key in keys}


@question("A batch has at most ten entries")
def eleven(queues):
    url = queues.queue()
    for action, form in batch_actions():
        queues.refuses(
            "AWS.SimpleQueueService.TooManyEntriesInBatchRequest",
            "Maximum number of entries per request are 10. You have sent 11.", action,
            QueueUrl=url, Entries=[form(entry) for entry in entries(11)])


@question("An empty batch is refused")
def no_entries(queues):
    url = queues.queue()
    for action, _ in batch_actions():
        queues.refuses("AWS.SimpleQueueService.EmptyBatchRequest", "at least one", action,
                       QueueUrl=url, Entries=[])


@question("The ids of a batch are words, and distinct")
def ids(queues):
    url = queues.queue()
    for action, form in batch_actions():
        two = [form(entry) for entry in entries(2)]
        two[1]["Id"] = two[0]["Id"]
        queues.refuses("AWS.SimpleQueueService.BatchEntryIdsNotDistinct", "Id e0 repeated.",
                       action, QueueUrl=url, Entries=two)
        for wrong in ["", "invalid:id", "testLongId" * 10]:
            two[1]["Id"] = wrong
            queues.refuses(
                "AWS.SimpleQueueService.InvalidBatchEntryId",
                "A batch entry id can only contain alphanumeric characters, hyphens and "
                "underscores. It can be at most 80 letters long.", action, QueueUrl=url,
                Entries=two)
    same(queues.attributes(url)["ApproximateNumberOfMessages"], "0")


@question("A receive takes 1 to 10 messages, and waits up to 20 s")
def receive(queues):
    url = queues.queue()
    for count in [0, 11]:
        queues.refuses(
            "InvalidParameterValue",
            f"Value {count} for parameter MaxNumberOfMessages is invalid. Reason: Must be between "
            "1 and 10, if provided.", "ReceiveMessage", QueueUrl=url, MaxNumberOfMessages=count)
    for wait in [-1, 21]:
        queues.refuses(
            "InvalidParameterValue",
            f"Value {wait} for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= "
            "20, if provided.", "ReceiveMessage", QueueUrl=url, WaitTimeSeconds=wait)


@question("A visibility timeout is at most 12 hours, also in all")
def visibility(queues):
    url = queues.queue()
    queues.send(url)
    words = "Value 43201 for parameter VisibilityTimeout is invalid. Reason: "
    queues.refuses("InvalidParameterValue", words, "ReceiveMessage", QueueUrl=url,
                   VisibilityTimeout=43201)
    message = queues.take(url)
    change = {"QueueUrl": url, "ReceiptHandle": message["ReceiptHandle"]}
    queues.refuses("InvalidParameterValue", words, "ChangeMessageVisibility",
                   VisibilityTimeout=43201, **change)
    queues.refuses("InvalidParameterValue", "Total VisibilityTimeout for the message is beyond",
                   "ChangeMessageVisibility", VisibilityTimeout=43200, **change)


@question("A delay is at most 15 minutes")
def delay(queues):
    url = queues.queue()
    for seconds in [-1, 901]:
        queues.refuses("InvalidParameterValue",
                       f"Value {seconds} for parameter DelaySeconds is invalid.", "SendMessage",
                       QueueUrl=url, MessageBody="x", DelaySeconds=seconds)


@question("A message has at most ten attributes, with a type and a value")
def attributes(queues):
    url = queues.queue()

    def refuses(words, **attributes):
        queues.refuses("InvalidParameterValue", words, "SendMessage", QueueUrl=url,
                       MessageBody="x", MessageAttributes=attributes)

    text = {"DataType": "String", "StringValue": "x"}
    queues.send(url, MessageAttributes={f"n{n}": text for n in range(10)})
    refuses("exceeds the allowed maximum [10]", **{f"n{n}": text for n in range(11)})
    refuses(
        "Message (user) attribute 'ErrorDetails' must contain a non-empty value of type 'String'.",
        ErrorDetails={"DataType": "String", "StringValue": ""})
    refuses("invalid message attribute type", n={"DataType": "Colour", "StringValue": "x"})
    refuses("to a number", n={"DataType": "Number", "StringValue": "x"})
    refuses("is invalid", **{"a b": text})
    queues.send(url, MessageAttributes={"n": {"DataType": "Number.cents", "StringValue": "25"}})


@question("Ids of groups and of deduplication have up to 128 visible characters")
def group_ids(queues):
    url = queues.fifo()
    for group, number in [("", "d"), ("a b", "d"), ("a" * 129, "d"), ("g", "ä"), ("g", "a" * 129)]:
        queues.refuses("InvalidParameterValue", "1 to 128 in length", "SendMessage", QueueUrl=url,
                       MessageBody="x", MessageGroupId=group, MessageDeduplicationId=number)
