import Testing

@testable import BankMessaging

@Suite("The picture of the pipeline")
struct PipelinePictureTests {
  private var numbers: PipelineNumbers {
    var numbers = PipelineNumbers()
    (numbers.log, numbers.published) = (120, 97)
    (numbers.waiting, numbers.inFlight, numbers.deadLetters) = (14, 6, 1)
    numbers.notices = 72
    (numbers.users, numbers.accounts) = (31, 45)
    (numbers.hub, numbers.audit) = (70, 66)
    return numbers
  }

  @Test("It shows each number at its place, and who is down")
  func shows() {
    let lines = PipelinePicture(numbers, down: [.publisher, .worker2, .accounts]).lines
    #expect(
      lines == [
        "  bank ─────────▶ publisher ────▶ queue ────────▶ workers ──────▶ notices",
        "  up              DOWN            up              up, DOWN        72",
        "  log 120         at 97           14 waiting",
        "                  23 behind       6 in flight",
        "                                  1 dead",
        "",
        "  users ──────┬─▶ hub ──────────▶ audit",
        "  up, log 31      up              up",
        "  accounts ───┘   70              66",
        "  DOWN, log 45",
      ])
  }

  @Test("Numbers that are longer than their column push the next one aside")
  func isWide() {
    var numbers = PipelineNumbers()
    numbers.log = 1_234_567_890_123
    #expect(
      PipelinePicture(numbers, down: []).lines[2]
        == "  log 1234567890123 at 0            0 waiting")
  }

  @Test(
    "The bar is as long as what is done",
    arguments: [(0, 200, 0), (1, 200, 0), (50, 200, 10), (199, 200, 39), (200, 200, 40), (0, 0, 0)])
  func bar(done: Int, total: Int, filled: Int) {
    let line = ProgressPicture(done: done, of: total).line
    #expect(line.filter { $0 == "█" }.count == filled)
    #expect(line.filter { $0 == "░" }.count == 40 - filled)
    #expect(line.hasSuffix(" \(done) of \(total) requests answered"))
  }

  @Test("The pipeline has settled when nothing is on its way")
  func settles() {
    var numbers = PipelineNumbers()
    (numbers.log, numbers.published) = (120, 120)
    (numbers.users, numbers.accounts, numbers.hub, numbers.audit) = (31, 45, 76, 76)
    #expect(numbers.unsettled == [])
    numbers.deadLetters = 1
    #expect(numbers.unsettled == [])
    numbers.unread = ["the queue"]
    #expect(numbers.unsettled == ["the queue can't be read"])
    #expect(
      self.numbers.unsettled == [
        "the publisher is at 97 of 120", "the queue has 14 messages waiting and 6 in flight",
        "the hub has 70 of 76 messages", "the audit has seen 66 of 70",
      ])
  }
}
