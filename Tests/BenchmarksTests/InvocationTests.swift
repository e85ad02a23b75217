import Testing

@testable import Benchmarks

@Suite("The arguments of the benchmarks")
struct InvocationTests {
  @Test("Without arguments, all is measured and a table is printed")
  func none() throws {
    let invocation = try Invocation([])
    #expect(invocation.benchmarks.count == Benchmark.all.count)
    #expect(!invocation.printsJSON && !invocation.wantsHelp)
  }

  @Test(
    "A word is a part of a name or of a title; of several, any is enough",
    arguments: [
      (["memory-append"], ["memory-append"]),
      (["8 TASKS"], ["memory-tasks"]),
      (["--json", "memory-replay", "memory-tasks"], ["memory-tasks", "memory-replay"]),
    ])
  func filter(arguments: [String], names: [String]) throws {
    #expect(try Invocation(arguments).benchmarks.map(\.name) == names)
  }

  @Test("Options are known wherever they stand")
  func options() throws {
    #expect(try Invocation(["rebuild", "--json"]).printsJSON)
    #expect(try Invocation(["--help"]).wantsHelp)
    #expect(try Invocation(["--serve"]).servesBank)
  }

  @Test("A word that fits nothing is answered with one line that lists the names")
  func noSuchBenchmark() {
    #expect(
      throws: Invocation.Misuse(
        "No benchmark has 'xyz' in its name or its title. There are: made-up")
    ) { try Invocation(["made", "xyz"], among: [.madeUp()]) }
  }

  @Test("An unknown option is answered with one line and the usage", arguments: ["-x", "--runs=1"])
  func unknownOption(option: String) {
    #expect(throws: Invocation.Misuse("There is no option '\(option)'.\n\(Invocation.usage)")) {
      try Invocation([option])
    }
  }
}
