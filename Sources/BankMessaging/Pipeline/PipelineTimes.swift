public import Serving

/// How long the pipeline waits for a process that may have been killed.
public struct PipelineTimes: Hashable, Sendable {
  /// How long a received message is hidden from the other workers, unless its worker extends it.
  public let visibility: Duration
  /// How long another publisher waits for one that has not given back its lease.
  public let lease: Duration

  /// Reads `VISIBILITY_TIMEOUT` and `PUBLISHER_LEASE`, in seconds, from `environment`.
  ///
  /// - Throws: `InvalidSetting`, in one line.
  public init(environment: [String: String]) throws(InvalidSetting) {
    visibility = try Self.seconds("VISIBILITY_TIMEOUT", in: environment) ?? .seconds(30)
    lease = try Self.seconds("PUBLISHER_LEASE", in: environment) ?? .seconds(10)
  }

  private static let longest = 12 * 60 * 60

  private static func seconds(
    _ name: String, in environment: [String: String]
  ) throws(InvalidSetting) -> Duration? {
    guard let text = environment[name], !text.isEmpty else { return nil }
    guard let seconds = Int(text), 1...longest ~= seconds else {
      throw InvalidSetting("\(name) is '\(text)', but must be 1 to \(longest) seconds")
    }
    return .seconds(seconds)
  }
}
