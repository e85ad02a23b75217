import Testing

@testable import HTTPServer

@Suite("Deadlines of requests")
struct RequestDeadlineTests {
  private let start = Instant.now
  private var limits = ServerLimits()

  init() {
    (limits.headTime, limits.bodyTime, limits.bodyRate) = (.seconds(10), .seconds(5), 100)
  }

  @Test("The time for a head does not grow with its bytes")
  func head() {
    var deadline = RequestDeadline(limits, since: start)
    #expect(deadline.beforeRequest() == start + limits.idleTime)
    #expect(deadline.inHead(now: start + .seconds(7)) == start + .seconds(17))
    #expect(deadline.inHead(now: start + .seconds(16)) == start + .seconds(17))
  }

  @Test("The time for a body grows with its bytes, if they arrive fast enough")
  func body() {
    var deadline = RequestDeadline(limits, since: start)
    #expect(deadline.inBody(received: 0, now: start) == start + .seconds(5))
    #expect(deadline.inBody(received: 1, now: start + .seconds(4)) == start + .seconds(5))
    #expect(deadline.inBody(received: 300, now: start + .seconds(4)) == start + .seconds(8))
    #expect(deadline.inBody(received: 9_000, now: start + .seconds(7)) == start + .seconds(12))
  }

  @Test("An infinite limit is valid")
  func endless() {
    let never = start + .seconds(Int64.max)
    #expect(never > start + .seconds(3600 * 24 * 365) && never < .never)
    #expect(start + .seconds(-1) == start)
  }
}
