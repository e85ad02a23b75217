import EventSourcing
import Foundation
import MessagingSolution
import Testing

@Suite("The pipeline of the bank in a browser", .serialized, OneBrowser(), .timeLimit(.minutes(10)))
struct PipelinePageTests {
  private let folder: TemporaryFolder
  private let client = BankClient()

  init() throws { folder = try TemporaryFolder() }

  /// A bank with its pipeline, and a page that follows its log.
  private func bankAndPage(_ arguments: String...) async throws -> (BankServer, BrowserPage) {
    let bank = try await BankServer(
      database: folder.bank, in: folder, arguments, withPipeline: true)
    let page = try await OneBrowser.browser().newPage()
    try await page.look(width: 1280)
    try await page.open(try bank.url("/"))
    try await page.says("#connection", "^Live$")
    return (bank, page)
  }

  /// Puts messages into the queue before there is a bank. After one receive each is a dead letter.
  private func send(_ bodies: String...) async throws {
    let path = folder.path(".workbook/queue.sqlite3")
    try FileManager.default.createDirectory(
      atPath: folder.path(".workbook"), withIntermediateDirectories: true)
    let broker = try Broker(path: path)
    let names = ["topic-bank", "topic-bank-dead-letters"].compactMap(QueueName.init)
    try await broker.create(names[1])
    try await broker.create(names[0]) { attributes in
      attributes.redrive = RedrivePolicy(deadLetterQueue: names[1], maxReceiveCount: 1)
    }
    _ = try await broker.send(bodies.map { OutgoingMessage(body: $0) }, to: names[0])
  }

  @Test(
    "A deposit by keyboard appears as a notice, and each part of the pipeline has done its work")
  func notice() async throws {
    let (bank, page) = try await bankAndPage()
    try await page.type("42.50", into: "#deposit-amount")
    try await page.press(.enter)
    try await page.says("#notice-rows", "^42\\.50 was paid into account 1")
    try await page.says("#stage-log", "^Log\\s+2 position")
    try await page.says("#stage-publisher", "^Publisher\\s+2 checkpoint\\s+up to date; bank-")
    try await page.says("#stage-queue", "^Queue\\s+0 waiting\\s+topic-bank")
    try await page.says("#stage-worker", "^Worker\\s+0 in flight")
    try await page.says("#stage-notices", "^Notices\\s+1 written\\s+1 deposit$")
    try await page.says("#dead-count", "^0$")
    #expect(page.console == [])
    let run = try await bank.close()
    #expect(run.output.contains("the queue 'topic-bank' and a worker run in this process, too"))
    let checkpoints = try PublisherFile(path: "\(folder.bank)-publisher")
    #expect(try await checkpoints.progress.lease == nil, "The publisher has given back its lease.")
  }

  @Test("Dead letters are shown as text with their reasons, and a button moves them back")
  func deadLetters() async throws {
    try await send("<img src=x onerror=alert(1)>", "{}")
    let (bank, page) = try await bankAndPage()
    try await page.says("#dead-count", "^2$")
    try await page.says("#dead-rows", "received 1 time\\s+the message is not JSON")
    try await page.says("#dead-rows", "the message has no 'specversion'")
    try await page.focus("#redrive")
    try await page.press(.space)
    try await page.says("#redrive-result", "^2 messages on the way back to the queue")
    try await page.says("#dead-note", "^The last move brought back 2 messages")
    // They are as poisonous as before.
    try await page.says("#dead-count", "^2$")
    let focused = try await page.evaluate("document.activeElement.id")
    #expect(focused == .string("redrive"), "The button keeps the focus.")
    #expect(page.console == [])
    try await bank.close()
  }

  @Test("A queue that another process has keeps the bank from nothing, and the page says it")
  func takenQueue() async throws {
    let first = try await BankServer(
      database: folder.path("first.sqlite3"), in: folder, withPipeline: true)
    try await untilQueueIsOpen(first)
    let (bank, page) = try await bankAndPage()
    try await page.click("#deposit button")
    try await page.says("#result", "^201")
    try await page.says("#stage-queue", "^Queue\\s+– waiting\\s+\\.workbook.queue\\.sqlite3")
    try await page.says("#stage-publisher", "^Publisher\\s+0 checkpoint\\s+2 events behind")
    try await first.close()
    try await page.says("#stage-publisher", "^Publisher\\s+2 checkpoint\\s+up to date")
    try await bank.close()
  }

  private func untilQueueIsOpen(_ bank: BankServer) async throws {
    try await eventually("the queue is open", every: .milliseconds(5)) {
      let answer = try await client.send(url: bank.url("/pipeline"))
      return (answer["queue"] as? [String: Any])?["trouble"] is NSNull
    }
  }

  @Test("A bank without a pipeline shows none, and is not asked for one")
  func without() async throws {
    let bank = try await BankServer(database: folder.bank, in: folder)
    let page = try await OneBrowser.browser().newPage()
    try await page.open(try bank.url("/"))
    try await page.says("#connection", "^Live$")
    try await page.until("the pipeline is hidden", "byID('pipeline').hidden")
    #expect(page.console == [])
    #expect(try await client.send(url: bank.url("/pipeline")).status == 404)
    let run = try await bank.close()
    #expect(run.errors.matches(of: #/GET \/pipeline/#).count == 1, "Only this test has asked.")
  }

  @Test(
    "It is readable in light and dark mode, and in a narrow window without horizontal scrolling")
  func looks() async throws {
    try await send("hello")
    let (bank, page) = try await bankAndPage("--seed-demo")
    try await page.says("#dead-count", "^1$")
    let browser = try OneBrowser.browser()
    for (width, height) in [(1280, 900), (320, 640)] {
      for scheme in [BrowserPage.Scheme.light, .dark] {
        try await page.look(width: width, height: height, scheme)
        try await page.evaluate(
          "byID('pipeline').scrollIntoView({ block: 'start', behavior: 'instant' })")
        let picture = try await PictureFigures(of: page.screenshot(), in: browser)
        #expect(picture.colours > 50, "\(scheme) \(width)")
        #expect(
          scheme == .light ? picture.brightness > 0.6 : picture.brightness < 0.4,
          "\(scheme) \(width): \(picture.brightness)")
      }
      let wide = try await page.evaluate("document.documentElement.scrollWidth")
      #expect(wide == .integer(width), "The page is as wide as the window.")
    }
    #expect(page.console == [])
    try await bank.close()
  }
}
