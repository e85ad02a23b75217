import ExerciseSupport
import InMemoryStore
import StoreConformance
import Testing

@Suite("Stage 2: The bell")
struct BellTests {
  private let bell = Bell()

  // MARK: 2.9

  @Test("A ring wakes everybody who listens", .exercise("2.9"))
  func wakesAll() async throws {
    let streams = [bell.listen(), bell.listen(), bell.listen()]
    bell.ring()
    for (number, rings) in streams.enumerated() {
      let heard = try await soon { await rings.first { _ in true } != nil } ?? false
      try #require(
        heard,
        """
        Three listen and the bell rings once, but listener \(number + 1) hears nothing. Whoever is \
        not woken waits for ever with an old balance on the screen. Read: Chapter 2, exercise 2.9.
        """)
    }
  }

  @Test("It rings again and again", .exercise("2.9"))
  func ringsAgain() async throws {
    let (bell, rings) = (bell, bell.listen())
    let heard = try await soon {
      var iterator = rings.makeAsyncIterator()
      var heard = 0
      for _ in 1...3 {
        bell.ring()
        if await iterator.next() != nil { heard += 1 }
      }
      return heard
    }
    try #require(
      heard == 3,
      """
      The bell rang three times, and each time its listener took the ring; it was heard \
      \(heard.map(String.init) ?? "fewer") times. A listener who was woken once is not forgotten. \
      Read: Chapter 2, exercise 2.9.
      """)
  }

  @Test("A ring is kept for a listener who is busy", .exercise("2.9"))
  func keepsOneRing() async throws {
    let rings = bell.listen()
    bell.ring()
    // Only now somebody listens.
    let heard = try await soon { await rings.first { _ in true } != nil } ?? false
    try #require(
      heard,
      """
      The bell rang while its listener was reading the log. When the listener comes back to wait, \
      that ring has to be there, or the event it was for is missed. Read: Chapter 2, exercise 2.9.
      """)
  }

  @Test("However often it rings, a busy listener keeps one ring", .exercise("2.9"))
  func keepsNoMore() async throws {
    let rings = bell.listen()
    for _ in 0..<1_000 { bell.ring() }
    // A task that is cancelled gets what is kept for it, and does not wait for more.
    let kept = Task {
      var count = 0
      for await _ in rings { count += 1 }
      return count
    }
    kept.cancel()
    let count = await kept.value
    try #require(
      count == 1,
      """
      The bell rang 1000 times while its listener was busy, and \(count) rings are kept. \
      One is enough to know that there is something to read; all of them fill the memory when a \
      reader is slow. Read: Chapter 2, exercise 2.9.
      """)
  }

  // MARK: 2.10

  @Test("A listener who does not listen any more is forgotten", .exercise("2.10"))
  func forgetsDropped() throws {
    let staying = bell.listen()
    try requireOneListener()
    for _ in 0..<100 { _ = bell.listen() }
    let count = bell.listenerCount
    withExtendedLifetime(staying) {}
    try #require(
      count == 1,
      """
      A hundred listened for a moment and were gone, and one has stayed: the bell has to know 1 \
      listener, but it knows \(count). \
      \(count > 1 ? Self.forgetsNobody : "The one who stays must not go with the others.") \
      Read: Chapter 2, exercise 2.10.
      """)
  }

  @Test("Only the listener who goes is forgotten", .exercise("2.10"))
  func forgetsNobodyElse() async throws {
    var streams = [bell.listen()]
    try requireOneListener()
    streams += [bell.listen(), bell.listen()]
    streams.remove(at: 1)
    bell.ring()
    var heard = 0
    for rings in streams {
      if try await soon({ await rings.first { _ in true } != nil }) == true { heard += 1 }
    }
    let count = bell.listenerCount
    try #require(
      heard == 2,
      """
      Of three listeners the second one went, and the bell rang. \(heard) of the two who stayed \
      have heard it, and the bell knows \(count). Each listener has a number, so that the one who \
      goes can be told from the others. Read: Chapter 2, exercise 2.10.
      """)
  }

  @Test("A listener whose task is cancelled is forgotten", .exercise("2.10"))
  func forgetsCancelled() async throws {
    let rings = bell.listen()
    try requireOneListener()
    let listening = Task { for await _ in rings {} }
    listening.cancel()
    await listening.value
    let after = bell.listenerCount
    withExtendedLifetime(rings) {}
    try #require(
      after == 0,
      """
      A task listened and was cancelled. The bell knew 1 listener before, and \(after) afterwards, \
      which has to be 0. \(Self.forgetsNobody) Read: Chapter 2, exercise 2.10.
      """)
  }

  @Test("A bell that nobody needs is gone, with its listeners", .exercise("2.10"))
  func isReleased() throws {
    weak var released: Bell?
    var rings: AsyncStream<Void>?
    var count = 0
    do {
      let bell = Bell()
      released = bell
      rings = bell.listen()
      _ = bell.listen()
      count = bell.listenerCount
    }
    let isGone = released == nil
    withExtendedLifetime(rings) {}
    try #require(
      count == 1,
      """
      Of two who listened to a bell one is left, and the bell knows \(count). \
      Read: Chapter 2, exercise 2.10.
      """)
    try #require(
      isGone,
      """
      Nobody holds the bell any more, and it is still there: bell, listener and closure must not \
      hold each other for ever. Read: Chapter 2, exercise 2.10.
      """)
  }

  private static let forgetsNobody = """
    A server that forgets nobody calls into the void more and more often, until it dies of it.
    """

  private func requireOneListener() throws {
    let count = bell.listenerCount
    try #require(
      count == 1,
      """
      One listens, and the bell knows \(count). Whoever listens is kept in `listeners` until the \
      end of listening. Read: Chapter 2, exercise 2.10.
      """)
  }
}
