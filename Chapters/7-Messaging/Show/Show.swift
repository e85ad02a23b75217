import BankMessaging
import ChapterSupport
import EventSourcing
import Foundation
import Messaging

/// The show: all programs of the stage as processes, business, and crashes; then the reckoning.
struct Show {
  let seed: UInt64
  let supervisor: Supervisor
  let screen: Screen
  private let gauges: Gauges
  private let pace: Pace

  private static let bankClients = 6
  private static let bankAccounts = 12
  private static let savingsAccounts = 4
  /// The requests of each client between two kills.
  private static let requestsPerSection = 50

  /// The processes that are killed at once, in this order: each alone, and then all of them.
  private static let victims: [[ShowProcess]] =
    [.bank, .publisher, .queue, .worker1, .worker2, .hub, .users, .accounts, .audit].map { [$0] }
    + [ShowProcess.allCases]

  init(seed: UInt64, _ supervisor: Supervisor, on screen: Screen) {
    self.seed = seed
    self.supervisor = supervisor
    self.screen = screen
    gauges = Gauges(supervisor)
    pace = Pace(
      requestsPerSection: (Self.bankClients + 2) * Self.requestsPerSection,
      sectionCount: Self.victims.count + 1)
  }

  /// Plays it, and returns the comparisons at its end.
  ///
  /// - Throws: ``ProcessEnded``, ``UnexpectedAnswer``, `TookTooLong`, errors of reading the files, and
  ///   `CancellationError`.
  func play() async throws -> [Check] {
    try await withThrowingTaskGroup(of: [Check]?.self) { group in
      group.addTask { try await supervisor.fail() }
      group.addTask {
        try await drawing()
        return nil
      }
      group.addTask { try await course() }
      defer { group.cancelAll() }
      while let checks = try await group.next() {
        if let checks { return checks }
      }
      throw CancellationError()
    }
  }

  private func course() async throws -> [Check] {
    for name in ShowProcess.allCases { try await supervisor.start(name) }
    screen.say("  \(ShowProcess.allCases.map(\.rawValue).joined(separator: ", ")) are up")
    async let counting = business()
    try await crashes()
    var evidence = Evidence()
    evidence.clients = try await counting
    let count = evidence.clients
    screen.say(
      "  \(count.answered) requests answered, \(count.refused) of them refused by a rule")
    evidence.numbers = try await settle()
    screen.say("  everything has arrived; each process is asked to stop")
    try await evidence.ask(supervisor)
    try await supervisor.stop()
    try await evidence.read(supervisor.files)
    return Reckoning(evidence).checks
  }

  /// Lets several clients work at once, and returns what they were told.
  private func business() async throws -> ClientsCount {
    var roles: [Client.Role] = (1...Self.bankClients).map { _ in .bank(accounts: Self.bankAccounts)
    }
    roles += [.users, .accounts(Self.savingsAccounts)]
    return try await withThrowingTaskGroup(of: ClientsCount.self) { group in
      for (index, role) in roles.enumerated() {
        group.addTask {
          var client = Client(
            "client-\(index + 1)", role, seed: seed &+ UInt64(index + 1) &* 0x1_0000_0001,
            of: supervisor, at: pace)
          return try await client.work(requestsPerSection: Self.requestsPerSection)
        }
      }
      return try await group.reduce(into: ClientsCount()) { $0.merge($1) }
    }
  }

  /// Kills in the middle of each section but the last, in which everything has time to arrive.
  private func crashes() async throws {
    for (section, victims) in Self.victims.enumerated() {
      pace.allowSection()
      let start = section * pace.requestsPerSection
      try await pace.waitForAnswer(start + pace.requestsPerSection / 3)
      let moment = pace.answered
      let clock = ContinuousClock()
      let begin = clock.now
      try await supervisor.kill(victims)
      try await outage(after: moment)
      for name in victims { try await supervisor.start(name) }
      let time = begin.duration(to: clock.now) / .milliseconds(1)
      let names = victims.count == 1 ? victims[0].rawValue : "all nine at once"
      screen.say("  kill -9 at request \(moment): \(names), up again after \(Int(time)) ms")
    }
    pace.allowSection()
  }

  /// Returns when the others have answered some more requests, or when they can't any more.
  private func outage(after moment: Int) async throws {
    _ = try? await within(.milliseconds(500), "the others go on") {
      try await pace.waitForAnswer(moment + pace.requestsPerSection / 3)
    }
    try Task.checkCancellation()
  }

  /// Waits until everything has arrived, and returns the numbers of then.
  private func settle() async throws -> PipelineNumbers {
    let last = Watched(PipelineNumbers())
    return try await within(
      .seconds(60), "everything arrives: \(last.value.unsettled.joined(separator: "; "))"
    ) {
      while true {
        let numbers = await gauges.read(after: last.value)
        last.change { $0 = numbers }
        if numbers.unsettled.isEmpty { return numbers }
        // Nothing tells that a queue is empty but asking it.
        try await Task.sleep(for: .milliseconds(50))
      }
    }
  }

  /// Draws the picture again and again, until the task is cancelled.
  private func drawing() async throws {
    guard screen.isTerminal else { return }
    defer { screen.clear() }
    var numbers = PipelineNumbers()
    while true {
      numbers = await gauges.read(after: numbers)
      let picture = PipelinePicture(numbers, down: supervisor.down)
      let progress = ProgressPicture(done: pace.answered, of: pace.total)
      try Task.checkCancellation()
      screen.draw(["", progress.line, ""] + picture.lines + [""])
      try await Task.sleep(for: .milliseconds(100))
    }
  }
}
