// Mistake: saves responses only in memory
// Shows: Responses that are kept only in memory are lost
// File: Solutions/Capstone/ItemController.swift
// Instead of:
import ReadModels
// Write:
import ReadModels
import Synchronization
// File: Solutions/Capstone/ItemController.swift
// Instead of:
  let commands: CommandEndpoint
// Write:
  let commands: ResponsesInMemory
// File: Solutions/Capstone/ItemController.swift
// Instead of:
    commands = CommandEndpoint(store: store, ids: ids, clock: clock)
// Write:
    commands = ResponsesInMemory(ids: ids)
// File: Solutions/Capstone/ItemController.swift
// Instead of:
/// The controller of the storeroom: it turns requests into commands and queries, and their results
/// into responses.
// Write:
final class ResponsesInMemory: Sendable {
  private typealias First = (fingerprint: String, response: Task<HTTPResponse, any Error>)

  private let all = Mutex<[CommandID: First]>([:])
  private let ids: any EventIDSource

  init(ids: any EventIDSource) { self.ids = ids }

  func respond<Command: RequestedCommand>(
    to request: HTTPRequest, onlyAt versions: Set<Int>?, isReadable: Bool,
    reading read: () throws -> Command,
    performing perform: @escaping CommandEndpoint.Perform<Command>
  ) async throws -> HTTPResponse {
    let context = try RequestContext(of: request, onlyAt: versions, ids: ids)
    let command = try read()
    // A separate command each time.
    let once = CommandContext(CommandID(rawValue: ids.next().description), onlyAt: versions)
    guard let key = context.key else { return try await perform(command, once) }
    let first = all.withLock { all in
      if let first = all[key] { return first }
      let new = (command.fingerprint, Task { try await perform(command, once) })
      all[key] = new
      return new
    }
    guard first.fingerprint == command.fingerprint else {
      throw Problem(.idempotencyKeyReused, "it was used")
    }
    return try await first.response.value
  }
}

/// The controller of the storeroom: it turns requests into commands and queries, and their results
/// into responses.
