// Mistake: saves a response only when an event was recorded
// Shows: The client was told that nothing was shipped
// File: Solutions/Capstone/ItemController.swift
// Instead of:
  let commands: CommandEndpoint
// Write:
  let commands: SuccessesOnly
// File: Solutions/Capstone/ItemController.swift
// Instead of:
    commands = CommandEndpoint(store: store, ids: ids, clock: clock)
// Write:
    commands = SuccessesOnly(store: store, ids: ids)
// File: Solutions/Capstone/ItemController.swift
// Instead of:
/// The controller of the storeroom: it turns requests into commands and queries, and their results
/// into responses.
// Write:
struct SuccessesOnly {
  let responses: IdempotencyStore
  let ids: any EventIDSource

  init(store: any EventStore, ids: any EventIDSource) {
    responses = IdempotencyStore(store: store)
    self.ids = ids
  }

  func respond<Command: RequestedCommand>(
    to request: HTTPRequest, onlyAt versions: Set<Int>?, isReadable: Bool,
    reading read: () throws -> Command,
    performing perform: @escaping CommandEndpoint.Perform<Command>
  ) async throws -> HTTPResponse {
    let context = try RequestContext(of: request, onlyAt: versions, ids: ids)
    var response: HTTPResponse
    do {
      _ = try QueryItems(of: request)
      let command = try read()
      if let key = context.key {
        response = try await responses.respond(
          to: "\(command.fingerprint) \(versions?.sorted() ?? [])", key: key,
          context: context.command
        ) { try await perform(command, $0) }
      } else {
        response = try await perform(command, context.command)
      }
    } catch {
      let problem = Problem(error)
      guard problem.status.code < 500 else { throw error }
      response = HTTPResponse(problem)
    }
    response.headers[.correlationID] = context.command.correlationID.rawValue
    return response
  }
}

/// The controller of the storeroom: it turns requests into commands and queries, and their results
/// into responses.
