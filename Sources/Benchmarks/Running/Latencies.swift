/// Some durations in microseconds, in order.
struct Latencies {
  let sorted: [Double]

  init(_ values: [Double]) { sorted = values.sorted() }

  /// The one that such a part of them does not exceed.
  func value(at part: Double) -> Double {
    sorted.isEmpty ? .nan : sorted[Int(Double(sorted.count - 1) * part)]
  }
}
