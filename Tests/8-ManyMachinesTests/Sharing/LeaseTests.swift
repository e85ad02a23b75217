import ExerciseSupport
import ManyMachines
import Postgres
import ScratchPostgres
import StoreConformance
import Testing

@Suite("Stage 8: Leases")
struct LeaseTests {
  @Test("A lease has one holder at a time", .exercise("8.12"))
  func oneHolder() async throws {
    try await SharingDatabase.run { database in
      let (first, second) = try await database.twoProcesses()
      let lease = try await first.acquire("balances", holder: "bank-1", for: .seconds(40))
      let refused = try await second.acquire("balances", holder: "bank-2", for: .seconds(90))
      let stored = try await database.lease("balances")
      try #require(
        lease?.holder == "bank-1" && refused == nil && stored?.holder == "bank-1",
        """
        bank-1 asked for the lease of balances for 40 seconds; then bank-2 asked for it.
          expected: bank-1 gets it, bank-2 gets nil
          got:      bank-1: \(lease.words), bank-2: \(refused.words); in the table: \
        \(stored.words)
        An upsert changes an existing row only if its WHERE is true: the lease has expired, or it is \
        this holder's. Without a row, RETURNING returns nothing. Chapter 8, exercise 8.12.
        """)
      #expect(
        lease?.token == stored?.token && (31...40).contains(stored?.secondsLeft ?? 0),
        """
        The lease has the token \(lease?.token ?? 0) and 40 seconds; the refusal changes neither.
          got: \(stored.words)
        Chapter 8, exercise 8.12.
        """)
      let other = try await second.acquire("statements", holder: "bank-2", for: .seconds(40))
      #expect(
        other?.name == "statements",
        "bank-1 has the lease of balances. bank-2 asked for that of statements, and got \(other.words)."
      )
    }
  }

  @Test("A renewal moves the end and keeps the token", .exercise("8.12"))
  func renews() async throws {
    try await SharingDatabase.run { database in
      let (first, _) = try await database.twoProcesses()
      let lease = try await first.acquire("balances", holder: "bank-1", for: .seconds(20))
      let renewed = try await first.acquire("balances", holder: "bank-1", for: .seconds(300))
      let stored = try await database.lease("balances")
      try #require(
        lease != nil && renewed == lease && stored?.secondsLeft ?? 0 > 250,
        """
        bank-1 had the lease for 20 seconds, and asked for it again, for 300 seconds.
          expected: the token \(lease?.token ?? 0) as before, and 300 seconds left
          got:      \(renewed.words); in the table: \(stored.words)
        The token changes when the lease is taken, and not before. If a renewal changed it, the \
        holder's own writes under way would be refused. Chapter 8, exercise 8.12.
        """)
    }
  }

  @Test("Each time the lease is taken, its token is higher", .exercise("8.12"))
  func growingToken() async throws {
    try await SharingDatabase.run { database in
      let (first, second) = try await database.twoProcesses()
      let lease = try await first.acquire("balances", holder: "bank-1", for: .seconds(40))
      try await database.expireLease("balances")
      let taken = try await second.acquire("balances", holder: "bank-2", for: .seconds(40))
      let late = try await first.acquire("balances", holder: "bank-1", for: .seconds(40))
      try #require(
        taken?.holder == "bank-2" && late == nil && taken?.token ?? 0 > lease?.token ?? .max,
        """
        The lease of bank-1 had expired. bank-2 asked for it; then bank-1 asked again.
          expected: bank-2 gets it with a token above \(lease?.token ?? 0), bank-1 gets nil
          got:      bank-2: \(taken.words), bank-1: \(late.words)
        The token is what tells a write of the old holder from one of the new holder. Chapter 8, \
        exercise 8.12.
        """)
      try await database.expireLease("balances")
      let again = try await second.acquire("balances", holder: "bank-2", for: .seconds(40))
      #expect(
        again?.token ?? 0 > taken?.token ?? .max,
        """
        The lease of bank-2 had expired, and bank-2 asked for it again.
          expected: a token above \(taken?.token ?? 0)
          got:      \(again.words)
        A process that was restarted may have the name of the one before it, whose writes may still be \
        under way. Only a lease that has not expired is renewed. Chapter 8, exercise 8.12.
        """)
    }
  }

  @Test("A released lease is free at once, and its next token is higher", .exercise("8.12"))
  func releases() async throws {
    try await SharingDatabase.run { database in
      let (first, second) = try await database.twoProcesses()
      let lease = try #require(
        try await first.acquire("balances", holder: "bank-1", for: .seconds(40)))
      try await first.release(lease)
      let next = try await second.acquire("balances", holder: "bank-2", for: .seconds(40))
      try #require(
        next?.token ?? 0 > lease.token,
        """
        bank-1 had the lease with the token \(lease.token), and released it. bank-2 asked for it.
          expected: bank-2 gets it with a token above \(lease.token)
          got:      \(next.words)
        A deleted row would take the token with it: move the end of the lease instead. Chapter 8, \
        exercise 8.12.
        """)
      try await first.release(lease)
      let third = try await first.acquire("balances", holder: "bank-3", for: .seconds(40))
      #expect(
        third == nil,
        """
        bank-2 had taken the lease. bank-1 released the one that it had before, and bank-3 asked.
          expected: bank-2 keeps the lease, bank-3 gets nil
          got:      \(third.words)
        A release that arrives late has an old token. Chapter 8, exercise 8.12.
        """)
    }
  }
}

extension LeaseTests {
  @Test("A late release doesn't end a newer lease of the same holder", .exercise("8.12"))
  func lateRelease() async throws {
    try await SharingDatabase.run { database in
      let (first, second) = try await database.twoProcesses()
      let old = try #require(
        try await first.acquire("balances", holder: "bank-1", for: .seconds(40)))
      try await database.expireLease("balances")
      let new = try await first.acquire("balances", holder: "bank-1", for: .seconds(40))
      try await first.release(old)
      let taken = try await second.acquire("balances", holder: "bank-2", for: .seconds(40))
      #expect(
        new != nil && taken == nil,
        """
        A lease of bank-1 with the token \(old.token) had expired, and bank-1 had taken it again, with \
        the token \(new?.token ?? 0). Then it released the one that it had before, and bank-2 asked.
          expected: bank-1 keeps the lease, bank-2 gets nil
          got:      \(taken.words)
        Release only the lease that has this token: the holder's name may be the same. Chapter 8, \
        exercise 8.12.
        """)
    }
  }

  @Test("A lease lasts for all of its milliseconds", .exercise("8.12"))
  func milliseconds() async throws {
    try await SharingDatabase.run { database in
      let (first, _) = try await database.twoProcesses()
      let start = try await database.observer.run("SELECT clock_timestamp()::text")[0].text(0)
      let lease = try await first.acquire("balances", holder: "bank-1", for: .milliseconds(40_900))
      let lasts = try await database.observer.run(
        "SELECT expires_at >= $1::timestamptz + interval '40900 milliseconds' FROM leases",
        .text(start))
      #expect(
        lease != nil && lasts.first?.boolean(0) == true,
        """
        bank-1 asked for a lease of 40.9 seconds.
          expected: it ends 40.9 seconds later
          got:      it ends earlier
        A lease of half a second would be over at once. Send `duration.roundedMilliseconds`. Chapter 8, \
        exercise 8.12.
        """)
    }
  }

  @Test("The server's clock decides, not the client's", .exercise("8.12"))
  func serverClock() async throws {
    try await SharingDatabase.run { database in
      let (first, second) = try await database.twoProcesses(aheadBy: "1 hour")
      let lease = try await first.acquire("balances", holder: "bank-1", for: .seconds(40))
      let stored = try await database.lease("balances")
      let left = (stored?.secondsLeft ?? 0) - 3_600
      try #require(
        lease != nil && (31...40).contains(left),
        """
        The server's clock is an hour ahead of this machine's. bank-1 asked for a lease of 40 seconds.
          expected: by the server's clock, it ends in 40 seconds
          got:      by the server's clock, it ends in \(left) seconds; \(lease.words)
        Let the server add the duration to its `clock_timestamp()`, and send no time from here. \
        Chapter 8, exercise 8.12.
        """)
      // By the server's clock, the lease ended a moment ago; by this machine's, it has an hour left.
      try await database.observer.run(
        "UPDATE leases SET expires_at = clock_timestamp() + interval '59 minutes'")
      let taken = try await second.acquire("balances", holder: "bank-2", for: .seconds(40))
      #expect(
        taken?.holder == "bank-2",
        """
        The server's clock is an hour ahead of this machine's. By it, the lease of bank-1 had expired.
          expected: bank-2 gets it
          got:      \(taken.words)
        Compare the end of the lease with `clock_timestamp()`. Chapter 8, exercise 8.12.
        """)
    }
  }

  @Test("A process that waits for another one's takeover is refused", .exercise("8.12"))
  func waitsForTakeover() async throws {
    try await SharingDatabase.run { database in
      for (name, isNew) in [("balances", true), ("statements", false)] {
        let (faster, slower) = (try await database.session(), try await database.session())
        if !isNew {
          _ = try await LeaseTable(on: faster).acquire(name, holder: "bank-0", for: .seconds(40))
          try await database.expireLease(name)
        }
        try await faster.run("BEGIN")
        let lease = try await LeaseTable(on: faster).acquire(
          name, holder: "bank-1", for: .seconds(40))
        let pid = try await slower.pid()
        let isDone = Marker()
        let second = Task {
          defer { isDone.set() }
          return try await Outcome.awaiting {
            try await LeaseTable(on: slower).acquire(name, holder: "bank-2", for: .seconds(40))
          }
        }
        try await database.waitUntilBlocked(pid) { isDone.isSet }
        try await faster.run("COMMIT")
        let outcome = try await second.value
        try #require(
          lease?.holder == "bank-1" && outcome.error == nil && outcome.value == .some(nil),
          """
          Two processes asked for \(isNew ? "a new lease" : "a lease that had expired") at once. \
          bank-1 was first, and its transaction was under way when the statement of bank-2 began.
            expected: bank-1 gets it, bank-2 gets nil
            got:      bank-1: \(lease.words), bank-2 \(outcome)
          What was read before the write may have changed by the time of the write. One upsert waits, \
          and then checks the row again. Chapter 8, exercise 8.12.
          """)
      }
    }
  }

  @Test("Of 16 processes at once, one gets the lease", .exercise("8.12"))
  func race() async throws {
    try await SharingDatabase.run { database in
      var tables: [LeaseTable] = []
      for _ in 1...16 { tables.append(LeaseTable(on: try await database.session())) }
      for round in 1...10 {
        let winners = try await withThrowingTaskGroup(of: Lease?.self) { [tables] group in
          for (number, table) in tables.enumerated() {
            group.addTask {
              try await table.acquire(
                "work-\(round / 2)", holder: "bank-\(number)", for: .seconds(40))
            }
          }
          return try await group.reduce(into: []) { $0 += [$1].compactMap { $0 } }
        }
        try #require(
          winners.count == 1,
          """
          16 processes asked for a lease at once.
            expected: one of them gets it
            got:      \(winners.count): \(winners.map(\.holder).sorted().joined(separator: ", "))
          One statement has to read, decide and write. Chapter 8, exercise 8.12.
          """)
        try await database.expireLease("work-\(round / 2)")
      }
    }
  }
}

extension Lease? {
  fileprivate var words: String { map { "\($0.holder) with token \($0.token)" } ?? "nil" }
}

extension SharingDatabase.StoredLease? {
  fileprivate var words: String {
    map { "\($0.holder) with token \($0.token), \($0.secondsLeft) seconds left" } ?? "no lease"
  }
}

extension SharingDatabase {
  /// The leases as two processes see them, with sessions whose server has a clock that is ahead.
  fileprivate func twoProcesses(
    aheadBy interval: String? = nil
  ) async throws -> (LeaseTable, LeaseTable) {
    let sessions = (try await session(), try await session())
    if let interval {
      for session in [sessions.0, sessions.1] {
        try await session.moveClock(by: interval, in: schema.name)
      }
    }
    return (LeaseTable(on: sessions.0), LeaseTable(on: sessions.1))
  }
}
