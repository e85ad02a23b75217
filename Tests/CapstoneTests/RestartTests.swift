import APISupport
import EventSourcing
import HTTPServer
import StoreConformance
import Storeroom
import TestStores
import Testing

@Suite("Capstone 12: Begin again")
struct RestartTests {
  @Test("After a new beginning everything is as it was", arguments: Place.allCases)
  func restarts(place: Place) async throws {
    let stores = try place.twoStores(clock: ManualWallClock(.noon))
    let questions = [
      "/items/bolt-8", "/items/", "/items/bolt-8/events", "/items/bolt-8?version=2",
      "/items/bolt-8?as_of=2026-01-05T12:00:00Z",
    ].map { HTTPRequest.get($0) }
    let (receipt, before) = try await Shop.open(over: stores[0]) { shop in
      try await shop.stock(40)
      let receipt = await shop.receive(2, key: "k-1")
      _ = await shop.count(33)
      _ = await shop.rename(to: "Bolt")
      return (receipt, await shop.answers(to: questions))
    }
    // A log that is a little late, as on a busy computer. It waits for nothing: to be late is all
    // that it is for.
    let late = DelayedStore(stores[1]) { try await Task.sleep(for: .milliseconds(30)) }
    try await Shop.open(over: late) { shop in
      let after = await shop.answers(to: questions)
      let advice = try await (
        start: shop.advice(
          .start, unlessUnread: "open() returns when all that the log holds can be read."),
        keys: shop.advice(.keys, unlessUnread: "What was kept in memory is gone.")
      )
      for (question, answers) in zip(questions, zip(before, after)) {
        try #require(
          answers.0.status == 200 && answers.0.text == answers.1.text,
          """
          A storeroom was closed and opened again over the same log. It has to answer \
          \(Asked(question)) as before, with 200 and \(answers.0.text), but before it was \
          \(answers.0.status) and then \(answers.1). \(advice.start)
          """)
      }
      let again = await shop.receive(2, key: "k-1")
      let item = await shop.look()
      try #require(
        again.status == 201 && again.text == receipt.text && item["quantity"] == .integer(33),
        """
        A receipt with a key was answered \(receipt) before the storeroom was opened again. The \
        same request has to get the same answer, and counts once, but the answer is \(again), and \
        the item is \(item). \(advice.keys)
        """)
    }
  }

  @Test("What another program writes comes into the list", arguments: Place.allCases)
  func followsOthers(place: Place) async throws {
    try await Shop.openTwo(in: place) { shops in
      try await shops[1].stock(40)
      let isThere = try await soon {
        while await shops[0].ask(.get("/items/")).all("quantity") != [.integer(40)] {
          await Task.yield()
        }
        return true
      }
      let list = await shops[0].ask(.get("/items/"))
      try #require(
        isThere == true,
        """
        Two storerooms are open over one log, and both follow it. The second one received 40 of \
        bolt-8. Soon after that, GET /items/ of the first one has to show them, although nobody has \
        written through it. After three seconds its list is \(list). That is what follow() is for. \
        \(Step.start)
        """)
    }
  }

  @Test("Nothing that was acknowledged is lost")
  func losesNothing() async throws {
    let file = try LogFile()
    let skus = (0..<4).map { "bolt-\($0)" }
    let replies = try await Shop.open(over: try file.store(of: Storeroom.eventTypes)) { shop in
      for sku in skus { try await shop.stock(1, of: sku) }
      return await [shop].race(80) { .receipt($0 + 1, of: skus[$0 % 4]) }
    }
    try await Shop.open(over: try file.store(of: Storeroom.eventTypes)) { shop in
      let list = await shop.ask(.get("/items/"))
      let sums = (0..<4).map { number in
        replies.enumerated().filter { $0.offset % 4 == number && $0.element.status == 201 }
          .reduce(1) { $0 + $1.offset + 1 }
      }
      try #require(
        replies.allSatisfy { $0.status == 201 }
          && list.all("quantity") == sums.map { .integer($0) },
        """
        80 receipts of four items were written at the same time, into one file, and answered with \
        \(Set(replies.map(\.status)).sorted()). Another program over that file has to find \
        \(sums), but the list is \(list). \(Step.start)
        """)
    }
  }
}

extension Shop {
  /// Sends the requests one after the other.
  fileprivate func answers(to requests: [HTTPRequest]) async -> [Reply] {
    var replies: [Reply] = []
    for request in requests { replies.append(await ask(request)) }
    return replies
  }
}
