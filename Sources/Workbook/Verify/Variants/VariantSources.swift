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
  /// An exercise whose reference is among those keeps nothing but the reference.
  init(
    of solutions: HoleTree, _ exercises: [ExerciseID], variants: Variants,
    without excluded: Set<Variant>
  ) {
    self.variants = variants
    files = [Self.choosing: Choice.file(for: exercises)]
    var seen: [ExerciseID: Int] = [:]
    for (file, holes) in solutions.files.sorted(by: { $0.key < $1.key }) {
      var page = VariantPage()
      for (index, segment) in holes.segments.enumerated() {
        switch segment {
        case .text(let text):
          page.add(text)
        case .hole(let hole):
          seen[hole.exercise, default: 0] += 1
          let number = seen[hole.exercise] ?? 1
          let after = holes.segments.dropFirst(index + 1).first?.text ?? []
          page.add(
            hole, branches: branches(of: hole, number: number, without: excluded), before: after)
        }
      }
      files[file] = page.lines.joined(separator: "\n")
      map.add(page.stretches, in: file)
    }
  }

  /// The lines of each variant that has some for `hole`, the reference last.
  private func branches(
    of hole: Hole, number: Int, without excluded: Set<Variant>
  ) -> [VariantPage.Branch] {
    let exercise = hole.exercise
    let reference = Variant(exercise: exercise, number: Variant.reference)
    guard !excluded.contains(reference) else {
      return [VariantPage.Branch(variant: reference, lines: hole.lines)]
    }
    let others = variants.contents(of: exercise).enumerated().dropFirst()
    return others.compactMap { index, content in
      let variant = Variant(exercise: exercise, number: index)
      let lines = content.lines(for: hole, number: number)
      return excluded.contains(variant) || lines == hole.lines
        ? nil : VariantPage.Branch(variant: variant, lines: lines)
    } + [VariantPage.Branch(variant: reference, lines: hole.lines)]
  }
}

extension HoleFile.Segment {
  fileprivate var text: [String]? { if case .text(let lines) = self { lines } else { nil } }
}
