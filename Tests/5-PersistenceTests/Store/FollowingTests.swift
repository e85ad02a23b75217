import EventSourcing
import ExerciseSupport
import Persistence
import StoreConformance
import TestStores
import Testing

@Suite("Stage 5: Appends of other processes")
struct FollowingTests {
  private let file: BankFile

  init() throws { file = try BankFile() }

  /// The texts of the first `count` notes that a follower of `store` gets. As soon as it has one,
  /// `append` is told the number of the next one; so it waits for most of them.
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
      A follower listens in this process, and another process appends 12 notes, one after the \
      other.
        expected: note 1 to note 12
        got:      \(words(texts))
      Another process can't signal this one. The listener's task has to go on after its first \
      signal. Chapter 5, exercise 5.10.
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
      This store looks for other processes' appends once an hour. Its own process appends 12 \
      notes.
        expected: note 1 to note 12, at once
        got:      \(words(texts))
      Pass the listener of the returned stream to `keep`, so that `send()` reaches it. Chapter 5, \
      exercise 5.10.
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
      A follower stays while others come, take one event and go; \
      \(otherAppends ? "another" : "the same") process appends 12 notes.
        expected: note 1 to note 12
        got:      \(words(texts))
      When one follower goes, only its own task ends. Chapter 5, exercise 5.10.
      """)
  }
}
