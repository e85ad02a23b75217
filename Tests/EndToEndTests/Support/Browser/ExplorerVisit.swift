import Foundation
import Testing

/// Banks that a test starts in a folder of its own, and explorer pages that follow them.
struct ExplorerVisit {
  let folder: TemporaryFolder
  let client = BankClient()

  init() throws { folder = try TemporaryFolder() }

  /// A bank, and a page that follows its log.
  func bankAndPage(_ arguments: String...) async throws -> (BankServer, BrowserPage) {
    let bank = try await BankServer(database: folder.bank, in: folder, arguments)
    let page = try await OneBrowser.browser().newPage()
    try await page.look(width: 1280)
    try await page.open(try bank.url("/"))
    try await page.says("#connection", "^Live$")
    return (bank, page)
  }

  /// What another client of the bank does.
  func post(_ path: String, _ body: String, to bank: BankServer) async throws {
    let answer = try await client.send("POST", try bank.url(path), body)
    try #require(answer.status == 201, "\(answer.body)")
  }
}
