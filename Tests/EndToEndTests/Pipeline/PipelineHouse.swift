import ChapterSupport
import CommandHandlersSolution
import EventSourcing
import EventsSolution
import Foundation
import MessagingSolution
import PersistenceSolution
import Testing

/// A bank's log, a queue in this process, and the programs of chapter 7 that carry messages.
final class PipelineHouse: Sendable {
  let queue: WatchedQueue
  let port: UInt16
  let folder: TemporaryFolder
  private let store: SQLiteEventStore

  init() async throws {
    try #require(
      ProcessInfo.processInfo.environment["SOLUTIONS"] == "1",
      "The programs are the reference here: run these tests with SOLUTIONS=1.")
    folder = try TemporaryFolder()
    queue = try WatchedQueue()
    port = try await queue.start()
    store = try SQLiteEventStore(
      path: folder.bank,
      codec: EventCodec([Account.Event.self], upcasters: [.depositsInCents]))
  }

  /// Records deposits of as many cents as their numbers say, each into a separate account.
  func deposit(_ numbers: ClosedRange<Int>) async throws {
    for number in numbers {
      let id = AccountID(rawValue: number)
      let events: [Account.Event] = [
        .opened(accountID: id), .deposited(accountID: id, amount: Money(cents: number)),
      ]
      try await store.append(
        events.map { NewEvent(id: RandomEventIDs().next(), event: $0) },
        to: Account.stream(of: id), expecting: .noStream)
    }
  }

  var noticesPath: String { folder.path("notices.sqlite3") }

  /// The amounts of the notices that are in the file, in cents and in order.
  func noticedCents() async throws -> [Int] {
    try await Notices(path: noticesPath).newest(10_000).map(\.amount.cents).sorted()
  }

  var checkpoints: PublisherFile {
    get throws { try PublisherFile(path: "\(folder.bank)-publisher") }
  }

  /// How many messages are in the queue; 0 before it is there.
  func messageCount(in name: String = "topic-bank") async throws -> (visible: Int, inFlight: Int) {
    do {
      let description = try await queue.broker.description(
        of: try #require(QueueName(rawValue: name)))
      return (description.visibleCount, description.inFlightCount)
    } catch QueueError.queueDoesNotExist {
      return (0, 0)
    }
  }

  /// Starts a program, and returns when it is ready.
  func start(_ name: String) async throws -> RunningProgram {
    let program = try program(name)
    try program.program.start()
    try await eventually("\(name) is ready", every: .milliseconds(5)) {
      program.program.printed.contains("Ctrl-C ends it") || !program.program.isRunning
    }
    try #require(program.program.isRunning, "\(program.program.reported)")
    return program
  }

  /// A program that is not started.
  func program(
    _ name: String, environment: [String: String] = [:]
  ) throws -> RunningProgram {
    let settings = [
      "DATABASE": folder.bank, "NOTICES_DATABASE": noticesPath, "AWS_ENDPOINT_URL_SQS": "",
      "AWS_ENDPOINT_URL": "http://localhost:\(port)", "AWS_REGION": "sa-east-1",
      "AWS_ACCESS_KEY_ID": "any", "AWS_SECRET_ACCESS_KEY": "any", "QUEUE_NAME": "",
      "PUBLISHER_DATABASE": "", "PUBLISHER_LEASE": "2", "VISIBILITY_TIMEOUT": "30",
    ]
    return RunningProgram(
      try Program(
        try BuiltProgram.url(of: "Chapter7").path, [name], folder: folder.url,
        environment: settings.merging(environment) { $1 }
      ) { [folder] in folder.url.appending(path: "\(UUID()).log") })
  }
}

/// A program that ends with its test, however that ends.
final class RunningProgram: Sendable {
  let program: Program

  init(_ program: Program) { self.program = program }

  deinit {
    if program.isRunning { program.send(signal: SIGKILL) }
  }

  /// Ends it as a loss of power would.
  func kill() async {
    program.send(signal: SIGKILL)
    _ = try? await program.end()
  }

  /// Asks it to end, and returns what it has said.
  func close() async throws -> Companion.Run {
    program.send(signal: SIGTERM)
    return try await program.end()
  }
}
