import Testing

/// What runs the companion on a package that is built: one after the other, on one fixture.
@Suite("The workbook, end to end", .serialized, BuiltFixture())
enum EndToEnd {}

/// One fixture for a whole suite, so that it is built once.
struct BuiltFixture: SuiteTrait, TestScoping {
  @TaskLocal private static var current: Fixture?

  func provideScope(
    for test: Test, testCase: Test.Case?,
    performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    try await Self.$current.withValue(Fixture()) { try await function() }
  }

  /// The suite's fixture, with all of its files as they were at the beginning.
  static func fresh() throws -> Fixture {
    let fixture = try #require(current, "Only suites with this trait have a built fixture.")
    try fixture.restore()
    return fixture
  }
}
