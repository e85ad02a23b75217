import EventSourcing
import ExerciseSupport
import ManyMachines
import Postgres
import StoreConformance
import Synchronization
import TestStores
import Testing

@Suite("Stage 8: A projection that several processes run")
struct SharedProjectionTests {
  private let events = SharedLog.events(30) { SharedLog.stream($0 % 2) }

  @Test("A process that was paused while it read applies nothing", .exercise("8.13"))
  func pausedWhileReading() async throws {
    try await SharingDatabase.run { database in
      try await database.observer.run(SharedLog.table)
      let others = Mutex<SharedProjection?>(nil)
      let steps = Mutex<[SharedProjection.Step]>([])
      let log = GivenLog(
        events,
        afterPage: { number, _, _ in
          guard number == 2, var other = others.withLock({ $0 }) else { return }
          try await database.expireAll(of: "bank-1")
          for _ in 1...2 {
            let step = try await other.step()
            steps.withLock { $0.append(step) }
          }
        })
      var first = try await database.projection(of: log, by: "bank-1")
      let second = try await database.projection(of: GivenLog(events), by: "bank-2")
      others.withLock { $0 = second }
      let before = try await first.step()
      let paused = try await Outcome.awaiting { try await first.step() }
      let after = try await first.step()
      let versions = try await SharedLog.versions(on: database.observer)
      let applied = [before, after] + steps.withLock { $0 }
      try #require(
        paused.error is StaleLease
          && applied == [.applied(10), .waiting, .applied(10), .applied(10)]
          && versions == ["box-0": Array(1...15), "box-1": Array(1...15)],
        """
        bank-1 applied a page, read the next one, and was paused. bank-2 took over and applied two \
        pages. Then bank-1 went on.
          expected: StaleLease, then waiting; each event once: 1 to 15 in two streams
          got:      it \(paused), then \(after); \(versions)
        The token in the table is bank-2's by now, so a move with the token of bank-1 writes \
        nothing. Chapter 8, exercise 8.13.
        """)
    }
  }

  @Test("After a lost answer, each event still takes effect once", .exercise("8.13"))
  func lostAnswer() async throws {
    try await SharingDatabase.run { database in
      try await database.observer.run(SharedLog.table)
      for number in 1...8 {
        try await database.observer.run("TRUNCATE leases, checkpoints, applied")
        let session = HookedSession(
          try await database.session(), losingAnswer: number)
        var projection = SharedProjection(
          "balances", of: GivenLog(events), on: session, holder: "bank-1", pageSize: 10
        ) { SharedLog.effects(of: $0, by: "bank-1") }
        var losses = 0
        for _ in 1...6 {
          let step = try await Outcome.awaiting { try await projection.step() }
          if step.error != nil { losses += 1 }
        }
        let versions = try await SharedLog.versions(on: database.observer)
        try #require(
          losses == 1 && versions == ["box-0": Array(1...15), "box-1": Array(1...15)],
          """
          A projection lost the answer to its round trip \(number), and went on with the next step.
            expected: one error; each event once: 1 to 15 in two streams
            got:      \(losses) errors; \(versions)
          The step may have been done, without an answer. The next claim returns the position that \
          is stored. Chapter 8, exercise 8.13.
          """)
      }
    }
  }

  @Test("A projection that gives up is continued at once", .exercise("8.13"))
  func givesUp() async throws {
    try await SharingDatabase.run { database in
      try await database.observer.run(SharedLog.table)
      var first = try await database.projection(of: GivenLog(events), by: "bank-1")
      var second = try await database.projection(of: GivenLog(events), by: "bank-2")
      var steps = [try await first.step(), try await second.step()]
      try await first.giveUp()
      for _ in 1...3 { steps.append(try await second.step()) }
      let versions = try await SharedLog.versions(on: database.observer)
      try #require(
        steps == [.applied(10), .waiting, .applied(10), .applied(10), .applied(0)]
          && versions == ["box-0": Array(1...15), "box-1": Array(1...15)],
        """
        bank-1 applied a page and gave up; bank-2 went on.
          expected: each event once: 1 to 15 in two streams
          got:      \(steps); \(versions)
        The next holder's claim returns the position that the last holder has reached. Chapter 8, \
        exercises 8.12 and 8.13.
        """)
    }
  }
}

extension SharingDatabase {
  /// A projection as `process` runs it, in pages of ten events.
  fileprivate func projection(
    of log: GivenLog, by process: String
  ) async throws -> SharedProjection {
    SharedProjection(
      "balances", of: log, on: try await session(), holder: process, pageSize: 10
    ) { SharedLog.effects(of: $0, by: process) }
  }
}
