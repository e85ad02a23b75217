import EventSourcing
import TestStores

@testable import CommandHandlers

/// A sum that never falls below zero.
enum Tally: Decider {
  struct Event: DomainEvent, Codable, Hashable {
    static let typeNames: Set<EventTypeName> = ["Counted"]

    let amount: Int

    init(amount: Int) { self.amount = amount }
    init(typeName: EventTypeName, from decoder: any Decoder) throws {
      try self.init(from: decoder)
    }

    var typeName: EventTypeName { "Counted" }
  }

  struct BelowZero: Error, Hashable {
    let total: Int
  }

  static let initial = 0

  static func evolve(_ state: inout Int, with event: Event) { state += event.amount }

  static func decide(_ amounts: [Int], given total: Int) throws(BelowZero) -> [Event] {
    guard amounts.reduce(total, +) >= 0 else { throw BelowZero(total: total) }
    return amounts.map { Event(amount: $0) }
  }
}

/// The writers of some tallies, used as a command handler uses them, without its retries.
struct TallyWriters: Sendable {
  let store: any EventStore
  let writers: StreamWriters

  init(on store: any EventStore, limits: WriterLimits = WriterLimits()) {
    self.store = store
    writers = StreamWriters(store: store, limits: limits)
  }

  static func stream(_ id: String = "7") -> StreamID { StreamID(category: "tally", id: id) }

  /// Adds `amounts` in one command; `inTurn` is called when it is its turn, before it decides.
  @discardableResult
  func add(
    _ amounts: [Int], to stream: StreamID = stream(), cause: CausationID? = nil,
    inTurn: () async -> Void = {}
  ) async throws -> AppendResult {
    let result = try await writers.turn(Tally.self, in: stream, recording: nil) { turn in
      if let cause { await turn.waitForEvents(causedBy: cause) }
      let current = try await turn.state { try await upToDate($0, in: stream) }
      await inTurn()
      let events = try Tally.decide(amounts, given: current.state)
      let new = events.map {
        NewEvent(
          id: RandomEventIDs().next(), event: $0, metadata: EventMetadata(causationID: cause))
      }
      let result = try await turn.append(new, expecting: .exactly(current.version))
      return CommandResult(events: events, version: result.version, position: result.position)
    }
    return AppendResult(version: result.version, position: result.position)
  }

  /// Lets a command begin in a separate task, and returns when it is its turn.
  func begin(_ amounts: [Int], cause: CausationID? = nil) async -> Task<AppendResult, any Error> {
    let hasTurn = Gate(isOpen: false)
    let task = Task {
      defer { hasTurn.open() }
      return try await add(amounts, cause: cause) { hasTurn.open() }
    }
    await hasTurn.pass()
    return task
  }

  /// The sum of a tally, as the store has it.
  func total(of stream: StreamID = stream()) async throws -> Int {
    try await store.read(stream).reduce(0) { $0 + (($1.event as? Tally.Event)?.amount ?? 0) }
  }

  private func upToDate(
    _ known: VersionedState<Int>?, in stream: StreamID
  ) async throws -> VersionedState<Int> {
    var current = known ?? VersionedState(state: 0, version: 0)
    for event in try await store.read(stream, .forwards, from: current.version + 1, limit: nil) {
      if let own = event.event as? Tally.Event { current.state += own.amount }
      current.version = event.version
    }
    return current
  }
}
