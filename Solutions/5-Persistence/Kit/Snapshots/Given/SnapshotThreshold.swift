public import Foundation

/// The number of folded events after which a snapshot is saved.
///
/// Each snapshot costs a row and saves folding that many events at the next load.
public struct SnapshotThreshold: Hashable, Sendable {
  public let eventCount: Int

  public static let standard = Self(eventCount: 100)

  /// - Precondition: `eventCount` is 1 or more.
  public init(eventCount: Int) {
    precondition(eventCount > 0, "A snapshot needs at least one event.")
    self.eventCount = eventCount
  }

  /// The threshold from `SNAPSHOT_THRESHOLD`; the standard one when it is not set, or empty.
  ///
  /// - Throws: ``InvalidThreshold`` when it is not a whole number above zero.
  public init(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws {
    guard let text = environment["SNAPSHOT_THRESHOLD"], !text.isEmpty else {
      self = .standard
      return
    }
    guard let eventCount = Int(text), eventCount > 0 else { throw InvalidThreshold(text: text) }
    self.init(eventCount: eventCount)
  }
}

/// `SNAPSHOT_THRESHOLD` is not a number of events.
public struct InvalidThreshold: Error, Hashable {
  public let text: String

  public init(text: String) {
    self.text = text
  }
}

extension InvalidThreshold: CustomStringConvertible {
  public var description: String {
    "SNAPSHOT_THRESHOLD is '\(text)', but must be a whole number of events above zero"
  }
}
