/// The wrong and the other answers of the whole road.
struct Answers: Sendable {
  static let misconceptions = "Tests/Misconceptions"
  static let alternatives = "Tests/Alternatives"

  let all: [Answer]

  /// Reads both folders, which have a file for each exercise.
  ///
  /// - Throws: ``DamagedAnswer``, ``DamagedHole`` or ``FileError``, naming the file.
  init(of road: Road) throws {
    var reference: [ExerciseID: [[String]]] = [:]
    for stage in road.stages {
      let tree = try HoleTree(.solutions, of: stage, in: road.package)
      for (name, hole) in tree.holes {
        reference[name.exercise, default: []].append(hole.unindentedLines)
      }
    }
    all =
      try Self.read(Self.misconceptions, areMisconceptions: true, reference, in: road.package)
      + Self.read(Self.alternatives, areMisconceptions: false, reference, in: road.package)
  }

  func misconceptions(of exercise: ExerciseID) -> [Answer] {
    all.filter { $0.exercise == exercise && $0.kind != .alternative }
  }

  func alternatives(of exercise: ExerciseID) -> [Answer] {
    all.filter { $0.exercise == exercise && $0.kind == .alternative }
  }

  private static func read(
    _ folder: String, areMisconceptions: Bool, _ reference: [ExerciseID: [[String]]],
    in package: Package
  ) throws -> [Answer] {
    try package.swiftFiles(in: folder).flatMap { file in
      let text = try package.text(at: file, wanted: "it contains answers for the proof.")
      return try AnswerFile(
        parsing: text, file: file, areMisconceptions: areMisconceptions, reference: reference
      ).answers
    }
  }
}
