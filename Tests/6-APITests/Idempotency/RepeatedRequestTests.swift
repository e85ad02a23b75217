import API
import APISupport
import EventSourcing
import Events
import ExerciseSupport
import HTTPServer
import TestStores
import Testing

@Suite("Stage 6: Keys over HTTP")
struct RepeatedRequestTests {
  private let withdrawal = #"{"account_id": 1, "amount": 100}"#
  private let key: HTTPHeaders = [.idempotencyKey: "k-1"]

  @Test("A refused withdrawal stays refused when there is money at last", .exercise("6.7"))
  func staysRefused() async throws {
    try await Counter().open { bank in
      try await bank.prepare(with: .ten)
      let first = try await bank.ask(.post("/withdraw/", withdrawal, key))
      _ = try await bank.ask(.post("/deposit/", withdrawal))
      let again = try await bank.ask(.post("/withdraw", withdrawal, key))
      try #require(
        first.problem == "insufficient-funds" && again.text == first.text && again.status == 409
          && again.headers[.contentType] == "application/problem+json",
        """
        There were 10 in the account and 100 were to be withdrawn: \(first). Then money came in, \
        and the same request once more. The client believes that nothing was paid out, and that \
        has to stay so, but the answer is \(again). Read: Chapter 6, exercise 6.7.
        """)
    }
  }

  @Test("A refusal is remembered for a day, and then forgotten", .exercise("6.7"))
  func forgetsAfterADay() async throws {
    try await Counter().open { bank in
      try await bank.prepare(with: .ten)
      let request = HTTPRequest.post("/withdraw/", withdrawal, key)
      let first = try await bank.ask(request)
      _ = try await bank.ask(.post("/deposit/", withdrawal))
      bank.clock.advance(by: 24 * 60 * 60 - 1)
      let late = try await bank.ask(request)
      bank.clock.advance(by: 1)
      let next = try await bank.ask(request)
      try #require(
        first.status == 409 && late.text == first.text && next.status == 201,
        """
        A withdrawal was refused: \(first). Then money came in. One second before the record of the \
        key expires, the answer has to be the same, but it is \(late). After that the key is new, and \
        the withdrawal has to be carried out, but the answer is \(next). Save the record that you \
        were given: it knows when it expires. Read: Chapter 6, exercise 6.7.
        """)
    }
  }

  @Test("A deposit that comes again is told the balance of then", .exercise("6.7"))
  func tellsTheOldBalance() async throws {
    try await Counter().open { bank in
      let deposit = #"{"account_id": 1, "amount": 5}"#
      let first = try await bank.ask(.post("/deposit/", deposit, key))
      _ = try await bank.ask(.post("/deposit/", deposit))
      let again = try await bank.ask(.post("/deposit/", #"{"amount":5.00,"account_id":1}"#, key))
      try #require(
        first.status == 201 && again.status == 201 && again.text == first.text
          && again.headers[.eTag] == first.headers[.eTag]
          && again.headers[.location] == first.headers[.location],
        """
        A deposit was answered \(first). After another one it came again, written in another way. \
        It means the same and has to be answered the same, but the answer is \(again). \
        Read: Chapter 6, exercise 6.7.
        """)
    }
  }

  @Test("A key that was used for something else is told so", .exercise("6.7"))
  func refusesOtherRequest() async throws {
    try await Counter().open { bank in
      let deposit = #"{"account_id": 1, "amount": 5}"#
      let first = try await bank.ask(.post("/deposit/", deposit, key))
      let replies = [
        try await bank.ask(.post("/deposit/", #"{"account_id": 1, "amount": 6}"#, key)),
        try await bank.ask(.post("/deposit/", #"{"account_id": 2, "amount": 5}"#, key)),
        try await bank.ask(.post("/withdraw/", deposit, key)),
      ]
      let deposits = try await bank.everything().filter { $0.event.typeName == .moneyDeposited }
      try #require(
        first.status == 201
          && replies.allSatisfy { $0.status == 422 && $0.problem == "idempotency-key-reused" }
          && deposits.count == 1,
        """
        A deposit of 5 into account 1 had key k-1. Then the key came with another amount, with \
        another account and with a withdrawal: each of them has to be 422 idempotency-key-reused. \
        The answers were \(replies.map { "\($0)" }.joined(separator: ", ")), and there were \
        \(deposits.count) deposits. Read: Chapter 6, exercise 6.7.
        """)
    }
  }

  @Test("A deposit whose answer was lost on the way is made once", .exercise("6.7"))
  func depositsOnce() async throws {
    let store = HookedStore(beforeRecord: { call, number, _ in
      if call == .save, number == 1 { throw Crash() }
    })
    try await Counter(store: store).open { bank in
      let deposit = HTTPRequest.post("/deposit/", #"{"account_id": 1, "amount": 5}"#, key)
      _ = try await bank.ask(deposit)
      let second = try await bank.ask(deposit)
      let third = try await bank.ask(deposit)
      let deposits = try await bank.everything().filter { $0.event.typeName == .moneyDeposited }
      try #require(
        second.status == 201 && third.text == second.text && deposits.count == 1,
        """
        A deposit of 5 was made, and the process ended before the answer was kept. It came again, \
        and once more: \(second), \(third). There has to be one deposit, and there are \
        \(deposits.count). Read: Chapter 6, exercise 6.7.
        """)
      let record = try await store.idempotencyRecord(of: "k-1")
      try #require(
        record?.response != nil,
        """
        The second answer was given and is final, so the store has to keep it, but the record of \
        the key is \(record.map { "\($0)" } ?? "missing"). Read: Chapter 6, exercise 6.7.
        """)
    }
  }
}
