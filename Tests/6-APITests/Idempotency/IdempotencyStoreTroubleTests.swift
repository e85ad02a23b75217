import API
import APISupport
import EventSourcing
import Events
import ExerciseSupport
import HTTPServer
import TestStores
import Testing

@Suite("Stage 6: A request that comes again, on a bad day")
struct IdempotencyStoreTroubleTests {
  @Test("What broke down is carried out when it comes again", .exercise("6.7"))
  func goesOn() async throws {
    let store = HookedStore()
    let broken = try await AnsweringServer(store).answer { _ in throw Crash() }
    let server = AnsweringServer(store)
    let again = try await server.answer()
    let third = try await server.answer { _ in .time(99) }
    try #require(
      broken.error is Crash && again.value?.status == 201,
      """
      A server took a request and was ended before it had an answer: it \(broken). The client asks \
      again, and whoever gets it has to carry it out. But it \(again). A key that nobody finishes \
      is a request that can never be made. Read: Chapter 6, exercise 6.7.
      """)
    try #require(
      third.isSame(as: again),
      """
      The second try went well and \(again). That is the answer from now on, but the third time it \
      \(third). Read: Chapter 6, exercise 6.7.
      """)
  }

  @Test("What was done and not kept is carried out again, and then kept", .exercise("6.7"))
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
      A request was carried out, and the process was ended before the answer was kept. Nobody \
      knows that answer now, so the request has to be carried out once more, which is safe: it is \
      the same command. It was carried out \(server.work.value) times, and then it \(second). \
      Read: Chapter 6, exercise 6.7.
      """)
    try #require(
      third.isSame(as: second),
      """
      The answer to the second try was kept: it \(second). So the third has to be the same, but it \
      \(third). Read: Chapter 6, exercise 6.7.
      """)
  }

  @Test(
    "What goes wrong in the store is told as what it is", .exercise("6.7"),
    arguments: [HookedStore.RecordCall.read, .save])
  func tellsOfTrouble(call: HookedStore.RecordCall) async throws {
    let store = HookedStore(beforeRecord: { current, _, _ in
      if current == call { throw Crash() }
    })
    let outcome = try await AnsweringServer(store).answer()
    try #require(
      outcome.error is Crash,
      """
      The store could not \(call == .read ? "read" : "save") the record of a key. That error has to come out, so that the \
      client asks again later, but it \(outcome). An answer that is not kept may be another one the \
      next time. Read: Chapter 6, exercise 6.7.
      """)
  }

  @Test("What was done under a key keeps other requests out", .exercise("6.7"))
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
      "The request was not even carried out: it \(first). Read: Chapter 6, exercise 6.7.")
    try #require(
      mistake.problem == "idempotency-key-reused" && other.work.value == 0,
      """
      A deposit with key k-1 was in the log, and not answered yet, when a withdrawal with key k-1 \
      came in. That has to be a Problem of the kind idempotencyKeyReused, but it \(mistake), and \
      was carried out \(other.work.value) times. Read: Chapter 6, exercise 6.7.
      """)
  }

  @Test("A key that was left without an answer stands for its request as well", .exercise("6.7"))
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
      A deposit of 10.00 with key k-1 was written down, and then its server crashed. Then a deposit \
      of 100.00 came with the same key. That is another request, so it has to be a Problem of the \
      kind idempotencyKeyReused, but it \(mistake). Read: Chapter 6, exercise 6.7.
      """)
  }

  @Test("What another server has done counts more than a refusal", .exercise("6.7"))
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
      crashed before its answer was kept. The money is gone, so the refusal is untrue: the request \
      has to be carried out again, which finds what was done. But it \(first), the next time it \
      \(again), and the first server carried it out \(poor.work.value) times. \
      Read: Chapter 6, exercise 6.7.
      """)
  }

  @Test("A request that was recorded and then failed gets that answer for ever", .exercise("6.7"))
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
      A transfer was recorded, and then the sender's account refused it: 409. The record of \
      its key has no response yet, and is still the record of this request. So 409 is its outcome, \
      and has to be kept. But it \(first), and the next time it \(again). Read: Chapter 6, exercise 6.7.
      """)
  }

  @Test("Of two servers that carry out one request, the first answer counts", .exercise("6.7"))
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
      "The request was not even carried out: it \(first). Read: Chapter 6, exercise 6.7.")
    try #require(
      meanwhile.value?.text.contains("2") == true,
      """
      One server had taken the key and was still at work when the client, who heard nothing, asked \
      another one. That one has to go on with it: maybe the first one is no more. But it \
      \(meanwhile). Read: Chapter 6, exercise 6.7.
      """)
    let third = try await AnsweringServer(store).answer { _ in .time(3) }
    try #require(
      first.isSame(as: meanwhile) && third.isSame(as: meanwhile),
      """
      Two servers carried out one request, and the second one was ready first: it \(meanwhile). \
      That answer was given, so it is the one from then on. But the first server \(first), and the \
      next time it \(third). Read: Chapter 6, exercise 6.7.
      """)
  }

  @Test("Two requests that look at the same moment do not both get the key", .exercise("6.7"))
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
      "Nothing was written before the request \(late). Read: Chapter 6, exercise 6.7.")
    let log = try await store.everything()
    try #require(
      early.value?.status == 201 && late.problem == "idempotency-key-reused" && log.isEmpty,
      """
      A deposit and a withdrawal came with the same key, to two servers. Just before the deposit \
      was written down, the withdrawal was answered: it \(early). The deposit has to be refused as \
      idempotencyKeyReused, but it \(late), and \(log.count) events were appended for it. \
      Read: Chapter 6, exercise 6.7.
      """)
  }

  @Test("However many ask two servers at once, all get one answer", .exercise("6.7"))
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
        Round \(round): eight requests with one key came to two servers at once. All have to get \
        one answer, and whoever comes later gets it, too. That one \(last), and the eight \
        \(outcomes.map { "\($0)" }.joined(separator: ", ")). Read: Chapter 6, exercise 6.7.
        """)
    }
  }
}
