/// One way in which the bank loses money, or the past.
struct Scene: Sendable {
  let title: String
  /// What is done, a line each.
  let story: [String]
  /// What was to be expected of it.
  let expected: String
  /// Does it, and says what it came to.
  let play: @Sendable () async throws -> Outcome
  let chapters: [Int]
  let cure: String

  /// What a scene came to.
  struct Outcome {
    /// What came instead of what was expected, a line each.
    let came: [String]
    /// The amount that it cost.
    let amount: String
    /// What that amount is, for the bank.
    let meaning: String
  }
}

extension Scene {
  /// Plays the scene and prints it.
  ///
  /// - Throws: what `play` throws, such as ``NothingHappened``.
  func show(number: Int) async throws -> Outcome {
    print("\n\(number). \(title)")
    for line in story { print("  \(line)") }
    let outcome = try await play()
    print("  expected  \(expected)")
    print("  came      \(outcome.came.joined(separator: "\n            "))")
    print("  cost      \(outcome.amount) \(outcome.meaning)")
    let noun = chapters.count == 1 ? "chapter" : "chapters"
    print("  Cured in \(noun) \(chapterNumbers): \(cure)")
    return outcome
  }

  /// The numbers of the chapters in words, such as `3 and 6`.
  var chapterNumbers: String { chapters.map(\.description).joined(separator: " and ") }

  /// Makes `attempt` again until it returns an outcome.
  ///
  /// - Throws: ``NothingHappened`` after `limit` attempts, and what `attempt` throws.
  static func untilItHappens(
    atMost limit: Int, _ attempt: () async throws -> Outcome?
  ) async throws -> Outcome {
    for _ in 1...limit {
      if let outcome = try await attempt() { return outcome }
    }
    throw NothingHappened(attempts: limit)
  }

  /// The bank was lucky each time.
  struct NothingHappened: Error, CustomStringConvertible {
    let attempts: Int

    var description: String { "it went well \(attempts) times; start the program again" }
  }
}
