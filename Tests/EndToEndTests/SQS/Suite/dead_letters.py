"""Dead-letter queues, and the way back from them."""

import json

from asking import eventually, question, same


def policy(arn, count):
    return json.dumps({"deadLetterTargetArn": arn, "maxReceiveCount": count})


def pair(queues, count=1):
    """A queue with visibility zero, and its dead-letter queue."""
    dead = queues.queue()
    url = queues.queue(VisibilityTimeout="0", RedrivePolicy=policy(queues.arn(dead), count))
    return url, dead


def tasks(queues, arn):
    return queues.ask("ListMessageMoveTasks", SourceArn=arn)["Results"]


@question("A message goes to the dead letters at the receive after the last that is allowed")
def goes(queues):
    url, dead = pair(queues, 2)
    queues.send(url, "poison")
    queues.take(url)
    queues.take(url)
    same(queues.receive(dead), [])
    same(queues.receive(url), [])
    message = queues.take(dead)
    same(message["Body"], "poison")
    same(message["Attributes"]["DeadLetterQueueSourceArn"], queues.arn(url))


@question("A FIFO queue has dead letters in a FIFO queue")
def fifo(queues):
    dead = queues.fifo()
    standard = queues.queue()
    url = queues.fifo(VisibilityTimeout="0", RedrivePolicy=policy(queues.arn(dead), 1))
    queues.send(url, "poison", MessageGroupId="g", MessageDeduplicationId="1")
    queues.send(url, "good", MessageGroupId="g", MessageDeduplicationId="2")
    same(queues.take(url)["Body"], "poison")
    same(queues.take(url)["Body"], "good")
    same(queues.take(dead)["Attributes"]["MessageGroupId"], "g")
    queues.refuses("InvalidParameterValue", "same type of queue as the source",
                   "SetQueueAttributes", QueueUrl=url,
                   Attributes={"RedrivePolicy": policy(queues.arn(standard), 1)})


@question("A redrive policy that names no queue, or is none, is refused")
def refused(queues):
    url = queues.queue()
    arn = queues.arn(url)
    recorded = '{"deadLetterTargetArn": "dummy", "maxReceiveCount": 42}'
    for value, words in [
        (recorded, f"Value {recorded} for parameter RedrivePolicy is invalid. "
         "Reason: Invalid value for deadLetterTargetArn."),
        (policy(arn + "-nowhere", 1), "Dead letter target does not exist."),
        (policy(arn, 1), "Dead letter target"),
        (policy(arn, 0), "Invalid value for maxReceiveCount"),
        (policy(arn, 1001), "Invalid value for maxReceiveCount"),
        (json.dumps({"deadLetterTargetArn": arn}), "mandatory attribute: maxReceiveCount"),
        ("no policy", "not a valid JSON map"),
    ]:
        queues.refuses("InvalidParameterValue", words, "SetQueueAttributes", QueueUrl=url,
                       Attributes={"RedrivePolicy": value})
    assert "RedrivePolicy" not in queues.attributes(url)


@question("A redrive policy is a text with JSON in it, and an empty one removes it")
def removed(queues):
    url, dead = pair(queues, 7)
    found = json.loads(queues.attributes(url)["RedrivePolicy"])
    same(found, {"deadLetterTargetArn": queues.arn(dead), "maxReceiveCount": 7})
    queues.ask("SetQueueAttributes", QueueUrl=url, Attributes={"RedrivePolicy": ""})
    assert "RedrivePolicy" not in queues.attributes(url)


@question("A dead-letter queue tells its sources")
def sources(queues):
    url, dead = pair(queues)
    same(queues.ask("ListDeadLetterSourceQueues", QueueUrl=dead)["queueUrls"], [url])
    # XML has no empty lists.
    same(queues.ask("ListDeadLetterSourceQueues", QueueUrl=url).get("queueUrls", []), [])


@question("A task moves dead letters back to where they came from")
def moved_back(queues):
    url, dead = pair(queues)
    for body in ["1", "2"]:
        queues.send(url, body)
    for _ in range(3):
        queues.receive(url, MaxNumberOfMessages=10)
    source = queues.arn(dead)
    assert queues.ask("StartMessageMoveTask", SourceArn=source)["TaskHandle"]
    eventually(lambda: tasks(queues, source)[0]["Status"] == "COMPLETED", "the task is completed")
    task = tasks(queues, source)[0]
    same([task["ApproximateNumberOfMessagesMoved"], task["ApproximateNumberOfMessagesToMove"]],
         [2, 2])
    same([task["SourceArn"], "TaskHandle" in task], [source, False])
    message = queues.receive(url)[0]
    same(message["Attributes"]["ApproximateReceiveCount"], "1")
    assert "DeadLetterQueueSourceArn" not in message["Attributes"]


@question("A task may move dead letters elsewhere, slowly, and be cancelled")
def cancelled(queues):
    url, dead = pair(queues)
    elsewhere = queues.queue()
    for number in range(5):
        queues.send(url, f"{number}")
    for _ in range(6):
        queues.receive(url, MaxNumberOfMessages=10)
    source = queues.arn(dead)
    start = {"SourceArn": source, "DestinationArn": queues.arn(elsewhere)}
    handle = queues.ask("StartMessageMoveTask", MaxNumberOfMessagesPerSecond=1, **start)
    queues.refuses("InvalidParameterValue", "There is already a task running.",
                   "StartMessageMoveTask", **start)
    task = tasks(queues, source)[0]
    same([task["Status"], task["TaskHandle"], task["DestinationArn"]],
         ["RUNNING", handle["TaskHandle"], queues.arn(elsewhere)])
    same(task["MaxNumberOfMessagesPerSecond"], 1)
    queues.ask("CancelMessageMoveTask", **handle)
    same(tasks(queues, source)[0]["Status"], "CANCELLED")
    assert int(queues.attributes(elsewhere)["ApproximateNumberOfMessages"]) < 5
    queues.refuses("ResourceNotFoundException", "Task does not exist.", "CancelMessageMoveTask",
                   **handle)


@question("A task needs a dead-letter queue, and places that are there")
def task_errors(queues):
    url, dead = pair(queues)
    queues.refuses("InvalidParameterValue", "must be configured as a Dead Letter Queue",
                   "StartMessageMoveTask", SourceArn=queues.arn(url))
    queues.refuses("ResourceNotFoundException", "for the SourceArn parameter doesn't exist",
                   "StartMessageMoveTask", SourceArn=queues.arn(dead) + "-nowhere")
    queues.refuses("ResourceNotFoundException", "for the DestinationArn parameter doesn't exist",
                   "StartMessageMoveTask", SourceArn=queues.arn(dead),
                   DestinationArn=queues.arn(dead) + "-nowhere")
    queues.refuses("InvalidParameterValue", "Value for parameter TaskHandle is invalid.",
                   "CancelMessageMoveTask", TaskHandle="foobared")


@question("A task whose destination is removed fails, and the messages stay")
def destination_gone(queues):
    url, dead = pair(queues)
    for number in range(3):
        queues.send(url, f"{number}")
    for _ in range(4):
        queues.receive(url, MaxNumberOfMessages=10)
    elsewhere = queues.queue()
    source = queues.arn(dead)
    queues.ask("StartMessageMoveTask", SourceArn=source, DestinationArn=queues.arn(elsewhere),
               MaxNumberOfMessagesPerSecond=1)
    queues.ask("DeleteQueue", QueueUrl=elsewhere)
    eventually(lambda: tasks(queues, source)[0]["Status"] == "FAILED", "the task fails")
    same(tasks(queues, source)[0]["FailureReason"], "AWS.SimpleQueueService.NonExistentQueue")
    assert int(queues.attributes(dead)["ApproximateNumberOfMessages"]) >= 2
