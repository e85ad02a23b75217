import EventSourcing
import EventsSolution
import Foundation
import Testing

@Suite(
  "The explorer page, when its bank is gone, late or refuses", .serialized, OneBrowser(),
  .timeLimit(.minutes(10)))
struct ExplorerOutageTests {
  private let visit: ExplorerVisit

  init() throws { visit = try ExplorerVisit() }

  @Test("A lost connection is shown, and the missed events appear after reconnecting")
  func outage() async throws {
    let (bank, page) = try await visit.bankAndPage()
    try await visit.post("/deposit/", #"{"account_id": 1, "amount": 5}"#, to: bank)
    try await page.says("#log-rows", "^2\\s")
    #expect(page.console == [])
    try await page.listen(to: "#connection")
    try await bank.kill()
    try await page.hasSaid("#connection", "^Connection lost")
    try await page.click("#deposit button")
    try await page.says("#result", "^No response[\\s\\S]*carried out or not")
    try await page.says("#model-note", "^Not current")
    try await StoredEvents.append(
      [Account.Event.deposited(accountID: 1, amount: Money(cents: 1_00))],
      to: Account.stream(of: 1), in: visit.folder.bank)
    let next = try await BankServer(port: bank.port, database: visit.folder.bank, in: visit.folder)
    try await page.hasSaid("#connection", "^Reconnected: 1 missed event received")
    try await page.says("#log-rows li:nth-child(1)", "^3\\s+MoneyDeposited[\\s\\S]*missed")
    try await visit.post("/deposit/", #"{"account_id": 1, "amount": 0.5}"#, to: next)
    try await page.says(
      "#log-rows li:nth-child(1)", "^4\\s+MoneyDeposited\\s+account 1\\s+\\+0\\.50")
    let rest = page.console.filter { !$0.contains("net::ERR_") }
    #expect(rest == [], "A lost connection causes no other errors.")
    try await next.close()
  }

  @Test("The page shows nothing of the old bank after a new one starts at its address")
  func anotherBank() async throws {
    let (bank, page) = try await visit.bankAndPage("--seed-demo")
    try await page.says("#version-line", "^Version 6 of 6")
    try await page.listen(to: "#connection")
    try await bank.kill()
    try await page.hasSaid("#connection", "^Connection lost")
    let database = visit.folder.path("other.sqlite3")
    try await StoredEvents.append(
      [
        Account.Event.opened(accountID: 1),
        Account.Event.deposited(accountID: 1, amount: Money(cents: 75)),
      ], to: Account.stream(of: 1), in: database)
    let other = try await BankServer(port: bank.port, database: database, in: visit.folder)
    try await page.hasSaid("#connection", "^Reconnected: the bank has a new log")
    try await page.says("#version-line", "^Version 2 of 2: MoneyDeposited \\+0\\.75")
    try await page.says("#log-rows", "^2\\s+MoneyDeposited[^}]+}\\s+1\\s+AccountOpened[^}]+}$")
    try await page.says("#account-rows", "^1\\s+0\\.75\\s+2\\s+open$")
    try await page.until("no user is left", "byID('user-rows').children.length === 0")
    try await other.close()
  }

  /// A page whose lists are empty until `window.isLate` is false.
  private func bankAndLatePage() async throws -> (BankServer, BrowserPage) {
    let bank = try await BankServer(database: visit.folder.bank, in: visit.folder, ["--seed-demo"])
    let page = try await OneBrowser.browser().newPage()
    try await page.beforeScripts(
      """
      window.isLate = true;
      const fetchNow = window.fetch;
      window.fetch = async (path, options) => {
        const answer = await fetchNow(path, options);
        if (!window.isLate || !['/accounts/', '/users/', '/status'].includes(path)) return answer;
        const data = await answer.json();
        data.read_models?.forEach((model) => { model.position = 0; });
        return new Response(JSON.stringify(path === '/status' ? data : []));
      };
      """)
    try await page.open(try bank.url("/"))
    try await page.says("#account-pager", "No account yet")
    return (bank, page)
  }

  @Test("Read models that are late show their rows, and the first account, when they have come")
  func lateReadModels() async throws {
    let (bank, page) = try await bankAndLatePage()
    try await page.says("#model-rows", "at 0, \\d+ behind")
    try await page.evaluate("window.isLate = false")
    try await page.says("#version-line", "^Version 6 of 6")
    try await page.says("#account-rows", "^1\\s")
    try await page.says("#user-rows", "Ada Byron")
    try await bank.close()
  }

  @Test("The first account does not take the place of a number that somebody types")
  func typedNumber() async throws {
    let (bank, page) = try await bankAndLatePage()
    try await page.focus("#account-number")
    try await page.evaluate("window.isLate = false")
    try await page.says("#account-rows", "^1\\s")
    try await page.type("2", into: "#account-number")
    try await bank.close()
  }

  @Test("An account that the bank can't read for now is shown after its next event")
  func refusedForNow() async throws {
    let bank = try await BankServer(database: visit.folder.bank, in: visit.folder, ["--seed-demo"])
    let page = try await OneBrowser.browser().newPage()
    try await page.beforeScripts(
      """
      window.isBusy = true;
      const fetchNow = window.fetch;
      window.refusals = 0;
      window.fetch = (path, options) => window.isBusy && path.startsWith('/accounts/1')
        ? Promise.resolve(new Response('{"title": "Not now"}', { status: 503 }))
          .finally(() => { window.refusals += 1; })
        : fetchNow(path, options);
      """)
    try await page.open(try bank.url("/"))
    try await page.says("#account-message", "^Not now")
    try await page.evaluate("window.isBusy = false")
    try await visit.post("/deposit/", #"{"account_id": 1, "amount": 0.5}"#, to: bank)
    try await page.says("#version-line", "^Version 7 of 7")

    // What is on the page stays there.
    try await page.evaluate("window.refusals = 0; window.isBusy = true")
    try await visit.post("/deposit/", #"{"account_id": 1, "amount": 0.25}"#, to: bank)
    try await page.until("the page has asked", "window.refusals > 0")
    try await page.says("#version-line", "^Version 7 of 7")
    #expect(try await page.evaluate("byID('account-view').hidden") == .bool(false))
    try await page.evaluate("window.isBusy = false")
    try await visit.post("/deposit/", #"{"account_id": 1, "amount": 0.75}"#, to: bank)
    try await page.says("#version-line", "^Version 9 of 9")
    try await bank.close()
  }

  @Test("A request from before the connection, without an answer, leaves the connection alone")
  func doubt() async throws {
    let (bank, page) = try await visit.bankAndPage()
    let stops = try await page.evaluate(
      """
      (() => {
        const follower = new LogFollower({});
        const stops = [];
        follower.liveSince = 100;
        for (const begin of [99, 101]) {
          follower.stop = () => stops.push(begin);
          follower.doubt(begin);
        }
        return stops.join();
      })()
      """)
    #expect(stops == .string("101"))
    try await bank.close()
  }
}
