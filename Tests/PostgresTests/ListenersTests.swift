import Testing

@testable import Postgres

@Suite("Notifications of a session")
struct ListenersTests {
  private let listeners = Listeners()
  private let notification = PostgresNotification(channel: "events", payload: "17")

  @Test("Each listener gets what comes after it was there, until the session ends")
  func all() async {
    let first = listeners.add()
    listeners.yield(notification)
    let second = listeners.add()
    let other = PostgresNotification(channel: "events", payload: "18")
    listeners.yield(other)
    listeners.finish()
    #expect(await first.reduce(into: []) { $0.append($1) } == [notification, other])
    #expect(await second.reduce(into: []) { $0.append($1) } == [other])
  }

  @Test("After the end of the session, there are none")
  func ended() async {
    listeners.finish()
    #expect(await listeners.add().first { _ in true } == nil)
  }
}

@Suite("The first of several answers")
struct FirstAnswerTests {
  @Test("Only the first one counts, whether it comes before or after the question")
  func first() async {
    let early = FirstAnswer<Int>()
    early.give(1)
    early.give(2)
    #expect(await early.value() == 1)

    let late = FirstAnswer<Int>()
    async let value = late.value()
    await Task.yield()
    late.give(3)
    late.give(4)
    #expect(await value == 3)
  }
}
