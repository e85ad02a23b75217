/// The arguments of the program.
struct Invocation {
  var wantsHelp = false
  /// Whether to print JSON, for programs.
  var printsJSON = false
  /// Whether to serve the bank, as the benchmarks over HTTP need it, instead of measuring.
  var servesBank = false
  /// Whether to serve the queue, instead of measuring.
  var servesQueue = false
  /// Whether to append to a log in PostgreSQL, as one of several processes, instead of measuring.
  var appends = false
  /// The benchmarks to measure.
  var benchmarks: [Benchmark]

  static let usage = """
    usage: [SOLUTIONS=1] swift run -c release Benchmarks [--json] [--help] [NAME ...]

    Measures the system, and next to each figure what the machine can do.
    With SOLUTIONS=1 it measures the reference solutions, without it your own code.

      NAME           only benchmarks with this in their name or title; several: any of them
      --json         one line of JSON for the machine, and one for each benchmark
      --serve        serve the bank as the http figures do, without measuring; PORT, DATABASE,
                     DATABASE_URL
      --serve-queue  serve the queue as the sqs figures do; PORT, QUEUE_DATABASE
      --append       append as a process of postgres-processes does; DATABASE_URL, COUNT, NUMBER
      --help         this text
    """

  /// - Throws: ``Misuse`` for an unknown option or name.
  init(_ arguments: [String], among all: [Benchmark] = Benchmark.all) throws(Misuse) {
    var words: [String] = []
    for argument in arguments {
      switch argument {
      case "--help": wantsHelp = true
      case "--json": printsJSON = true
      case "--serve": servesBank = true
      case "--serve-queue": servesQueue = true
      case AppendProcess.option: appends = true
      default:
        guard !argument.hasPrefix("-") else {
          throw Misuse("There is no option '\(argument)'.\n\(Self.usage)")
        }
        words.append(argument)
      }
    }
    for word in words where !all.contains(where: { $0.fits(word) }) {
      let names = all.map(\.name).joined(separator: ", ")
      throw Misuse("No benchmark has '\(word)' in its name or title. The names: \(names)")
    }
    benchmarks =
      words.isEmpty ? all : all.filter { benchmark in words.contains { benchmark.fits($0) } }
  }

  /// An argument of the program is unknown.
  struct Misuse: Error, Hashable, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
  }
}
