import EventSourcing
import ExerciseSupport
import FailingDisk
import Foundation
import Persistence
import SQLite
import Testing

@testable import Messaging

@Suite("The disk fails at each call of a queue", .endToEnd)
struct BrokerFaultTests {
  @Test(
    "Everything acknowledged is there, and nothing that was refused",
    arguments: FaultyDisk.Fault.allCases)
  func keepsPromises(fault: FaultyDisk.Fault) async throws {
    for call in 1...200 {
      let file = try QueueFileFolder()
      let disk = FaultyDisk(under: file.path)
      var ledger = Ledger()
      do {
        let queue = try await file.queue()
        await ledger.send("before", to: queue)
        let delivery = try await queue.receiveOne(hiddenFor: .seconds(60))
        disk.arm(fault, atCall: call)
        await ledger.send("1", to: queue)
        await ledger.delete(delivery, from: queue)
        await ledger.send("2", to: queue)
      }
      // The last task of the broker closes the file.
      while disk.openFileCount > 0 { await Task.yield() }
      let isOver = !disk.hasFailed
      try disk.repair()
      try await ledger.check(file, "\(fault) at call \(call)")
      if isOver {
        try #require(call > 2, "\(fault): there were only \(call - 1) calls")
        return
      }
    }
    Issue.record("\(fault): there was no end of calls")
  }

  @Test("A full disk is a separate error, and when there is room again, the queue goes on")
  func fullDisk() async throws {
    let file = try QueueFileFolder()
    let disk = FaultyDisk(under: file.path)
    let queue = try await file.queue()
    try await queue.send("notice 1")
    disk.arm(.fullDisk, atCall: 1)
    await #expect(throws: StorageError.full) { try await queue.send("notice 2") }
    try disk.repair()
    try await queue.send("notice 3")
    #expect(try await queue.receive().bodies == ["notice 1", "notice 3"])
  }
}

/// What a queue has answered.
private struct Ledger {
  private var sent: Set<String> = []
  private var refused: Set<String> = []
  /// Those of which nobody knows whether they are in the file.
  private var uncertain: Set<String> = []

  mutating func send(_ body: String, to queue: TestQueue) async {
    do {
      try await queue.send(body)
      sent.insert(body)
    } catch is UncertainCommit {
      uncertain.insert(body)
    } catch {
      refused.insert(body)
    }
  }

  mutating func delete(_ delivery: Delivery, from queue: TestQueue) async {
    do {
      try await queue.queue.delete(delivery.handle)
      sent.remove(delivery.body)
      refused.insert(delivery.body)
    } catch is UncertainCommit {
      sent.remove(delivery.body)
      uncertain.insert(delivery.body)
    } catch {}
  }

  /// Opens the file again, and expects in it what was acknowledged.
  func check(_ file: QueueFileFolder, _ trial: String) async throws {
    let queue = try await file.queue()
    queue.clock.advance(by: 100)
    let bodies = try await queue.receive().bodies
    let known = Set(bodies)
    #expect(bodies.count == known.count, "\(trial): twice there, \(bodies)")
    #expect(known.isSuperset(of: sent), "\(trial): acknowledged, and gone, \(sent) of \(bodies)")
    #expect(known.isDisjoint(with: refused), "\(trial): refused, and there, \(bodies)")
    #expect(known.isSubset(of: sent.union(uncertain)), "\(trial): nobody sent it, \(bodies)")
  }
}
