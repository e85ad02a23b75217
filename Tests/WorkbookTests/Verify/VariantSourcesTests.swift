import Testing

@testable import workbook

@Suite("The proof: all answers of a stage in one text")
struct VariantSourcesTests {
  private let exercise = ExerciseID(stage: 1, number: 1)

  private func sources(
    of solution: String, answers: [Answer], without excluded: Set<Variant> = []
  ) throws -> VariantSources {
    let folder = try TemporaryPackage(["Solutions/1-Events/Money.swift": solution])
    let tree = try HoleTree(.solutions, of: .sample(1), in: folder.package)
    return VariantSources(
      of: tree, [exercise], variants: Variants(answers), without: excluded)
  }

  private func wrong(_ lines: String..., hole: Int = 1) -> Answer {
    Answer(
      kind: .misconception(shows: "s"), exercise: exercise, file: "1.1.swift", title: lines[0],
      summary: "m", holes: [hole: lines])
  }

  @Test("A hole selects its variant, and a value gets its `return`")
  func text() throws {
    let sources = try sources(
      of: """
        func sum(_ a: Int) -> Int {
          // BEGIN EXERCISE 1.1
          // starter: // Add them.
          // starter: 0
          a + 1
          // END EXERCISE 1.1
        }
        """, answers: [wrong("let b = a", "return b"), wrong("a")])
    #expect(
      sources.files["Money.swift"] == """
        func sum(_ a: Int) -> Int {
          // BEGIN EXERCISE 1.1
        if ProofVariant.of_1_1 == 1 {
          // Add them.
          return 0
        } else if ProofVariant.of_1_1 == 2 {
          let b = a
          return b
        } else if ProofVariant.of_1_1 == 3 {
          return a
        } else {
          return a + 1
        }
          // END EXERCISE 1.1
        }
        """)
  }

  @Test("A line of a variant is found again, and a line outside of the holes has no variant")
  func lines() throws {
    let map = try sources(
      of: """
        func sum(_ a: Int) -> Int {
          // BEGIN EXERCISE 1.1
          // starter: 0
          a + 1
          // END EXERCISE 1.1
        }
        """, answers: [wrong("fatalError()")]
    ).map
    let numbers = (1...11).map { map.variant(at: $0, of: "Money.swift")?.number }
    #expect(numbers == [nil, nil, 1, 1, 2, 2, 0, 0, nil, nil, nil])
    #expect(map.variant(at: 4, of: "User.swift") == nil)
    #expect(map.nearestHole(to: 11, of: "Money.swift").map(\.variant.number) == [1, 2, 0])
    let silent = map.nearestHole(to: 11, of: "Money.swift").filter(\.restsOnImplicitReturn)
    #expect(silent.map(\.variant.number) == [2])
  }

  @Test("Without a return value, the lines stay as they are")
  func initializer() throws {
    let sources = try sources(
      of: """
        init(_ a: Int) {
          // BEGIN EXERCISE 1.1
          // starter: // Set it.
          set(a)
          // END EXERCISE 1.1
        }
        """, answers: [])
    #expect(
      sources.files["Money.swift"] == """
        init(_ a: Int) {
          // BEGIN EXERCISE 1.1
        if ProofVariant.of_1_1 == 1 {
          // Set it.
        } else {
          set(a)
        }
          // END EXERCISE 1.1
        }
        """)
  }

  @Test("Between the cases of a `switch`, each variant has the whole body")
  func cases() throws {
    let sources = try sources(
      of: """
        func sign(_ a: Int) -> Int {
          switch a {
          case 0: return 0
          // BEGIN EXERCISE 1.1
          // starter: case 1: return 0
          case 1...: return 1
          // END EXERCISE 1.1
          default: return -1
          }
        }
        """, answers: [])
    #expect(
      sources.files["Money.swift"] == """
        func sign(_ a: Int) -> Int {
        if ProofVariant.of_1_1 == 1 {
          switch a {
          case 0: return 0
          case 1: return 0
          default: return -1
          }
        } else {
          switch a {
          case 0: return 0
          case 1...: return 1
          default: return -1
          }
        }
        }
        """)
  }

  @Test("A closure returns a value if one of its variants does")
  func closure() throws {
    func text(_ reference: String) throws -> String? {
      try sources(
        of: """
          let lift = Upcaster { data in
            // BEGIN EXERCISE 1.1
            // starter: data
            \(reference)
            // END EXERCISE 1.1
          }
          """, answers: []
      ).files["Money.swift"]
    }
    #expect(try text("return data.lifted")?.contains("\n  return data\n") == true)
    #expect(try text("data.lift()")?.contains("\n  data\n") == true)
  }

  @Test("A value after a `=` is selected by a closure")
  func value() throws {
    let sources = try sources(
      of: """
        let limit =
          // BEGIN EXERCISE 1.1
          // starter: 0
          7
          // END EXERCISE 1.1

        """, answers: [])
    #expect(
      sources.files["Money.swift"] == """
        let limit =
          // BEGIN EXERCISE 1.1
        {
        if ProofVariant.of_1_1 == 1 {
          return 0
        } else {
          return 7
        }
        }()
          // END EXERCISE 1.1

        """)
  }

  @Test("An excluded variant is missing, and an exercise without a reference is closed")
  func takenOut() throws {
    let solution = """
      func sum(_ a: Int) -> Int {
        // BEGIN EXERCISE 1.1
        // starter: 0
        a + 1
        // END EXERCISE 1.1
      }
      """
    let starter = Variant(exercise: exercise, number: Variant.starter)
    let open = try sources(of: solution, answers: [wrong("a")], without: [starter])
    #expect(open.files["Money.swift"]?.contains("== 1 {") == false)
    #expect(open.files["Money.swift"]?.contains("== 2 {") == true)
    let closed = try sources(
      of: solution, answers: [wrong("a")], without: [starter.wholeExercise])
    #expect(closed.files["Money.swift"]?.contains("ProofVariant") == false)
  }
}
