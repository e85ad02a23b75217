/// The values of several runs.
struct Series: Hashable, Sendable {
  let values: [Double]

  init(_ values: [Double]) {
    self.values = values
  }

  /// The one in the middle: one run that was disturbed does not move it.
  var median: Double {
    let sorted = values.sorted()
    guard let last = sorted.indices.last else { return .nan }
    return (sorted[last / 2] + sorted[(last + 1) / 2]) / 2
  }

  /// How far the furthest one is from the median, as a part of it.
  var spread: Double {
    let median = median
    guard median != 0 else { return 0 }
    return values.reduce(0) { max($0, abs($1 - median)) } / median
  }
}
