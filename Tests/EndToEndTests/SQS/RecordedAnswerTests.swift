import Foundation
import Testing

@Suite("The queue, asked by the clients of Amazon SQS")
struct RecordedAnswerTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(
    "It answers all questions as the real service was seen to answer",
    arguments: SQSClients.allCases)
  func answers(client: SQSClients) async throws {
    let server = try await QueueServer(in: folder)
    let program = try Program(
      try client.python, [SQSClients.suite.path, server.endpoint, client.kind], folder: folder.url,
      environment: ["PYTHONDONTWRITEBYTECODE": "1", "AWS_EC2_METADATA_DISABLED": "true"]
    ) { folder.url.appending(path: "\(UUID()).log") }
    // The command-line client is started anew for each of some hundred calls.
    let run = try await program.run(within: patience * 4)
    #expect(run.status == 0, "\(run.output.suffix(8_000))\n\(run.errors.suffix(2_000))")
    #expect(run.output.contains("\n0 of "))
    #expect(try await server.close().status == 0)
  }
}
