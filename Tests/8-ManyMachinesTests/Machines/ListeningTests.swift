import ExerciseSupport
import ScriptedPostgres
import StoreConformance
import Testing

@testable import ManyMachines

@Suite("Stage 8: The signal across machines")
struct ListeningTests {
  @Test("An append on another machine is signalled at once", .exercise("8.9"))
  func notifies() async throws {
    let trial = SignalTrial(NotifyingServer())
    let reader = LogReader(trial)
    defer { reader.leave() }
    try await requireListening(trial)
    for count in 1...3 {
      trial.server.append()
      let isSeen = try await becomesTrue { reader.seenCount == count }
      try #require(
        isSeen,
        """
        A reader waits for events. Another machine has appended event \(count), and has notified \
        the channel "events". The clock stands still.
          expected: the reader reads the log again, and has seen \(count.counted("event"))
          got:      it has seen \(reader.seenCount)
        Call `send()` for each element of `notifications`. Chapter 8, exercise 8.9.
        """)
    }
  }

  @Test("An event appended before `LISTEN` takes effect is signalled, too", .exercise("8.9"))
  func listensBeforeItSignals() async throws {
    let reads = ReadCount()
    // A signal that comes too early is used up before the event is there.
    let server = NotifyingServer { server in
      _ = try? await becomesTrue(within: .milliseconds(200)) { reads.count == 2 }
      server.append()
    }
    let trial = SignalTrial(server)
    let reader = LogReader(trial)
    defer { reader.leave() }
    reads.follow(reader)
    try await requireListening(trial)
    let isSeen = try await becomesTrue { reader.seenCount == 1 }
    try #require(
      isSeen,
      """
      A reader has read the log, and the session is about to listen. Just before `LISTEN` takes \
      effect, another machine appends an event: no session is notified of it.
        expected: the reader reads again after `LISTEN`, and has seen 1 event
        got:      it has seen \(reader.seenCount)
      An event that falls between reading and listening stays unseen until the next reminder. \
      First `LISTEN`, then call `send()` once, and only then wait for notifications. Chapter 8, \
      exercise 8.9.
      """)
  }

  @Test("An event appended while the connection is lost is signalled later", .exercise("8.9"))
  func connectsAgain() async throws {
    let trial = SignalTrial(NotifyingServer())
    let reader = LogReader(trial)
    defer { reader.leave() }
    try await requireListening(trial)
    trial.server.endSessions()
    trial.server.append()
    let isSeen = try await becomesTrue {
      reader.seenCount == 1 && trial.server.listeningCount == 1
    }
    try #require(
      isSeen,
      """
      The server has ended the session of a signal, and another machine has appended an event.
        expected: a new session listens, and the reader has seen 1 event
        got:      \(trial.server.listeningCount.counted("session")) that listen, and the reader has \
      seen \(reader.seenCount.counted("event"))
      Without a session, only the reminder is left. When `notifications` ends, begin again: \
      connect, `LISTEN`, signal. Chapter 8, exercise 8.9.
      """)
    trial.server.append()
    let isSeenToo = try await becomesTrue { reader.seenCount == 2 }
    try #require(
      isSeenToo,
      """
      A signal has lost its session, and has opened another. Then an event is appended.
        expected: the reader has seen both events
        got:      it has seen \(reader.seenCount.counted("event"))
      The new session has to run `LISTEN` as well. Chapter 8, exercise 8.9.
      """)
  }

  @Test("The listeners of a process share a session", .exercise("8.9"))
  func sharesSession() async throws {
    let trial = SignalTrial(NotifyingServer())
    let (first, second) = (LogReader(trial), LogReader(trial))
    defer { second.leave() }
    try await requireListening(trial)
    trial.server.append()
    let areSeen = try await becomesTrue { first.seenCount == 1 && second.seenCount == 1 }
    try #require(
      areSeen && trial.server.connectCount == 1,
      """
      Two readers follow the log, and another machine has appended an event.
        expected: both have seen it, with 1 session
        got:      they have seen \(first.seenCount) and \(second.seenCount), with \
      \(trial.server.connectCount.counted("session"))
      A server has only a few hundred connections for all machines. Chapter 8, exercise 8.9.
      """)
    first.leave()
    _ = try await becomesTrue { trial.signal.listenerCount == 1 }
    trial.server.append()
    let isSeen = try await becomesTrue { second.seenCount == 2 }
    try #require(
      isSeen,
      """
      Two readers followed the log. One has left, and then an event was appended.
        expected: the other one has seen 2 events
        got:      it has seen \(second.seenCount)
      Your loop ends when its task is cancelled, and that happens when the last reader leaves. \
      Chapter 8, exercise 8.9.
      """)
  }

  @Test("The session ends with the last listener", .exercise("8.9"))
  func endsWithLastListener() async throws {
    let trial = SignalTrial(NotifyingServer())
    let reader = LogReader(trial)
    try await requireListening(trial)
    reader.leave()
    let hasEnded = try await becomesTrue {
      trial.server.sessions.allSatisfy(\.isClosed) && trial.clock.sleeperCount == 0
    }
    try #require(
      hasEnded,
      """
      A reader followed the log, and has left.
        expected: the session is closed, and nothing waits for the reminder
        got:      \(trial.server.sessions.count { !$0.isClosed }) open, and \
      \(trial.clock.sleeperCount) waiting
      The task is cancelled when the last listener leaves. Let that end your loop, and use \
      `withSession`, which closes the session. Chapter 8, exercise 8.9.
      """)
    try #require(
      trial.server.connectCount == 1,
      """
      A reader followed the log, and has left.
        expected: 1 session was opened
        got:      \(trial.server.connectCount)
      Check `Task.isCancelled` before you connect again. Chapter 8, exercise 8.9.
      """)
    let another = LogReader(trial)
    defer { another.leave() }
    try await requireListening(trial)
    trial.server.append()
    let isSeen = try await becomesTrue { another.seenCount == 1 }
    try #require(
      isSeen,
      """
      The last reader had left. Then another one came, and an event was appended.
        expected: it has seen 1 event
        got:      it has seen \(another.seenCount)
      Your loop starts anew with the next reader, so it may keep nothing from the last time. \
      Chapter 8, exercise 8.9.
      """)
  }

  /// Waits until a session of the signal listens.
  private func requireListening(_ trial: SignalTrial) async throws {
    let listens = try await becomesTrue { trial.server.listeningCount == 1 }
    try #require(
      listens,
      """
      A reader listens to the signal, so it connects to the server.
        expected: 1 session that has sent `LISTEN events`
        got:      \(trial.server.connectCount.counted("session")), of which \
      \(trial.server.listeningCount) listen
      Run `LISTEN` on the session that `withSession` gives you: without it, no notification comes. \
      Chapter 8, exercise 8.9.
      """)
  }
}
