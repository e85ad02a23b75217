/// The end of the road, where a learner has no holes: files that the proof puts in place as a whole.
enum Capstone {
  static let sources = "Sources/Capstone"
  static let solutions = "Solutions/Capstone"

  /// The files of `folder`, by their paths from the package's root; none where there is no capstone.
  ///
  /// - Throws: ``FileError`` when one of them cannot be read.
  static func files(in folder: String, of package: Package) throws(FileError) -> [String: String] {
    var files: [String: String] = [:]
    for path in package.swiftFiles(in: folder) {
      files[path] = try package.text(at: path, wanted: "it belongs to the capstone.")
    }
    return files
  }

  /// `files` by their paths from ``sources`` or ``solutions``.
  static func named(_ files: [String: String]) -> [String: String] {
    let named = files.map { path, text in
      (path.split(separator: "/").dropFirst(2).joined(separator: "/"), text)
    }
    return Dictionary(uniqueKeysWithValues: named)
  }

  /// The capstone as a stage, as the package declares it: the one after the last of `road`.
  static func stage(after road: Road) -> Stage {
    let number = road.stages.count + 1
    let exercise = Exercise(
      id: ExerciseID(stage: number, number: 1), title: "Capstone", text: "", hints: [])
    return Stage(
      number: number, name: "Storeroom", title: "Capstone", exercises: [exercise],
      ownFolder: "Capstone")
  }

  /// The one exercise of the capstone.
  static func exercise(of stage: Stage) -> ExerciseID {
    ExerciseID(stage: stage.number, number: 1)
  }

  /// The tests of the capstone, which all belong to its one exercise.
  ///
  /// - Throws: ``FileError`` when a test file cannot be read.
  static func tests(of stage: Stage, in package: Package) throws(FileError) -> ExerciseTests {
    let tests = try ExerciseTests(of: [stage], in: package)
    return ExerciseTests(
      tests.all.map { test in
        var test = test
        test.exercise = exercise(of: stage)
        return test
      })
  }
}

extension TrialPackage {
  /// Makes `files`, each by its path in the package, the learner's capstone.
  ///
  /// - Throws: ``FileError`` when a file of the copy cannot be written.
  func fillCapstone(with files: [String: String]) throws {
    try replace(Capstone.sources, with: Capstone.named(files))
  }
}
