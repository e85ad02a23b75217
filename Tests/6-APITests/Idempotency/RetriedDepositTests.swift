import API
import APISupport
import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import TestStores
import Testing

@Suite("Stage 6: A retry of the first deposit")
struct RetriedDepositTests {
  @Test("A retried deposit is the first one", .exercise("6.4"))
  func repeats() async throws {
    let store = HookedStore()
    let first = try await store.deposit()
    _ = try await store.deposit(.ten, CommandContext("d"))
    let again = try await store.deposit()
    let history = try await store.history()
    try #require(
      history.count == 3 && again.value?.version == 2
        && again.value?.position == first.value?.position,
      """
      The deposit "c" opened account 1, the deposit "d" followed, and then "c" was retried, because \
      its response was lost.
        expected: the first result, version 2, and nothing appended
        got:      \(history.words); your code \(again.words)
      A retry with another id is another deposit. Chapter 6, exercise 6.4.
      """)
  }

  @Test("A retried deposit is the first one even after the account was closed", .exercise("6.4"))
  func repeatsAfterTheEnd() async throws {
    let store = HookedStore()
    try await store.prepare(.opened(accountID: 1))
    let first = try await store.deposit()
    try await store.prepare(.withdrawn(accountID: 1, amount: .hundred), .closed(accountID: 1))
    let again = try await store.deposit()
    try #require(
      first.value?.version == 2 && again.value == first.value,
      """
      The deposit "c" was made, at version 2. Then the money was withdrawn and the account closed, and \
      "c" was retried, because its response was lost.
        expected: the first result, version 2
        got:      \(again.words)
      Told that the account is closed, the customer believes that the money never arrived. Try the \
      deposit first. Chapter 6, exercise 6.4.
      """)
  }

  @Test("After a crash, a retry completes the deposit", .exercise("6.4"), arguments: 1...2)
  func survivesPowerCuts(number: Int) async throws {
    let crash: HookedStore.AppendHook = { append, _ in
      if append.number == number { throw Crash() }
    }
    let (lost, kept) = (HookedStore(afterAppend: crash), HookedStore(beforeAppend: crash))
    for (store, moment) in [(lost, "just after"), (kept, "just before")] {
      _ = try await store.deposit()
      let again = try await store.deposit()
      let history = try await store.history()
      try #require(
        history == [.opened(accountID: 1), .deposited(accountID: 1, amount: .hundred)]
          && again.value?.version == 2,
        """
        The process crashed \(moment) append \(number) of the first deposit into account 1, and the \
        deposit was retried with the same command id.
          expected: opened once, deposited once, version 2
          got:      \(history.words); your code \(again.words)
        Chapter 6, exercise 6.4.
        """)
    }
  }

  @Test("The opening has its own command id, the same for each retry", .exercise("6.4"))
  func namesTheOpening() async throws {
    var causes: [String?] = []
    for command in ["c", "c", "d"] {
      let store = HookedStore()
      _ = try await store.deposit(.hundred, CommandContext(CommandID(rawValue: command)))
      causes.append(
        try await store.read(Account.stream(of: 1)).first?.metadata.causationID?.rawValue)
    }
    try #require(
      causes[0] != nil && causes[0] == causes[1] && causes[0] != causes[2],
      """
      The deposits "c", "c" and "d" each opened an account, in three separate banks.
        expected: the same command id for the first two openings, and another one for the third
        got:      \(causes.map { $0 ?? "none" })
      Make the id of the opening from the id of the deposit, so that a retry is the same command. \
      Chapter 6, exercise 6.4.
      """)
    let opening = causes[0] ?? ""
    try #require(
      opening.unicodeScalars.contains { !("!"..."~").contains($0) },
      """
      The opening for the deposit "c" has a command id that a client may send as its own key.
        expected: an id that no key can be, such as "c open" with a space
        got:      "\(opening)"
      The client would be told that its key was used. Keys have visible ASCII characters only. \
      Chapter 6, exercise 6.4.
      """)
  }

  @Test("Opening and deposit belong to the same correlation", .exercise("6.4"))
  func keepsTheStory() async throws {
    let store = HookedStore()
    _ = try await store.deposit()
    let events = try await store.read(Account.stream(of: 1))
    let stories = events.map { $0.metadata.correlationID?.rawValue ?? "none" }
    try #require(
      stories == ["story", "story"],
      """
      A deposit with the correlation "story" opened account 1.
        expected: the correlations ["story", "story"]
        got:      \(stories)
      Otherwise the log can't say why there is an account 1. Use `context.leading(to:)`. \
      Chapter 6, exercise 6.4.
      """)
    try #require(
      events.last?.metadata.causationID?.rawValue == "c",
      """
      The command "c" caused the deposit.
        expected: the causation id "c"
        got:      "\(events.last?.metadata.causationID?.rawValue ?? "none")"
      A retry is recognized by this id. Chapter 6, exercise 6.4.
      """)
  }
}
