import EventSourcing
import Foundation
import Persistence

/// A jar for coins. Its state is a sum, which shows an event that counted twice or not at all.
enum Jar: Snapshotted {
  struct State: Codable, Equatable, Sendable {
    var cents = 0
  }

  static let stream = StreamID(category: "jar", id: "1")
  static let initial = State()
  static let stateShape = 3

  static func evolve(_ state: inout State, with event: Coin) { state.cents += event.cents }
}

/// A coin was put into a jar.
struct Coin: DomainEvent, Codable, Hashable {
  static let typeNames: Set<EventTypeName> = ["CoinAdded"]

  let cents: Int

  init(_ cents: Int) { self.cents = cents }

  init(typeName: EventTypeName, from decoder: any Decoder) throws {
    try self.init(from: decoder)
  }

  var typeName: EventTypeName { "CoinAdded" }
}

extension [RecordedEvent] {
  /// Coins at these versions of the jar's stream, each of as many cents as its version says. At
  /// the versions in `unknown` stand events that this program does not know.
  ///
  /// Other streams were written to meanwhile, so no position is a version.
  static func coins(_ versions: ClosedRange<Int>, unknown: Set<Int> = []) -> Self {
    versions.map { version in
      RecordedEvent(
        position: GlobalPosition(rawValue: version + 1_000), stream: Jar.stream, version: version,
        id: .coin(version), recordedAt: Date(timeIntervalSince1970: 1_767_610_800),
        event: unknown.contains(version)
          ? UnknownEvent(typeName: "BillAdded", data: .object([:])) : Coin(version))
    }
  }
}

extension EventID {
  /// The id of the coin at a version.
  static func coin(_ version: Int) -> EventID { CountedEventIDs.id(numbered: UInt64(version)) }
}

/// Some versions of the jar's stream, and how many cents the coins there are.
func cents(_ versions: ClosedRange<Int>) -> Int { versions.reduce(0, +) }

extension Snapshot<Jar.State> {
  /// What a jar held after this version.
  static func jar(
    _ version: Int, cents: Int? = nil, lastEventID: EventID? = nil
  ) -> Self {
    Self(
      version: version, lastEventID: lastEventID ?? .coin(version),
      state: Jar.State(cents: cents ?? Array(0...version).reduce(0, +)))
  }
}
