"""A message: sent, received, deleted, given back."""

import hashlib
import time

from asking import question, same


@question("A message arrives as it was sent, with the digest of its body")
def arrives(queues):
    url = queues.queue()
    body = 'häl\u00adlo\t\r\n<b>&"\'\\ 🙂'
    sent = queues.send(url, body)
    message = queues.take(url)
    same(message["Body"], body)
    same(message["MessageId"], sent["MessageId"])
    digest = hashlib.md5(body.encode()).hexdigest()
    same([sent["MD5OfMessageBody"], message["MD5OfBody"]], [digest, digest])


def text(value):
    return {"DataType": "String", "StringValue": value}


@question("Attributes arrive as they were asked for, with the digests that were recorded")
def attributes(queues):
    url = queues.queue(VisibilityTimeout="0")
    given = {"Hello": text("There"), "General": text("Kenobi"), "Help.Me": text("Me")}
    sent = queues.send(url, "msg", MessageAttributes=given)
    same(sent["MD5OfMessageAttributes"], "4c360f3fdafd970e05fae2f149d997f5")
    recorded = {
        ("All",): (["General", "Hello", "Help.Me"], "4c360f3fdafd970e05fae2f149d997f5"),
        (".*",): (["General", "Hello", "Help.Me"], "4c360f3fdafd970e05fae2f149d997f5"),
        ("Hello", "General"): (["General", "Hello"], "fca026605781cb4126a1e9044df24232"),
        ("Hello", "Foo"): (["Hello"], "a311262e065454b75da111d535b8dacd"),
        ("Hel.*",): (["Hello", "Help.Me"], "83fee93c1bcd8b9a5a923ffacdc636c7"),
        ("Foo",): ([], None),
        (): ([], None),
    }
    for asked, (names, digest) in recorded.items():
        message = queues.take(url, MessageAttributeNames=list(asked))
        same(sorted(message.get("MessageAttributes", {})), names)
        same(message.get("MD5OfMessageAttributes"), digest)
        same(message["MD5OfBody"], "6e2baaf3b97dbeef01c0043275f9a0e7")


@question("Each receive has a new handle, counts, and keeps the time of the first one")
def receives(queues):
    url = queues.queue(VisibilityTimeout="0")
    queues.send(url)
    first = queues.take(url)
    time.sleep(0.01)
    second = queues.take(url)
    assert first["ReceiptHandle"] != second["ReceiptHandle"]
    counts = [m["Attributes"]["ApproximateReceiveCount"] for m in (first, second)]
    same(counts, ["1", "2"])
    times = [m["Attributes"]["ApproximateFirstReceiveTimestamp"] for m in (first, second)]
    same(times[0], times[1])
    same(first["Attributes"]["SentTimestamp"], second["Attributes"]["SentTimestamp"])


@question("Only the attributes of the system that were asked for are answered")
def system_attributes(queues):
    url = queues.queue(VisibilityTimeout="0")
    queues.send(url)
    same(list(queues.take(url, AttributeNames=["SenderId"])["Attributes"]), ["SenderId"])
    assert "Attributes" not in queues.take(url, AttributeNames=[])


@question("A received message is hidden, and comes again when its timeout is over")
def hidden(queues):
    url = queues.queue(VisibilityTimeout="1")
    queues.send(url)
    queues.take(url)
    same(queues.receive(url), [])
    time.sleep(1.05)
    same(queues.take(url)["Attributes"]["ApproximateReceiveCount"], "2")


@question("A deleted message is gone, and deleting it again is no error")
def deleted(queues):
    url = queues.queue()
    queues.send(url)
    message = queues.take(url)
    queues.delete(url, message)
    queues.delete(url, message)
    same(queues.attributes(url)["ApproximateNumberOfMessagesNotVisible"], "0")


@question("The handle of an earlier receive is accepted, and the message may stay")
def older_handle(queues):
    url = queues.queue(VisibilityTimeout="0")
    queues.send(url)
    old = queues.take(url)
    queues.take(url, VisibilityTimeout=30)
    queues.delete(url, old)


@question("A visibility of zero gives a message back at once")
def given_back(queues):
    url = queues.queue()
    queues.send(url)
    queues.change(url, queues.take(url), 0)
    same(queues.take(url)["Attributes"]["ApproximateReceiveCount"], "2")


@question("A visibility can be changed after it ran out")
def changed_late(queues):
    url = queues.queue(VisibilityTimeout="0")
    queues.send(url)
    queues.change(url, queues.take(url), 30)
    same(queues.receive(url), [])


@question("The visibility of a deleted message can't be changed")
def change_deleted(queues):
    url = queues.queue()
    queues.send(url)
    message = queues.take(url)
    queues.delete(url, message)
    queues.refuses(
        "InvalidParameterValue", "Message does not exist or is not available",
        "ChangeMessageVisibility", QueueUrl=url, ReceiptHandle=message["ReceiptHandle"],
        VisibilityTimeout=9,
    )


@question("A handle that is garbage is refused")
def garbage(queues):
    url = queues.queue()
    for handle in ["garbage", "Z2FyYmFnZQ=="]:
        queues.refuses(
            "ReceiptHandleIsInvalid", "is not a valid receipt handle", "DeleteMessage",
            QueueUrl=url, ReceiptHandle=handle,
        )
        queues.refuses(
            "ReceiptHandleIsInvalid", "is not a valid receipt handle", "ChangeMessageVisibility",
            QueueUrl=url, ReceiptHandle=handle, VisibilityTimeout=9,
        )


@question("A batch sends, deletes and changes its messages, one by one")
def batches(queues):
    url = queues.queue()
    entries = [{"Id": f"e{n}", "MessageBody": f"body {n}"} for n in range(10)]
    sent = queues.ask("SendMessageBatch", QueueUrl=url, Entries=entries)
    same([e["Id"] for e in sent["Successful"]], [f"e{n}" for n in range(10)])
    taken = queues.receive(url, MaxNumberOfMessages=10)
    same(sorted(m["Body"] for m in taken), sorted(f"body {n}" for n in range(10)))
    changes = [
        {"Id": f"c{n}", "ReceiptHandle": m["ReceiptHandle"], "VisibilityTimeout": 99}
        for n, m in enumerate(taken)
    ]
    changed = queues.ask("ChangeMessageVisibilityBatch", QueueUrl=url, Entries=changes)
    same(len(changed["Successful"]), 10)
    deletes = [{"Id": f"d{n}", "ReceiptHandle": m["ReceiptHandle"]} for n, m in enumerate(taken)]
    deletes[3]["ReceiptHandle"] = "garbage"
    done = queues.ask("DeleteMessageBatch", QueueUrl=url, Entries=deletes)
    same(len(done["Successful"]), 9)
    same([(e["Id"], e["Code"], e["SenderFault"]) for e in done["Failed"]],
         [("d3", "ReceiptHandleIsInvalid", True)])


@question("One bad entry of a batch fails alone")
def partial(queues):
    url = queues.queue()
    entries = [
        {"Id": "good", "MessageBody": "hello"},
        {"Id": "bad", "MessageBody": "hel\u0001lo"},
        {"Id": "late", "MessageBody": "hello", "DelaySeconds": 901},
    ]
    answer = queues.ask("SendMessageBatch", QueueUrl=url, Entries=entries)
    same([e["Id"] for e in answer["Successful"]], ["good"])
    same([(e["Id"], e["Code"]) for e in answer["Failed"]],
         [("bad", "InvalidMessageContents"), ("late", "InvalidParameterValue")])
