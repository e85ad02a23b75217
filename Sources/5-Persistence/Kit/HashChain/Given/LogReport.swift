public import EventSourcing

/// The result of a check of a log's hashes.
public struct LogReport: Hashable, Sendable {
  /// The first event at which the chain of hashes breaks.
  public struct Fault: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
      /// The row, or its hash, is not as it was recorded.
      case changed
      /// The row and another one have changed places.
      case exchanged(with: GlobalPosition)
      /// The events at these positions, directly before, are no longer there.
      case missing(ClosedRange<Int>)
      /// The row has no hash: the store did not write it.
      case unhashed
    }

    public let position: GlobalPosition
    public let kind: Kind
  }

  /// The number of events before the fault; without one, of all events.
  public internal(set) var eventCount = 0
  /// The position of the last of these events.
  public internal(set) var position = GlobalPosition.start
  /// The hash of the last of these events.
  public internal(set) var head = EventHash.start
  /// `nil` when all events are as they were recorded.
  public internal(set) var fault: Fault?
  /// The position of the event with the hash that was looked for; `nil` when there is none.
  public internal(set) var positionOfNotedHead: GlobalPosition?
}

extension LogReport.Fault: CustomStringConvertible {
  public var description: String {
    switch kind {
    case .changed:
      "the event at position \(position.rawValue), or its hash, was changed after it was recorded"
    case .exchanged(let other):
      "the events at positions \(position.rawValue) and \(other.rawValue), or their hashes, were "
        + "exchanged"
    case .missing(let positions) where positions.count == 1:
      "the event at position \(positions.lowerBound) is missing"
    case .missing(let positions):
      "the events at positions \(positions.lowerBound) to \(positions.upperBound) are missing"
    case .unhashed:
      "the event at position \(position.rawValue) has no hash: another program inserted it, or "
        + "removed the hash"
    }
  }
}

/// The file is older than the chain of hashes, so its events can't be verified.
public struct UnchainedLog: Error, Hashable, CustomStringConvertible {
  /// The version of its schema.
  public let version: Int

  public var description: String {
    "the file has schema version \(version), and events have hashes only from version "
      + "\(Schema.chainedVersion) on; open the bank once with this program, which computes them"
  }
}
