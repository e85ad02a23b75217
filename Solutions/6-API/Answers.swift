import CommandHandlers
import EventSourcing
import Events
public import HTTPServer
import ReadModels

extension HTTPResponse {
  /// A response with `object` as JSON.
  public static func json(
    _ status: HTTPStatus = .ok, _ object: JSONObject, _ headers: HTTPHeaders = [:]
  ) -> HTTPResponse {
    json(status, text: object.closed, headers)
  }

  /// A response with a list of objects as JSON.
  public static func json(_ objects: [JSONObject], _ headers: HTTPHeaders = [:]) -> HTTPResponse {
    json(.ok, text: objects.json, headers)
  }

  private static func json(
    _ status: HTTPStatus, text: String, _ headers: HTTPHeaders
  ) -> HTTPResponse {
    var headers = headers
    headers[.contentType] = "application/json"
    return HTTPResponse(status, headers: headers, body: Array(text.utf8))
  }

  /// The response to a request that was not done.
  public init(_ problem: Problem) {
    var headers = HTTPHeaders(problem.headers)
    headers[.contentType] = "application/problem+json"
    self.init(problem.status, headers: headers, body: Array(problem.json.closed.utf8))
  }
}

extension JSONObject {
  /// What is told of an account; without a balance when it cannot be read yet.
  init(account id: AccountID, balance: Money?, version: Int) {
    add("account_id", id.rawValue)
    if let balance { add("balance", balance) }
    add("version", version)
  }

  /// What is told of an account in the list of all.
  init(_ row: AccountList.Row) {
    add("account_id", row.id.rawValue)
    add("status", row.status.rawValue)
    add("balance", row.balance)
    add("version", row.version)
  }

  /// One line of an account's history.
  ///
  /// - Throws: what the event throws when it cannot be written.
  init(_ entry: Statements.Entry) throws {
    add("version", entry.version)
    add("type", entry.event.typeName.rawValue)
    add("recorded_at", Timestamp(entry.date).description)
    add("balance", entry.balance)
    try add("data", dataOf: entry.event)
  }

  init(_ order: Transfer.Order) {
    add("transfer_id", order.id.rawValue)
    add("from", order.from.rawValue)
    add("to", order.to.rawValue)
    add("amount", order.amount)
  }

  init(
    user id: UserID, firstName: String, lastName: String, email: EmailAddress, version: Int
  ) {
    add("user_id", id.rawValue)
    add("first_name", firstName)
    add("last_name", lastName)
    add("email", email.value)
    add("version", version)
  }

  init(_ user: UserDirectory.Details) {
    self.init(
      user: user.id, firstName: user.firstName, lastName: user.lastName, email: user.email,
      version: user.version)
  }

  /// - Throws: what the event throws when it cannot be written.
  init(_ event: PublicEvent) throws {
    add("id", event.number)
    add("type", event.recorded.event.typeName.rawValue)
    try add("data", dataOf: event.recorded.event)
  }
}

extension PublicEvent {
  /// The event as a message of the live feed.
  ///
  /// - Throws: what the event throws when it cannot be written.
  public var message: ServerSentEvent {
    get throws {
      ServerSentEvent(
        id: number, event: recorded.event.typeName.rawValue, data: try JSONObject(self).closed)
    }
  }
}
