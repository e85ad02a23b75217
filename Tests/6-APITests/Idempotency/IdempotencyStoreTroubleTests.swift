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
    let store = HookedStore(beforeAppend: { append, _ in
      let isAnswer = append.events.contains { $0.event.typeName == .requestAnswered }
      if isAnswer, append.numberInCategory <= 2 { throw Crash() }
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
    arguments: [EventTypeName.requestReceived, .requestAnswered])
  func tellsOfTrouble(type: EventTypeName) async throws {
    let store = HookedStore(beforeAppend: { append, _ in
      if append.events.contains(where: { $0.event.typeName == type }) { throw Crash() }
    })
    let outcome = try await AnsweringServer(store).answer()
    try #require(
      outcome.error is Crash,
      """
      The store could not append the \(type) of a request. That error has to come out, so that the \
      client asks again later, but it \(outcome). Only a VersionConflict means that somebody was \
      there before, and an answer that is not kept is another one the next time. \
      Read: Chapter 6, exercise 6.7.
      """)
  }

  @Test("The key stands for its request before anything is done", .exercise("6.7"))
  func claimsFirst() async throws {
    let store = HookedStore()
    let (server, other) = (AnsweringServer(store), AnsweringServer(store))
    let mistakes = Results()
    let first = try await server.answer { time in
      await mistakes.add(try await other.answer(to: .withdraw(1, .hundred)))
      return .time(time)
    }
    let mistake = try #require(
      mistakes.all.first,
      "The request was not even carried out: it \(first). Read: Chapter 6, exercise 6.7.")
    try #require(
      mistake.problem == "idempotency-key-reused" && other.work.value == 0,
      """
      While a deposit with key k-1 was carried out, a withdrawal with key k-1 came in. The key \
      was taken, so that has to be a Problem of the kind idempotencyKeyReused, but it \(mistake). A \
      key that is taken afterwards keeps nobody out. Read: Chapter 6, exercise 6.7.
      """)
  }

  @Test("A key that was left without an answer stands for its request as well", .exercise("6.7"))
  func remembersWhatBrokeDown() async throws {
    let store = HookedStore()
    let broken = try await AnsweringServer(store).answer { _ in throw Crash() }
    let server = AnsweringServer(store)
    let mistake = try await server.answer(to: .deposit(1, .hundred))
    try #require(
      broken.error is Crash && mistake.problem == "idempotency-key-reused"
        && server.work.value == 0,
      """
      A deposit of 10.00 with key k-1 broke down half way; maybe the money is in the account. Then \
      a deposit of 100.00 came with the same key. That is another request, so it has to be a \
      Problem of the kind idempotencyKeyReused, but it \(mistake). Read: Chapter 6, exercise 6.7.
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
  func claimsInOneStep() async throws {
    let (answers, work) = (Results(), Count())
    let store = HookedStore(beforeAppend: { append, store in
      guard append.numberInCategory == 1 else { return }
      let other = AnsweringServer(store)
      await answers.add(try await other.answer(to: .withdraw(1, .ten)) { _ in .time(work.next()) })
    })
    let server = AnsweringServer(store)
    let late = try await server.answer { _ in .time(work.next()) }
    let early = try #require(
      answers.all.first,
      "Nothing was written before the request \(late). Read: Chapter 6, exercise 6.7.")
    try #require(
      early.value?.status == 201 && late.problem == "idempotency-key-reused" && work.value == 1,
      """
      A deposit and a withdrawal came with the same key, to two servers. Just before the deposit \
      was written down, the withdrawal took the key and \(early). The deposit has to be refused as \
      idempotencyKeyReused, but it \(late), and \(work.value) of the two were carried out. Looking \
      first and writing then has a gap; what closes it is the version that is expected. \
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
