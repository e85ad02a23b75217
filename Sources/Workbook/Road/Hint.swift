/// Something that helps with an exercise.
///
/// In a chapter, the tests that it is for stand beneath its summary, each in a comment that no reader
/// sees: `<!-- for: An append of nothing is never refused -->`.
struct Hint: Sendable, Equatable {
  let text: String
  /// The sentences of the tests with which it helps; none when it helps with the whole exercise.
  let tests: [String]
}

extension Exercise {
  /// The hint that helps most of those that are not in `seen`; `nil` when there is none left.
  ///
  /// A hint for the first of the `failing` tests comes before one for the second. After those come
  /// the hints for the whole exercise, and in the end those for other tests. Where no test tells
  /// anything yet, they come in the order of the chapter.
  func nextHint(seen: Set<Int>, failing: [String]) -> Int? {
    let unseen = hints.indices.filter { !seen.contains($0) }
    func first(where fits: (Hint) -> Bool) -> Int? { unseen.first { fits(hints[$0]) } }
    guard !failing.isEmpty else { return unseen.first }
    return failing.lazy.compactMap { test in first { $0.tests.contains(test) } }.first
      ?? first { $0.tests.isEmpty } ?? unseen.first
  }
}
