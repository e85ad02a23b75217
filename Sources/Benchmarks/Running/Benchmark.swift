/// One figure and its limits.
///
/// A figure alone says little: half of it is the machine. So each run measures the limit as well,
/// a moment before or after, and the ratio counts.
struct Benchmark: Sendable {
  /// The table in which a benchmark is shown.
  enum Table: Sendable {
    case figures
    /// The figure is a cost in a long log, and the limits are the same cost in shorter ones, from
    /// the shortest on.
    case growth
  }

  /// A few words with `-` between them, to select this benchmark.
  let name: String
  let title: String
  let unit: Unit
  /// The goal of the figure itself, if any.
  var goal: Goal?
  var table = Table.figures
  /// How often it is measured: once is enough where nothing varies, or where it takes too long.
  var runs = Benchmark.usualRuns
  var limits: [Limit] = []
  /// Measures the figure and its limits once.
  let measure: @Sendable (Workbench) async throws -> Sample

  static let usualRuns = 5

  /// All goals there are, that of the figure first.
  var goals: [Goal] { [goal].compactMap { $0 } + limits.compactMap(\.goal) }
}

/// A limit to compare a figure with.
struct Limit: Sendable {
  let title: String
  /// The goal of the figure divided by this limit.
  let goal: Goal?

  init(_ title: String, _ goal: Goal? = nil) {
    self.title = title
    self.goal = goal
  }
}

enum Goal: Hashable, Sendable {
  case atLeast(Double)
  case atMost(Double)

  func isReached(by value: Double) -> Bool {
    switch self {
    case .atLeast(let least): value >= least
    case .atMost(let most): value <= most
    }
  }
}

/// The result of one run: the figure, and each of its limits, in their order.
struct Sample: Hashable, Sendable {
  let figure: Double
  let limits: [Double]

  init(_ figure: Double, beside limits: Double...) {
    self.init(figure, beside: limits)
  }

  init(_ figure: Double, beside limits: [Double]) {
    self.figure = figure
    self.limits = limits
  }

  /// Whether all of it are numbers above zero, so that they can be compared.
  var isMeasured: Bool { ([figure] + limits).allSatisfy { $0.isFinite && $0 > 0 } }
}

enum Unit: String, Sendable {
  case eventsPerSecond = "events/s"
  case requestsPerSecond = "requests/s"
  case messagesPerSecond = "messages/s"
  case microseconds = "µs"
  case megabytes = "MB"
  case percentOfCore = "% of a core"
}
