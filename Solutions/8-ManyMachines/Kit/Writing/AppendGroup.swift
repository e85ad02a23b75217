public import Postgres

/// Appends that are written in one transaction, with one round trip and one sync of the disk.
///
/// Over a network, an append in a separate transaction waits for a round trip, and for the disks of
/// the server and of its standby. A group waits once for all of its appends.
public struct AppendGroup: Sendable {
  /// The outcome of one append: the database's answer, or why there is none.
  public typealias Outcome = Result<AppendAnswer, any Error>

  /// In the order of their arrival.
  public let appends: [PendingAppend]

  public init(_ appends: [PendingAppend]) { self.appends = appends }

  /// Writes the appends, and returns their outcomes, in order.
  ///
  /// A refused append does not affect the others. Neither does one that raises an error: it ends the
  /// transaction, and then each append is written alone.
  ///
  /// - Throws: `ConnectionLost`; any of the appends may have been stored.
  public func write(on session: any PostgresSession) async throws(ConnectionLost) -> [Outcome] {
    // BEGIN EXERCISE 8.7
    // starter: // Each append has its own transaction and its own round trip. They could share one.
    // starter: var outcomes: [Outcome] = []
    // starter: for append in appends {
    // starter:   outcomes.append(try await Self.writeAlone(append, on: session))
    // starter: }
    // starter: return outcomes
    let statements = [Self.begin] + appends.map(\.statement) + [Self.notify, Self.commit]
    let results = try await session.allResults(of: statements)
    guard results.contains(where: \.isFailure) else {
      // The first result is that of BEGIN.
      return zip(appends, results.dropFirst()).map { Self.outcome(of: $1) }
    }
    _ = try await session.send([Self.rollback])
    var outcomes: [Outcome] = []
    for append in appends {
      outcomes.append(try await Self.writeAlone(append, on: session))
    }
    return outcomes
    // END EXERCISE 8.7
  }
}
