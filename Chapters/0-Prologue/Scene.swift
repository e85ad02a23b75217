/// One way in which the bank loses money, or the past.
struct Scene: Sendable {
  let title: String
  /// The steps of the scene, a line each.
  let story: [String]
  /// The expected result.
  let expected: String
  /// Runs the scene, and returns its outcome.
  let play: @Sendable () async throws -> Outcome
  let chapters: [Int]
  let cure: String

  /// The outcome of a scene.
  struct Outcome {
    /// The actual result, a line each.
    let came: [String]
    /// The amount lost.
    let amount: String
    /// The meaning of that amount for the bank.
    let meaning: String
  }
}

extension Scene {
  /// Plays the scene and prints it.
  ///
  /// - Throws: errors of `play`, such as ``NothingHappened``.
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

  /// Repeats `attempt` until it returns an outcome.
  ///
  /// - Throws: ``NothingHappened`` after `limit` attempts, and errors of `attempt`.
  static func untilItHappens(
    atMost limit: Int, _ attempt: () async throws -> Outcome?
  ) async throws -> Outcome {
    for _ in 1...limit {
      if let outcome = try await attempt() { return outcome }
    }
    throw NothingHappened(attempts: limit)
  }

  /// The mistake did not show in any attempt.
  struct NothingHappened: Error, CustomStringConvertible {
    let attempts: Int

    var description: String { "it went well \(attempts) times; start the program again" }
  }
}
