import FailingDisk
import Foundation
import HTTPServer
import Persistence
import SQLite
import Testing

@testable import Messaging
@testable import SQSServer

@Suite("A queue whose file is in trouble")
struct TroubleTests {
  private let folder: URL
  private var path: String { folder.appending(path: "queue.sqlite3").path }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "queue-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func removeFolder() { try? FileManager.default.removeItem(at: folder) }

  @Test("A full disk is the server's fault in both protocols, and nothing is lost")
  func fullDisk() async throws {
    defer { removeFolder() }
    let disk = FaultyDisk(under: path)
    let name = try #require(QueueName(rawValue: "q"))
    let broker = try Broker(path: path)
    try await broker.create(name)
    _ = try await broker.send([OutgoingMessage(body: "first")], to: name)
    let server = SQSServer(broker: broker) { _ in }
    let json = HTTPRequest(
      method: .post, target: "/", headers: ["X-Amz-Target": "AmazonSQS.SendMessage"],
      body: [UInt8](#"{"QueueUrl": "/000000000000/q", "MessageBody": "second"}"#.utf8))
    let form = HTTPRequest(
      method: .post, target: "/000000000000/q",
      body: [UInt8]("Action=SendMessage&MessageBody=second".utf8))
    for request in [json, form] {
      disk.arm(.fullDisk, atCall: 1)
      let response = await server.respond(to: request)
      #expect(response.status == .serviceUnavailable)
      guard case .bytes(let body) = response.body else { continue }
      #expect(String(decoding: body, as: UTF8.self).contains("ServiceUnavailable"))
    }
    try disk.repair()
    let found = try await broker.receive(ReceiveRequest(limit: 10), from: name)
    #expect(found.map(\.body) == ["first"])
  }

  @Test("A file of another program is refused, and stays as it is")
  func foreign() throws {
    defer { removeFolder() }
    do {
      let connection = try Connection(path: path)
      try connection.execute("CREATE TABLE theirs (x); INSERT INTO theirs VALUES (7)")
    }
    let before = try Data(contentsOf: URL(filePath: path))
    #expect(throws: StorageError.foreignFile) { _ = try Broker(path: path) }
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }

  @Test("Everything acknowledged is there after a restart")
  func restart() async throws {
    defer { removeFolder() }
    let name = try #require(QueueName(rawValue: "q"))
    do {
      let broker = try Broker(path: path)
      try await broker.create(name)
      _ = try await broker.send([OutgoingMessage(body: "kept")], to: name)
    }
    let broker = try Broker(path: path)
    #expect(try await broker.receive(ReceiveRequest(), from: name).map(\.body) == ["kept"])
  }
}
