import API
import APISupport
import EventSourcing
import Events
import ExerciseSupport
import HTTPServer
import TestStores
import Testing

@Suite("Stage 6: The idempotency store, with crashes and two servers")
struct IdempotencyStoreTroubleTests {
  @Test("A request that crashed is carried out by its retry", .exercise("6.7"))
  func goesOn() async throws {
    let store = HookedStore()
    let broken = try await AnsweringServer(store).answer { _ in throw Crash() }
    let server = AnsweringServer(store)
    let again = try await server.answer()
    let third = try await server.answer { _ in .time(99) }
    try #require(
      broken.error is Crash && again.value?.status == 201,
      """
      A server crashed while it carried out a request, and another server got the retry.
        expected: threw Crash, and then 201
        got:      \(broken.result), and then \(again.result)
      Otherwise this request can never be made. Chapter 6, exercise 6.7.
      """)
    try #require(
      third.isSame(as: again),
      """
      The second try succeeded, so its response is final.
        expected: \(again.result) for the third try
        got:      \(third.result)
      Chapter 6, exercise 6.7.
      """)
  }

  @Test("A response that couldn't be saved is saved by the retry", .exercise("6.7"))
  func carriesOutAgain() async throws {
    let store = HookedStore(beforeRecord: { call, number, _ in
      if call == .save, number == 1 { throw Crash() }
    })
    let server = AnsweringServer(store)
    _ = try await server.answer()
    let second = try await server.answer()
    let third = try await server.answer()
    try #require(
      server.work.value == 2 && second.value?.status == 201,
      """
      A request was carried out, and the process crashed before the response was saved. The response \
      is lost, so the retry carries the request out again, which is safe: it's the same command.
        expected: 201; carried out: 2
        got:      \(second.result); carried out: \(server.work.value)
      Chapter 6, exercise 6.7.
      """)
    try #require(
      third.isSame(as: second),
      """
      The response to the second try was saved, so it's final.
        expected: \(second.result) for the third try
        got:      \(third.result)
      Chapter 6, exercise 6.7.
      """)
  }

  @Test(
    "An error of the idempotency store comes out", .exercise("6.7"),
    arguments: [HookedStore.RecordCall.read, .save])
  func tellsOfTrouble(call: HookedStore.RecordCall) async throws {
    let store = HookedStore(beforeRecord: { current, _, _ in
      if current == call { throw Crash() }
    })
    let outcome = try await AnsweringServer(store).answer()
    try #require(
      outcome.error is Crash,
      """
      The store failed to \(call == .read ? "read" : "save") the record of a key.
        expected: threw Crash
        got:      \(outcome.result)
      A response that isn't stored may be another one next time. Use `try`, not `try?`. \
      Chapter 6, exercise 6.7.
      """)
  }

  @Test("A key without a response still belongs to its request", .exercise("6.7"))
  func refusesOthers() async throws {
    let store = HookedStore()
    let (server, other) = (AnsweringServer(store), AnsweringServer(store))
    let mistakes = Results()
    let first = try await server.answer { time, context in
      try await store.appendOnce(context)
      await mistakes.add(try await other.answer(to: .withdraw(1, .hundred)))
      return .time(time)
    }
    let mistake = try #require(
      mistakes.all.first,
      "The request was not even carried out: \(first.result). Chapter 6, exercise 6.7.")
    try #require(
      mistake.problem == "idempotency-key-reused" && other.work.value == 0,
      """
      A deposit with the key k-1 was in the log, and not answered yet, when a withdrawal with the key \
      k-1 came in.
        expected: the problem "idempotency-key-reused"; carried out: 0
        got:      \(mistake.result); carried out: \(other.work.value)
      A record without a response belongs to its request as well. Chapter 6, exercise 6.7.
      """)
  }

  @Test("A key whose server crashed still belongs to its request", .exercise("6.7"))
  func remembersWhatBrokeDown() async throws {
    let store = HookedStore()
    let broken = try await AnsweringServer(store).answer { _, context in
      try await store.appendOnce(context)
      throw Crash()
    }
    let server = AnsweringServer(store)
    let mistake = try await server.answer(to: .deposit(1, .hundred))
    try #require(
      broken.error is Crash && mistake.problem == "idempotency-key-reused"
        && server.work.value == 0,
      """
      A deposit of 10.00 with the key k-1 was appended, and its server crashed before it answered. \
      Then a deposit of 100.00 came with the same key.
        expected: the problem "idempotency-key-reused"
        got:      \(mistake.result)
      Compare the fingerprint whether there is a response or not. Chapter 6, exercise 6.7.
      """)
  }

  @Test("A success of another server counts more than a refusal", .exercise("6.7"))
  func prefersWhatWasDone() async throws {
    let store = HookedStore(beforeRecord: { call, number, _ in
      if call == .save, number == 1 { throw Crash() }
    })
    let (poor, rich) = (AnsweringServer(store), AnsweringServer(store))
    let first = try await poor.answer { time, _ in
      guard time == 1 else { return .time(time) }
      // There was no money when this one looked; the other one found some.
      _ = try await rich.answer { time, context in
        try await store.appendOnce(context)
        return .time(time)
      }
      return .time(time, HTTPStatus(409, "Refused"))
    }
    let again = try await AnsweringServer(store).answer { _ in .time(99) }
    try #require(
      first.value?.status == 201 && again.isSame(as: first) && poor.work.value == 2,
      """
      A server refused a withdrawal. Meanwhile another server had carried the same request out, and \
      crashed before its response was saved.
        expected: 201, and the same for the next retry; tries: 2
        got:      \(first.result), and then \(again.result); tries: \(poor.work.value)
      The money is gone, so the refusal is untrue. Complete a record only when `isCarriedOut`. \
      Chapter 6, exercise 6.7.
      """)
  }

  @Test("A request that was recorded and then failed keeps that response", .exercise("6.7"))
  func keepsFailures() async throws {
    let store = HookedStore()
    let server = AnsweringServer(store)
    let first = try await server.answer { time, context in
      try await store.appendOnce(context)
      return .time(1, HTTPStatus(409, "Refused"))
    }
    let again = try await AnsweringServer(store).answer { _ in .time(99) }
    try #require(
      first.value?.status == 409 && again.isSame(as: first),
      """
      A transfer was recorded, and then the sender's account refused it.
        expected: 409, and the same for a retry
        got:      \(first.result), and then \(again.result)
      The record of its key exists, without a response: this refusal completes it. \
      Chapter 6, exercise 6.7.
      """)
  }

  @Test(
    "Two servers that carry out the same request give the response that was stored first",
    .exercise("6.7"))
  func agreesOnOneAnswer() async throws {
    let store = HookedStore()
    let (slow, fast) = (AnsweringServer(store), AnsweringServer(store))
    let answers = Results()
    let first = try await slow.answer { _ in
      await answers.add(try await fast.answer { _ in .time(2) })
      return .time(1)
    }
    let meanwhile = try #require(
      answers.all.first,
      "The request was not even carried out: \(first.result). Chapter 6, exercise 6.7.")
    try #require(
      meanwhile.value?.text.contains("2") == true,
      """
      One server was still at work when the client, which got no response, tried another one.
        expected: the result 2
        got:      \(meanwhile.result)
      The first server may have crashed, so the second one carries the request out. \
      Chapter 6, exercise 6.7.
      """)
    let third = try await AnsweringServer(store).answer { _ in .time(3) }
    try #require(
      first.isSame(as: meanwhile) && third.isSame(as: meanwhile),
      """
      Two servers carried out the same request, and the second one stored its response first.
        expected: \(meanwhile.result) for the first server and for a later retry
        got:      \(first.result), and \(third.result)
      Two different responses to one request can't both be true. Let `IdempotencyKeyTaken` come out. \
      Chapter 6, exercise 6.7.
      """)
  }

  @Test("Of two requests with the same key, only one gets it", .exercise("6.7"))
  func takesTheKeyOnce() async throws {
    let answers = Results()
    let store = HookedStore(beforeAppend: { append, store in
      guard append.number == 1 else { return }
      await answers.add(try await AnsweringServer(store).answer(to: .withdraw(1, .ten)))
    })
    let server = AnsweringServer(store)
    let late = try await server.answer { time, context in
      try await store.appendOnce(context)
      return .time(time)
    }
    let early = try #require(
      answers.all.first,
      "Nothing was appended before the response: \(late.result). Chapter 6, exercise 6.7.")
    let log = try await store.everything()
    try #require(
      early.value?.status == 201 && late.problem == "idempotency-key-reused" && log.isEmpty,
      """
      A deposit and a withdrawal came with the same key, to two servers. Just before the deposit was \
      appended, the withdrawal was answered: \(early.result).
        expected: the problem "idempotency-key-reused" for the deposit; events: 0
        got:      \(late.result); events: \(log.count)
      Chapter 6, exercise 6.7.
      """)
  }

  @Test("Concurrent retries on two servers all get the same response", .exercise("6.7"))
  func races() async throws {
    for round in 1...10 {
      let store = HookedStore()
      let servers = [AnsweringServer(store), AnsweringServer(store)]
      let work = Count()
      let outcomes = try await withThrowingTaskGroup(of: Outcome<Reply>.self) { group in
        for number in 0..<8 {
          group.addTask {
            try await servers[number % 2].answer { _ in
              await Task.yield()
              return .time(work.next())
            }
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      let last = try await AnsweringServer(store).answer { _ in .time(99) }
      try #require(
        outcomes.allSatisfy { $0.isSame(as: last) },
        """
        Round \(round): eight requests with the same key came to two servers at once, and a retry later.
          expected: \(last.result), as the retry
          got:      \(outcomes.map(\.result).joined(separator: ", "))
        Chapter 6, exercise 6.7.
        """)
    }
  }
}
