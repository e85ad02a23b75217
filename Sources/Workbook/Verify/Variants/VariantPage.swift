/// A file of a stage while its holes are written with all their variants.
struct VariantPage {
  /// The lines of one variant in a hole.
  struct Branch {
    let variant: Variant
    let lines: [String]
  }

  /// Counts up when holes are written in another way: a variant that did not compile in the old one
  /// is tried again.
  static let form = 1

  private(set) var lines: [String] = []
  private(set) var stretches: [LineMap.Stretch] = []
  /// How many lines of the text that follows have been written already.
  private var written = 0

  mutating func add(_ text: [String]) {
    lines += text.dropFirst(written)
    written = 0
  }

  /// Writes `hole` as a choice between `branches`, of which the last is the reference; `after` is the
  /// text that follows.
  mutating func add(_ hole: Hole, branches: [Branch], before after: [String]) {
    let surroundings = HoleSurroundings(
      of: hole, with: branches.map(\.lines), between: lines, and: after)
    switch surroundings.position {
    case _ where branches.count == 1:
      lines += [hole.begin] + branches.flatMap(\.lines) + [hole.end]
    case .statement:
      lines.append(hole.begin)
      add(branches.map { ($0.variant, surroundings.returning($0.lines)) }, in: surroundings)
      lines.append(hole.end)
    case .value:
      // A closure that is called at once can hold statements where an expression is wanted.
      lines += [hole.begin, "{"]
      add(branches.map { ($0.variant, $0.lines.returningExplicitly) }, in: surroundings)
      lines += ["}()", hole.end]
    case .insideStatement(let above, let below):
      // The whole body is there once for each variant.
      let start = Array(lines.suffix(above))
      let end = Array(after.prefix(below))
      lines.removeLast(above)
      add(branches.map { ($0.variant, start + $0.lines + end) }, in: surroundings)
      written = below
    }
  }

  private mutating func add(
    _ branches: [(variant: Variant, lines: [String])], in surroundings: HoleSurroundings
  ) {
    for (index, branch) in branches.enumerated() {
      let chosen = Choice.property(of: branch.variant.exercise) + " == \(branch.variant.number)"
      switch index {
      case 0: lines.append("if \(chosen) {")
      case branches.count - 1: lines.append("} else {")
      default: lines.append("} else if \(chosen) {")
      }
      let first = lines.count
      lines += branch.lines
      stretches.append(
        LineMap.Stretch(
          variant: branch.variant, lines: first...lines.count,
          restsOnImplicitReturn: surroundings.restOnImplicitReturn(branch.lines)))
    }
    lines.append("}")
  }
}
