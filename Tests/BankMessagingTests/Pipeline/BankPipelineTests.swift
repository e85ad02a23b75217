import Foundation
import Messaging
import Testing

@testable import BankMessaging

@Suite("A bank with its pipeline in one process", .timeLimit(.minutes(2)))
struct BankPipelineTests {
  private let files: PipelinedBank

  init() throws { files = try PipelinedBank() }

  @Test("A deposit leads to one notice, and publisher and log come to the same position")
  func deposit() async throws {
    try await files.open { bank in
      try await bank.deposit(25, into: 7)
      #expect(await bank.notices(1) == ["25.00 was paid into account 7"])
      let shown = try await bank.look {
        $0.publisher.position == $0.log.position && $0.queue.inFlight == 0
      }
      #expect(shown.mode == "embedded")
      #expect(shown.log.position ?? 0 >= 2)
      #expect(shown.publisher.position == shown.log.position)
      #expect(shown.publisher.lag == 0)
      #expect(shown.publisher.holder?.hasPrefix("bank-") == true)
      #expect(shown.queue.visible == 0 && shown.queue.inFlight == 0)
      #expect(shown.deadLetters.count == 0)
      #expect(shown.notices.count == 1)
      #expect(shown.notices.newest?.map(\.text) == ["25.00 was paid into account 7"])
      #expect(bank.troubles.all == [])
    }
  }

  @Test("A refused command sends nothing")
  func refusal() async throws {
    try await files.open { bank in
      try await bank.deposit(10, into: 1)
      let answer = await bank.post("/withdraw/", #"{"account_id": 1, "amount": 900}"#)
      #expect(answer.status == 409)
      try await bank.deposit(20, into: 2)
      #expect(
        await bank.notices(2) == [
          "10.00 was paid into account 1", "20.00 was paid into account 2",
        ])
      let shown = try await bank.look { $0.publisher.lag == 0 && $0.queue.inFlight == 0 }
      #expect(shown.notices.count == 2)
    }
  }

  @Test("A closed bank has given back the lease, and no notice is repeated after a restart")
  func restart() async throws {
    try await files.open { bank in
      try await bank.deposit(10, into: 1)
      _ = await bank.notices(1)
    }
    let checkpoints = try PublisherFile(path: try files.settings.publisherDatabase)
    #expect(try await checkpoints.progress.lease == nil)
    try await files.open { bank in
      try await bank.deposit(20, into: 2)
      #expect(await bank.notices(1) == ["20.00 was paid into account 2"])
      let shown = try await bank.look { $0.publisher.lag == 0 }
      #expect(shown.notices.count == 2)
    }
  }

  @Test("When the publisher's file is lost, everything is sent again, and no notice is repeated")
  func lostCheckpoint() async throws {
    try await files.open { bank in
      try await bank.deposit(10, into: 1)
      _ = await bank.notices(1)
    }
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: files.settings.publisherDatabase + suffix)
    }
    try await files.open { bank in
      try await bank.deposit(20, into: 1)
      #expect(await bank.notices(1) == ["20.00 was paid into account 1"])
      let shown = try await bank.look { shown in
        shown.publisher.lag == 0 && shown.queue.visible == 0 && shown.queue.inFlight == 0
      }
      #expect(shown.notices.count == 2)
    }
  }

  @Test("A FIFO queue carries the messages as well")
  func fifo() async throws {
    try await PipelinedBank(["QUEUE_NAME": "letters.fifo"]).open { bank in
      try await bank.deposit(30, into: 3)
      #expect(await bank.notices(1) == ["30.00 was paid into account 3"])
      #expect(bank.troubles.all == [])
    }
  }

  @Test("A file of another program keeps only its part from working, until it is out of the way")
  func foreignFile() async throws {
    let path = try #require(try files.settings.queueDatabase)
    try Data(repeating: 0x78, count: 8_192).write(to: URL(filePath: path))
    try await files.open { bank in
      try await bank.deposit(40, into: 4)
      let shown = try await bank.look { $0.publisher.lag == 2 }
      #expect(shown.queue.trouble?.contains(path) == true)
      #expect(shown.deadLetters.trouble != nil)
      #expect(shown.publisher.position == 0 && shown.publisher.trouble == nil)
      #expect(shown.notices.count == 0 && shown.log.trouble == nil)
      let answer = await bank.post("/pipeline/redrive", "{}")
      #expect(answer.status == 503)
      #expect(answer.body.contains("queue-unavailable"))
      try FileManager.default.removeItem(atPath: path)
      #expect(await bank.notices(1) == ["40.00 was paid into account 4"])
      let troubles = bank.troubles.all
      #expect(troubles.first?.contains(path) == true)
      #expect(Set(troubles).count == troubles.count, "Each trouble is reported once.")
    }
  }
}
