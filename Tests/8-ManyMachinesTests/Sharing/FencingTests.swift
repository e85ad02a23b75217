import EventSourcing
import ExerciseSupport
import ManyMachines
import Postgres
import StoreConformance
import Testing

@Suite("Stage 8: Fencing")
struct FencingTests {
  @Test("The checkpoint and the effects are written together", .exercise("8.13"))
  func writesTogether() async throws {
    try await Ledger.run { ledger in
      let lease = try await ledger.takeLease(for: "bank-1")
      let checkpoints = try await ledger.checkpoints()
      let start = try await checkpoints.claim(lease)
      try await checkpoints.move(to: 5, holding: lease, effects: "a1", "b1")
      try await checkpoints.move(to: 9, holding: lease, effects: "a2")
      let content = try await ledger.content
      try #require(
        start == .start && content == .init(position: 9, entries: ["a1", "b1", "a2"]),
        """
        A new projection claimed its checkpoint, and moved it twice.
          expected: from 0 to checkpoint 9, effects [a1, b1, a2]
          got:      from \(start) to \(content)
        A claim writes the token and leaves the position as it is. A move writes the position, \
        together with the effects. Chapter 8, exercise 8.13.
        """)
      let next = try await checkpoints.claim(try await ledger.takeLease(for: "bank-2"))
      #expect(
        next.rawValue == 9,
        """
        bank-1 had moved the checkpoint to 9. bank-2 took the lease and claimed the checkpoint.
          expected: it goes on after 9
          got:      it goes on after \(next)
        A claim changes the token, and not the position. Chapter 8, exercise 8.13.
        """)
    }
  }

  @Test("An effect that fails leaves the checkpoint where it was", .exercise("8.13"))
  func failingEffect() async throws {
    try await Ledger.run { ledger in
      let lease = try await ledger.takeLease(for: "bank-1")
      let checkpoints = try await ledger.checkpoints()
      _ = try await checkpoints.claim(lease)
      let outcome = try await Outcome<Void>.awaiting {
        try await checkpoints.move(
          to: GlobalPosition(rawValue: 6), holding: lease,
          running: [Ledger.effect("a1"), PostgresStatement("SELECT 1 / 0"), Ledger.effect("a2")])
      }
      let content = try await ledger.content
      try #require(
        (outcome.error as? PostgresError)?.code == "22012"
          && content == .init(position: 0, entries: []),
        """
        Of three effects, the second one failed: it divides by zero.
          expected: move throws PostgresError 22012, and nothing is written
          got:      it \(outcome); \(content)
        Statements that are sent together without BEGIN are one transaction. Look at the result of each \
        of them: the first failure is the reason, and the rest was skipped. Chapter 8, exercise 8.13.
        """)
      let repeated = try await Outcome<Void>.awaiting {
        try await checkpoints.move(to: 6, holding: lease, effects: "a1", "a2")
      }
      let after = try await ledger.content
      #expect(
        repeated.error == nil && after == .init(position: 6, entries: ["a1", "a2"]),
        """
        An effect had failed. The next move on the same session, with other effects, \(repeated).
          expected: checkpoint 6, effects [a1, a2]
          got:      \(after)
        A transaction that was begun has to end, also after a failure. Chapter 8, exercise 8.13.
        """)
    }
  }

  @Test("A sleeper that wakes writes nothing", .exercise("8.13"), arguments: [true, false])
  func sleeper(newHolderHasMoved: Bool) async throws {
    try await Ledger.run { ledger in
      let sleeping = try await ledger.takeLease(for: "bank-1")
      let checkpoints = try await ledger.checkpoints()
      _ = try await checkpoints.claim(sleeping)
      try await checkpoints.move(to: 5, holding: sleeping, effects: "a1")
      let lease = try await ledger.takeLease(for: "bank-2")
      let others = try await ledger.checkpoints()
      _ = try await others.claim(lease)
      if newHolderHasMoved { try await others.move(to: 7, holding: lease, effects: "a2") }
      let before = try await ledger.content
      let outcome = try await Outcome<Void>.awaiting {
        try await checkpoints.move(to: 8, holding: sleeping, effects: "a2")
      }
      let after = try await ledger.content
      try #require(
        outcome.error as? StaleLease == StaleLease(name: Ledger.work) && after == before,
        """
        bank-1 was paused for longer than its lease. bank-2 took the lease, claimed the checkpoint\
        \(newHolderHasMoved ? " and moved it" : ", and has not moved it yet"). Then bank-1 woke up \
        and went on.
          expected: it throws StaleLease; \(before)
          got:      it \(outcome); \(after)
        A balance would count a deposit twice. Compare the token in the statement that moves the \
        checkpoint, and make it fail for an old one: a failure undoes the effects. A claim writes the \
        token, so that this works before the first move. Chapter 8, exercise 8.13.
        """)
      let claim = try await Outcome<GlobalPosition>.awaiting {
        try await checkpoints.claim(sleeping)
      }
      #expect(
        claim.error is StaleLease,
        """
        bank-2 had claimed the checkpoint with the token \(lease.token). bank-1 claimed it with \
        its old token, \(sleeping.token).
          expected: it throws StaleLease
          got:      it \(claim)
        A token smaller than the stored one belongs to a holder whose lease has ended while it \
        slept. Chapter 8, exercise 8.13.
        """)
    }
  }

  @Test("Two holders never move the checkpoint in turns", .exercise("8.13"))
  func movesInTurns() async throws {
    try await Ledger.run { ledger in
      let lease = try await ledger.takeLease(for: "bank-1")
      let checkpoints = try await ledger.checkpoints()
      _ = try await checkpoints.claim(lease)
      let next = try await ledger.takeLease(for: "bank-2")
      let others = try await ledger.checkpoints()
      let hasty = try await Outcome<Void>.awaiting {
        try await others.move(to: 5, holding: next, effects: "a1")
      }
      let late = try await Outcome<Void>.awaiting {
        try await checkpoints.move(to: 8, holding: lease, effects: "a2")
      }
      #expect(
        hasty.error is StaleLease || late.error is StaleLease,
        """
        bank-2 took the lease, and moved the checkpoint to 5 without a claim. Then bank-1 moved it \
        to 8, with its older token.
          expected: one of them throws StaleLease
          got:      bank-2: it \(hasty); bank-1: it \(late)
        A higher token that is not written keeps nobody out. Let the checkpoint move only with the \
        token that it has. Chapter 8, exercise 8.13.
        """)
    }
  }

  @Test("A takeover between two statements of the holder is noticed", .exercise("8.13"))
  func takeoverBetween() async throws {
    try await Ledger.run { ledger in
      for number in 1...4 {
        try await ledger.clear()
        let takeover = Takeover(in: ledger)
        let lease = try await ledger.takeLease(for: "bank-1")
        let session = try await ledger.database.session()
        let pid = try await session.pid()
        _ = try await FencedCheckpoints(on: session).claim(lease)
        let checkpoints = FencedCheckpoints(
          on: HookedSession(
            session,
            before: { trip async throws(ConnectionLost) in
              if trip == number { await takeover.happen(beforeStatementOf: pid) }
            }))
        let outcome = try await Outcome<Void>.awaiting {
          try await checkpoints.move(to: 8, holding: lease, effects: "a1")
        }
        try takeover.error.map { throw $0 }
        let content = try await ledger.content
        let holdsTransaction = takeover.foundTransaction
        try #require(
          !holdsTransaction,
          """
          bank-1 was paused between two round trips of `move`, with an open transaction.
            expected: no round trip leaves a transaction open
            got:      round trip \(number - 1) does
          The row stays locked as long as bank-1 sleeps, and the next holder can't claim it. Send \
          everything in one `send`. Chapter 8, exercise 8.13.
          """)
        let (isRefused, isWritten) = (outcome.error is StaleLease, content.entries == ["a1"])
        try #require(
          takeover.happened ? isRefused && !isWritten : outcome.error == nil && isWritten,
          """
          bank-1 moved its checkpoint to 8. Before round trip \(number) of `move`, bank-2 \
          \(takeover.happened ? "took over" : "would have taken over, but there was none").
            expected: \(takeover.happened ? "StaleLease, checkpoint 0, effects []" : "checkpoint 8, effects [a1]")
            got:      it \(outcome); \(content)
          Between a look at the lease and the write, another process can take over. Compare the token in \
          the same transaction as the effects. Chapter 8, exercise 8.13.
          """)
      }
    }
  }

  @Test("A page that is sent twice takes effect once", .exercise("8.13"), arguments: [8, 6])
  func neverBackwards(position: Int) async throws {
    try await Ledger.run { ledger in
      let lease = try await ledger.takeLease(for: "bank-1")
      let checkpoints = try await ledger.checkpoints()
      _ = try await checkpoints.claim(lease)
      try await checkpoints.move(to: 8, holding: lease, effects: "a1")
      let outcome = try await Outcome<Void>.awaiting {
        try await checkpoints.move(to: position, holding: lease, effects: "a1")
      }
      let content = try await ledger.content
      try #require(
        outcome.error is StaleLease && content == .init(position: 8, entries: ["a1"]),
        """
        The answer to a move to 8 was lost. The same process sent a move to \(position), with the same \
        effect.
          expected: it throws StaleLease; checkpoint 8, effects [a1]
          got:      it \(outcome); \(content)
        The position only goes forward. Chapter 8, exercise 8.13.
        """)
    }
  }

  @Test("A claim waits for a move that is under way", .exercise("8.13"))
  func claimWaits() async throws {
    try await Ledger.run { ledger in
      let lease = try await ledger.takeLease(for: "bank-1")
      let (first, second) = (
        try await ledger.database.session(), try await ledger.database.session()
      )
      let (firstPID, secondPID) = (try await first.pid(), try await second.pid())
      _ = try await FencedCheckpoints(on: first).claim(lease)
      let (isMoved, isClaimed) = (Marker(), Marker())
      let blocker = try await ledger.database.session()
      try await blocker.run(all: [
        PostgresStatement("BEGIN"), PostgresStatement("LOCK TABLE handled"),
      ])
      let move = Task {
        defer { isMoved.set() }
        return try await Outcome<Void>.awaiting {
          try await FencedCheckpoints(on: first).move(to: 6, holding: lease, effects: "a1")
        }
      }
      try await ledger.database.waitUntilBlocked(firstPID) { isMoved.isSet }
      let next = try await ledger.takeLease(for: "bank-2")
      let claim = Task {
        defer { isClaimed.set() }
        return try await Outcome<GlobalPosition>.awaiting {
          try await FencedCheckpoints(on: second).claim(next)
        }
      }
      try await ledger.database.waitUntilBlocked(secondPID) { isClaimed.isSet }
      try await blocker.run("COMMIT")
      let (moved, claimed) = (try await move.value, try await claim.value)
      let position = claimed.value?.rawValue
      try #require(
        moved.error == nil && position == 6 || moved.error is StaleLease && position == 0,
        """
        While a move of bank-1 from 0 to 6 was under way, bank-2 took the lease and claimed the \
        checkpoint.
          expected: the move is done, and bank-2 goes on after 6; or it throws StaleLease, and bank-2 \
        begins after 0
          got:      the move \(moved); the claim \(claimed)
        Read the position in the statement that writes the token: it waits for the move. Chapter 8, \
        exercise 8.13.
        """)
    }
  }
}

extension Ledger {
  /// Runs `body` with a new ledger in a new database.
  fileprivate static func run(_ body: (Ledger) async throws -> Void) async throws {
    try await SharingDatabase.run { database in try await body(try await Ledger(in: database)) }
  }
}
