/// A comparison at the end of the show, and what came of it.
package struct Check: Hashable, Sendable {
  package let title: String
  /// What was compared: `411 notices`.
  package let counted: String
  /// The first difference; `nil` when all is equal.
  package let difference: Difference?

  /// Compares, with `body`.
  package init(_ title: String, _ counted: String, _ body: () throws(Difference) -> Void) {
    self.title = title
    self.counted = counted
    do {
      try body()
      difference = nil
    } catch {
      difference = error
    }
  }

  package var line: String {
    let padded = title + String(repeating: " ", count: max(1, 38 - title.count))
    return "  \(difference == nil ? "equal  " : "UNEQUAL")  \(padded) \(counted)"
  }
}

/// Two counts of one thing that are not equal.
package struct Difference: Error, Hashable, Sendable {
  /// What differs: `notices of a deposit of 25.00 into account 3`.
  package let subject: String
  package let expected: String
  package let got: String

  package init(_ subject: String, expected: String, got: String) {
    self.subject = subject
    self.expected = expected
    self.got = got
  }

  /// - Throws: a difference, unless both are equal.
  static func check<Value: Equatable>(
    _ subject: @autoclosure () -> String, expected: Value, got: Value
  ) throws(Difference) {
    guard expected != got else { return }
    throw Difference(subject(), expected: "\(expected)", got: "\(got)")
  }
}

extension Difference: CustomStringConvertible {
  package var description: String {
    """
    \(subject)
      expected: \(expected)
      got:      \(got)
    """
  }
}
