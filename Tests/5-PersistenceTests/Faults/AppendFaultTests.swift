import EventSourcing
import ExerciseSupport
import FailingDisk
import Persistence
import SQLite
import StoreConformance
import Testing

@Suite("Stage 5: The disk fails during an append", .endToEnd)
struct AppendFaultTests {
  @Test(
    "Every acknowledged append is there, and no rejected one",
    arguments: FaultyDisk.Fault.allCases)
  func appends(fault: FaultyDisk.Fault) async throws {
    try await FaultTrial.forEachCall(fault) { trial in
      let store = try trial.file.store()
      var appends = FaultyAppends()
      await appends.append(1...1, to: .first, in: store)
      trial.arm()
      await appends.append(2...3, to: .first, in: store)
      // The process goes on after a failure.
      await appends.append(14...14, to: .second, in: store)
      return appends
    } check: { trial, appends in
      try appends.check(trial)
    }
  }

  @Test(
    "Appends that share a commit are there or not, as their results say",
    arguments: FaultyDisk.Fault.allCases)
  func groups(fault: FaultyDisk.Fault) async throws {
    let visits = (1...3).map { LockedStore.Visit.door($0, count: $0) }
    try await FaultTrial.forEachCall(fault) { trial in
      let store = try LockedStore(file: trial.file)
      var appends = FaultyAppends()
      let first = LockedStore.Visit.door(7, count: 2)
      appends.note(first.ids, .success(try await store.append(first)))
      let answers = try await store.appendAll(visits, whenLocked: trial.arm)
      for (visit, answer) in zip(visits, answers) {
        let answer = try #require(answer, "\(trial): no answer came")
        appends.note(visit.ids, answer.result)
      }
      return appends
    } check: { trial, appends in
      try appends.check(trial)
    }
  }

  @Test(
    "An older file is migrated to hashes, or unchanged",
    arguments: FaultyDisk.Fault.allCases)
  func migrates(fault: FaultyDisk.Fault) async throws {
    let chained = Schema.steps.firstIndex { $0.contains("chain_events") } ?? 0
    try await FaultTrial.forEachCall(fault) { trial in
      let old = try trial.file.look()
      try old.execute("PRAGMA journal_mode = WAL")
      try Schema.migrate(old, by: Array(Schema.steps.prefix(chained)))
      for number in 1...3 {
        try old.insertEvent(
          version: number, id: CountedEventIDs.id(numbered: UInt64(number + 20)).description)
      }
      let rows = try old.rows
      trial.arm()
      _ = try? Connection.eventStore(at: trial.file.path)
      return rows
    } check: { trial, rows in
      let version = try trial.file.look().integer("PRAGMA user_version")
      #expect([chained, Schema.steps.count].contains(version), "\(trial): version \(version)")
      _ = try Connection.eventStore(at: trial.file.path)
      #expect(try trial.file.look().rows == rows, "\(trial)")
      let report = try verifyLog(at: trial.file.path)
      #expect(report.fault == nil && report.eventCount == 3, "\(trial): \(report)")
    }
  }
}
