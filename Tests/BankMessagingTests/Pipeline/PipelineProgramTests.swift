import EventSourcing
import Events
import Foundation
import Messaging
import Serving
import StoreConformance
import Synchronization
import TestStores
import Testing

@testable import BankMessaging

@Suite("The parts of publisher and worker as programs")
struct PipelineProgramTests {
  @Test("With all exercises solved, publisher and worker may start")
  func isFinished() async throws {
    try BankMessages.checkFinished()
    try await WorkerTrial.checkFinished()
  }

  @Test("A consumer that is not finished stops its worker, and says which exercise is next")
  func stops() async throws {
    let stop = StopSignal()
    let consumer = StoppingConsumer(UnfinishedConsumer(), stop)
    await #expect(throws: Unfinished("7.9")) { try await consumer.consume(Self.deposit(1)) }
    #expect(stop.isSent)
    #expect(consumer.unfinished == Unfinished("7.9"))
  }

  private struct UnfinishedConsumer: MessageConsumer {
    func consume(_ message: Message) async throws -> Inbox.Outcome { throw Unfinished("7.9") }
  }

  @Test("A trouble is reported once, and again when something has worked since")
  func reportsOnce() {
    let lines = Mutex<[String]>([])
    let reports = Reports { line in lines.withLock { $0.append(line) } }
    for trouble in ["a", "b", "a"] { reports.report(trouble) }
    reports.forget()
    reports.report("a")
    #expect(lines.withLock { $0 } == ["a", "b", "a"])
  }

  @Test("Notices are printed with the newest last, and with totals")
  func printsNotices() async throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "notices.sqlite3").path
    let notices = try Notices(path: path)
    for number in 1...3 { _ = try await notices.consume(Self.deposit(number)) }
    let all = try await NoticesCommand(["--limit", "2"]).text(ofFileAt: path)
    #expect(
      all == """
        2027-01-15T08:00:02Z  2.00 was paid into account 2
        2027-01-15T08:00:03Z  3.00 was paid into account 3
        In all 3 notices: 3 deposits of 6.00, 0 withdrawals of 0.00, 0 transfers of 0.00
        """)
    let one = try await NoticesCommand(["account", "1"]).text(ofFileAt: path)
    #expect(one.hasPrefix("2027-01-15T08:00:01Z  1.00 was paid into account 1\nIn all 3 "))
  }

  @Test("Where no worker was, the notices are no empty file")
  func noFile() async throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "notices.sqlite3").path
    let command = try NoticesCommand([])
    await #expect(throws: InvalidSetting.self) { try await command.text(ofFileAt: path) }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test(
    "A wrong argument of --notices is refused",
    arguments: [
      ["account"], ["account", "x"], ["account", "0"], ["--limit", "-1"], ["--limit"], ["all"],
      ["account", "1", "account", "2"],
    ])
  func refuses(arguments: [String]) {
    #expect(throws: InvalidSetting.self) { _ = try NoticesCommand(arguments) }
  }

  private static func deposit(_ number: Int) -> Message {
    Message(
      id: MessageID(rawValue: "\(number)"), source: BankMessages.source, type: "DepositMade",
      subject: "account-\(number)", sequence: 1,
      time: Date(timeIntervalSince1970: TimeInterval(1_800_000_000 + number)),
      data: ["account_id": .integer(number), "amount": .string("\(number).00")])
  }
}
