import BankServer
import EventSourcing
import Events
import Foundation
import Messaging
import Persistence

extension Benchmark {
  static let pipeline = Benchmark(
    name: "pipeline", title: "from an append to the worker's commit, p50",
    unit: .microseconds, goal: .atMost(5_000)
  ) { bench in Sample(try await latencies(on: bench).value(at: 0.5)) }

  static let pipelineTail = Benchmark(
    name: "pipeline-tail", title: "from an append to the worker's commit, p99",
    unit: .microseconds, goal: .atMost(25_000)
  ) { bench in Sample(try await latencies(on: bench).value(at: 0.99)) }

  /// How long each of some deposits takes from the call of `append` until its notice is on the disk.
  private static func latencies(on bench: Workbench) async throws -> Latencies {
    let (arrivals, arrival) = AsyncThrowingStream<Arrival, any Error>.makeStream()
    let fail: @Sendable (String) -> Void = { arrival.finish(throwing: WrongResult($0)) }
    let notices = try Notices(path: bench.newPath()) { notice in
      arrival.yield(Arrival(id: notice.messageID, time: .now))
    }
    let store = try SQLiteEventStore(path: bench.newPath(), codec: .bank)
    let new = try await QueueBench(path: bench.newPath())
    var options = Publisher.Options()
    options.isFIFO = false
    let publisher = Publisher(
      of: store, to: new.queue, checkpoints: try PublisherFile(path: bench.newPath()),
      options: options, report: fail, translate: BankMessages.message)
    let worker = Worker(new.queue, consumer: notices, report: fail)
    return try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { await publisher.run() }
      // Cancelling the task ends it.
      tasks.addTask { await worker.run(until: StopSignal()) }
      defer { tasks.cancelAll() }
      return try await latencies(of: bench.count(1_000), into: store, arrivals)
    }
  }

  private static func latencies(
    of count: Int, into store: SQLiteEventStore, _ arrivals: AsyncThrowingStream<Arrival, any Error>
  ) async throws -> Latencies {
    var values: [Double] = []
    var notices = arrivals.makeAsyncIterator()
    for deposit in Material.deposits(count) {
      let start = ContinuousClock.now
      try await store.append(deposit)
      guard let notice = try await notices.next() else { throw CancellationError() }
      try expect(notice.id.rawValue, deposit.event.id.description)
      values.append((notice.time - start).microseconds)
    }
    return Latencies(values)
  }
}

/// The notice of a message is on the disk.
private struct Arrival: Sendable {
  let id: MessageID
  let time: ContinuousClock.Instant
}
