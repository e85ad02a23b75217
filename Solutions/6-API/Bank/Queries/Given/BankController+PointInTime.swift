import EventSourcing
import Events
import HTTPServer
import ReadModels

extension BankController {
  /// Responds with an account as it was at `point`: its stream, replayed up to the version of then.
  ///
  /// - Throws: `QueryError`, ``Problem``, and errors of the store.
  func account(
    _ id: AccountID, at point: PointInTime, for request: HTTPRequest
  ) async throws -> HTTPResponse {
    let stream = Account.stream(of: id)
    guard try await !store.read(stream, .forwards, from: nil, limit: 1).isEmpty else {
      throw QueryError.unknownAccount(id)
    }
    let version = try await point.version(of: stream, in: store, now: Timestamp(clock.now))
    guard version > 0 else {
      throw Problem(.unknownAccount, "account \(id) did not exist at that time", field: "as_of")
    }
    let state = try await states.state(of: Account.self, in: stream, asOfVersion: version).state
    return try .json(
      JSONObject(account: id, balance: state.balance, version: version), version: version,
      unlessKnownBy: request)
  }
}
