import EventSourcing
public import Postgres
public import ReadModels

/// Sends groups of appends over one connection, and opens another one when it is lost.
public struct GroupSender: Sendable {
  let connection: WriterConnection
  private let backOff: BackOff

  public init(
    connect: @escaping @Sendable () async throws -> any PostgresSession, backOff: BackOff
  ) {
    connection = WriterConnection(connect)
    self.backOff = backOff
  }

  /// Sends `group`, and returns the outcomes of its appends, in order.
  ///
  /// When the connection is lost, the group may be stored or not. Sent again, it is stored now, or
  /// it gets its first outcomes again: the database knows its event ids.
  ///
  /// - Throws: `UncertainAppend`, when no caller waits for the outcomes any longer.
  public func outcomes(of group: GroupUnderWay) async throws -> [AppendGroup.Outcome] {
    // BEGIN EXERCISE 8.8
    // There is one attempt. The next group opens another connection.
    do {
      let session = try await connection.session()
      return try await group.beginSending().write(on: session)
    } catch let lost as ConnectionLost {
      await connection.drop()
      throw UncertainAppend(reason: "\(lost)")
    }
    // END EXERCISE 8.8
  }
}
