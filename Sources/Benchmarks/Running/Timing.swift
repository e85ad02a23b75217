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

/// How many microseconds `work` takes, as the mean of `count` times. A tenth as many come before
/// and are not measured: the first ones find nothing in any cache.
func cost(of count: Int, _ work: (_ index: Int) async throws -> Void) async throws -> Double {
  for index in 0..<count / 10 { try await work(index) }
  let duration = try await time { for index in 0..<count { try await work(index) } }
  return duration.microseconds / Double(count)
}

extension Duration {
  var seconds: Double { self / .seconds(1) }
  var microseconds: Double { self / .microseconds(1) }
}
