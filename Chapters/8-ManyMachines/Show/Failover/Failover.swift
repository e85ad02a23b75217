import BankMachines
import BankMessaging
import BankServer
import ChapterSupport
import CommandHandlers
import EventSourcing
import Events
import HTTPServer
import ManyMachines
import Postgres
import ScratchPostgres

/// Two banks and their clients, and a worker, on a primary that dies and a standby that takes its place.
struct Failover {
  private static let clients = 8

  private let screen: Screen
  private let primary: ScratchServer
  private let standby: ScratchServer
  private let address: String
  private let processes: FailoverProcesses
  private let requestsPerSection: Int
  private let pace: Pace
  /// What all clients were told, when they have finished.
  private let told = Watched<FailoverClient.Tally?>(nil)

  /// Starts both servers.
  ///
  /// - Throws: `ScratchPostgresError` when one of them doesn't start.
  init(
    isSynchronous: Bool, sections: Int, requestsPerSection: Int, on screen: Screen
  ) async throws {
    self.screen = screen
    primary = try await ScratchServer.start(
      ScratchServer.Settings(isSynchronous ? ["synchronous_standby_names": "*"] : [:]))
    standby = try await primary.standby()
    address = try primary.connectionString(with: standby)
    processes = FailoverProcesses(on: address)
    self.requestsPerSection = requestsPerSection
    pace = Pace(
      requestsPerSection: Self.clients * requestsPerSection, sectionCount: sections)
  }

  /// Plays `course` beside the clients, and draws their progress; nothing of it runs afterwards.
  ///
  /// - Throws: ``ProgramEnded``, ``UnexpectedAnswer``, `TookTooLong`, `CancellationError`, errors of the
  ///   servers, and `Unfinished`.
  func play(
    _ course: @escaping @Sendable (Failover) async throws -> FailoverEvidence
  ) async throws -> FailoverEvidence {
    let result = await Task { try await playing(course) }.result
    await processes.close()
    await primary.remove()
    await standby.remove()
    return try result.get()
  }

  private func playing(
    _ course: @escaping @Sendable (Failover) async throws -> FailoverEvidence
  ) async throws -> FailoverEvidence {
    try await withThrowingTaskGroup(of: FailoverEvidence?.self) { group in
      group.addTask { try await processes.fail() }
      group.addTask {
        try await drawing()
        return nil
      }
      // The course waits for the clients, and would wait forever when one of them fails.
      group.addTask {
        let tally = try await business()
        told.change { $0 = tally }
        return nil
      }
      group.addTask { try await course(self) }
      defer { group.cancelAll() }
      while let evidence = try await group.next() {
        if let evidence { return evidence }
      }
      throw CancellationError()
    }
  }

  /// Draws the progress again and again, until the task is cancelled.
  private func drawing() async throws {
    guard screen.isTerminal else { return }
    defer { screen.clear() }
    while true {
      try Task.checkCancellation()
      screen.draw(["", ProgressPicture(done: pace.answered, of: pace.total).line])
      try await Task.sleep(for: .milliseconds(100))
    }
  }
}

extension Failover {
  /// The synchronous pair: the primary dies under load, and later it comes back.
  func killPrimary() async throws -> FailoverEvidence {
    let hasWorker = try await open(withWorker: true)
    pace.allowSection()
    try await pace.waitForAnswer(pace.requestsPerSection / 3)
    let clock = ContinuousClock()
    let begin = clock.now
    try await primary.kill()
    let moment = pace.answered
    screen.say("  kill -9 of the primary at request \(moment)")
    try await standby.promote()
    let promoted = begin.duration(to: clock.now)
    // Each client may still get one answer of the old primary.
    try await pace.waitForAnswer(moment + Self.clients + 1)
    screen.say(
      "  the standby is promoted after \(promoted.inMilliseconds); the banks go on after "
        + "\(begin.duration(to: clock.now).inMilliseconds)")
    try await pace.waitForAnswer(pace.requestsPerSection)
    pace.allowSection()
    try await primary.start()
    screen.say(
      "  the old primary comes back at request \(pace.answered), and says that it accepts writes")
    try await processes.kill(2)
    try await processes.start(2)
    screen.say("  kill -9 of bank 2; it starts again, and has to choose between two primaries")
    var evidence = FailoverEvidence()
    evidence.clients = try await told.wait { $0 }
    evidence.log = try await log()
    let versions = evidence.versions
    for bank in 1...2 {
      evidence.balances.append(
        try await within(.seconds(30), "bank \(bank) has read the whole log") {
          try await balances(at: bank, of: versions)
        })
    }
    if hasWorker, let last = evidence.log.last {
      evidence.table = try await within(.seconds(30), "the worker has read the whole log") {
        try await table(upTo: last.position)
      }
    }
    return evidence
  }

  /// The asynchronous pair: the primary sends nothing to the standby for a while, and then dies.
  func loseEvents() async throws -> FailoverEvidence {
    try await open(withWorker: false)
    pace.allowSection()
    try await pace.waitForAnswer(pace.requestsPerSection / 3)
    let count = try await primary.pauseSenders()
    screen.say(
      "  kill -STOP of the \(count == 1 ? "process" : "\(count) processes") that sends the log to "
        + "the standby, at request \(pace.answered)")
    var evidence = FailoverEvidence()
    evidence.clients = try await told.wait { $0 }
    screen.say("  all \(pace.answered) requests have got an answer")
    try await primary.kill()
    try await standby.promote()
    screen.say("  kill -9 of the primary; the standby is promoted")
    evidence.log = try await log()
    return evidence
  }

  /// Tries the exercises in this process first, and opens two banks. Returns whether a worker runs beside
  /// them: it needs later exercises than the banks do.
  ///
  /// - Throws: `Unfinished` for the first one without which no bank opens.
  @discardableResult
  private func open(withWorker wantsWorker: Bool) async throws -> Bool {
    let finder = PrimaryFinder(try PostgresAddress(parsing: address))
    let machine = try await Machine(connectingBy: finder)
    for account in 1...FailoverClient.accounts {
      let id = AccountID(rawValue: account)
      try await machine.ask(.open(id), of: id, id: "open \(id)")
    }
    let hasWorker = wantsWorker ? try await canProject(on: machine, finder) : false
    await machine.store.close()
    for bank in 1...2 { try await processes.start(bank) }
    if hasWorker { try await processes.startWorker() }
    screen.say(
      "  a primary and its standby, two banks\(hasWorker ? ", a worker" : ""), and \(Self.clients) "
        + "clients with \(pace.total) requests")
    if wantsWorker, !hasWorker { screen.say("  (with 8.12 and 8.13, there will be a worker, too)") }
    return hasWorker
  }

  /// Whether the exercises are solved that a worker needs.
  private func canProject(on machine: Machine, _ finder: PrimaryFinder) async throws -> Bool {
    let session = try await finder.session()
    defer { Task { await session.close() } }
    do {
      var projection = SharedProjection(
        "trial", of: machine.store, on: session, holder: "show", effects: { _ in [] })
      _ = try await projection.step()
      return true
    } catch is Unfinished {
      return false
    }
  }

  /// Waits until the worker has read the log up to `position`, and returns the table that it keeps.
  private func table(upTo position: GlobalPosition) async throws -> [AccountID: Money] {
    let address = try standby.address()
    let session = try await PostgresConnection.open(
      address, host: address.hosts[0], timeout: .seconds(10))
    defer { Task { await session.close() } }
    let hasRead = PostgresStatement(
      "SELECT FROM checkpoints WHERE name = $1 AND position >= $2",
      .text(BalancesWorker.name), .integer(position.rawValue))
    while try await session.run(hasRead).isEmpty {
      try await Task.sleep(for: .milliseconds(10))
    }
    let rows = try await session.run("SELECT account, cents FROM balances")
    return Dictionary(
      uniqueKeysWithValues: rows.map {
        (AccountID(rawValue: $0.integer(0)), Money(cents: $0.integer(1)))
      })
  }

  /// Lets all clients work at once, and returns what they were told.
  private func business() async throws -> FailoverClient.Tally {
    try await withThrowingTaskGroup(of: FailoverClient.Tally.self) { group in
      for number in 1...Self.clients {
        group.addTask {
          var client = FailoverClient(number, of: processes, at: pace)
          return try await client.work(requestsPerSection: requestsPerSection)
        }
      }
      return try await group.reduce(into: FailoverClient.Tally()) { $0.merge($1) }
    }
  }

  /// Reads the log of the server that was promoted.
  private func log() async throws -> [RecordedEvent] {
    let address = try standby.address()
    let store = try await PostgresEventStore.open(codec: .bank) {
      try await PostgresConnection.open(address, host: address.hosts[0], timeout: .seconds(10))
    }
    let events = try await store.readAll(after: .start, limit: .max)
    await store.close()
    return events
  }

  /// Asks a bank for all accounts, each until its version is in the answer: a bank sees what was sent
  /// to it at once, and what was sent to the other one a little later.
  private func balances(
    at bank: Int, of versions: [AccountID: Int]
  ) async throws -> [AccountID: Money] {
    var balances: [AccountID: Money] = [:]
    for (account, version) in versions {
      let path = "/accounts/\(account)"
      while balances[account] == nil {
        let answer = try await processes.client(preferring: bank).send(.get, path)
        let text = String(decoding: answer.body, as: UTF8.self)
        guard answer.status == 200,
          let match = text.firstMatch(of: #/"balance":([0-9.]+),"version":(\d+)/#)
        else { throw UnexpectedAnswer("GET \(path)", answer) }
        if Int(match.2) == version {
          balances[account] = try Money(parsing: String(match.1))
        } else {
          try await Task.sleep(for: .milliseconds(10))
        }
      }
    }
    return balances
  }
}

extension Duration {
  fileprivate var inMilliseconds: String { "\(Int(self / .milliseconds(1))) ms" }
}
