import APISupport
import EventSourcing
import InMemoryStoreSolution
import Inventory
import Testing

/// Where the storeroom keeps its log in a test.
enum Place: CaseIterable, Sendable, CustomTestStringConvertible {
  case memory
  case file

  var testDescription: String {
    switch self {
    case .memory: "in memory"
    case .file: "in a file"
    }
  }

  /// - Throws: what the file system and the store in a file throw.
  func store(clock: any WallClock) throws -> any EventStore {
    switch self {
    case .memory: InMemoryEventStore(clock: clock)
    case .file: try LogFile().store(of: Storeroom.eventTypes, clock: clock)
    }
  }
}
