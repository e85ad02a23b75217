import HTTPServer
import Testing

@Suite("A thousand live streams of the bank", .timeLimit(.minutes(5)))
struct LiveStreamTests {
  private let folder: TemporaryFolder
  private let client = BankClient()

  init() throws { folder = try TemporaryFolder() }

  @Test("The maximum number of streams leaves room for requests, and one more is rejected")
  func fullShare() async throws {
    let bank = try await BankServer(database: folder.bank, in: folder)
    let count = ServerLimits().streamCount
    let streams = try await LiveStreams(count, at: bank.port)
    #expect(Set(streams.statusLines) == ["HTTP/1.1 200 OK"])
    let refusal = try await client.send("GET", try bank.url("/events/stream"))
    #expect(refusal.status == 503 && refusal.headers["retry-after"] == "1")
    #expect(refusal.headers["content-type"] == "application/problem+json")
    #expect(refusal["detail"] as? String == "there are too many streams; try again later")
    for balance in 1...3 {
      let deposit = try await client.send(
        "POST", try bank.url("/deposit"), #"{"account_id": 6, "amount": 1}"#)
      #expect(deposit.status == 201 && deposit["balance"] as? Int == balance)
    }
    withExtendedLifetime(streams) {}
    try await bank.close()
  }
}
