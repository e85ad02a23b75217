import ChapterSupport
import Postgres
import ScriptedPostgres
import TestStores
import Testing

@Suite("A scripted session of PostgreSQL")
struct ScriptedSessionTests {
  private let gate = Gate(isOpen: false)

  /// A server that answers with the batch's SQL, and is held up by the `gate`.
  private func echo() -> ScriptedSession {
    ScriptedSession { [gate] batch in
      await gate.pass()
      return batch.map { .rows([.text($0.sql)]) }
    }
  }

  private func text(of result: PostgresResult?) throws -> String {
    try #require(try result?.get().first).text(0)
  }

  @Test("Each statement gets the result that the script has for it")
  func answers() async throws {
    let session = ScriptedSession { batch in
      await batch.results { $0.sql == "bad" ? .duplicate(in: "events_key") : .changed(7) }
    }
    let results = try await session.send(["one", "bad", "three"].map { PostgresStatement($0) })
    #expect(try results[0].get().changeCount == 7)
    #expect(throws: PostgresError.self) { try results[1].get() }
    #expect(throws: PostgresError.skipped) { try results[2].get() }
    #expect(session.statements.map(\.sql) == ["one", "bad", "three"])
  }

  @Test("A script with too few results loses the connection")
  func tooFewResults() async throws {
    let session = ScriptedSession { _ in [.rows()] }
    let reason = "the script has 1 results for 2 statements"
    await #expect(throws: ConnectionLost(reason: reason)) {
      try await session.send([PostgresStatement("one"), PostgresStatement("two")])
    }
  }

  @Test("The server runs batches in the order in which they were sent")
  func order() async throws {
    let session = echo()
    async let first = session.send([PostgresStatement("first")])
    await session.batches(atLeast: 1)
    async let second = session.send([PostgresStatement("second")])
    await session.batches(atLeast: 2)
    #expect(session.servedCount == 0)
    gate.open()
    #expect(try text(of: try await first.first) == "first")
    #expect(try text(of: try await second.first) == "second")
    #expect(session.batches.map { $0.map(\.sql) } == [["first"], ["second"]])
  }

  @Test("Answers are held back while the server works on")
  func held() async throws {
    let session = ScriptedSession()
    session.holdAnswers()
    let answered = Watched<[Int]>([])
    let sends = [0, 1].map { index in
      Task {
        await session.batches(atLeast: index)
        try await session.run("SELECT 1")
        answered.change { $0.append(index) }
      }
    }
    await session.served(atLeast: 2)
    #expect(answered.value.isEmpty)
    session.releaseAnswers(1)
    try await sends[0].value
    #expect(answered.value == [0])
    session.releaseAnswers()
    try await sends[1].value
    try await session.run("SELECT 1")
  }

  @Test("A cancelled task waits for the results as well")
  func cancelled() async throws {
    let session = echo()
    let task = Task { try await session.send([PostgresStatement("one")]) }
    await session.batches(atLeast: 1)
    task.cancel()
    gate.open()
    #expect(try text(of: try await task.value.first) == "one")
  }

  @Test("A connection that is lost before a batch hides it from the server")
  func lostBefore() async throws {
    let session = ScriptedSession()
    session.lose(.before(batch: 2), reason: "a cut cable")
    try await session.run("one")
    await #expect(throws: ConnectionLost(reason: "a cut cable")) { try await session.run("two") }
    await #expect(throws: ConnectionLost(reason: "a cut cable")) { try await session.run("three") }
    #expect(session.servedCount == 1)
    #expect(session.statements.map(\.sql) == ["one", "two"])
  }

  @Test("A connection that is lost after a batch has run loses only the answer")
  func lostAfter() async throws {
    let stored = Watched<[String]>([])
    let session = ScriptedSession { batch in
      stored.change { $0 += batch.map(\.sql) }
      return batch.map { _ in .changed(1) }
    }
    session.lose(.after(batch: 1), reason: "a reset")
    await #expect(throws: ConnectionLost(reason: "a reset")) { try await session.run("one") }
    #expect(stored.value == ["one"])
    #expect(session.isLost)
  }

  @Test("When the connection is lost, all that wait throw, and later batches are never run")
  func lostMeanwhile() async throws {
    let session = echo()
    let tasks = [1, 2].map { index in
      Task {
        await session.batches(atLeast: index - 1)
        return try await session.send([PostgresStatement("\(index)")])
      }
    }
    await session.batches(atLeast: 2)
    session.lose("the server was stopped")
    for task in tasks {
      await #expect(throws: ConnectionLost(reason: "the server was stopped")) {
        try await task.value
      }
    }
    gate.open()
    await session.served(atLeast: 1)
    #expect(session.servedCount == 1)
  }

  @Test("Notifications reach each listener, until the session is closed")
  func notifications() async throws {
    let session = ScriptedSession()
    session.notify("events", "nobody listens yet")
    let listeners = [0, 1].map { _ in
      let stream = session.notifications()
      return Task { await stream.reduce(into: []) { $0.append($1.payload) } }
    }
    await session.listeners(atLeast: 2)
    session.notify("events", "17")
    await session.close()
    session.notify("events", "18")
    for listener in listeners { #expect(await listener.value == ["17"]) }
    var late = session.notifications().makeAsyncIterator()
    #expect(await late.next() == nil)
    await session.untilClosed()
    #expect(session.isClosed)
    await #expect(throws: ConnectionLost(reason: "the session was closed")) {
      try await session.run("SELECT 1")
    }
  }
}
