/// A problem that transactions don't solve.
struct Scene: Sendable {
  let title: String
  /// What happens, a line each.
  let story: [String]
  let expected: String
  /// Plays the story at a real bank, and returns the result, a line each.
  let play: @Sendable () async throws -> [String]
  /// The solution, and the chapters in which the learner builds it.
  let solution: String
}

extension Scene {
  /// Plays the scene and prints it.
  ///
  /// - Throws: errors of `play`.
  func show(number: Int) async throws {
    print("\n\(number). \(title)")
    for line in story { print("  \(line)") }
    print("  expected  \(expected)")
    print("  got       \(try await play().joined(separator: "\n            "))")
    print("  You build \(solution).")
  }
}
