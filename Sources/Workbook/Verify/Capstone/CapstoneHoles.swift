/// The capstone's reference with a hole for each body that a mistake changes, so that all mistakes can
/// be compiled side by side.
struct CapstoneHoles: Sendable {
  /// A body of the reference: that with this number in this file.
  private struct Place: Hashable {
    let file: String
    let number: Int
  }

  let solutions: HoleTree
  /// The mistakes that change nothing but bodies, as answers; each of the others is tried alone.
  let answers: [Answer]

  /// Divides `reference`, whose files are named from the folder of `stage`, as are those of `wrong`:
  /// the files with each mistake in them.
  init(of stage: Stage, reference: [String: String], wrong: [(CapstoneMistake, [String: String])]) {
    let bodies = reference.mapValues { SourceBodies(of: $0.lines) }
    // One more import changes nothing for the others.
    let imports = Dictionary(
      uniqueKeysWithValues: reference.map { file, text in
        let all = Set(wrong.flatMap { $0.1[file, default: ""].lines }.filter(\.isImport))
        return (file, all.subtracting(text.lines))
      })
    let changes = wrong.compactMap { mistake, files in
      let changed = files.filter { $0.value != reference[$0.key] }.mapValues(\.lines)
      return Self.changes(in: changed, of: bodies, besides: imports)
        .map { (mistake: mistake, bodies: $0) }
    }
    let places = Set(changes.flatMap(\.bodies.keys))
      .sorted { ($0.file, $0.number) < ($1.file, $1.number) }
    let numbers = Dictionary(uniqueKeysWithValues: zip(places, 1...))
    let exercise = Capstone.exercise(of: stage)
    answers = changes.map { mistake, bodies in
      let holes = bodies.map { (numbers[$0, default: 0], $1) }
      return mistake.answer(to: exercise, holes: Dictionary(uniqueKeysWithValues: holes))
    }
    solutions = HoleTree(
      files: Dictionary(
        uniqueKeysWithValues: bodies.map { file, bodies in
          let holes = Set(places.filter { $0.file == file }.map(\.number))
          let imports = imports[file, default: []].sorted()
          return (file, HoleFile(of: bodies, importing: imports, holes: holes, of: exercise))
        }))
  }

  /// The bodies that `files` have in place of those of the reference, `imports` aside; `nil` when they
  /// change something else.
  private static func changes(
    in files: [String: [String]], of bodies: [String: SourceBodies],
    besides imports: [String: Set<String>]
  ) -> [Place: [String]]? {
    var changes: [Place: [String]] = [:]
    for (file, lines) in files {
      let added = imports[file, default: []]
      let new = SourceBodies(of: lines.filter { !added.contains($0) })
      guard let changed = bodies[file]?.changes(in: new) else { return nil }
      for (number, body) in changed { changes[Place(file: file, number: number)] = body }
    }
    return changes
  }
}

extension String {
  fileprivate var isImport: Bool { hasPrefix("import ") }
}

extension HoleFile {
  /// The file that `source` was, with `holes` for some of its bodies.
  fileprivate init(
    of source: SourceBodies, importing imports: [String], holes: Set<Int>, of exercise: ExerciseID
  ) {
    var segments: [Segment] = []
    var text = imports + source.surroundings[0]
    for (number, body) in source.bodies.enumerated() {
      let after = source.surroundings[number + 1]
      guard holes.contains(number) else {
        text += body + after
        continue
      }
      let hole = Hole(
        exercise: exercise, line: 0, begin: "// BEGIN EXERCISE \(exercise)",
        end: "// END EXERCISE \(exercise)", starter: body, lines: body)
      segments += [.text(text), .hole(hole)]
      text = after
    }
    self.segments = segments + [.text(text)]
  }
}
