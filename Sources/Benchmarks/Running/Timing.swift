/// How many of `count` are done in a second, when `work` does all of them.
func rate(of count: Int, _ work: () async throws -> Void) async throws -> Double {
  Double(count) / (try await time(of: work)).seconds
}

/// How long `work` takes.
func time(of work: () async throws -> Void) async throws -> Duration {
  let clock = ContinuousClock()
  let start = clock.now
  try await work()
  return clock.now - start
}

extension Duration {
  var seconds: Double { self / .seconds(1) }
  var microseconds: Double { self / .microseconds(1) }
}

/// Takes a value and does nothing, where no optimiser can see it: what is made for nobody would
/// not be made.
@inline(never)
func use<Value>(_ value: Value) {}
