"""FIFO queues."""

import time

from asking import question, same


def send(queues, url, body, group="g", **more):
    return queues.send(url, body, MessageGroupId=group, **more)


def bodies(messages):
    return [message["Body"] for message in messages]


@question("A group keeps its order, and is locked while one of its messages is in flight")
def order(queues):
    url = queues.fifo(ContentBasedDeduplication="true")
    for body, group in [("a1", "a"), ("a2", "a"), ("b1", "b"), ("a3", "a")]:
        send(queues, url, body, group)
    first = queues.take(url)
    same(first["Body"], "a1")
    same(bodies(queues.receive(url, MaxNumberOfMessages=10)), ["b1"])
    same(queues.receive(url), [])
    queues.delete(url, first)
    same(bodies(queues.receive(url, MaxNumberOfMessages=10)), ["a2", "a3"])


@question("A receive keeps the messages of a group together")
def together(queues):
    url = queues.fifo(ContentBasedDeduplication="true")
    for body in ["a1", "b1", "a2", "b2", "a3"]:
        send(queues, url, body, body[0])
    same(bodies(queues.receive(url, MaxNumberOfMessages=10)), ["a1", "a2", "a3", "b1", "b2"])


@question("A message that is given back comes again before the later ones of its group")
def again(queues):
    url = queues.fifo(ContentBasedDeduplication="true")
    for body in ["1", "2"]:
        send(queues, url, body)
    queues.change(url, queues.take(url), 0)
    same(bodies(queues.receive(url, MaxNumberOfMessages=10)), ["1", "2"])


@question("Within five minutes, a repetition is answered with the first one's id, and not stored")
def deduplicates(queues):
    url = queues.fifo()
    first = send(queues, url, "one", MessageDeduplicationId="d")
    second = send(queues, url, "two", MessageDeduplicationId="d")
    same(second["MessageId"], first["MessageId"])
    same(second["SequenceNumber"], first["SequenceNumber"])
    message = queues.take(url)
    same(message["Body"], "one")
    queues.delete(url, message)
    third = send(queues, url, "three", MessageDeduplicationId="d")
    same(third["MessageId"], first["MessageId"])
    same(queues.receive(url), [])


@question("Deduplication is that of the queue, not of a group")
def queue_wide(queues):
    url = queues.fifo(ContentBasedDeduplication="true")
    send(queues, url, "same", "a")
    send(queues, url, "same", "b")
    same(len(queues.receive(url, MaxNumberOfMessages=10)), 1)


@question("Sequence numbers rise, and a message tells its group and ids")
def sequence(queues):
    url = queues.fifo()
    sent = [send(queues, url, b, MessageDeduplicationId=f"d{b}") for b in "12"]
    assert int(sent[0]["SequenceNumber"]) < int(sent[1]["SequenceNumber"])
    told = queues.take(url)["Attributes"]
    same([told["MessageGroupId"], told["MessageDeduplicationId"], told["SequenceNumber"]],
         ["g", "d1", sent[0]["SequenceNumber"]])


@question("A FIFO queue demands a group and an id")
def demands(queues):
    url = queues.fifo()
    queues.refuses("MissingParameter", "The request must contain the parameter MessageGroupId.",
                   "SendMessage", QueueUrl=url, MessageBody="x", MessageDeduplicationId="d")
    words = "The queue should either have ContentBasedDeduplication enabled or"
    queues.refuses("InvalidParameterValue", words, "SendMessage", QueueUrl=url, MessageBody="x",
                   MessageGroupId="g")
    entry = {"Id": "1", "MessageBody": "x", "MessageGroupId": "g"}
    queues.refuses("InvalidParameterValue", words, "SendMessageBatch", QueueUrl=url,
                   Entries=[entry])
    entry = {"Id": "1", "MessageBody": "x", "MessageDeduplicationId": "d"}
    queues.refuses("InvalidParameterValue", "the parameter MessageGroupId", "SendMessageBatch",
                   QueueUrl=url, Entries=[entry])


@question("A FIFO queue knows no delay of a message")
def delay(queues):
    url = queues.fifo(ContentBasedDeduplication="true")
    queues.refuses(
        "InvalidParameterValue",
        "Value 2 for parameter DelaySeconds is invalid. Reason: The request include parameter that "
        "is not valid for this queue type.",
        "SendMessage", QueueUrl=url, MessageBody="x", MessageGroupId="g", DelaySeconds=2)


@question("In a FIFO queue, a handle expires with its visibility timeout")
def expires(queues):
    url = queues.fifo(ContentBasedDeduplication="true", VisibilityTimeout="1")
    send(queues, url, "x")
    message = queues.take(url)
    time.sleep(1.05)
    queues.refuses("InvalidParameterValue", "The receipt handle has expired.", "DeleteMessage",
                   QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
    same(queues.take(url)["Body"], "x")


@question("A name and the attribute FifoQueue have to say the same")
def names(queues):
    for name, attributes in [(queues.name(".fifo"), {}), (queues.name(), {"FifoQueue": "true"})]:
        queues.refuses("InvalidParameterValue", "1 to 80 in length", "CreateQueue", QueueName=name,
                       Attributes=attributes)


@question("The kind of a queue can't be changed")
def kind(queues):
    queues.refuses("InvalidAttributeName", "Unknown Attribute FifoQueue.", "SetQueueAttributes",
                   QueueUrl=queues.queue(), Attributes={"FifoQueue": "true"})
    queues.refuses("InvalidAttributeValue", "Modifying queue type is not supported.",
                   "SetQueueAttributes", QueueUrl=queues.fifo(), Attributes={"FifoQueue": "false"})
