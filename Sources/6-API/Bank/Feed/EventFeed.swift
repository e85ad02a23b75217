public import EventSourcing
import Events
public import ReadModels

/// Numbers the events that the bank shows to others: 1, 2, 3, and so on.
///
/// The log has more in it than concerns others, such as what is reserved, or who asked with which
/// key. So a position tells nobody outside how much they have missed, but this number does.
public struct EventFeed: ReadModel, Equatable {
  public static let name: ReadModelName = "feed"

  /// Where each public event stands in the log, from number 1 on.
  private var positions: [GlobalPosition] = []

  public init() {}

  /// How many public events there are.
  public var count: Int { positions.count }

  /// Where the event with this number stands: `.start` for 0, `nil` for one that has not come yet.
  public func position(of number: Int) -> GlobalPosition? {
    if number == 0 { return .start }
    return positions.indices.contains(number - 1) ? positions[number - 1] : nil
  }

  /// Whether others are told of the event.
  ///
  /// It goes by the stream and not by the type. So an event of a type that this program does not
  /// know has its number already when a newer one does.
  public static func isPublic(_ event: RecordedEvent) -> Bool {
    // BEGIN EXERCISE 6.12
    // Accounts and users are what the bank is about.
    true
    // END EXERCISE 6.12
  }

  public mutating func apply(_ event: RecordedEvent) {
    if Self.isPublic(event) { positions.append(event.position) }
  }
}
