/// The sources of a stage in which each hole has all its variants, one behind each number.
struct VariantSources: Sendable {
  /// The file that reads which variants are chosen.
  static let choosing = "ProofVariant.swift"

  /// The text of each file by its path from the stage's folder.
  private(set) var files: [String: String]
  private(set) var map = LineMap()
  private let variants: Variants

  /// Writes all `variants` of `exercises` into the holes of `solutions` but those `without`.
  ///
  /// An exercise whose reference is among those has nothing but the reference.
  init(
    of solutions: HoleTree, _ exercises: [ExerciseID], variants: Variants,
    without excluded: Set<Variant>
  ) {
    self.variants = variants
    files = [Self.choosing: Choice.file(for: exercises)]
    var seen: [ExerciseID: Int] = [:]
    for (file, holes) in solutions.files.sorted(by: { $0.key < $1.key }) {
      var lines: [String] = []
      for (index, segment) in holes.segments.enumerated() {
        switch segment {
        case .text(let text):
          lines += text
        case .hole(let hole):
          seen[hole.exercise, default: 0] += 1
          let after = holes.segments.dropFirst(index + 1).first?.text ?? []
          let surroundings = HoleSurroundings(before: lines, after: after)
          let branches = branches(
            of: hole, number: seen[hole.exercise] ?? 1, without: excluded)
          lines.append(hole.begin)
          add(branches, in: surroundings, to: &lines, of: file)
          lines.append(hole.end)
        }
      }
      files[file] = lines.joined(separator: "\n")
    }
  }

  /// What stands in `hole` for each variant that has lines for it, the reference last.
  private func branches(
    of hole: Hole, number: Int, without excluded: Set<Variant>
  ) -> [(variant: Variant, lines: [String])] {
    let exercise = hole.exercise
    let reference = Variant(exercise: exercise, number: Variant.reference)
    if excluded.contains(reference) { return [(reference, hole.lines)] }
    let others = variants.contents(of: exercise).enumerated().dropFirst()
    return others.compactMap { index, content in
      let variant = Variant(exercise: exercise, number: index)
      let lines = content.lines(for: hole, number: number)
      return excluded.contains(variant) || lines == hole.lines ? nil : (variant, lines)
    } + [(reference, hole.lines)]
  }

  private mutating func add(
    _ branches: [(variant: Variant, lines: [String])], in surroundings: HoleSurroundings,
    to lines: inout [String], of file: String
  ) {
    guard branches.count > 1 else { return lines += branches.flatMap(\.lines) }
    for (index, branch) in branches.enumerated() {
      let condition =
        "\(Choice.property(of: branch.variant.exercise)) == \(branch.variant.number)"
      switch index {
      case 0: lines.append("if \(condition) {")
      case branches.count - 1: lines.append("} else {")
      default: lines.append("} else if \(condition) {")
      }
      let content =
        surroundings.allowsImplicitReturn ? branch.lines.returningExplicitly : branch.lines
      let first = lines.count
      lines += content
      map.add(
        LineMap.Stretch(
          variant: branch.variant, lines: first...lines.count,
          restsOnImplicitReturn: surroundings.restOnImplicitReturn(content)),
        in: file)
    }
    lines.append("}")
  }
}

extension HoleFile.Segment {
  fileprivate var text: [String]? { if case .text(let lines) = self { lines } else { nil } }
}
