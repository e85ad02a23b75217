/// One stage of the road: the same number and name in all four trees.
struct Stage: Sendable {
  let number: Int
  let name: String
  /// The heading of its chapter without the number.
  let title: String
  let exercises: [Exercise]
  /// The folder's name where it is not number and name, as for the capstone.
  var ownFolder: String?

  /// The name of the stage's folder in `Chapters`, `Sources` and `Solutions`.
  var folder: String { ownFolder ?? "\(number)-\(name)" }
  var chapter: String { "Chapters/\(folder)/README.md" }
  var sources: String { "Sources/\(folder)" }
  var solutions: String { "Solutions/\(folder)" }
  var tests: String { "Tests/\(folder)Tests" }
  /// The module of the exercise tests, which begins the names of its tests.
  var testModule: String { "\(name)Tests" }
}
