/// Which variant each line of the generated sources belongs to.
struct LineMap: Sendable {
  /// A stretch of lines that one variant has in one hole.
  struct Stretch: Sendable, Equatable {
    let variant: Variant
    /// Counted from 1.
    let lines: ClosedRange<Int>
    /// Whether nothing in it says that it returns, although it should.
    let restsOnImplicitReturn: Bool
  }

  private(set) var files: [String: [Stretch]] = [:]

  mutating func add(_ stretches: [Stretch], in file: String) {
    files[file, default: []] += stretches
  }

  /// The variant that has `line` of `file`; `nil` for a line around the holes.
  func variant(at line: Int, of file: String) -> Variant? {
    files[file]?.first { $0.lines.contains(line) }?.variant
  }

  /// The stretches of the hole that ends nearest above `line`, or begins nearest below it.
  func nearestHole(to line: Int, of file: String) -> [Stretch] {
    let stretches = files[file] ?? []
    let above = stretches.last { $0.lines.upperBound < line }
    guard let nearest = above ?? stretches.first else { return [] }
    return stretches.filter { $0.variant.exercise == nearest.variant.exercise }
  }
}
