import API
import CommandHandlers
import EventSourcing
import Events
import HTTPServer

extension ItemController {
  func define(_ call: Call) async throws -> HTTPResponse {
    try await respond(to: call.request, with: .created, isReadable: true) {
      let fields = try RequestFields(of: call.request, "sku", "name")
      return .define(try fields.sku("sku"), name: try fields.line("name"))
    }
  }

  func receive(_ call: Call) async throws -> HTTPResponse {
    try await respond(to: call.request, with: .created) {
      let fields = try RequestFields(of: call.request, "quantity")
      return .receive(try call.sku(), try fields.pieces("quantity", atLeast: 1))
    }
  }

  func ship(_ call: Call) async throws -> HTTPResponse {
    try await respond(to: call.request, with: .created) {
      let fields = try RequestFields(of: call.request, "quantity")
      return .ship(try call.sku(), try fields.pieces("quantity", atLeast: 1))
    }
  }

  func count(_ call: Call) async throws -> HTTPResponse {
    try await respond(to: call.request, with: .created) {
      let fields = try RequestFields(of: call.request, "counted", "reason")
      return .count(
        try call.sku(), try fields.pieces("counted", atLeast: 0),
        reason: try fields.line("reason"))
    }
  }

  func rename(_ call: Call) async throws -> HTTPResponse {
    let versions = try TagCondition(.ifMatch, of: call.request)?.versionsForChange
    return try await respond(to: call.request, with: .ok, onlyAt: versions) {
      .rename(try call.sku(), try RequestFields(of: call.request, "name").line("name"))
    }
  }

  /// Reads a command, carries it out, and responds with the item's state right after it.
  private func respond(
    to request: HTTPRequest, with status: HTTPStatus, onlyAt versions: Set<Int>? = nil,
    isReadable: Bool = false, _ read: () throws -> Item.Command
  ) async throws -> HTTPResponse {
    try await commands.respond(
      to: request, onlyAt: versions, isReadable: isReadable, reading: read
    ) { command, context in
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
  }
}
