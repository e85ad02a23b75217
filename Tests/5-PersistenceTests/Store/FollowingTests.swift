import EventSourcing
import ExerciseSupport
import Persistence
import StoreConformance
import TestStores
import Testing

@Suite("Stage 5: What other processes append")
struct FollowingTests {
  private let file: BankFile

  init() throws { file = try BankFile() }

  /// The texts of the first `count` notes that a follower of `store` gets. As soon as he has one,
  /// `append` is told the number of the next one; so he waits for most of them.
  private func follow(
    _ store: TemporaryStore, for count: Int, append: @escaping @Sendable (Int) async throws -> Void
  ) async throws -> [String]? {
    let (numbers, next) = AsyncStream<Int>.makeStream()
    return try await soon(within: .seconds(5)) {
      async let appending: Void = {
        for await number in numbers { try await append(number) }
      }()
      var texts: [String] = []
      next.yield(1)
      for try await event in store.subscribe(after: .start) {
        texts.append((event.event as? Note)?.text ?? "")
        if texts.count == count { break }
        next.yield(texts.count + 1)
      }
      next.finish()
      try await appending
      return texts
    }
  }

  private func words(_ texts: [String]?) -> String {
    texts.map { "\($0)" } ?? "too little, and then nothing for 5 seconds"
  }

  @Test("A follower gets what another process appends", .exercise("5.10"))
  func hearsOthers() async throws {
    let mine = try file.quickStore(lookInterval: .milliseconds(5))
    let other = try file.quickStore()
    let texts = try await follow(mine, for: 12) { number in
      try await other.append([number].notes, to: .first, expecting: .any)
    }
    try #require(
      texts == (1...12).map { "note \($0)" },
      """
      Somebody follows the log in this process, and another process has appended 12 notes, one after \
      the other. All of them have to come, but what came was \(words(texts)). No other process can \
      send a signal to this one: it has to look for itself, and go on looking. Read: Chapter 5, \
      exercise 5.10.
      """)
  }

  @Test("A follower gets its own process's appends at once", .exercise("5.10"))
  func hearsOwn() async throws {
    let store = try file.quickStore(lookInterval: .seconds(3600))
    let texts = try await follow(store, for: 12) { number in
      try await store.append([number].notes, to: .first, expecting: .any)
    }
    try #require(
      texts == (1...12).map { "note \($0)" },
      """
      This store looks for the appends of others once an hour only. What its own process appends has \
      to come at once all the same, but what came was \(words(texts)). Keep the listener whose stream \
      you return, so that it gets the signals of its own process. Read: Chapter 5, exercise 5.10.
      """)
  }

  @Test(
    "Followers come and go without affecting the others", .exercise("5.10"),
    arguments: [true, false])
  func servesEach(otherAppends: Bool) async throws {
    let interval: Duration = otherAppends ? .milliseconds(5) : .seconds(3600)
    let store = try file.quickStore(lookInterval: interval)
    let writer = otherAppends ? try file.quickStore() : store
    let texts = try await follow(store, for: 12) { number in
      try await writer.append([number].notes, to: .first, expecting: .any)
      for try await _ in store.subscribe(after: .start) { break }
    }
    try #require(
      texts == (1...12).map { "note \($0)" },
      """
      Somebody follows the log while others come, take one event and go, and \
      \(otherAppends ? "another" : "the same") process appends. The one who stays has to get all 12 \
      notes, but what came was \(words(texts)). What ends with one follower must not end with the \
      others. Read: Chapter 5, exercise 5.10.
      """)
  }
}
