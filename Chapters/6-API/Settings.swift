import Foundation
import Persistence

/// How the bank is to be served.
struct Settings {
  enum Request {
    case serve(Settings)
    case help
  }

  var host = "127.0.0.1"
  var port: UInt16 = 8080
  /// The file of the bank; `nil` for one that is in memory only.
  var database: String? = ".workbook/served.sqlite3"
  var threshold = SnapshotThreshold.standard
  /// Whether an empty bank is filled with a small story.
  var tellsStory = false

  static let usage = """
    usage: [PORT=8080] [HOST=127.0.0.1] [DATABASE=FILE|:memory:] [SNAPSHOT_THRESHOLD=100] \
    swift run Chapter6 [--seed-demo]
    """

  /// - Throws: ``Trouble`` and `InvalidThreshold`, each in one line.
  static func request(
    arguments: [String], environment: [String: String]
  ) throws -> Request {
    var settings = Settings()
    for argument in arguments {
      switch argument {
      case "--help": return .help
      case "--seed-demo": settings.tellsStory = true
      default: throw Trouble("'\(argument)' is no argument of this program.\n\(usage)")
      }
    }
    if let host = environment["HOST"], !host.isEmpty { settings.host = host }
    if let text = environment["PORT"] {
      guard let port = UInt16(text) else {
        throw Trouble("PORT is '\(text)', but it has to be a number from 0 to 65535")
      }
      settings.port = port
    }
    if let path = environment["DATABASE"], !path.isEmpty {
      settings.database = path == ":memory:" ? nil : path
    }
    settings.threshold = try SnapshotThreshold(environment: environment)
    return .serve(settings)
  }

  struct Trouble: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
  }
}
