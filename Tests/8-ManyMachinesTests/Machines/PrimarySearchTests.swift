import EventSourcing
import ExerciseSupport
import Testing

@testable import ManyMachines

@Suite("Stage 8: What a search for the primary concludes")
struct PrimarySearchTests {
  /// A situation in which all servers have answered.
  struct Situation: Sendable, CustomTestStringConvertible {
    let states: [ServerState?]
    var seen: Int?
    let primary: Int?
    let reason: String

    var testDescription: String {
      let answers = states.map { $0.map { "\($0)" } ?? "no answer" }.joined(separator: ", ")
      return answers + (seen.map { "; seen before: timeline \($0)" } ?? "")
    }
  }

  static let situations = [
    Situation(
      states: [.primary(1), .standby(1)], primary: 0,
      reason: "There is one primary, and no other timeline."),
    Situation(
      states: [.primary(1), .primary(2), .standby(2)], primary: 1,
      reason: "A promotion begins a higher timeline, so the other primary is the old one."),
    Situation(
      states: [.primary(9), .primary(10)], primary: 1,
      reason: "Timelines are numbers: 10 is higher than 9."),
    Situation(
      states: [.standby(2), .standby(2), nil], primary: nil,
      reason: "A standby accepts no writes."),
    Situation(
      states: [.primary(1), .standby(2), nil], primary: nil,
      reason: """
        The standby follows a primary on timeline 2, which doesn't answer. So the primary on \
        timeline 1 is an old one.
        """),
    Situation(
      states: [.closedPrimary(2), .primary(1)], primary: nil,
      reason: "The newest primary is closed for writes, and the other one is old."),
    Situation(
      states: [.closedPrimary(1), .standby(1)], primary: nil,
      reason: "A read-only primary accepts no writes: its operators have closed it."),
    Situation(
      states: [.primary(1), nil], seen: 2, primary: nil,
      reason: "Timeline 2 was seen before, so the primary on timeline 1 is an old one."),
    Situation(
      states: [nil, .primary(2)], seen: 2, primary: 1,
      reason: "The primary that was seen before is still the newest one."),
    Situation(
      states: [.standby(3), .primary(3)], seen: 2, primary: 1,
      reason: "Timeline 3 is new, and has one primary."),
    Situation(states: [nil, nil], primary: nil, reason: "No server has answered."),
  ]

  @Test(
    "When all have answered, the primary is the one on the highest timeline", .exercise("8.11"),
    arguments: situations)
  func concludes(situation: Situation) throws {
    let search = Self.search(situation.states, seen: situation.seen)
    try #require(
      search.primary == situation.primary,
      """
      The servers have answered: \(situation.testDescription).
        expected: \(words(situation.primary))
        got:      \(words(search.primary))
      \(situation.reason) Chapter 8, exercise 8.11.
      """)
    let highest = situation.states.compactMap { $0?.timeline }.max() ?? 0
    try #require(
      search.highestTimeline == max(highest, situation.seen ?? 0),
      """
      The servers have answered: \(situation.testDescription).
        expected: the highest timeline is \(max(highest, situation.seen ?? 0))
        got:      \(search.highestTimeline)
      Also count the answers of standbys, and what was seen before. Chapter 8, exercise 8.11.
      """)
  }

  @Test("The order of the answers makes no difference", .exercise("8.11"), arguments: 1...20)
  func anyOrder(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let states: [ServerState?] = [.primary(1), .primary(2), .standby(2), .standby(1), nil]
    let order = states.indices.shuffled(using: &random)
    var search = PrimarySearch(of: states.indices.map { "db-\($0 + 1)" }, seen: nil)
    for server in order {
      let early = search.primary
      try #require(
        early == nil,
        """
        This is the first search of a process. Of 5 servers, these have answered: \
        \(words(order.prefix { $0 != server })).
          expected: no decision yet
          got:      \(words(early))
        Nothing is known yet about timelines, so a newer primary may be among the others. Chapter \
        8, exercise 8.11.
        """)
      search.record(Self.answer(states[server], of: server))
    }
    try #require(
      search.primary == 1,
      """
      The servers have answered in this order: \(words(order)).
        expected: \(words(1)), a primary on timeline 2
        got:      \(words(search.primary))
      db-1 is a primary on timeline 1, the old one. Chapter 8, exercise 8.11.
      """)
  }

  @Test("On a timeline seen before, a search waits for all answers", .exercise("8.11"))
  func waits() throws {
    var search = PrimarySearch(of: ["db-1", "db-2"], seen: 1)
    search.record(Self.answer(.primary(1), of: 0))
    try #require(
      search.primary == nil,
      """
      Timeline 1 was seen before. db-1 is a primary on timeline 1, and db-2 has not answered yet.
        expected: no decision yet
        got:      \(words(search.primary))
      db-2 may have been promoted in the meantime. Chapter 8, exercise 8.11.
      """)
    search.record(Self.answer(.primary(2), of: 1))
    try #require(
      search.primary == 1,
      """
      db-1 is a primary on timeline 1, and db-2 one on timeline 2.
        expected: \(words(1))
        got:      \(words(search.primary))
      A promotion begins a new timeline, so the higher one is the newer one. Chapter 8, exercise \
      8.11.
      """)
  }

  @Test("A primary on a new timeline is chosen at once", .exercise("8.11"))
  func promoted() throws {
    var search = PrimarySearch(of: ["db-1", "db-2", "db-3"], seen: 1)
    search.record(Self.answer(.standby(2), of: 2))
    try #require(
      search.primary == nil,
      "A standby on timeline 2 is no primary, whatever was seen. Chapter 8, exercise 8.11.")
    search.record(Self.answer(.primary(2), of: 1))
    try #require(
      search.primary == 1,
      """
      Timeline 1 was seen before. db-2 is a primary on timeline 2, and db-1 has not answered.
        expected: \(words(1)), at once
        got:      \(words(search.primary))
      After a failover, the old primary is usually silent, and every write of the bank would wait \
      for it. A timeline that is higher than all seen before proves the promotion. Chapter 8, \
      exercise 8.11.
      """)
  }

  private static func search(_ states: [ServerState?], seen: Int?) -> PrimarySearch {
    var search = PrimarySearch(of: states.indices.map { "db-\($0 + 1)" }, seen: seen)
    for server in states.indices { search.record(answer(states[server], of: server)) }
    return search
  }

  private static func answer(_ state: ServerState?, of server: Int) -> ServerAnswer {
    state.map { ServerAnswer($0, of: server) }
      ?? ServerAnswer(failure: "connection refused", of: server)
  }

  private func words(_ server: Int?) -> String { server.map { "db-\($0 + 1)" } ?? "none" }

  private func words(_ servers: some Sequence<Int>) -> String {
    let names = servers.map { "db-\($0 + 1)" }
    return names.isEmpty ? "none" : names.joined(separator: ", ")
  }
}
