"""Queues: their names, attributes and tags."""

from asking import question, same


@question("A queue is found by its name, and its URL ends with it")
def found(queues):
    name = queues.name()
    url = queues.ask("CreateQueue", QueueName=name)["QueueUrl"]
    assert url.endswith(f"/000000000000/{name}"), url
    same(queues.ask("GetQueueUrl", QueueName=name)["QueueUrl"], url)
    same(queues.arn(url), f"arn:aws:sqs:sa-east-1:000000000000:{name}")


@question("A queue that is not there is told")
def unknown(queues):
    code, words = "AWS.SimpleQueueService.NonExistentQueue", "The specified queue does not exist"
    queues.refuses(code, words, "GetQueueUrl", QueueName=queues.name())
    url = queues.queue()
    for action, more in [
        ("SendMessage", {"MessageBody": "x"}), ("ReceiveMessage", {}), ("PurgeQueue", {}),
        ("GetQueueAttributes", {}), ("DeleteQueue", {}), ("ListQueueTags", {}),
        ("SetQueueAttributes", {"Attributes": {"DelaySeconds": "1"}}),
        ("DeleteMessage", {"ReceiptHandle": "x"}),
    ]:
        queues.refuses(code, words, action, QueueUrl=url + "-nowhere", **more)


@question("Creating a queue again gives the same one, unless its attributes differ")
def again(queues):
    name = queues.name()
    create = {"QueueName": name, "Attributes": {"DelaySeconds": "1"}}
    url = queues.ask("CreateQueue", **create)["QueueUrl"]
    same(queues.ask("CreateQueue", **create)["QueueUrl"], url)
    same(queues.ask("CreateQueue", QueueName=name)["QueueUrl"], url)
    queues.refuses(
        "QueueAlreadyExists",
        "A queue already exists with the same name and a different value for attribute "
        "DelaySeconds",
        "CreateQueue", QueueName=name, Attributes={"DelaySeconds": "2"})


@question("A name has letters, digits, hyphens and underscores, 80 at most")
def names(queues):
    for name in ["", "a b", "a.b", "ä", "a" * 81, ".fifo"]:
        code = "MissingParameter" if name == "" else "InvalidParameterValue"
        queues.refuses(code, "", "CreateQueue", QueueName=name)


@question("A new queue has the standard attributes")
def standard(queues):
    found = queues.attributes(queues.queue())
    expected = {
        "VisibilityTimeout": "30", "DelaySeconds": "0", "MessageRetentionPeriod": "345600",
        "MaximumMessageSize": "1048576", "ReceiveMessageWaitTimeSeconds": "0",
        "ApproximateNumberOfMessages": "0", "ApproximateNumberOfMessagesNotVisible": "0",
        "ApproximateNumberOfMessagesDelayed": "0",
    }
    same({name: found[name] for name in expected}, expected)
    assert found["CreatedTimestamp"] == found["LastModifiedTimestamp"]
    assert "FifoQueue" not in found


@question("Attributes can be set, and only those that were asked for are answered")
def attributes(queues):
    url = queues.queue()
    queues.ask("SetQueueAttributes", QueueUrl=url,
               Attributes={"VisibilityTimeout": "69", "MaximumMessageSize": "2048"})
    same(queues.attributes(url, "VisibilityTimeout", "MaximumMessageSize"),
         {"VisibilityTimeout": "69", "MaximumMessageSize": "2048"})
    same(queues.ask("GetQueueAttributes", QueueUrl=url).get("Attributes", {}), {})


@question("Attributes for what a server may not have are kept: policies and encryption")
def kept(queues):
    given = {"KmsMasterKeyId": "testKeyId", "KmsDataKeyReusePeriodSeconds": "6000"}
    same(queues.attributes(queues.queue(**given), *given), given)


@question("A FIFO queue tells how it deduplicates")
def fifo(queues):
    url = queues.fifo(ContentBasedDeduplication="true")
    names = ["FifoQueue", "ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit"]
    same(queues.attributes(url, *names), {
        "FifoQueue": "true", "ContentBasedDeduplication": "true", "DeduplicationScope": "queue",
        "FifoThroughputLimit": "perQueue"})
    queues.ask("SetQueueAttributes", QueueUrl=url,
               Attributes={"ContentBasedDeduplication": "false"})
    same(queues.attributes(url)["ContentBasedDeduplication"], "false")


@question("Unknown attributes and values outside their range are refused")
def ranges(queues):
    url = queues.queue()
    queues.refuses("InvalidAttributeName", "Unknown Attribute Foo", "SetQueueAttributes",
                   QueueUrl=url, Attributes={"Foo": "1"})
    queues.refuses("InvalidAttributeName", "Unknown Attribute Foo", "GetQueueAttributes",
                   QueueUrl=url, AttributeNames=["Foo"])
    for name, value in [
        ("VisibilityTimeout", "43201"), ("VisibilityTimeout", "-1"), ("DelaySeconds", "901"),
        ("MessageRetentionPeriod", "59"), ("MessageRetentionPeriod", "1209601"),
        ("MaximumMessageSize", "1023"), ("MaximumMessageSize", "1048577"),
        ("ReceiveMessageWaitTimeSeconds", "21"), ("DelaySeconds", "soon"),
    ]:
        queues.refuses("InvalidAttributeValue", f"Invalid value for the parameter {name}.",
                       "SetQueueAttributes", QueueUrl=url, Attributes={name: value})


@question("Messages are counted: those that wait, are in flight, and are delayed")
def counts(queues):
    url = queues.queue()
    for delay in [0, 0, 0, 60]:
        queues.send(url, DelaySeconds=delay)
    queues.take(url)
    found = queues.attributes(url)
    names = ["", "NotVisible", "Delayed"]
    same([found[f"ApproximateNumberOfMessages{name}"] for name in names], ["2", "1", "1"])


@question("A purged queue is empty, and is purged again only after a minute")
def purged(queues):
    url = queues.queue()
    queues.send(url)
    queues.ask("PurgeQueue", QueueUrl=url)
    same(queues.receive(url), [])
    name = url.rsplit("/", 1)[1]
    queues.refuses(
        "AWS.SimpleQueueService.PurgeQueueInProgress",
        f"Only one PurgeQueue operation on {name} is allowed every 60 seconds.", "PurgeQueue",
        QueueUrl=url)


@question("A deleted queue is gone, with its messages")
def deleted(queues):
    name = queues.name()
    url = queues.ask("CreateQueue", QueueName=name)["QueueUrl"]
    queues.send(url)
    queues.ask("DeleteQueue", QueueUrl=url)
    queues.refuses("AWS.SimpleQueueService.NonExistentQueue", "", "ReceiveMessage", QueueUrl=url)
    url = queues.ask("CreateQueue", QueueName=name)["QueueUrl"]
    same(queues.receive(url), [])


@question("Queues are listed by the beginning of their names, page by page")
def listed(queues):
    prefix = queues.name()
    names = [f"{prefix}-{letter}" for letter in "abc"]
    urls = [queues.ask("CreateQueue", QueueName=name)["QueueUrl"] for name in names]
    same(queues.ask("ListQueues", QueueNamePrefix=prefix)["QueueUrls"], urls)
    same(queues.ask("ListQueues", QueueNamePrefix=prefix + "-z").get("QueueUrls", []), [])
    if queues.client.name.startswith("awscli"):
        return  # It asks for the pages by itself.
    page = queues.ask("ListQueues", QueueNamePrefix=prefix, MaxResults=2)
    same(page["QueueUrls"], urls[:2])
    page = queues.ask("ListQueues", QueueNamePrefix=prefix, MaxResults=2,
                      NextToken=page["NextToken"])
    same([page["QueueUrls"], "NextToken" in page], [urls[2:], False])


@question("Tags are set, removed and listed")
def tags(queues):
    url = queues.ask("CreateQueue", QueueName=queues.name(), tags={"tag0": "x"})["QueueUrl"]
    queues.ask("TagQueue", QueueUrl=url, Tags={"tag1": "value1", "tag2": "value2", "tag3": ""})
    same(queues.ask("ListQueueTags", QueueUrl=url)["Tags"],
         {"tag0": "x", "tag1": "value1", "tag2": "value2", "tag3": ""})
    queues.ask("UntagQueue", QueueUrl=url, TagKeys=["tag0", "tag1", "tag3"])
    same(queues.ask("ListQueueTags", QueueUrl=url)["Tags"], {"tag2": "value2"})


@question("What the server doesn't have is told as unsupported")
def unsupported(queues):
    queues.refuses("AWS.SimpleQueueService.UnsupportedOperation", "", "RemovePermission",
                   QueueUrl=queues.queue(), Label="x")
