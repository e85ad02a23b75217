extension Rewrite {
  /// The learner's files of `stage`, which new texts are made from.
  ///
  /// - Throws: ``DamagedHole`` or ``FileError``, naming the file.
  mutating func sources(of stage: Stage) throws -> HoleTree {
    try HoleTree(.sources, of: stage, in: package) { try text(at: $0, wanted: $1) }
  }

  /// The code that a hole gets.
  enum Filling: Sendable {
    case reference
    case starter

    func lines(of hole: Hole) -> [String] { self == .reference ? hole.lines : hole.starter }
  }

  /// Plans to generate all sources of a stage from its solutions.
  ///
  /// - Throws: ``DamagedHole`` or ``FileError`` about the solutions.
  mutating func regenerate(_ stage: Stage, with filling: Filling) throws {
    let solutions = try HoleTree(.solutions, of: stage, in: package)
    for (file, holes) in solutions.files {
      try write(holes.filled(with: filling.lines), to: "\(stage.sources)/\(file)")
    }
    for path in package.swiftFiles(in: stage.sources)
    where solutions.files[String(path.dropFirst(stage.sources.count + 1))] == nil {
      try remove(path)
    }
  }

  /// Plans to fill the holes of `exercises`, which belong to `stage`, and leave all others.
  ///
  /// - Throws: ``DamagedHole``, ``MissingHole`` or ``FileError``, naming the file.
  mutating func fill(_ exercises: Set<ExerciseID>, of stage: Stage, with filling: Filling) throws {
    let solutions = try HoleTree(.solutions, of: stage, in: package)
    let holes = solutions.holes.filter { exercises.contains($0.name.exercise) }
    for file in Set(holes.map(\.name.file)).sorted() {
      let path = "\(stage.sources)/\(file)"
      let text = try text(
        at: path, wanted: "`swift run workbook reset \(stage.number)` restores it.")
      let own = try HoleFile(parsing: text, path: path, tree: .sources)
      var unfilled = Set(holes.map(\.name).filter { $0.file == file })
      let filled = own.numbered { hole, ordinal in
        let name = HoleName(exercise: hole.exercise, file: file, ordinal: ordinal)
        guard unfilled.remove(name) != nil, let reference = solutions[name] else {
          return hole.lines
        }
        return filling.lines(of: reference)
      }
      if let gone = unfilled.first { throw MissingHole(file: path, exercise: gone.exercise) }
      try write(filled, to: path)
    }
  }
}

/// A learner's file has lost the markers of a hole.
struct MissingHole: Error, Equatable, CustomStringConvertible {
  let file: String
  let exercise: ExerciseID

  var description: String {
    "\(file): exercise \(exercise) has lost its markers, `// BEGIN EXERCISE \(exercise)` and "
      + "`// END EXERCISE \(exercise)`."
  }
}
