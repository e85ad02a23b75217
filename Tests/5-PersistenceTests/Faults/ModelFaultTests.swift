import EventSourcing
import ExerciseSupport
import FailingDisk
import Persistence
import ReadModels
import SQLite
import StoreConformance
import TestStores
import Testing

@Suite("Stage 5: The disk fails during a snapshot or a read model's update", .endToEnd)
struct ModelFaultTests {
  @Test(
    "A snapshot is complete or missing",
    arguments: FaultyDisk.Fault.allCases)
  func takesSnapshots(fault: FaultyDisk.Fault) async throws {
    let (first, second) = (Snapshot<Jar.State>.jar(3), Snapshot<Jar.State>.jar(8))
    try await FaultTrial.forEachCall(fault) { trial -> (FaultyAppends, isSaved: Bool) in
      var appends = FaultyAppends()
      await appends.append(1...2, to: .first, in: try trial.file.store())
      let snapshots = try Snapshots(path: trial.file.path)
      try snapshots.save(first, of: Jar.self, in: Jar.stream)
      trial.arm()
      let isSaved = (try? snapshots.save(second, of: Jar.self, in: Jar.stream)) != nil
      return (appends, isSaved)
    } check: { trial, outcome in
      try outcome.0.check(trial)
      let snapshots = try Snapshots(path: trial.file.path)
      let newest = try snapshots.newest(of: Jar.self, in: Jar.stream)
      let allowed: [Snapshot<Jar.State>] =
        outcome.isSaved && trial.keepsUnsynced ? [second] : [first, second]
      let isAllowed = allowed.contains {
        $0.version == newest?.version && $0.state == newest?.state
      }
      #expect(isAllowed, "\(trial): \(newest.map { "\($0)" } ?? "none")")
    }
  }

  @Test(
    "The rows of a read model agree with its checkpoint",
    arguments: FaultyDisk.Fault.allCases)
  func takesEvents(fault: FaultyDisk.Fault) async throws {
    try await FaultTrial.forEachCall(fault) { trial -> (FaultyAppends, Int) in
      var appends = FaultyAppends()
      await appends.append(1...2, to: .first, in: try trial.file.store())
      let projection = try DurableProjection<Guestbook>(path: trial.file.path)
      try projection.take(.guests(1...3))
      trial.arm()
      var taken = 3
      for page in [4...5, 6...8] where taken == page.lowerBound - 1 {
        if (try? projection.take(.guests(page))) != nil { taken = page.upperBound }
      }
      return (appends, taken)
    } check: { trial, outcome in
      try outcome.0.check(trial)
      let kept = try trial.guestbook()
      #expect(kept.rows == Array(1...kept.checkpoint), "\(trial): \(kept)")
      #expect([3, 5, 8].contains(kept.checkpoint), "\(trial): \(kept)")
      if trial.keepsUnsynced { #expect(kept.checkpoint >= outcome.1, "\(trial): \(kept)") }
    }
  }

  @Test(
    "A rebuilt read model is the old one or the new one",
    arguments: FaultyDisk.Fault.allCases)
  func rebuilds(fault: FaultyDisk.Fault) async throws {
    // The old one was made wrong.
    let old = GuestbookFile.Kept(rows: [1, 2, 3, 77], checkpoint: 3)
    let new = GuestbookFile.Kept(rows: Array(1...7), checkpoint: 7)
    try await FaultTrial.forEachCall(fault) { trial -> (FaultyAppends, isRebuilt: Bool) in
      var appends = FaultyAppends()
      await appends.append(1...2, to: .first, in: try trial.file.store())
      let projection = try DurableProjection<Guestbook>(path: trial.file.path)
      try projection.take(.guests(1...3))
      try trial.file.look().execute("INSERT INTO model_guestbook (position) VALUES (77)")
      trial.arm()
      do {
        try await projection.rebuild(from: GivenLog(.guests(1...7)), pageSize: 4)
        return (appends, true)
      } catch {
        return (appends, false)
      }
    } check: { trial, outcome in
      try outcome.0.check(trial)
      let kept = try trial.guestbook()
      #expect(kept == old || kept == new, "\(trial): \(kept)")
      if outcome.isRebuilt && trial.keepsUnsynced { #expect(kept == new, "\(trial): \(kept)") }
      // The next rebuild finds what this one has left, and succeeds.
      let projection = try DurableProjection<Guestbook>(path: trial.file.path)
      try await projection.rebuild(from: GivenLog(.guests(1...7)), pageSize: 4)
      #expect(try trial.guestbook() == new, "\(trial)")
    }
  }
}

extension FaultTrial {
  /// The rows and the checkpoint in the file.
  fileprivate func guestbook() throws -> GuestbookFile.Kept {
    let connection = try file.look()
    return GuestbookFile.Kept(
      rows: try connection.run("SELECT position FROM model_guestbook ORDER BY number") {
        $0.integer(0)
      },
      checkpoint: try connection.integer("SELECT checkpoint FROM projections"))
  }
}
