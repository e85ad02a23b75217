import EventSourcing
import Foundation
import Messaging
import Persistence
import Synchronization

/// What there is beside the workers: chance, time, the queue, and the files.
final class World: Sendable {
  private struct State {
    var random: SeededGenerator
    var broker: Broker?
    var path: URL
    var leases: LeaseBook
    var counts: [QueueSimulation.Incident: Int] = [:]
    var broken: BrokenPromise?
    var fileNumber = 1
  }

  static let groupCount = 50
  static let visibility = Duration.seconds(30)

  let plan: QueueSimulation
  let clock = SimulatedClock()
  let queueName: QueueName
  let effects: URL
  private let folder: URL
  private let state: Mutex<State>

  init(_ plan: QueueSimulation, folder: URL) async throws {
    self.plan = plan
    self.folder = folder
    let text = "topic-bank\(plan.isFIFO ? ".fifo" : "")"
    guard let name = QueueName(rawValue: text) else { throw BrokenPromise("no name: \(text)") }
    queueName = name
    effects = folder.appending(path: "effects.sqlite3")
    let path = folder.appending(path: "queue-0.sqlite3")
    let broker = try Broker(path: path.path, clock: clock, durability: .normal)
    try await broker.create(name)
    state = Mutex(
      State(
        random: SeededGenerator(seed: plan.seed), broker: broker, path: path,
        leases: LeaseBook(isFIFO: plan.isFIFO)))
  }

  /// Draws a number.
  func draw(_ range: ClosedRange<Int>) -> Int {
    state.withLock { Int.random(in: range, using: &$0.random) }
  }

  /// Whether something happens that happens once in so many times.
  func happens(onceIn times: Int) -> Bool { draw(1...times) == 1 }

  func note(_ incident: QueueSimulation.Incident) {
    state.withLock { $0.counts[incident, default: 0] += 1 }
  }

  var counts: [QueueSimulation.Incident: Int] { state.withLock { $0.counts } }

  var deletedCount: Int { state.withLock { $0.leases.deletedCount } }

  /// Lets time pass.
  func pass(_ time: Duration) { clock.advance(by: time) }

  /// Looks into the book of the leases, or writes into it; keeps the promise that is broken there.
  func leases<Value>(_ body: (inout LeaseBook, _ now: Date) throws(BrokenPromise) -> Value) throws
    -> Value
  {
    try state.withLock { state in
      do throws(BrokenPromise) {
        return try body(&state.leases, clock.now)
      } catch {
        state.broken = state.broken ?? error
        throw error
      }
    }
  }

  /// - Throws: ``BrokenPromise``, always.
  func breakPromise(_ text: String) throws -> Never {
    let broken = BrokenPromise(text)
    state.withLock { $0.broken = $0.broken ?? broken }
    throw broken
  }

  /// - Throws: the promise that was broken first. A worker only reports errors.
  func checkPromises() throws {
    if let broken = state.withLock({ $0.broken }) { throw broken }
  }
}

/// The queue is gone at this moment, or its answer was lost.
struct NoAnswer: Error {}

extension World {
  /// Calls the queue, as over a network: it may crash before or afterwards, or its answer is lost.
  ///
  /// `body` gets what it needs to know even when nobody gets the answer.
  func call<Value>(_ body: (Broker) async throws -> Value) async throws -> Value {
    pass(.milliseconds(draw(0...4)))
    if happens(onceIn: 4_000) {
      try crashQueue()
      throw NoAnswer()
    }
    guard let broker = state.withLock({ $0.broker }) else { throw NoAnswer() }
    let value = try await body(broker)
    if happens(onceIn: 4_000) {
      try crashQueue()
      throw NoAnswer()
    }
    if happens(onceIn: 300) {
      note(.lostAnswer)
      throw NoAnswer()
    }
    return value
  }

  /// Ends the queue, and opens what is in its files at this moment.
  private func crashQueue() throws {
    note(.queueCrash)
    try state.withLock { state in
      let old = state.path
      let new = folder.appending(path: "queue-\(state.fileNumber).sqlite3")
      state.fileNumber += 1
      let files = FileManager.default
      for suffix in ["", "-wal"] where files.fileExists(atPath: old.path + suffix) {
        try files.copyItem(atPath: old.path + suffix, toPath: new.path + suffix)
      }
      state.broker = nil
      try? files.removeItem(at: old)
      state.path = new
      state.broker = try Broker(path: new.path, clock: clock, durability: .normal)
    }
  }

  /// Sends messages, and again until the queue has answered; sometimes so late that it doesn't know
  /// them any more.
  func send(_ numbers: [Int]) async throws {
    let messages = try numbers.map {
      try SimulatedMessage(number: $0).outgoing(toFIFO: plan.isFIFO)
    }
    while true {
      do {
        let outcomes = try await call { try await $0.send(messages, to: queueName) }
        for case .failed(let failure) in outcomes { throw failure }
        return
      } catch is NoAnswer {
        if happens(onceIn: 5) { pass(.seconds(301)) }
      }
    }
  }

  /// Whether nothing is left in the queue.
  func isEmpty() async throws -> Bool {
    guard let broker = state.withLock({ $0.broker }) else { return false }
    return try await broker.messageCount(in: queueName) == 0
  }

  /// Checks the effects of all messages.
  ///
  /// - Throws: ``BrokenPromise``.
  func checkEffects() throws {
    try EffectFile(at: effects).check(plan)
  }
}

extension Broker {
  /// All messages, visible or not.
  func messageCount(in queue: QueueName) async throws -> Int {
    let description = try await description(of: queue)
    return description.visibleCount + description.inFlightCount + description.delayedCount
  }
}

/// A clock that only the simulation moves. A sleep lasts until it is cancelled.
final class SimulatedClock: QueueClock {
  /// Whole milliseconds, as the queue has them: a sum of parts of a second would drift away.
  private let time = Mutex(1_767_610_800_000)

  var now: Date { Date(timeIntervalSince1970: Double(time.withLock { $0 }) / 1_000) }

  func advance(by duration: Duration) { time.withLock { $0 += Int(duration / .milliseconds(1)) } }

  func sleep(until end: Date) async throws {
    // A stream to which nothing is added ends with its task.
    for await _ in AsyncStream<Void>.makeStream().stream {}
    throw CancellationError()
  }
}
