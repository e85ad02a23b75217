import Testing

@testable import workbook

@Suite("The companion: exercise tests in the source")
struct ExerciseTestsTests {
  private func scan(_ text: String) -> [ExerciseTest] {
    ExerciseTests.scan(text, module: "EventsTests", file: "Tests/1-EventsTests/MoneyTests.swift")
  }

  @Test("A test is found with its title, its exercise, its function and its line")
  func oneLine() throws {
    let tests = scan(
      """
      struct MoneyTests {
        @Test("An amount is exact", .exercise("1.1"))
        func isExact() throws {}
      }
      """)
    let test = try #require(tests.first)
    #expect(tests.count == 1)
    #expect(test.sentence == "An amount is exact")
    #expect(test.exercise == ExerciseID("1.1"))
    #expect(test.function == "isExact")
    #expect(test.place == TestPlace(file: "EventsTests/MoneyTests.swift", line: 2))
  }

  @Test("An attribute on several lines belongs to the function below it")
  func severalLines() throws {
    let test = try #require(
      scan(
        """
        @Test(
          "An \\"amount\\" is read", .exercise("1.2"),
          arguments: [("func", 1)])
        @MainActor
        func reads(text: String) {}
        """
      ).first)
    #expect(test.line == 1)
    #expect(test.exercise == ExerciseID("1.2"))
    #expect(test.function == "reads")
  }

  @Test("A test without a number has no exercise, and @Testable is not a test")
  func others() {
    let tests = scan("@Testable import A\n@Test func plain() {}\n")
    #expect(tests.map(\.function) == ["plain"])
    #expect(tests.first?.exercise == nil)
  }
}
