import Foundation

extension Fixture {
  static let words = "Sources/1-Words/Words.swift"
  static let phrases = "Sources/2-Phrases/Phrases.swift"
  static let chapter = "Chapters/1-Words/README.md"

  /// The files of a workbook that has no fault.
  static let files: [String: String] = [
    "Package.swift": manifest,
    "Sources/Vocabulary/Unfinished.swift": unfinished,
    "Tests/ExerciseSupport/ExerciseTrait.swift": trait,
    chapter: firstChapter,
    "Chapters/1-Words/main.swift": program,
    "Chapters/2-Phrases/README.md": chapterText(stage: 2, titles: ["Greet"]),
    "Solutions/1-Words/Words.swift": wordsSolution,
    words: starters(of: wordsSolution),
    "Solutions/2-Phrases/Phrases.swift": phrasesSolution,
    phrases: starters(of: phrasesSolution),
    "Tests/1-WordsTests/WordsTests.swift": wordsTests,
    "Tests/2-PhrasesTests/PhrasesTests.swift": phrasesTests,
  ].merging(answers) { first, _ in first }

  private static let manifest = #"""
    // swift-tools-version: 6.2
    import PackageDescription

    let solved = Context.environment["SOLUTIONS"] == "1"
    let length = Context.environment["STAGES"].flatMap { Int($0.prefix { $0.isNumber }) } ?? 2

    func stage(_ number: Int, _ name: String) -> [Target] {
      let folder = "\(number)-\(name)"
      let alias = ["-module-alias", "\(name)=\(name)Solution"]
      let yours = Target.target(
        name: name, dependencies: ["Vocabulary"], path: "Sources/\(folder)")
      return (solved ? [] : [yours]) + [
        .target(
          name: "\(name)Solution", dependencies: ["Vocabulary"], path: "Solutions/\(folder)"),
        .testTarget(
          name: "\(name)Tests",
          dependencies: ["ExerciseSupport", .byName(name: solved ? "\(name)Solution" : name)],
          path: "Tests/\(folder)Tests", swiftSettings: solved ? [.unsafeFlags(alias)] : []),
      ]
    }

    let package = Package(
      name: "fixture",
      platforms: [.macOS(.v15)],
      targets: [
        .target(name: "Vocabulary"),
        .target(name: "ExerciseSupport", path: "Tests/ExerciseSupport"),
        .executableTarget(
          name: "Chapter1", dependencies: [.byName(name: solved ? "WordsSolution" : "Words")],
          path: "Chapters/1-Words", exclude: ["README.md"],
          swiftSettings: solved ? [.unsafeFlags(["-module-alias", "Words=WordsSolution"])] : []),
      ] + [stage(1, "Words"), stage(2, "Phrases")].prefix(length).flatMap { $0 }
    )
    """#

  private static let unfinished = #"""
    public struct Unfinished: Error, CustomStringConvertible {
      let exercise: String
      public init(_ exercise: String) { self.exercise = exercise }
      public var description: String { "Exercise \(exercise) is not finished yet." }
    }
    """#

  private static let trait = """
    public import Testing

    public struct ExerciseTrait: TestTrait {}

    extension Trait where Self == ExerciseTrait {
      public static func exercise(_ exercise: String) -> Self { Self() }
    }
    """

  /// It has a hint for one test, and shows what its program prints.
  static let firstChapter =
    chapterText(stage: 1, titles: ["Shout", "Initials", "Backwards"])
    .replacing(
      "<summary>Hint 2</summary>\n\nThe second hint about Shout.",
      with: """
        <summary>Hint 2</summary>
        <!-- for: A shout is in capitals -->

        The second hint about Shout.
        """) + """

      ## What you have now

      <!-- printed by: swift run Chapter1 -->
      ```
      HEY
      ```

      """

  private static let program = """
    import Words

    print("Listen:", try shout("you"), separator: "\\n")
    print(try shout("hey"))

    """

  static func chapterText(stage: Int, titles: [String]) -> String {
    let exercises = titles.enumerated().map { index, title in
      """
      ### Exercise \(stage).\(index + 1) — \(title)

      \(stage == 1 ? "<!-- example -->" : "<!-- not checked: this stage has no program -->")
      ```swift
      "hey".uppercased()  // → "HEY"
      ```

      **Your task**

      Make it so.

      <details><summary>Hint 1</summary>

      The first hint about \(title).

      </details>

      <details><summary>Hint 2</summary>

      The second hint about \(title).

      <!-- skeleton -->
      ```swift
      …
      ```

      </details>

      """
    }
    return "# Stage \(stage)\n\n" + exercises.joined(separator: "\n")
  }

  static let wordsSolution = """
    import Vocabulary

    public func shout(_ text: String) throws -> String {
      // BEGIN EXERCISE 1.1
      // starter: throw Unfinished("1.1")
      text.uppercased()
      // END EXERCISE 1.1
    }

    public func initials(_ words: [String]) throws -> String {
      // BEGIN EXERCISE 1.2
      // starter: throw Unfinished("1.2")
      words.map { String($0.prefix(1)) }.joined()
      // END EXERCISE 1.2
    }

    public func backwards(_ text: String) throws -> String {
      // BEGIN EXERCISE 1.3
      // starter: throw Unfinished("1.3")
      String(text.reversed())
      // END EXERCISE 1.3
    }

    """

  static let phrasesSolution = """
    import Vocabulary

    public func greet(_ name: String) throws -> String {
      // BEGIN EXERCISE 2.1
      // starter: throw Unfinished("2.1")
      "Hello, " + name
      // END EXERCISE 2.1
    }

    """

  static let wordsTests = """
    import ExerciseSupport
    import Testing
    import Words

    struct WordsTests {
      @Test("A shout is in capitals", .exercise("1.1"))
      func shouts() throws {
        try #require(try shout("hey") == "HEY", "A shout has capitals only.")
      }

      @Test("Initials are the first letters", .exercise("1.2"))
      func takesInitials() throws {
        try #require(try initials(["Jane", "Doe"]) == "JD", "Take the first letter of each word.")
      }

      @Test("Backwards begins with the end", .exercise("1.3"))
      func turnsRound() throws {
        try #require(try backwards("abc") == "cba", "The last letter comes first.")
      }
    }
    """

  private static let phrasesTests = """
    import ExerciseSupport
    import Phrases
    import Testing

    struct PhrasesTests {
      @Test("A greeting says hello", .exercise("2.1"))
      func greets() throws {
        try #require(try greet("Ann") == "Hello, Ann", "Say hello and the name.")
      }
    }
    """

  /// Three wrong answers for each exercise, and another right one.
  private static let answers: [String: String] = {
    let said = [
      "1.1": "capitals only", "1.2": "the first letter", "1.3": "The last letter",
      "2.1": "Say hello",
    ]
    var files: [String: String] = [:]
    for (exercise, sentence) in said {
      files["Tests/Misconceptions/\(exercise).swift"] =
        ["\"\"", "\"x\"", "\"y\""].enumerated().map { number, code in
          """
          // Answer: wrong\(number)
          // Mistake: returns \(code)
          // Shows: \(sentence)
          // Hole: 1
          \(code)

          """
        }.joined()
    }
    files["Tests/Alternatives/1.1.swift"] = """
      // Answer: one-by-one
      // Alternative: one by one
      // Instead of:
      text.uppercased()
      // Write:
      text.map { $0.uppercased() }.joined()
      """
    return files
  }()

  /// A solution as a learner first meets it.
  static func starters(of solution: String) -> String {
    var isReference = false
    return solution.components(separatedBy: "\n").compactMap { line -> String? in
      if let starter = line.range(of: "// starter: ") {
        isReference = true
        return line.replacingCharacters(in: starter, with: "")
      }
      if line.contains("// END EXERCISE") { isReference = false }
      return isReference ? nil : line
    }.joined(separator: "\n")
  }
}
