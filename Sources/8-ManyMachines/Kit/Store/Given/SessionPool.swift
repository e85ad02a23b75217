import EventSourcing
public import Postgres
import Synchronization

/// A few sessions with the database, opened when they are needed, and replaced when they are lost.
///
/// Tasks share a session: their statements queue up in it, and are answered in order. So no task waits
/// for a session to be free, and a thousand tasks need no thousand sessions. Each statement is a
/// transaction.
public final class SessionPool: Sendable {
  public typealias Connect = @Sendable () async throws -> any PostgresSession

  fileprivate struct Place {
    /// `nil` before a session is needed, and after it was lost.
    var opening: Task<any PostgresSession, any Error>?
    /// Counts the sessions of this place: the end of one does not end the next one.
    var number = 0
    /// How many statements have no answer yet.
    var load = 0
  }

  private let connect: Connect
  private let patience: Duration
  private let clock: any Clock<Duration>
  private let places: Mutex<[Place]>

  /// Creates a pool of at most `count` sessions, which waits for an answer no longer than `patience`.
  public init(
    count: Int, patience: Duration, clock: any Clock<Duration> = ContinuousClock(),
    connect: @escaping Connect
  ) {
    self.connect = connect
    self.patience = patience
    self.clock = clock
    places = Mutex(Array(repeating: Place(), count: max(count, 1)))
  }

  /// Runs a statement that only reads, on the session with the fewest statements.
  ///
  /// When the session is lost, it reads again, on a new one.
  ///
  /// - Throws: `StoreFailure` and `StoreUnavailable`.
  public func read(_ statement: PostgresStatement) async throws -> PostgresRows {
    let place = leastBusyPlace
    do {
      do {
        return try await run(statement, at: place)
      } catch  where error.callsForAnotherSession {
        return try await run(statement, at: place)
      }
    } catch let lost as ConnectionLost {
      throw StoreUnavailable(reason: lost.reason)
    }
  }

  /// Runs a statement that changes something, once.
  ///
  /// - Throws: `StoreFailure` and `StoreUnavailable`; then it has changed nothing. `UncertainAppend`
  ///   when no answer came.
  func change(_ statement: PostgresStatement) async throws -> PostgresRows {
    do {
      return try await run(statement, at: leastBusyPlace)
    } catch let lost as ConnectionLost {
      throw UncertainAppend(reason: lost.reason)
    }
  }

  /// Closes all sessions; what waits for an answer fails. The next statement opens a session again.
  public func close() async {
    let openings = places.withLock { places in
      places.indices.compactMap { places[$0].replaceSession() }
    }
    for opening in openings { await (try? opening.value)?.close() }
  }

  private var leastBusyPlace: Int {
    places.withLock { places in
      places.indices.min { places[$0].load < places[$1].load } ?? 0
    }
  }
}

extension SessionPool {
  /// Runs `statement` on the session at `place`.
  ///
  /// - Throws: `StoreFailure` and `StoreUnavailable`, also when no session could be opened, and
  ///   `ConnectionLost`, also when no answer came in time.
  private func run(_ statement: PostgresStatement, at place: Int) async throws -> PostgresRows {
    let (opening, number) = enter(place)
    defer { places.withLock { $0[place].load -= 1 } }
    let session: any PostgresSession
    do {
      session = try await opening.value
    } catch {
      forget(place, number)
      throw StoreUnavailable.reason(for: error)
    }
    // When the session is closed, what waits for an answer throws.
    let alarm = Task(executorPreference: LastingTasks.executor) { [self] in
      try await clock.sleep(for: patience)
      forget(place, number)
    }
    defer { alarm.cancel() }
    do {
      return try await session.run(statement)
    } catch let error as PostgresError {
      let failure = StoreFailure(error)
      if failure.kind == .reconnect { forget(place, number) }
      throw failure
    } catch {
      forget(place, number)
      alarm.cancel()
      let isOverdue = (try? await alarm.value) != nil
      throw isOverdue ? ConnectionLost(reason: "no answer came within \(patience)") : error
    }
  }

  private func enter(_ place: Int) -> (opening: Task<any PostgresSession, any Error>, number: Int) {
    places.withLock { places in
      places[place].load += 1
      if let opening = places[place].opening { return (opening, places[place].number) }
      let opening = Task(executorPreference: LastingTasks.executor) { [connect] in
        try await connect()
      }
      places[place].opening = opening
      return (opening, places[place].number)
    }
  }

  /// Forgets the session at `place`, unless it was replaced already, and closes it.
  private func forget(_ place: Int, _ number: Int) {
    let opening = places.withLock { places in
      places[place].number == number ? places[place].replaceSession() : nil
    }
    guard let opening else { return }
    Task(executorPreference: LastingTasks.executor) { await (try? opening.value)?.close() }
  }
}

extension SessionPool.Place {
  /// Makes room for another session, and returns the one that was here.
  fileprivate mutating func replaceSession() -> Task<any PostgresSession, any Error>? {
    number += 1
    defer { opening = nil }
    return opening
  }
}

extension Error {
  /// Whether the same statement may succeed on another session.
  fileprivate var callsForAnotherSession: Bool {
    self is ConnectionLost || (self as? StoreFailure)?.kind == .reconnect
  }
}
