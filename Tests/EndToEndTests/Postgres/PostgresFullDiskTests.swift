#if os(Linux)
  import EventSourcing
  import ManyMachinesSolution
  import PersistenceSolution
  import Postgres
  import ScratchPostgres
  import StoreConformance
  import Testing

  @Suite("A PostgreSQL server with a full disk", .timeLimit(.minutes(10)))
  struct PostgresFullDiskTests {
    private static let stream = StreamID(category: "notes", id: "3")

    /// An event with half a megabyte of text, which PostgreSQL can't compress.
    private func event(_ number: Int) -> NewEvent {
      var random = SeededGenerator(seed: UInt64(number))
      let words = (0..<40_000).map { _ in String(random.next(), radix: 36) }
      return NewEvent(
        id: CountedEventIDs.id(numbered: UInt64(number)), event: Note(words.joined()))
    }

    private func version(of address: PostgresAddress) async throws -> Int {
      let session = try await PostgresConnection.open(
        address, host: address.hosts[0], timeout: patience)
      defer { Task { await session.close() } }
      return try await session.run("SELECT current_setting('server_version_num')::int")[0].integer(
        0)
    }

    @Test("An append without room is refused, nothing is lost, and with room it is stored")
    func fullDisk() async throws {
      let server = try await ScratchServer.start()
      let address = try server.address()
      let store = try await PostgresEventStore.open(codec: EventCodec([Note.self])) {
        try await PostgresConnection.open(address, host: address.hosts[0], timeout: patience)
      }
      // A file of the server's own log has 16 MiB, and none is larger but those with the events.
      try await server.limitFiles(to: 16 * 1024 * 1024 + 512)
      var stored: [EventID] = []
      var last = event(1)
      var failure: StoreFailure?
      while failure == nil, stored.count < 100 {
        do {
          try await store.append(
            [last], to: Self.stream, expecting: stored.isEmpty ? .noStream : .exactly(stored.count))
          stored.append(last.id)
          last = event(stored.count + 1)
        } catch let refusal as StoreFailure {
          failure = refusal
        }
      }
      #expect(failure != nil)
      // Newer ones make room with `posix_fallocate`, which tells a limit from a full disk.
      if try await version(of: address) < 160_000 {
        #expect(failure?.kind == .serverTrouble)
        #expect(failure.map { "\($0)" }?.contains("has run out of disk") == true)
      }
      #expect(try await store.readAll(after: .start, limit: .max).map(\.id) == stored)

      try await server.limitFiles(to: nil)
      let result = try await store.append(
        [last], to: Self.stream, expecting: .exactly(stored.count))
      #expect(result.version == stored.count + 1)
      #expect(try await store.readAll(after: .start, limit: .max).map(\.id) == stored + [last.id])
      await store.close()
      await server.remove()
    }
  }
#endif
