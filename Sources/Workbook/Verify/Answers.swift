/// The wrong and the other answers of the whole road.
struct Answers: Sendable {
  static let misconceptions = "Tests/Misconceptions"
  static let alternatives = "Tests/Alternatives"

  let all: [Answer]

  /// Reads both folders.
  ///
  /// - Throws: ``DamagedAnswer`` or ``FileTrouble``, naming the file.
  init(of package: Package) throws {
    all =
      try Self.read(Self.misconceptions, areMisconceptions: true, in: package)
      + Self.read(Self.alternatives, areMisconceptions: false, in: package)
  }

  func misconceptions(of exercise: ExerciseID) -> [Answer] {
    all.filter { $0.exercise == exercise && $0.kind != .alternative }
  }

  func alternatives(of exercise: ExerciseID) -> [Answer] {
    all.filter { $0.exercise == exercise && $0.kind == .alternative }
  }

  private static func read(
    _ folder: String, areMisconceptions: Bool, in package: Package
  ) throws -> [Answer] {
    try package.swiftFiles(in: folder).map { file in
      let text = try package.text(at: file, wanted: "it holds an answer for the proof.")
      return try Answer(parsing: text, file: file, isMisconception: areMisconceptions)
    }
  }
}
