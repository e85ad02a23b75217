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
    var imports: [String: [String]] = [:]
    var changes: [(mistake: CapstoneMistake, bodies: [Place: [String]])] = []
    for (mistake, files) in wrong {
      var own: [Place: [String]]? = [:]
      for (file, text) in files where text != reference[file] {
        let old = (reference[file] ?? "").lines
        // One more import changes nothing for the others.
        let added = text.lines.filter { $0.hasPrefix("import ") && !old.contains($0) }
        let new = SourceBodies(of: text.lines.filter { !added.contains($0) })
        let changed = bodies[file].flatMap { $0.changes(in: new) }
        imports[file, default: []] += added
        own = changed.flatMap { changed in
          own?.merging(changed.map { (Place(file: file, number: $0), $1) }) { $1 }
        }
      }
      if let own { changes.append((mistake, own)) }
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
          let imports = imports[file, default: []]
          return (file, HoleFile(of: bodies, importing: imports, holes: holes, of: exercise))
        }))
  }
}

extension HoleFile {
  /// The file that `source` was, with `holes` for some of its bodies.
  fileprivate init(
    of source: SourceBodies, importing imports: [String], holes: Set<Int>, of exercise: ExerciseID
  ) {
    var segments: [Segment] = []
    var text = Set(imports).sorted() + source.surroundings[0]
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
