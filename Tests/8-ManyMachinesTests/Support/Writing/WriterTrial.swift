import EventSourcing
import ExerciseSupport
import Foundation
import ManyMachines
import Postgres
import ReadModels
import ScriptedPostgres
import StoreConformance
import Synchronization
import TestStores

/// A writer and a simulated database. Its deadlines pass when the test moves the clock.
struct WriterTrial: Sendable {
  let database: ScriptedDatabase
  let clock = MovedClock()
  let writer: PostgresWriter

  init(
    _ database: ScriptedDatabase = ScriptedDatabase(), backOff: BackOff = .immediate()
  ) {
    self.database = database
    writer = PostgresWriter(
      connect: { try await database.connect() }, clock: clock, deadline: .seconds(10),
      backOff: backOff)
  }

  /// Begins an append; returns when it is in the queue, or in a group.
  func start(_ append: PendingAppend) -> StartedAppend {
    StartedAppend(Task { [writer] in try await writer.append(append) })
  }

  /// Waits until `count` appends are in the queue, behind the group under way.
  func hasWaiting(_ count: Int) async throws -> Bool {
    try await becomesTrue { writer.waitingCount == count }
  }
}

/// An append under way.
final class StartedAppend: Sendable {
  private let task: Task<AppendResult, any Error>
  private let result = Mutex<Result<AppendResult, any Error>?>(nil)

  init(_ task: Task<AppendResult, any Error>) {
    self.task = task
    Task {
      let result = await task.result
      self.result.withLock { $0 = result }
    }
  }

  /// Whether its caller has an answer or an error.
  var isOver: Bool { result.withLock { $0 != nil } }

  /// The caller's result, in words: `version 3`, `unknown`; "no answer" when it gets nothing soon.
  func words() async throws -> String {
    _ = try await becomesTrue { self.isOver }
    return try result.withLock { $0 }.map(WriterWords.of) ?? "no answer"
  }
}

/// The outcomes of appends, in words.
enum WriterWords {
  static func of(_ result: Result<AppendResult, any Error>) throws(Unfinished) -> String {
    switch result {
    case .success(let result): "version \(result.version)"
    case .failure(let error): try of(error)
    }
  }

  static func of(_ outcome: AppendGroup.Outcome) throws(Unfinished) -> String {
    switch outcome {
    case .success(.stored(let result)): "version \(result.version)"
    case .success(.versionConflict(let actual)): "conflict at version \(actual)"
    case .success(.eventIDTaken): "id taken"
    case .success(.keyTaken): "key taken"
    case .failure(let error): try of(error)
    }
  }

  private static func of(_ error: any Error) throws(Unfinished) -> String {
    switch error {
    case let unfinished as Unfinished: throw unfinished
    case let conflict as VersionConflict: return "conflict at version \(conflict.actual)"
    case let error as PostgresError: return "error \(error.code)"
    case is UncertainAppend: return "unknown"
    case is StoreUnavailable: return "not sent"
    default: return "\(type(of: error)), \(error)"
    }
  }

  /// The first word of each statement, and the stream of each append.
  static func of(_ batch: [PostgresStatement]) -> String {
    let words = batch.map { statement in
      if statement.sql.contains("append_events"),
        case .text(let stream)? = statement.parameters.first
      {
        return "append to \(stream)"
      }
      if statement.sql.contains("pg_notify") { return "pg_notify" }
      return statement.sql.split(separator: " ").first.map(String.init) ?? "nothing"
    }
    return "[\(words.joined(separator: ", "))]"
  }

  static func list(_ words: [String]) -> String {
    words.isEmpty ? "nothing" : "[\(words.joined(separator: ", "))]"
  }

  static func list(_ numbers: [Int]) -> String { list(numbers.map(String.init)) }
}

extension StreamID {
  /// The stream of the notes on `subject`.
  static func note(_ subject: String) -> StreamID { StreamID(category: "note", id: subject) }
}

extension BackOff {
  /// Waits of 100, 200, 400 milliseconds and so on, which take no time.
  static func immediate(_ clock: PatientClock = PatientClock()) -> BackOff {
    // The factor is (1 + jitter) / 2 of the longest wait.
    BackOff(base: .milliseconds(200), cap: .seconds(60), clock: clock, jitter: { 0 })
  }
}

/// A clock on which a sleep takes no time; after 200 of them, it takes all time, so that an endless loop
/// in a wrong answer does not keep the computer busy.
final class PatientClock: Clock {
  let now = ContinuousClock.now
  let minimumResolution = Duration.zero
  private let durations = Mutex<[Duration]>([])

  /// The lengths of all sleeps so far, in milliseconds.
  var waits: [Int] {
    durations.withLock { $0 }.map { Int(($0 / .milliseconds(1)).rounded()) }
  }

  func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
    try Task.checkCancellation()
    let count = durations.withLock { durations in
      durations.append(now.duration(to: deadline))
      return durations.count
    }
    if count > 200 { for await _ in AsyncStream<Void>.makeStream().stream {} }
  }
}
