import Foundation

/// One test function, found in the source of a stage's exercise tests.
struct ExerciseTest: Sendable, Hashable {
  /// The test target, such as `EventsTests`.
  let module: String
  /// Where the file is, from the package's root.
  let file: String
  /// The line of the `@Test` attribute, counted from 1: the line that the event stream reports.
  let line: Int
  /// The function's name without its parameters.
  let function: String
  /// The sentence that the attribute gives the test.
  let sentence: String?
  /// The exercise that the test belongs to; `nil` when it has no `.exercise` trait.
  var exercise: ExerciseID?

  /// Where the test stands, as the event stream says it.
  var place: TestPlace {
    TestPlace(file: "\(module)/\(file.split(separator: "/").last ?? "")", line: line)
  }
}

/// A test's position as Swift Testing reports it: `EventsTests/MoneyTests.swift` and a line.
struct TestPlace: Sendable, Hashable {
  let file: String
  let line: Int
}

/// The tests of the road, and the exercise that each belongs to.
///
/// The event stream tells a test's place but not its traits, so they are read from the source.
struct ExerciseTests: Sendable {
  let all: [ExerciseTest]
  private let places: [TestPlace: ExerciseTest]

  init(_ all: [ExerciseTest]) {
    self.all = all
    places = Dictionary(all.map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Scans the tests of `stages`.
  ///
  /// - Throws: ``FileError`` when a test file cannot be read.
  init(of stages: some Sequence<Stage>, in package: Package) throws(FileError) {
    var found: [ExerciseTest] = []
    for stage in stages {
      for path in package.swiftFiles(in: stage.tests) {
        let text = try package.text(at: path, wanted: "it holds exercise tests.")
        found += Self.scan(text, module: stage.testModule, file: path)
      }
    }
    self.init(found)
  }

  /// The test that starts at `place`; `nil` for one that is not on the road.
  subscript(place: TestPlace) -> ExerciseTest? { places[place] }

  func tests(of exercise: ExerciseID) -> [ExerciseTest] { all.filter { $0.exercise == exercise } }

  /// Finds each `@Test` attribute, and the text between it and its function.
  static func scan(_ text: String, module: String, file: String) -> [ExerciseTest] {
    let lines = text.lines
    return lines.indices.compactMap { index -> ExerciseTest? in
      let opening = lines[index].drop(while: \.isWhitespace)
      guard opening.hasPrefix("@Test"), !opening.dropFirst(5).starts(with: /\w/) else { return nil }
      let rest = lines[index...]
      guard
        let end = rest.firstIndex(where: { $0.contains(/\bfunc\s/) }),
        let function = lines[end].firstMatch(of: /\bfunc\s+(`[^`]+`|[^\s(<]+)/)
      else { return nil }
      let attribute = lines[index...end].joined(separator: "\n")
      return ExerciseTest(
        module: module, file: file, line: index + 1,
        function: String(function.1),
        sentence: attribute.firstMatch(of: /@Test\(\s*"((?:[^"\\]|\\.)*)"/).map { String($0.1) },
        exercise: attribute.firstMatch(of: /\.exercise\(\s*"([^"]*)"\s*\)/)
          .flatMap { ExerciseID($0.1) })
    }
  }
}
