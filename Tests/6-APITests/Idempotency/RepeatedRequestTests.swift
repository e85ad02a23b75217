import API
import APISupport
import EventSourcing
import Events
import ExerciseSupport
import HTTPServer
import TestStores
import Testing

@Suite("Stage 6: Idempotency keys over HTTP")
struct RepeatedRequestTests {
  private let withdrawal = #"{"account_id": 1, "amount": 100}"#
  private let key: HTTPHeaders = [.idempotencyKey: "k-1"]

  @Test("A refused withdrawal stays refused when there is enough money later", .exercise("6.7"))
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
        Account 1 held 10, and a withdrawal of 100 was refused. Then money came in, and the request was \
        retried.
          expected: \(first), both times
          got:      \(again) for the retry
        The client was told that nothing was paid out. Chapter 6, exercise 6.7.
        """)
    }
  }

  @Test("A key expires after a day", .exercise("6.7"))
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
        A withdrawal was refused, and then money came in. It was retried one second before the record of \
        its key expires, and once more when it has expired.
          expected: \(first) twice, and then 201
          got:      \(late), and then \(next)
        Save the record that you were given: it knows when it expires. Chapter 6, exercise 6.7.
        """)
    }
  }

  @Test("A retried deposit gets the balance of the first try", .exercise("6.7"))
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
        A deposit was retried after another one. Its JSON was written differently, and means the same.
          expected: \(first), both times
          got:      \(again) for the retry
        Chapter 6, exercise 6.7.
        """)
    }
  }

  @Test("Over HTTP, a reused key is 422", .exercise("6.7"))
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
        A deposit of 5 into account 1 had the key k-1. Then the key came with another amount, with \
        another account, and with a withdrawal.
          expected: 422 idempotency-key-reused three times; deposits: 1
          got:      \(replies.map { "\($0)" }.joined(separator: ", ")); deposits: \(deposits.count)
        Chapter 6, exercise 6.7.
        """)
    }
  }

  @Test("A deposit whose response was lost is made once", .exercise("6.7"))
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
        A deposit of 5 was made, the process crashed before the response was saved, and the request was \
        retried twice.
          expected: the same 201 twice; deposits: 1
          got:      \(second), and then \(third); deposits: \(deposits.count)
        Chapter 6, exercise 6.7.
        """)
      let record = try await store.idempotencyRecord(of: "k-1")
      try #require(
        record?.response != nil,
        """
        The second try was answered, and that response is final.
          expected: a record with a response
          got:      \(record.map { "\($0)" } ?? "no record")
        Chapter 6, exercise 6.7.
        """)
    }
  }
}
