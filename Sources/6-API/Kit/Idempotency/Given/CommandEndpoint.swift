public import CommandHandlers
public import EventSourcing
public import Foundation
public import HTTPServer

/// A command parsed from a request.
public protocol RequestedCommand: Sendable {
  /// The same text for all requests with the same meaning, and for no other.
  ///
  /// It is stored with the idempotency key and compared later, so its wording never changes. It is
  /// not meant for people.
  var fingerprint: String { get }
}

/// Carries out requests for a change: each once for its idempotency key.
public struct CommandEndpoint: Sendable {
  /// Carries out a valid command.
  public typealias Perform<Command> =
    @Sendable (_ command: Command, _ context: CommandContext) async throws -> HTTPResponse

  private let responses: IdempotencyStore
  private let ids: any EventIDSource

  /// Creates an endpoint that remembers idempotency keys for `keyLifetime`, in seconds.
  public init(
    store: any EventStore, ids: any EventIDSource = RandomEventIDs(),
    clock: any WallClock = SystemWallClock(),
    keyLifetime: TimeInterval = IdempotencyStore.standardLifetime
  ) {
    responses = IdempotencyStore(store: store, lifetime: keyLifetime, clock: clock)
    self.ids = ids
  }

  /// Reads a command from `request`, performs it, and responds with the outcome or the rejection.
  ///
  /// With `versions`, the command runs only at these versions of its stream; the `If-None-Match` of a
  /// change is read here. What a `POST` is sent to has no version: `isReadable` says whether a `GET` of
  /// the same path would show something, which is all that its conditions can be about. Each response,
  /// also a rejection, has the `X-Correlation-ID` under which its events can be found.
  ///
  /// - Throws: ``InvalidRequest`` when a header is wrong; and each error that is not a rejection,
  ///   which means that the service has failed.
  public func respond<Command: RequestedCommand>(
    to request: HTTPRequest, onlyAt versions: Set<Int>? = nil, isReadable: Bool = false,
    reading read: () throws -> Command, performing perform: @escaping Perform<Command>
  ) async throws -> HTTPResponse {
    let context = try RequestContext(of: request, onlyAt: versions, ids: ids)
    var response: HTTPResponse
    do {
      _ = try QueryItems(of: request)
      let conditions = try Preconditions(of: request)
      if request.method == .post { try conditions.checkWithoutTag(isThere: isReadable) }
      let unwanted = request.method == .post ? nil : conditions.unwantedVersions
      response = try await respond(to: try read(), context, notAt: unwanted) { command, context in
        do {
          return try await perform(command, context)
        } catch {
          throw conditions.explained(error)
        }
      }
    } catch {
      response = try Self.refusal(error)
    }
    response.headers[.correlationID] = context.command.correlationID.rawValue
    return response
  }

  private func respond<Command: RequestedCommand>(
    to command: Command, _ context: RequestContext, notAt unwanted: UnwantedVersions?,
    performing perform: @escaping Perform<Command>
  ) async throws -> HTTPResponse {
    let conditional = context.command.refusing(at: unwanted)
    guard let key = context.key else { return try await perform(command, conditional.new) }
    // The conditions are part of the fingerprint: at another version it is another change.
    return try await responses.respond(
      to: command.fingerprint + conditional.conditions, key: key, context: conditional
    ) { context in
      // A rejection is a response as well, and the same one next time.
      do {
        return try await perform(command, context)
      } catch {
        return try Self.refusal(error)
      }
    }
  }

  /// Returns the response that says why nothing was done.
  ///
  /// - Throws: `error` itself when it is not a rejection but a failure of the service.
  private static func refusal(_ error: any Error) throws -> HTTPResponse {
    let problem = Problem(error)
    guard problem.status.code < 500 else { throw error }
    return HTTPResponse(problem)
  }
}

extension CommandContext {
  /// The versions at which the command may run, and may not, for the fingerprint.
  fileprivate var conditions: String {
    let list = { (versions: Set<Int>) in
      versions.sorted().map(String.init).joined(separator: " or ")
    }
    let wanted = onlyAt.map { ", at \(list($0))" } ?? ""
    return switch notAt {
    case nil: wanted
    case .every: wanted + ", not at any"
    case .versions(let versions): wanted + ", not at \(list(versions))"
    }
  }
}
