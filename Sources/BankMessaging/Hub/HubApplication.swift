import API
import Foundation
import HTTPServer
import Messaging
import Serving

/// The event hub as a program.
public enum HubApplication {
  /// Opens the file of the hub, and serves it until the process gets a signal to end.
  ///
  /// - Throws: `FileTrouble` and `BindError`; then nothing was served. And `Unfinished`.
  public static func run(_ settings: ServiceSettings) async throws {
    let hub = try openFile(at: settings.database) { try Hub(path: settings.database) }
    let api = HubAPI(hub, report: warn)
    try await serve(
      settings.server, limits: HubAPI.limits, refusal: { HTTPResponse(Problem(status: $0, $1)) },
      greeting: { greeting(at: $0, in: settings.database) }, respond: api.respond)
  }

  private static func greeting(at address: String, in file: String) -> String {
    """
    The hub is open at \(address), its messages are in \(file).
    Ctrl-C closes it. Look at what comes in:

      curl -N \(address)/events/stream
      swift run Chapter7 hub --show user 1
    """
  }

  /// Returns the state of a user or an account, rebuilt by replay from the messages in the file of a
  /// hub, which may be open in another process: `User: john_doe, Email: john@example.com`.
  ///
  /// - Throws: `InvalidSetting`, `FileTrouble`, and ``NothingToShow``.
  public static func description(
    of kind: String, _ id: String, in settings: ServiceSettings
  ) async throws -> String {
    guard FileManager.default.fileExists(atPath: settings.database) else {
      throw InvalidSetting(
        "there is no hub in \(settings.database) yet; start it: swift run Chapter7 hub")
    }
    let reader = try openFile(at: settings.database) { try HubReader(path: settings.database) }
    let subject = "\(kind)-\(id)"
    let description =
      switch kind {
      case "user": try await HubUser.replay(reader.all(about: subject))?.description
      case "account": try await HubAccount.replay(reader.all(about: subject))?.description
      default: throw InvalidSetting("the hub can show a user or an account, not '\(kind)'")
      }
    guard let description else { throw NothingToShow(kind: kind, id: id) }
    return description
  }
}

extension HubReader {
  /// Returns all messages about `subject`, oldest first.
  ///
  /// - Throws: `StorageError`, and `InvalidMessage`.
  fileprivate func all(about subject: String) async throws -> [Message] {
    var messages: [Message] = []
    var position = 0
    while true {
      let page = try await events(about: subject, after: position, limit: 1_000)
      guard let last = page.last else { return messages }
      messages += page.map(\.message)
      position = last.position
    }
  }
}

/// The hub has no message about it.
public struct NothingToShow: Error, Hashable, CustomStringConvertible {
  public let kind: String
  public let id: String

  public var description: String { "the hub has no message about \(kind) \(id)" }
}
