/// One figure: what is measured, and what it stands beside.
///
/// A figure alone says little: half of it is the machine. So each run measures the limit as well,
/// a moment before or after, and what counts is how close the figure comes to it.
struct Benchmark: Sendable {
  /// In a few words with `-` between them, for whoever wants this one alone.
  let name: String
  let title: String
  let unit: Unit
  /// What the figure should come to by itself, if anything.
  var goal: Goal?
  let limits: [Limit]
  /// Measures the figure and its limits once.
  let measure: @Sendable (Workbench) async throws -> Sample
}

/// What a figure stands beside.
struct Limit: Sendable {
  let title: String
  /// What the figure, divided by this one, should come to.
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

/// What one run has measured: the figure, and each of its limits, in their order.
struct Sample: Hashable, Sendable {
  let figure: Double
  let limits: [Double]

  init(_ figure: Double, beside limits: Double...) {
    self.figure = figure
    self.limits = limits
  }
}

enum Unit: String, Sendable {
  case eventsPerSecond = "events/s"
  case requestsPerSecond = "requests/s"
  case microseconds = "µs"
  case megabytes = "MB"
}
