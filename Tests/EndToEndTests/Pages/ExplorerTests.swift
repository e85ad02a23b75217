import EventSourcing
import EventsSolution
import Foundation
import Testing

@Suite("The explorer page in a browser", .serialized, OneBrowser(), .timeLimit(.minutes(10)))
struct ExplorerTests {
  private let visit: ExplorerVisit

  init() throws { visit = try ExplorerVisit() }

  @Test("A deposit by keyboard appears in the log and in the balance")
  func deposit() async throws {
    let (bank, page) = try await visit.bankAndPage()
    // The link that leads past the rest, the choice of the command, the account, the amount.
    for key in [BrowserPage.Key.tab, .enter, .tab, .tab, .tab] { try await page.press(key) }
    let focused = try await page.evaluate("document.activeElement.id")
    #expect(focused == .string("deposit-amount"))
    try await page.type("42.50", into: "#deposit-amount")
    try await page.press(.enter)
    try await page.says("#result", "^201 Account 1 has 42\\.50")
    try await page.says(
      "#log-rows li:nth-child(1)", "^2\\s+MoneyDeposited\\s+account 1\\s+\\+42\\.50")
    try await page.says("#log-rows li:nth-child(2)", "^1\\s+AccountOpened")
    try await page.says("#balance", "^42\\.50$")
    try await page.says("#account-rows", "^1\\s+42\\.50\\s+2\\s+open")
    try await page.says("#event-count", "^2$")
    #expect(page.console == [])
    try await bank.close()
  }

  @Test("A change by another client appears in the log, the lists and the history")
  func otherClient() async throws {
    let (bank, page) = try await visit.bankAndPage()
    try await visit.post("/deposit/", #"{"account_id": 7, "amount": 5}"#, to: bank)
    try await page.says("#log-rows li:nth-child(1)", "MoneyDeposited\\s+account 7\\s+\\+5\\.00")
    try await page.says("#account-rows", "^7\\s+5\\.00\\s+2\\s+open")
    try await page.click("#account-rows button")
    try await page.says("#balance", "^5\\.00$")
    try await visit.post("/deposit/", #"{"account_id": 7, "amount": 0.1}"#, to: bank)
    try await page.says("#balance", "^5\\.10$")
    try await visit.post(
      "/users/", #"{"first_name": "Ada", "last_name": "Byron", "email": "ada@example.com"}"#,
      to: bank)
    try await page.says("#user-rows", "^1\\s+Ada Byron\\s+ada@example.com")
    #expect(page.console == [])
    try await bank.close()
  }

  @Test("The arrow keys step through an account's history, and the bank confirms each step")
  func history() async throws {
    let (bank, page) = try await visit.bankAndPage()
    for amount in ["10", "20", "30"] {
      try await visit.post("/deposit/", #"{"account_id": 1, "amount": \#(amount)}"#, to: bank)
    }
    try await page.type("1", into: "#account-number")
    try await page.press(.enter)
    try await page.says("#version-line", "^Version 4 of 4: MoneyDeposited \\+30\\.00")
    try await page.focus("#version-slider")
    let steps: [(BrowserPage.Key, Int, String)] = [
      (.left, 3, "30.00"), (.left, 2, "10.00"), (.home, 1, "0.00"), (.right, 2, "10.00"),
      (.end, 4, "60.00"),
    ]
    for (key, version, balance) in steps {
      try await page.press(key)
      try await page.says("#version-line", "^Version \(version) of 4")
      #expect(try await page.text("#balance") == balance)
      try await page.says("#confirmed", "version=\(version) returns the same balance: \(balance)$")
    }
    #expect(page.console == [])
    try await bank.close()
  }

  @Test("A rejection is shown in words, next to its field")
  func refusal() async throws {
    let (bank, page) = try await visit.bankAndPage()
    try await visit.post("/deposit/", #"{"account_id": 1, "amount": 80}"#, to: bank)
    try await page.click("[name=command][value=withdraw]")
    try await page.type("100", into: "#withdraw-amount")
    try await page.click("#withdraw button")
    try await page.says("#result", "^409[\\s\\S]*the balance is 80\\.00")
    try await page.type("0.001", into: "#withdraw-amount")
    try await page.click("#withdraw button")
    try await page.says("#result", "^400")
    try await page.says("#withdraw-amount + .wrong", "decimals")
    try await page.type("a lot", into: "#withdraw-amount")
    try await page.press(.enter)
    try await page.says("#withdraw-amount + .wrong", "^Write a number")
    #expect(
      try await page.evaluate("byID('result').hidden") == .bool(true),
      "The result was about the last command.")
    // The browser itself reports refusals, and nothing else happened.
    #expect(
      page.console.map { $0.contains("the server responded with a status of 4") } == [true, true])
    try await bank.close()
  }

  @Test("A repeated command with the same key gets the same response, and is carried out once")
  func repeated() async throws {
    let (bank, page) = try await visit.bankAndPage()
    try await page.click("#deposit button")
    try await page.says("#result", "^201")
    try await page.click("#repeat-button")
    try await page.says("#result", "^201 again: the same response as the first time")
    try await page.says("#result", "had 2 events before, and has 2 now")
    #expect(try await visit.client.send(url: bank.url("/accounts/1"))["version"] as? Int == 2)
    #expect(page.console == [])
    try await bank.close()
  }

  @Test("Markup in the log is shown as text")
  func storedMarkup() async throws {
    try await StoredMarkup.leave(in: visit.folder.bank)
    let (bank, page) = try await visit.bankAndPage()
    try await page.until("the account is open", "!byID('account-view').hidden")
    try await page.until("all events are there", "byID('log-rows').children.length === 4")
    try await page.until("the user is there", "byID('user-rows').children.length === 1")
    let places = [
      ("#log-rows", StoredMarkup.type), ("#log-rows", "onload="), ("#log-rows", "<iframe"),
      ("#log-rows", StoredMarkup.name), ("#user-rows", StoredMarkup.name),
      ("#user-rows", StoredMarkup.email),
    ]
    for (place, text) in places {
      #expect(try await page.text(place).contains(text), "\(place) shows \(text) as it is.")
    }
    // Of what the bank does not know, its own history has nothing but a number that is missing.
    try await page.says("#version-line", "^Version 3 of 3")
    try await page.says(
      "#account-message", "^Account 1; 1 version of an unknown type")
    try await page.click("[data-step=back]")
    try await page.says("#version-line", "^Version 1 of 3")
    let made = "document.querySelectorAll('img, iframe, b, [onload], [onerror], #hacked').length"
    #expect(try await page.evaluate(made) == .integer(0))
    #expect(try await page.evaluate("typeof window.hacked") == .string("undefined"))
    #expect(page.console == [])
    try await bank.close()
  }

  @Test(
    "It is readable in light and dark mode, and in a narrow window without horizontal scrolling")
  func looks() async throws {
    let (bank, page) = try await visit.bankAndPage("--seed-demo")
    let browser = try OneBrowser.browser()
    for (width, height) in [(1280, 900), (320, 640)] {
      for scheme in [BrowserPage.Scheme.light, .dark] {
        try await page.look(width: width, height: height, scheme)
        let picture = try await PictureFigures(of: page.screenshot(), in: browser)
        #expect((picture.width, picture.height) == (width, height))
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
