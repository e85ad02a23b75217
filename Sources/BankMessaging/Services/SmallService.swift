import API
import EventSourcing
import Foundation
public import HTTPServer
import Messaging
import Persistence
import Serving

/// A small service: its own log, an HTTP API, and a background task.
public struct SmallService: Sendable {
  public let name: String
  private let server: ServerSettings
  private let api: RoutedAPI
  private let examples: String
  private let background: @Sendable () async -> Void

  init(
    _ settings: ServiceSettings, _ routes: [Route], examples: String,
    background: @escaping @Sendable () async -> Void
  ) {
    name = settings.name
    server = settings.server
    let all = routes + [Self.health]
    api = RoutedAPI(all + [.index(of: all, service: settings.name)], report: warn)
    self.examples = examples
    self.background = background
  }

  /// Opens the log of a service.
  ///
  /// - Throws: `FileTrouble`, which names the file, and `Unfinished`.
  static func openLog(
    of settings: ServiceSettings, _ codec: EventCodec
  ) throws -> SQLiteEventStore {
    try openFile(at: settings.database) {
      try SQLiteEventStore(path: settings.database, codec: codec)
    }
  }

  /// Responds to a request.
  public func respond(to request: HTTPRequest) async -> HTTPResponse {
    await api.respond(to: request)
  }

  /// Runs the background task: it pushes to the hub, or follows it. It returns when
  /// its task is cancelled.
  public func work() async { await background() }

  /// Serves until the process gets a signal to end.
  ///
  /// - Throws: `BindError`; then nothing was served.
  public func run() async throws {
    let working = Task { await work() }
    defer { working.cancel() }
    try await serve(
      server, refusal: { HTTPResponse(Problem(status: $0, $1)) },
      greeting: { address in
        """
        The service '\(name)' is open at \(address), its log is in \(server.database ?? "memory").
        Ctrl-C closes it. Try:

        \(examples.replacing("ADDRESS", with: address))
        """
      }, respond: respond)
  }

  private static let health = Route(.get, "/health") { call in
    _ = try QueryItems(of: call.request)
    var health = JSONObject()
    health.add("status", "ok")
    return .json(.ok, health)
  }
}

extension HubPusher {
  /// A pusher for the log of a service.
  init(
    of log: any EventStore, _ settings: ServiceSettings, translate: @escaping Translation
  ) {
    self.init(
      of: log, from: settings.name, to: HubClient(settings.hub),
      report: { warn("not pushed to the hub at \(settings.hub): \($0)") }, translate: translate)
  }
}

extension Message {
  /// The message of a service that is made from `event`.
  init(
    _ type: MessageType, from source: String, _ event: RecordedEvent, _ data: [String: JSONValue]
  ) {
    self.init(
      id: MessageID(rawValue: event.id.description), source: source, type: type,
      subject: event.stream.description, sequence: event.version, time: event.recordedAt,
      metadata: event.metadata, data: data)
  }
}
