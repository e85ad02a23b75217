/// The learner's holes of one stage beside those of the reference.
struct StageHoles: Sendable {
  struct Pair: Sendable {
    let name: HoleName
    let reference: Hole
    /// The learner's code in it; `nil` when the hole's markers are gone.
    let own: Hole?

    /// Whether the learner has not begun.
    var isUntouched: Bool { own.map { $0.lines == reference.starter } ?? false }
  }

  let stage: Stage
  let pairs: [Pair]

  /// Reads both trees of `stage`.
  ///
  /// - Throws: ``DamagedHole`` or ``FileError``, naming the file.
  init(of stage: Stage, in package: Package) throws {
    let own = try HoleTree(.sources, of: stage, in: package)
    self.stage = stage
    pairs = try HoleTree(.solutions, of: stage, in: package).holes.map { name, hole in
      Pair(name: name, reference: hole, own: own[name])
    }
  }

  /// The holes of `exercise`, in the order of the files.
  func pairs(of exercise: ExerciseID) -> [Pair] { pairs.filter { $0.name.exercise == exercise } }

  /// Where the learner goes on with `exercise`: its first hole that is not begun, or its first.
  func place(of exercise: ExerciseID) -> SourcePlace? {
    let holes = pairs(of: exercise).filter { $0.own != nil }
    return (holes.first { $0.isUntouched } ?? holes.first).flatMap(place)
  }

  private func place(of pair: Pair) -> SourcePlace? {
    pair.own.map { SourcePlace(file: "\(stage.sources)/\(pair.name.file)", line: $0.line) }
  }

  /// The exercises of which no hole has been begun.
  var untouched: [ExerciseID] {
    Dictionary(grouping: pairs, by: \.name.exercise)
      .filter { $0.value.allSatisfy(\.isUntouched) }.map(\.key)
  }

  /// The holes that are not begun, of each exercise that has another hole that is.
  var missing: [ExerciseID: [SourcePlace]] {
    Dictionary(grouping: pairs, by: \.name.exercise)
      .filter { !$0.value.allSatisfy(\.isUntouched) }
      .mapValues { $0.filter(\.isUntouched).compactMap(place) }
      .filter { !$0.value.isEmpty }
  }

  /// The exercise whose hole has the line at `place` in it.
  func exercise(at place: SourcePlace) -> ExerciseID? {
    pairs.first { pair in
      guard place.file == "\(stage.sources)/\(pair.name.file)", let own = pair.own else {
        return false
      }
      return (own.line...own.line + own.lines.count + 1).contains(place.line)
    }?.name.exercise
  }
}
