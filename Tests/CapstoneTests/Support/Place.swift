import APISupport
import EventSourcing
import InMemoryStoreSolution
import Storeroom
import Testing

/// The place of the storeroom's log in a test.
enum Place: CaseIterable, Sendable, CustomTestStringConvertible {
  case memory
  case file

  var testDescription: String {
    switch self {
    case .memory: "in memory"
    case .file: "in a file"
    }
  }

  /// A store over an empty log.
  ///
  /// - Throws: errors of the file system and of the store in a file.
  func store(clock: any WallClock) throws -> any EventStore {
    try twoStores(clock: clock)[0]
  }

  /// Two stores over one log; in a file, as if two processes had opened it.
  ///
  /// - Throws: errors of the file system and of the store in a file.
  func twoStores(clock: any WallClock) throws -> [any EventStore] {
    switch self {
    case .memory:
      let store = InMemoryEventStore(clock: clock)
      return [store, store]
    case .file:
      let file = try LogFile()
      return try (1...2).map { _ in try file.store(of: Storeroom.eventTypes, clock: clock) }
    }
  }
}
