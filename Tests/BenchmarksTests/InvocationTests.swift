import Testing

@testable import Benchmarks

@Suite("The arguments of the benchmarks")
struct InvocationTests {
  @Test("Without arguments, everything is measured and a table is printed")
  func none() throws {
    let invocation = try Invocation([])
    #expect(invocation.benchmarks.count == Benchmark.all.count)
    #expect(!invocation.printsJSON && !invocation.wantsHelp)
  }

  @Test(
    "A word matches a part of a name or of a title; one of several is enough",
    arguments: [
      (["memory-append"], ["memory-append"]),
      (["8 TASKS"], ["memory-tasks"]),
      (["--json", "memory-replay", "memory-tasks"], ["memory-tasks", "memory-replay"]),
    ])
  func filter(arguments: [String], names: [String]) throws {
    #expect(try Invocation(arguments).benchmarks.map(\.name) == names)
  }

  @Test("Options are recognized in any position")
  func options() throws {
    #expect(try Invocation(["rebuild", "--json"]).printsJSON)
    #expect(try Invocation(["--help"]).wantsHelp)
    #expect(try Invocation(["--serve"]).servesBank)
    #expect(try Invocation(["--serve-queue"]).servesQueue)
    #expect(try Invocation(["--append"]).appends)
  }

  @Test("A word without a match gets one line that lists the names")
  func noSuchBenchmark() {
    #expect(
      throws: Invocation.Misuse(
        "No benchmark has 'xyz' in its name or title. The names: made-up")
    ) { try Invocation(["made", "xyz"], among: [.madeUp()]) }
  }

  @Test("An unknown option gets one line and the usage", arguments: ["-x", "--runs=1"])
  func unknownOption(option: String) {
    #expect(throws: Invocation.Misuse("There is no option '\(option)'.\n\(Invocation.usage)")) {
      try Invocation([option])
    }
  }
}
