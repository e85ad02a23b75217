"""Long polls and delays."""

import threading

from asking import question, same, seconds


@question("A long poll ends without messages when its wait is over")
def empty(queues):
    url = queues.queue()
    messages, took = seconds(lambda: queues.receive(url, WaitTimeSeconds=1))
    same(messages, [])
    assert 0.9 < took < 5, took


@question("A queue's own wait counts for a receive that has none")
def own_wait(queues):
    url = queues.queue(ReceiveMessageWaitTimeSeconds="1")
    assert seconds(lambda: queues.receive(url))[1] > 0.9
    assert seconds(lambda: queues.receive(url, WaitTimeSeconds=0))[1] < 0.9


@question("A long poll is woken by a message")
def woken(queues):
    url = queues.queue()
    if queues.client.name.startswith("awscli"):
        return  # It makes one call at a time in this process.
    threading.Timer(0.3, lambda: queues.send(url)).start()
    messages, took = seconds(lambda: queues.receive(url, WaitTimeSeconds=20))
    same(len(messages), 1)
    assert took < 5, took


@question("A long poll is woken by the end of a delay")
def delay_ends(queues):
    url = queues.queue(DelaySeconds="1")
    queues.send(url)
    same(queues.receive(url), [])
    same(queues.attributes(url)["ApproximateNumberOfMessagesDelayed"], "1")
    messages, took = seconds(lambda: queues.receive(url, WaitTimeSeconds=20))
    same(len(messages), 1)
    assert took < 5, took


@question("A long poll is woken by the end of a visibility timeout")
def visibility_ends(queues):
    url = queues.queue(VisibilityTimeout="1")
    queues.send(url)
    queues.take(url)
    messages, took = seconds(lambda: queues.receive(url, WaitTimeSeconds=20))
    same(len(messages), 1)
    assert took < 5, took


@question("A message may have another delay than its queue")
def own_delay(queues):
    url = queues.queue(DelaySeconds="900")
    queues.send(url, "now", DelaySeconds=0)
    same(queues.take(url)["Body"], "now")
