import Foundation
import Testing

@testable import workbook

@Suite("The proof: variants that do not compile side by side")
struct BrokenVariantsTests {
  private let stage = Stage.sample(1, 2)
  private let first = ExerciseID(stage: 1, number: 1)
  private let second = ExerciseID(stage: 1, number: 2)

  private var map: LineMap {
    var map = LineMap()
    map.add(
      [
        stretch(first, 1, 3...4), stretch(first, 2, 5...6, isSilent: true),
        stretch(first, 0, 7...8),
      ], in: "Money.swift")
    map.add([stretch(second, 1, 13...14), stretch(second, 0, 15...16)], in: "Money.swift")
    return map
  }

  private func stretch(
    _ exercise: ExerciseID, _ number: Int, _ lines: ClosedRange<Int>, isSilent: Bool = false
  ) -> LineMap.Stretch {
    LineMap.Stretch(
      variant: Variant(exercise: exercise, number: number), lines: lines,
      restsOnImplicitReturn: isSilent)
  }

  /// The variants that a build with this output takes out.
  private func suspects(_ output: String, in map: LineMap? = nil) -> [Variant] {
    let failure = CompileFailure(
      log: output, package: Package(root: .init(filePath: "/p")), source: { _ in nil })
    return BrokenVariants.behind(failure.reports, in: map ?? self.map, of: stage).sorted()
  }

  @Test("An error inside variants excludes only those")
  func inside() {
    let found = suspects(
      """
      [3/9] Compiling Events Money.swift
      /p/Sources/1-Events/Money.swift:4:9: error: cannot find 'x' in scope
      /p/Sources/1-Events/Money.swift:14:9: error: cannot find 'y' in scope
      /p/Sources/1-Events/Money.swift:20:1: error: missing return in a function
      """)
    #expect(
      found == [Variant(exercise: first, number: 1), Variant(exercise: second, number: 1)])
  }

  @Test("For an error below a hole, variants without a `return` are excluded first")
  func missingReturn() {
    let output =
      "/p/Sources/1-Events/Money.swift:10:3: error: missing return in static method"
    #expect(suspects(output) == [Variant(exercise: first, number: 2)])
  }

  @Test("Then the whole exercise keeps only its reference")
  func wholeExercise() {
    let output = "/p/Sources/1-Events/Money.swift:18:3: error: missing return in static method"
    #expect(suspects(output) == [Variant(exercise: second, number: Variant.reference)])
  }

  @Test("An error outside of the holes excludes nothing")
  func elsewhere() {
    #expect(suspects("/p/Sources/1-Events/User.swift:4:9: error: cannot find 'x'") == [])
    #expect(suspects("/p/Tests/1-EventsTests/Money.swift:4:9: error: cannot find 'x'") == [])
    #expect(suspects("error: link command failed") == [])
  }
}
