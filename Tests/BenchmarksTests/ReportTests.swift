import Testing

@testable import Benchmarks

@Suite("The report of the benchmarks")
struct ReportTests {
  private let outcomes: [Outcome] = [
    .measured(
      goal: .atLeast(1_000),
      [Sample(1_234_567, beside: 2_000_000), Sample(1_300_000, beside: 2_100_000)]),
    .failed,
    .growth([Sample(15, beside: [10, 12])], isFlat: true),
    .growth([Sample(2_500, beside: [2.5, 250])], isFlat: false),
  ]

  @Test("The tables are for people")
  func text() {
    let text = Report(setting: .madeUp, outcomes: outcomes).text
    #expect(text == Self.text)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= Row.longest })
  }

  @Test("The JSON lines are for programs")
  func json() throws {
    #expect(try Report(setting: .madeUp, outcomes: Array(outcomes[1...2])).json == Self.json)
  }

  @Test("A long reason, or one with several lines, is below the title")
  func reasons() {
    let row = Row(columns: [(10, .left), (5, .right)])
    #expect(row.line("title", failure: "why") == "title         why")
    #expect(row.line("title", failure: "one\ntwo") == "title\n    one\n    two")
    let long = String(repeating: "x", count: 120)
    #expect(row.line("title", failure: long) == "title\n    \(long)")
  }

  @Test("The header shows whose code it is, and the kind of build")
  func header() {
    let setting = Setting(
      cores: 1, architecture: "x86_64", system: "b", code: .learner, isDebugBuild: true)
    #expect(
      setting.header == """
        Benchmarks of your own code (SOLUTIONS=1 measures the reference solutions), 5 runs of most
        1 core, x86_64, b
        This is a debug build, so the figures mean nothing. Build with -c release.
        """)
    #expect(Setting.current.code == .reference)
  }

  @Test("A terminal has one line that is rewritten, and a file has one for each benchmark")
  func progress() {
    for (isTerminal, expected) in [
      (true, "\r\u{1B}[K1/2 made-up, run 1 of 5\r\u{1B}[K1/2 made-up, run 2 of 5\r\u{1B}[K"),
      (false, "1/2 made-up\n"),
    ] {
      var written = ""
      let progress = ProgressLine(isTerminal: isTerminal) { written += $0 }
      for run in 1...2 { progress.show(.madeUp(), number: 1, of: 2, run: run, of: 5) }
      progress.end()
      #expect(written == expected)
    }
  }

  private static let text = """
    Benchmarks of the reference solutions, 5 runs of most
    4 cores, arm64, a system

    figure                                                         median            \
      spread   ratio     to reach
    a made-up figure                                            1,267,284  events/s   \
      ± 3 %              ≥ 1,000  ✓
      the limit                                                 2,050,000  events/s   \
      ± 2 %    0.62        ≥ 0.5  ✓
    a made-up figure                                           waits for exercise 2.8

    cost in µs, by events (or messages) stored:               1,000      100,000  \
      1,000,000    growth
    a made-up figure                                           10.0         12.0       \
      15.0    × 1.50  ✓ flat
    a made-up figure                                           2.50          250      \
      2,500   × 1,000  expected

    3 of 5 goals reached.
    """

  private static let json = """
    {"architecture":"arm64","code":"reference","cores":4,"isDebugBuild":false,"system":"a system"}
    {"failure":"waits for exercise 2.8","goal":"≥ 20","isReached":false,"name":"made-up",\
    "title":"a made-up figure","unit":"events/s"}
    {"beside":[{"goal":"≤ 2","isReached":true,"ratio":1.5,"title":"small",\
    "values":{"median":10,"runs":[10],"spread":0}},\
    {"ratio":1.25,"title":"middle","values":{"median":12,"runs":[12],"spread":0}}],\
    "figure":{"median":15,"runs":[15],"spread":0},"name":"made-up","title":"a made-up figure",\
    "unit":"events/s"}
    """
}
