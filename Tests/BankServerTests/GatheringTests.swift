import EventSourcing
import Events
import Foundation
import InMemoryStore
import Persistence
import ReadModels
import TestStores
import Testing

@Suite("Given: Batching in the durable read models")
struct GatheringTests {
  private let folder: TemporaryFolder
  private let store = InMemoryEventStore()
  private let models: DurableModels
  private let accounts = DurableModel(AccountTable.self)
  private let users = DurableModel(UserTable.self)

  init() throws {
    folder = try TemporaryFolder()
    let path = folder.url.appending(path: "models").path
    models = DurableModels([accounts, users], in: try ModelsFile(path: path))
  }

  private func open(_ id: AccountID) async throws -> GlobalPosition {
    let event = NewEvent(id: RandomEventIDs().next(), event: Account.Event.opened(accountID: id))
    return try await store.append([event], to: Account.stream(of: id), expecting: .any).position
  }

  /// Lets the models follow the log while `body` runs.
  private func following(
    on clock: any Clock<Duration>, _ body: () async throws -> Void
  ) async throws {
    let task = Task { [models, store] in await models.follow(store, clock: clock) }
    try await body()
    task.cancel()
    await task.value
  }

  @Test("Events are batched until a query waits for one of them", .timeLimit(.minutes(1)))
  func endsByDemand() async throws {
    let clock = StoppedClock()
    try await following(on: clock) {
      // What is there already is not held back.
      let first = try await open(3)
      try await accounts.wait(until: first, within: .seconds(60))
      _ = try await open(5)
      await clock.hasBegun()
      let last = try await open(8)
      #expect(models.all.map(\.position) == [first, first])
      try await users.wait(until: last, within: .seconds(60))
      #expect(models.all.map(\.position) == [last, last])
    }
    #expect(Set(clock.waits) == [.milliseconds(10)])
  }

  @Test("Without a waiting query, they are applied after a while", .timeLimit(.minutes(1)))
  func endsByTime() async throws {
    try await following(on: ImmediateClock()) {
      let last = try await open(3)
      // Nobody tells the models to hurry: this only looks.
      while accounts.position < last { await Task.yield() }
      #expect(users.position == last)
    }
  }

  @Test("A cancelled task does not wait for the batch", .timeLimit(.minutes(1)))
  func endsWhenCancelled() async throws {
    let clock = StoppedClock()
    try await following(on: clock) {
      try await accounts.wait(until: try await open(3), within: .seconds(60))
      _ = try await open(5)
      await clock.hasBegun()
    }
  }
}
