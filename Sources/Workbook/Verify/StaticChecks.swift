/// The checks that need no build: whether all parts of an exercise are there and fit.
struct StaticChecks {
  let road: Road
  let answers: Answers
  let tests: ExerciseTests

  /// Compares each source with the one that the reference generates.
  ///
  /// - Throws: ``DamagedHole`` or ``FileError`` of the first file that cannot be read.
  func generated(_ stage: Stage, from solutions: HoleTree) throws -> [Finding] {
    let package = road.package
    let wanted = solutions.files.keys.map { "\(stage.sources)/\($0)" }
    let extra = Set(package.swiftFiles(in: stage.sources)).subtracting(wanted).sorted()
    let strays = extra.map { file in
      Finding(.generated, nil, subject: file, fault: "no file in \(stage.solutions) generates it")
    }
    return try strays
      + solutions.files.sorted { $0.key < $1.key }.map { file, holes in
        let path = "\(stage.sources)/\(file)"
        let text = try package.text(at: path, wanted: "`reset --all` writes it.")
        return Finding(
          .generated, nil, subject: path, fault: Self.drift(from: holes.starter, to: text))
      }
  }

  /// Checks that `exercise` has all its parts.
  func complete(_ exercise: Exercise, in solutions: HoleTree) -> Finding {
    let holes = solutions.holes(of: exercise.id)
    let mistakes = answers.misconceptions(of: exercise.id).count
    var faults: [String] = []
    if exercise.hints.count < 2 {
      faults.append("it has \(exercise.hints.count) hints, but needs at least 2")
    }
    let sentences = tests.tests(of: exercise.id).compactMap(\.sentence)
    faults += exercise.hints.flatMap(\.tests).filter { !sentences.contains($0) }
      .map { "a hint is for the test '\($0)', which it doesn't have" }
    if exercise.hints.first.map({ $0.tests.isEmpty }) == false {
      faults.append("its first hint is for a single test, not for the whole exercise")
    }
    if holes.isEmpty { faults.append("no hole in Solutions has its number") }
    if tests.tests(of: exercise.id).isEmpty { faults.append("no test has its number") }
    if mistakes < 3 { faults.append("it has \(mistakes) wrong answers, but needs at least 3") }
    return Finding(
      .complete, exercise.id, fault: faults.isEmpty ? nil : faults.joined(separator: "; "))
  }

  /// Looks for holes, tests and answers that belong to no exercise of any chapter.
  func orphans(in trees: [HoleTree]) -> [Finding] {
    let known = Set(road.exercises.map(\.id))
    let holes = trees.flatMap(\.holes).map { ($0.name.exercise, $0.name.file, "a hole") }
    let tested = tests.all.compactMap { test in test.exercise.map { ($0, test.file, "a test") } }
    let answered = answers.all.map { ($0.exercise, $0.file, "an answer") }
    let orphans = (holes + tested + answered).filter { !known.contains($0.0) }
    let numbers = Dictionary(grouping: road.exercises, by: \.id).filter { $0.value.count > 1 }
    return orphans.map { exercise, file, what in
      Finding(
        .complete, nil, subject: file,
        fault: "\(what) is for exercise \(exercise), which doesn't exist")
    }
      + numbers.keys.sorted().map { number in
        Finding(.complete, number, fault: "its chapter has this number more than once")
      }
  }

  /// Says where `text` leaves `expected`; `nil` when they are the same.
  private static func drift(from expected: String, to text: String) -> String? {
    guard expected != text else { return nil }
    let (expected, found) = (expected.lines, text.lines)
    let common = zip(expected, found).prefix { $0 == $1 }.count
    let wanted = common < expected.count ? "'\(expected[common])'" : "the end of the file"
    return "line \(common + 1) differs from the output of `reset --all`: \(wanted)"
  }
}
