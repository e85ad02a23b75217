import EventSourcing
import FailingDisk
import Persistence
import SQLite
import StoreConformance
import Testing

/// One run of some code over a disk on which one call goes wrong.
struct FaultTrial: CustomStringConvertible {
  let fault: FaultyDisk.Fault
  /// The number of the call that goes wrong.
  let call: Int
  let file: BankFile
  let disk: FaultyDisk

  var description: String { "\(fault) at call \(call)" }

  private init(_ fault: FaultyDisk.Fault, atCall call: Int) throws {
    (self.fault, self.call) = (fault, call)
    file = try BankFile()
    disk = FaultyDisk(under: file.path)
  }

  func arm() { disk.arm(fault, atCall: call) }

  /// Whether the disk kept what was not synced.
  var keepsUnsynced: Bool { fault != .powerLoss && fault != .powerLossInDisorder }

  /// Lets each call of `body` go wrong in turn, until one run is over before that call.
  ///
  /// `body` arms the disk, and all connections are closed when it returns. `check` then looks at the
  /// file on a disk that works again.
  static func forEachCall<Value>(
    _ fault: FaultyDisk.Fault, _ body: (FaultTrial) async throws -> Value,
    check: (FaultTrial, Value) async throws -> Void
  ) async throws {
    for call in 1...500 {
      let trial = try FaultTrial(fault, atCall: call)
      let value = try await body(trial)
      // A store is closed by the last of its tasks.
      while trial.disk.openFileCount > 0 { await Task.yield() }
      let isOver = !trial.disk.hasFailed
      try trial.disk.repair()
      try await check(trial, value)
      if isOver {
        try #require(call > 2, "\(fault): there were only \(call - 1) calls")
        return
      }
    }
    Issue.record("\(fault): there was no end of calls")
  }
}

/// What became of some appends on a faulty disk.
struct FaultyAppends {
  private var appended: [[EventID]] = []
  private var refused: [[EventID]] = []
  private var uncertain: [[EventID]] = []

  mutating func note(_ ids: [EventID], _ result: Result<AppendResult, any Error>) {
    switch result {
    case .success: appended.append(ids)
    case .failure(is UncertainAppend): uncertain.append(ids)
    case .failure: refused.append(ids)
    }
  }

  /// Expects all that was acknowledged in the file, nothing that was refused, and nothing in part.
  func check(_ trial: FaultTrial) throws {
    _ = try Connection.eventStore(at: trial.file.path)
    let ids = try trial.file.look().run("SELECT id FROM events ORDER BY position") {
      EventID(parsing: $0.text(0))
    }.compactMap { $0 }
    let known = Set(ids)
    #expect(appended.allSatisfy { known.isSuperset(of: $0) }, "\(trial): acknowledged, and gone")
    #expect(refused.allSatisfy { known.isDisjoint(with: $0) }, "\(trial): refused, and there")
    #expect(
      uncertain.allSatisfy { known.isSuperset(of: $0) || known.isDisjoint(with: $0) },
      "\(trial): half an append")
    #expect(known.isSubset(of: (appended + uncertain).joined()), "\(trial): it was never appended")
    let report = try verifyLog(at: trial.file.path)
    #expect(
      report.fault == nil && report.eventCount == ids.count,
      "\(trial): \(report.fault.map { "\($0)" } ?? "no fault")")
  }
}

extension FaultyAppends {
  /// Appends so many notes, and notes what comes of it.
  mutating func append(
    _ numbers: ClosedRange<Int>, to stream: StreamID, in store: some EventStore
  ) async {
    let events = numbers.notes
    do {
      let result = try await store.append(events, to: stream, expecting: .any)
      note(events.map(\.id), .success(result))
    } catch {
      note(events.map(\.id), .failure(error))
    }
  }
}
