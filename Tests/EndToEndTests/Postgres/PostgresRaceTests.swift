import EventSourcing
import ManyMachinesSolution
import PersistenceSolution
import Postgres
import ScratchPostgres
import StoreConformance
import Synchronization
import Testing

@Suite("The reference on PostgreSQL in thousands of races")
struct PostgresRaceTests {
  @Test("Four stores with one log lose no event and record no version twice")
  func fourStores() async throws {
    let violation = try await StoreLaw.races(10_000).violation { clock in
      let database = try await ScratchPostgres.shared().database()
      var stores: [PostgresEventStore] = []
      for _ in 0..<4 {
        stores.append(
          try await PostgresEventStore.open(codec: EventCodec([Note.self]), clock: clock) {
            try await database.connect()
          })
      }
      return TurnTakingStore(stores)
    }
    #expect(violation == nil)
  }
}

/// Sends each append to the next one of several stores, as clients behind a load balancer do.
private final class TurnTakingStore: EventStoreDecorator {
  private let stores: [any EventStore]
  private let turn = Atomic(0)

  init(_ stores: [any EventStore]) { self.stores = stores }

  var store: any EventStore {
    stores[turn.add(1, ordering: .relaxed).newValue % stores.count]
  }
}
