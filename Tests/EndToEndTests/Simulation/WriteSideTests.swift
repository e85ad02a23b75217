import CommandHandlersSolution
import EventSourcing
import EventsSolution
import Testing

@Suite("The write side, simulated")
struct WriteSideTests {
  @Test("In every order of steps, the write side keeps its promises", .timeLimit(.minutes(5)))
  func keepsPromises() async throws {
    for seed in Seeds.chosen ?? 1...3_000 {
      guard let (attempts, log) = await WriteSideSimulation(seed: seed).run() else {
        Issue.record("Seed \(seed): the clients wait for ever.")
        return
      }
      let broken = BrokenPromises(attempts, log)
      try #require(broken.descriptions == [], "Seed \(seed)")
    }
  }

  @Test("The same seed gives the same run", arguments: [7, 19] as [UInt64])
  func repeats(seed: UInt64) async throws {
    let runs = [
      await WriteSideSimulation(seed: seed).run(), await WriteSideSimulation(seed: seed).run(),
    ]
    let logs = runs.map { $0?.log.map { "\($0.stream) \($0.metadata.causationID, default: "")" } }
    #expect(logs[0] == logs[1] && logs[0]?.isEmpty == false)
  }

  @Test("The runs cover conflicts, rejections, repetitions and lost results")
  func isEventful() async throws {
    let run = try #require(await WriteSideSimulation(seed: 7).run())
    let refusals = run.attempts.count { if case .refused = $0.end { true } else { false } }
    let failures = run.attempts.count { if case .failed = $0.end { true } else { false } }
    #expect(refusals > 3 && failures > 3 && run.log.count > 12)
    #expect(Set(run.attempts.map(\.id)).count < run.attempts.count)
  }
}

/// The promises of a write side that a log and the results of its clients show to be broken.
struct BrokenPromises {
  private(set) var descriptions: [String] = []
  private let attempts: [WriteSideSimulation.Attempt]
  private let log: [RecordedEvent]

  init(_ attempts: [WriteSideSimulation.Attempt], _ log: [RecordedEvent]) {
    self.attempts = attempts
    self.log = log
    checkEvents()
    for attempt in attempts { check(attempt) }
  }

  /// Each event follows from its command on the state before it, and no command was done twice.
  private mutating func checkEvents() {
    var seen: Set<CausationID> = []
    for (index, event) in log.enumerated() {
      guard let cause = event.metadata.causationID,
        let attempt = attempts.first(where: { $0.id.rawValue == cause.rawValue })
      else { continue }
      if !seen.insert(cause).inserted { descriptions.append("\(cause) was done twice") }
      let state = state(of: attempt.account, after: index)
      let events = try? Account.decide(attempt.command, given: state)
      if events == nil || events?.first != event.event as? Account.Event {
        descriptions.append("\(cause) was not allowed on the state before it")
      }
    }
  }

  private mutating func check(_ attempt: WriteSideSimulation.Attempt) {
    let caused = log.filter { $0.metadata.causationID?.rawValue == attempt.id.rawValue }
    switch attempt.end {
    case .done(let events, let version):
      if caused.compactMap({ $0.event as? Account.Event }) != events {
        descriptions.append("\(attempt.id) got \(events.count) events, the log has \(caused.count)")
      }
      if let last = caused.last, last.version != version {
        descriptions.append("\(attempt.id) got version \(version) instead of \(last.version)")
      }
    case .refused(let rejection):
      if !attempt.span.contains(where: { isRefused(attempt, with: rejection, after: $0) }) {
        descriptions.append("\(attempt.id) was refused with \(rejection), which was never true")
      }
    case .failed(let error):
      if error is CommandIDTaken { descriptions.append("\(attempt.id) was taken for another one") }
    }
  }

  private func isRefused(
    _ attempt: WriteSideSimulation.Attempt, with rejection: Account.Rejection, after count: Int
  ) -> Bool {
    do {
      _ = try Account.decide(attempt.command, given: state(of: attempt.account, after: count))
      return false
    } catch {
      return error == rejection
    }
  }

  /// The state of `account` after the first `count` events of the log.
  private func state(of account: AccountID, after count: Int) -> Account.State {
    Account.replay(log.prefix(count).filter { $0.stream == Account.stream(of: account) })
  }
}
