/// What the program was asked for.
struct Invocation {
  var wantsHelp = false
  /// Whether the figures are to be read by a program.
  var printsJSON = false
  /// Whether to serve the bank, as the benchmarks over HTTP need it, instead of measuring.
  var servesBank = false
  /// What is to be measured.
  var benchmarks: [Benchmark]

  static let usage = """
    usage: [SOLUTIONS=1] swift run -c release Benchmarks [--json] [--help] [NAME ...]

    Measures what the system does, each figure beside what the machine could do.
    With SOLUTIONS=1 it measures the reference solutions, without it your own code.

      NAME    measure only what has this in its name or its title; several: any of them
      --json  one line of JSON for the machine, and one for each benchmark
      --serve measure nothing, and serve the bank as the http figures do; PORT, DATABASE
      --help  this text
    """

  /// - Throws: ``Misuse``, which says what there is instead.
  init(_ arguments: [String], among all: [Benchmark] = Benchmark.all) throws(Misuse) {
    var words: [String] = []
    for argument in arguments {
      switch argument {
      case "--help": wantsHelp = true
      case "--json": printsJSON = true
      case "--serve": servesBank = true
      default:
        guard !argument.hasPrefix("-") else {
          throw Misuse("There is no option '\(argument)'.\n\(Self.usage)")
        }
        words.append(argument)
      }
    }
    for word in words where !all.contains(where: { $0.fits(word) }) {
      let names = all.map(\.name).joined(separator: ", ")
      throw Misuse("No benchmark has '\(word)' in its name or its title. There are: \(names)")
    }
    benchmarks =
      words.isEmpty ? all : all.filter { benchmark in words.contains { benchmark.fits($0) } }
  }

  /// The program was asked for something that it does not know.
  struct Misuse: Error, Hashable, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
  }
}
