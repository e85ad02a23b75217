import API
import CommandHandlers
import EventSourcing
import Events
import HTTPServer

extension StoreroomDesk {
  func define(_ call: Call) async throws -> HTTPResponse {
    try await carryOut(call.request, answering: .created) {
      let fields = try RequestFields(of: call.request, "sku", "name")
      return .define(try fields.sku("sku"), name: try fields.line("name"))
    }
  }

  func receive(_ call: Call) async throws -> HTTPResponse {
    try await carryOut(call.request, answering: .created) {
      let fields = try RequestFields(of: call.request, "quantity")
      return .receive(try call.sku(), try fields.pieces("quantity", atLeast: 1))
    }
  }

  func ship(_ call: Call) async throws -> HTTPResponse {
    try await carryOut(call.request, answering: .created) {
      let fields = try RequestFields(of: call.request, "quantity")
      return .ship(try call.sku(), try fields.pieces("quantity", atLeast: 1))
    }
  }

  func count(_ call: Call) async throws -> HTTPResponse {
    try await carryOut(call.request, answering: .created) {
      let fields = try RequestFields(of: call.request, "counted", "reason")
      return .count(
        try call.sku(), try fields.pieces("counted", atLeast: 0),
        reason: try fields.line("reason"))
    }
  }

  func rename(_ call: Call) async throws -> HTTPResponse {
    let versions = try TagCondition(.ifMatch, of: call.request)?.versionsForChange
    return try await carryOut(call.request, answering: .ok, onlyAt: versions) {
      .rename(try call.sku(), try RequestFields(of: call.request, "name").line("name"))
    }
  }

  /// Does what is asked for, once for each key, and answers with what came of it.
  private func carryOut(
    _ request: HTTPRequest, answering status: HTTPStatus, onlyAt versions: Set<Int>? = nil,
    _ read: () throws -> Item.Command
  ) async throws -> HTTPResponse {
    let context = try RequestContext(of: request, onlyAt: versions, ids: ids)
    var response: HTTPResponse
    do {
      _ = try QueryItems(of: request)
      response = try await answer(try read(), status, context)
    } catch {
      response = try Self.refusal(error)
    }
    response.headers[.correlationID] = context.command.correlationID.rawValue
    return response
  }

  private func answer(
    _ command: Item.Command, _ status: HTTPStatus, _ context: RequestContext
  ) async throws -> HTTPResponse {
    guard let key = context.key else { return try await outcome(command, status, context.command) }
    // The condition belongs to the wish: at another version it is another change.
    let versions = context.command.onlyAt.map { ", only at \($0.sorted())" } ?? ""
    return try await answers.answer(
      to: "\(command)\(versions)", key: key, context: context.command
    ) {
      // A refusal is an answer as well, and the same one next time.
      do { return try await outcome(command, status, context.command) } catch {
        return try Self.refusal(error)
      }
    }
  }

  private func outcome(
    _ command: Item.Command, _ status: HTTPStatus, _ context: CommandContext
  ) async throws -> HTTPResponse {
    let stream = Item.stream(of: command.sku)
    let result = try await handler.handle(command, by: Item.self, in: stream, context: context)
    await settle(at: result.position)
    let item = Item.replay(
      try await store.read(stream, .forwards, from: nil, limit: result.version))
    return .json(
      status, JSONObject(Stock.Row(sku: command.sku, item: item, version: result.version)),
      [
        .location: "/items/\(command.sku)",
        .eTag: EntityTag(version: result.version).description,
      ])
  }

  /// The answer that says why nothing was done.
  ///
  /// - Throws: `error` itself when it is the storeroom's trouble and no refusal.
  private static func refusal(_ error: any Error) throws -> HTTPResponse {
    if let rejection = error as? Item.Rejection { return HTTPResponse(Problem(rejection)) }
    let problem = Problem(error)
    guard problem.status.code < 500 else { throw error }
    return HTTPResponse(problem)
  }
}
