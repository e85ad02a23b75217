import APISupport
import BankServer
import Foundation
import HTTPServer
import Messaging
import StoreConformance
import Synchronization
import TestStores
import Testing

@testable import BankMessaging

/// The files of a bank with a pipeline, in a temporary folder.
struct PipelinedBank: Sendable {
  private let folder: TemporaryFolder
  private let environment: [String: String]

  init(_ environment: [String: String] = [:]) throws {
    let folder = try TemporaryFolder()
    self.folder = folder
    let files = [
      "DATABASE": "bank", "QUEUE_DATABASE": "queue", "NOTICES_DATABASE": "notices",
    ].mapValues { folder.url.appending(path: "\($0).sqlite3").path }
    self.environment = files.merging(environment) { $1 }
  }

  var settings: PipelineSettings {
    get throws { try PipelineSettings(environment: environment) }
  }

  /// Opens the bank and its pipeline, and closes both after `body`.
  func open(_ body: (OpenBank) async throws -> Void) async throws {
    let bank = try BankApplication(try BankSettings(environment: environment))
    let (announced, announce) = AsyncStream<Notice>.makeStream()
    let troubles = Troubles()
    var worker = WorkerSettings()
    worker.delay = RetryDelay(base: .milliseconds(1), cap: .milliseconds(1))
    let pipeline = BankPipeline(
      try settings, of: bank.store, endOfLog: { try await bank.endOfLog }, worker: worker,
      announce: { announce.yield($0) }, report: { troubles.add($0) })
    try await withThrowingDiscardingTaskGroup { group in
      group.addTask { await bank.work() }
      group.addTask { await pipeline.work() }
      defer { group.cancelAll() }
      try await body(
        OpenBank(
          bank: bank.adding(pipeline.routes), pipeline: pipeline, notices: announced,
          troubles: troubles))
    }
  }

  /// Calls `body` with the broker of the embedded queue, while no bank has it.
  func withBroker(_ body: (Broker) async throws -> Void) async throws {
    try await body(try Broker(path: try settings.queueDatabase))
  }
}

/// What was reported to the operators.
final class Troubles: Sendable {
  private let texts = Mutex<[String]>([])

  var all: [String] { texts.withLock { $0 } }

  func add(_ text: String) { texts.withLock { $0.append(text) } }
}

/// A bank that answers, with a pipeline at work.
struct OpenBank: Sendable {
  let bank: BankApplication
  let pipeline: BankPipeline
  /// The notices that were written since it was opened.
  let notices: AsyncStream<Notice>
  let troubles: Troubles

  func post(_ target: String, _ body: String) async -> (status: Int, body: String) {
    let response = await bank.respond(to: .post(target, body))
    guard case .bytes(let bytes) = response.body else { return (response.status.code, "") }
    return (response.status.code, String(decoding: bytes, as: UTF8.self))
  }

  func deposit(_ amount: Int, into account: Int) async throws {
    let answer = await post("/deposit/", #"{"account_id": \#(account), "amount": \#(amount)}"#)
    try #require(answer.status == 201, "\(answer.body)")
  }

  /// What `GET /pipeline` shows.
  func look() async throws -> ShownPipeline {
    let response = await bank.respond(to: .get("/pipeline"))
    try #require(response.status == .ok)
    guard case .bytes(let bytes) = response.body else { throw ShownPipeline.Nothing() }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(ShownPipeline.self, from: Data(bytes))
  }

  /// Looks until the pipeline is as `condition` wants it; the last look after twenty seconds.
  func look(
    until condition: @escaping @Sendable (ShownPipeline) -> Bool
  ) async throws -> ShownPipeline {
    let shown = try await firstResult(within: .seconds(20)) {
      let shown = try await look()
      return condition(shown) ? shown : nil
    }
    if let shown { return shown }
    return try await look()
  }

  /// Returns the next `count` notices, in alphabetical order.
  func notices(_ count: Int) async -> [String] {
    var found: [String] = []
    for await notice in notices {
      found.append("\(notice)")
      if found.count == count { break }
    }
    return found.sorted()
  }
}

/// The answer to `GET /pipeline`.
struct ShownPipeline: Decodable {
  struct Nothing: Error {}

  struct Log: Decodable {
    let position: Int?
    let trouble: String?
  }

  struct Publisher: Decodable {
    let position: Int?
    let lag: Int?
    let holder: String?
    let trouble: String?
  }

  struct Queue: Decodable {
    let visible: Int?
    let inFlight: Int?
    let delayed: Int?
    let trouble: String?
  }

  struct Letter: Decodable {
    let type: String?
    let receiveCount: Int
    let reason: String
  }

  struct Move: Decodable {
    let status: String
    let moved: Int
  }

  struct DeadLetters: Decodable {
    let count: Int?
    let first: [Letter]?
    let move: Move?
    let trouble: String?
  }

  struct Notice: Decodable { let text: String }

  struct Notices: Decodable {
    let count: Int?
    let newest: [Notice]?
    let trouble: String?
  }

  let mode: String
  let log: Log
  let publisher: Publisher
  let queue: Queue
  let deadLetters: DeadLetters
  let notices: Notices
}
