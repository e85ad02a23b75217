import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import Testing

@Suite("Given: A command for certain versions")
struct StaleVersionTests {
  /// What a deposit into account 1 meets, and how many events there are then.
  private func deposit(
    onlyAt versions: Set<Int>? = nil, notAt unwanted: UnwantedVersions? = nil,
    into id: AccountID = 1
  ) async throws -> (error: (any Error)?, count: Int) {
    let bank = Bank()
    try await bank.prepare()
    var error: (any Error)?
    do {
      try await bank.handler.handle(
        Account.Command.deposit(id, .hundred), by: Account.self, in: Account.stream(of: id),
        context: CommandContext("c", onlyAt: versions).refusing(at: unwanted))
    } catch let found {
      error = found
    }
    return (error, try await bank.events(of: id).count)
  }

  @Test(
    "A stale command is refused, and nothing is appended", .exercise("3.7"),
    arguments: [[1], [3], [1, 3], [0], []] as [Set<Int>])
  func refuses(versions: Set<Int>) async throws {
    let (error, count) = try await deposit(onlyAt: versions)
    if let unfinished = error as? Unfinished { throw unfinished }
    let stale = StaleVersion(stream: Account.stream(of: 1), wanted: versions, actual: 2)
    try #require(
      error as? StaleVersion == stale && count == 2,
      """
      A deposit is only for the versions \(versions.sorted()), and the account is at version 2.
        expected: it threw StaleVersion, and the stream has 2 events
        got:      it threw \(error.map { "\($0)" } ?? "nothing"), and the stream has \(count)
      The client has not seen the present state. `upToDate` returns the version of the last event. \
      Chapter 3, exercise 3.7.
      """)
  }

  @Test("A command is not stale at one of its versions, or without versions")
  func admits() async throws {
    for versions in [[2], [1, 2], nil] as [Set<Int>?] {
      #expect(try await !(deposit(onlyAt: versions).error is StaleVersion))
    }
  }

  @Test("In an empty stream, the rules decide")
  func leavesNothingToRules() async throws {
    #expect(try await !(deposit(onlyAt: [1], into: 7).error is StaleVersion))
  }

  @Test("The error names the stream's version and the requested ones")
  func words() {
    let stream = Account.stream(of: 1)
    #expect(
      StaleVersion(stream: stream, wanted: [5, 3], actual: 4).description
        == "it is at version 4, not at 3 or 5")
    #expect(
      StaleVersion(stream: stream, wanted: [], actual: 4).description
        == "it is at version 4, and the command is wanted at none that there can be")
  }

  @Test(
    "A command does not run at an unwanted version", .exercise("3.7"),
    arguments: [
      (.every, true), (.versions([2]), true), (.versions([1, 3]), false), (.versions([]), false),
    ] as [(UnwantedVersions, Bool)])
  func refusesUnwanted(versions: UnwantedVersions, isRefused: Bool) async throws {
    let (error, count) = try await deposit(notAt: versions)
    if let unfinished = error as? Unfinished { throw unfinished }
    let other = try await deposit(notAt: versions, into: 7).error
    try #require(
      (error as? UnwantedVersion)?.actual == (isRefused ? 2 : nil) && count == (isRefused ? 2 : 3)
        && !(other is UnwantedVersion),
      """
      A deposit may not run at \(versions), and the account is at version 2.
        expected: \(isRefused ? "it threw UnwantedVersion, and the stream has 2 events" : "the stream has 3 events")
        got:      it threw \(error.map { "\($0)" } ?? "nothing"), and the stream has \(count) events; \
      in a new account it threw \(other.map { "\($0)" } ?? "nothing")
      `upToDate` returns the version of the last event. Chapter 3, exercise 3.7.
      """)
  }
}
