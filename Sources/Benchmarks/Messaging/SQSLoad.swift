import ChapterSupport
import Foundation
import SQSClient

/// Clients of a queue that is served.
enum SQSLoad {
  /// Whether libcurl is there, and new enough.
  static var isPossible: Bool { (try? client(of: "http://localhost")) != nil }

  /// A client of the server at `address`.
  static func client(of address: String) throws -> SQSClient {
    guard let endpoint = URL(string: address) else { throw WrongResult("\(address) is no URL") }
    return try SQSClient(
      AWSSettings(
        endpoint: endpoint, region: "sa-east-1", accessKeyID: "any", secretAccessKey: "any"))
  }

  /// Lets `count` long polls of 20 seconds wait at an empty queue, `body` go on beside them, and ends
  /// them.
  ///
  /// They are those of curl: this process may have too few descriptors.
  static func withLongPolls<Value>(
    _ count: Int, of server: ServerProcess, _ body: () async throws -> Value
  ) async throws -> Value {
    let queue = try await SQSQueue.create(QueueBench.name, client: client(of: server.address))
    // curl opens three hundred at a time at most.
    let programs = try stride(from: 0, to: count, by: 250).map { start in
      try curl(min(250, count - start), of: server, queue: queue.name)
    }
    do {
      try await waitUntilQuiet(server)
      let value = try await body()
      for program in programs { await program.kill() }
      return value
    } catch {
      for program in programs { await program.kill() }
      throw error
    }
  }

  private static func curl(
    _ count: Int, of server: ServerProcess, queue: String
  ) throws -> ChildProgram {
    let request = """
      {"QueueUrl": "\(server.address)/000000000000/\(queue)", "WaitTimeSeconds": 20}
      """
    return try ChildProgram(
      "/usr/bin/curl",
      [
        "-s", "--parallel", "--parallel-immediate", "--parallel-max", "\(count)",
        "-H", "Content-Type: application/x-amz-json-1.0",
        "-H", "X-Amz-Target: AmazonSQS.ReceiveMessage", "-d", request,
        "\(server.address)/?poll=[1-\(count)]",
      ], isQuiet: true)
  }

  /// Waits until the server has begun to use its processors, and then uses them no more.
  private static func waitUntilQuiet(_ server: ServerProcess) async throws {
    let start = try server.processorTime
    var (last, isBusy) = (start, true)
    for _ in 0..<20 where isBusy {
      try await Task.sleep(for: .milliseconds(250))
      let now = try server.processorTime
      isBusy = now == start || now > last
      last = now
    }
  }
}
