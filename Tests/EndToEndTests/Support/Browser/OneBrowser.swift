import Testing

/// One browser for a whole suite, so that it is started once.
struct OneBrowser: SuiteTrait, TestScoping {
  @TaskLocal private static var current: Browser?

  func provideScope(
    for test: Test, testCase: Test.Case?,
    performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    try await Browser.run { browser in
      try await Self.$current.withValue(browser) { try await function() }
    }
  }

  /// The suite's browser.
  static func browser() throws -> Browser {
    try #require(current, "Only suites with the trait OneBrowser have a browser.")
  }
}
