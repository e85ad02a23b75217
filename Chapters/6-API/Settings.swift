import Persistence
import ServingSupport

/// How the bank is to be served.
struct Settings {
  enum Request {
    case serve(Settings)
    case help
  }

  let serving: ServingSettings
  let threshold: SnapshotThreshold
  /// Whether an empty bank is filled with a small story.
  let tellsStory: Bool

  static let usage = """
    usage: [PORT=8080] [HOST=127.0.0.1] [DATABASE=FILE|:memory:] [SNAPSHOT_THRESHOLD=100] \
    swift run Chapter6 [--seed-demo]
    """

  /// - Throws: `ServingSettings.Trouble` and `InvalidThreshold`, each in one line.
  static func request(
    arguments: [String], environment: [String: String]
  ) throws -> Request {
    var tellsStory = false
    for argument in arguments {
      switch argument {
      case "--help": return .help
      case "--seed-demo": tellsStory = true
      default:
        throw ServingSettings.Trouble("'\(argument)' is no argument of this program.\n\(usage)")
      }
    }
    return .serve(
      Settings(
        serving: try ServingSettings(
          environment: environment, database: ".workbook/served.sqlite3"),
        threshold: try SnapshotThreshold(environment: environment), tellsStory: tellsStory))
  }
}
