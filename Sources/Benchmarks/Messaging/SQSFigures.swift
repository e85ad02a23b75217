import Foundation
import SQSClient

extension Benchmark {
  static let sqsSend = Benchmark(
    name: "sqs-send", title: "queue over HTTP, signed sends over 16 connections, synced",
    unit: .messagesPerSecond, goal: .atLeast(8_000),
    limits: [Limit("64 tasks in the process of the queue")]
  ) { bench in
    let messages = try QueueBench.messages(bench.count(30_000))
    let new = try await QueueBench(path: bench.newPath())
    let limit = try await rate(of: messages.count) {
      try await new.queue.sendAll(messages, tasks: 64)
    }
    let figure = try await QueueProcess.with(bench.newPath()) { server in
      let client = try SQSLoad.client(of: server.address)
      let queue = try await SQSQueue.create(QueueBench.name, client: client)
      // Opens the connections.
      try await queue.sendAll(Array(messages.prefix(160)), tasks: 16)
      return try await rate(of: messages.count) {
        try await queue.sendAll(messages, tasks: 16)
      }
    }
    return Sample(figure, beside: limit)
  }

  /// A receive that waits costs nothing but memory.
  static let sqsIdle = Benchmark(
    name: "sqs-idle", title: "processor time with 1,000 long polls that wait",
    unit: .percentOfCore, goal: .atMost(2), runs: 1
  ) { bench in
    try await QueueProcess.with(bench.newPath()) { server in
      try await SQSLoad.withLongPolls(bench.count(1_000), of: server) {
        let seconds = bench.seconds * 3
        let before = try server.processorTime
        try await Task.sleep(for: .seconds(seconds))
        // The system counts in hundredths, so it may be one more than it says.
        return Sample((try server.processorTime - before + 0.01) / Double(seconds) * 100)
      }
    }
  }
}
