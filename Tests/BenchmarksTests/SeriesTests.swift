import Testing

@testable import Benchmarks

@Suite("The figures of several runs")
struct SeriesTests {
  @Test("The median is the middle one, or between the two middle ones")
  func median() {
    #expect(Series([3, 100, 1]).median == 3)
    #expect(Series([4, 1, 2, 100]).median == 3)
    #expect(Series([7]).median == 7)
    #expect(Series([]).median.isNaN)
  }

  @Test("The spread is the largest distance from the median")
  func spread() {
    #expect(Series([90, 100, 130]).spread == 0.3)
    #expect(Series([40, 100, 110]).spread == 0.6)
    #expect(Series([5]).spread == 0)
    #expect(Series([0, 0]).spread == 0)
  }

  @Test("A goal is reached at its border, too")
  func goals() {
    #expect(Goal.atLeast(2).isReached(by: 2))
    #expect(!Goal.atLeast(2).isReached(by: 1.9))
    #expect(Goal.atMost(2).isReached(by: 2))
    #expect(!Goal.atMost(2).isReached(by: 2.1))
  }

  @Test("Ratios are computed per run, and goals use their median")
  func ratios() {
    let outcome = Outcome.measured(
      goal: .atLeast(20), [Sample(10, beside: 100), Sample(20, beside: 20), Sample(30, beside: 10)])
    #expect(outcome.ratio(0).values == [0.1, 1, 3])
    #expect(outcome.reached == [true, true])
    #expect(Outcome.failed.reached == [false, false])
  }

  @Test("The figures of wrk are read, and its errors are reported in its words")
  func wrk() throws {
    let good = """
        Latency Distribution
           50%  912.00us
           75%    1.03ms
           99%   12.50ms
        141 requests in 1.00s, 20KB read
      Requests/sec:  140.55
      Transfer/sec:  20KB

      """
    let count = try Wrk.count(in: good, status: 0)
    #expect((count.requests, count.requestsPerSecond) == (141, 140.55))
    #expect((count.p50, count.p99) == (912, 12_500))
    #expect(throws: WrongResult("wrk: Non-2xx or 3xx responses: 7")) {
      try Wrk.count(in: good + "  Non-2xx or 3xx responses: 7\n", status: 0)
    }
    #expect(throws: WrongResult("wrk: unable to connect")) {
      try Wrk.count(in: "unable to connect\n", status: 1)
    }
  }

  @Test("The figure of pgbench is read, and its errors are reported in its words")
  func pgbench() throws {
    let good = """
      number of clients: 16
      number of transactions actually processed: 12345
      number of failed transactions: 0 (0.000%)
      tps = 4115.062 (without initial connection time)

      """
    #expect(try Pgbench.rate(in: good, status: 0) == 4_115.062)
    #expect(throws: WrongResult("pgbench: fatal: no connection")) {
      try Pgbench.rate(in: "fatal: no connection\n", status: 1)
    }
    let failed = "number of failed transactions: 7 (0.057%)\ntps = 4115.062\n"
    #expect(throws: WrongResult.self) { try Pgbench.rate(in: failed, status: 0) }
  }
}
