import Messaging

extension Benchmark {
  static let queueSend = Benchmark(
    name: "queue-send", title: "queue, send of one message, synced",
    unit: .messagesPerSecond,
    limits: [Limit("the same rows through the C interface", .atLeast(0.7))]
  ) { bench in
    let messages = try QueueBench.messages(bench.count(4_000))
    let raw = try await RawQueue(path: bench.newPath())
    let limit = try await rate(of: messages.count) { try raw.insert(messages) }
    return Sample(try await rateOfSends(messages, on: bench), beside: limit)
  }

  static let queueBatches = Benchmark(
    name: "queue-batches", title: "queue, send in batches of ten",
    unit: .messagesPerSecond, limits: [Limit("one at a time", .atLeast(4))]
  ) { bench in
    let messages = try QueueBench.messages(bench.count(20_000))
    let limit = try await rateOfSends(Array(messages.prefix(bench.count(4_000))), on: bench)
    let new = try await QueueBench(path: bench.newPath())
    let figure = try await rate(of: messages.count) {
      try await new.queue.sendAll(messages, by: 10)
    }
    try await new.expectMessages(messages.count)
    return Sample(figure, beside: limit)
  }

  static let queueTasks = Benchmark(
    name: "queue-tasks", title: "queue, 64 tasks that send one message at a time",
    unit: .messagesPerSecond, limits: [Limit("one task", .atLeast(5))]
  ) { bench in
    let messages = try QueueBench.messages(bench.count(40_000))
    let limit = try await rateOfSends(Array(messages.prefix(bench.count(4_000))), on: bench)
    let new = try await QueueBench(path: bench.newPath())
    let figure = try await rate(of: messages.count) {
      try await new.queue.sendAll(messages, tasks: 64)
    }
    try await new.expectMessages(messages.count)
    return Sample(figure, beside: limit)
  }

  /// Each message costs two transactions: it is deleted when it was handled.
  static let queueReceive = Benchmark(
    name: "queue-receive", title: "queue, receive and delete of one message, synced",
    unit: .messagesPerSecond,
    limits: [Limit("the same rows through the C interface", .atLeast(0.7))]
  ) { bench in
    let messages = try QueueBench.messages(bench.count(4_000))
    let raw = try await RawQueue(path: bench.newPath())
    try raw.insert(messages)
    let limit = try await rate(of: messages.count) { try raw.take(messages.count) }
    let new = try await QueueBench(path: bench.newPath())
    try await new.queue.sendAll(messages, by: 10)
    let figure = try await rate(of: messages.count) { try await new.queue.drain(messages.count) }
    try await new.expectMessages(0)
    return Sample(figure, beside: limit)
  }

  /// How many messages a second one task sends to a new queue, one at a time.
  private static func rateOfSends(
    _ messages: [OutgoingMessage], on bench: Workbench
  ) async throws -> Double {
    let new = try await QueueBench(path: bench.newPath())
    let figure = try await rate(of: messages.count) { try await new.queue.sendAll(messages) }
    try await new.expectMessages(messages.count)
    return figure
  }
}

extension MessageQueue {
  /// Receives and deletes messages, one at a time.
  fileprivate func drain(_ count: Int) async throws {
    for _ in 0..<count {
      guard let delivery = try await receive(ReceiveRequest()).first else {
        throw WrongResult("the queue is empty too early")
      }
      try await delete(delivery.handle)
    }
  }
}
