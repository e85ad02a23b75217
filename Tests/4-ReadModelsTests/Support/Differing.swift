/// A part of a test's result, beside what was expected.
struct Comparison {
  private let subject: String
  private let expected: String
  private let got: String

  /// Compares the texts of two values; `subject` says what they are, such as "as of 6".
  init(_ subject: String = "", expected: some Any, got: some Any) {
    self.subject = subject
    self.expected = "\(expected)"
    self.got = "\(got)"
  }

  /// The lines "expected" and "got" of those that differ: equal ones say nothing about the failure.
  static func differing(_ all: Comparison...) -> String {
    all.filter { $0.expected != $0.got }.map(\.lines).joined(separator: "\n")
  }

  private var lines: String {
    let heading = subject.isEmpty ? "expected:" : "expected \(subject):"
    let indent = String(repeating: " ", count: heading.count - "got:".count)
    return "  \(heading) \(expected)\n  got:\(indent) \(got)"
  }
}
