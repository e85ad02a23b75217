import Foundation
import Testing

@testable import workbook

@Suite("The companion: chapters")
struct ChapterTests {
  private let chapter = Chapter(
    markdown: """
      # Stage 1: Events

      ### Exercise 1.1 — Read an amount exactly

      A customer pays in `12.50`.

      <!-- from: Sources/1-Events/Money.swift -->
      ```swift
      ### Exercise 9.9 — Not a heading
      ```

      <details><summary>Hint 1</summary>
      <!-- for: A whole amount is read -->
      <!-- for: Half an amount is refused -->

      Split the text.

      </details>

      <details>
      <summary>Hint 2</summary>

      Count the digits.

      </details>

      <details><summary>More about this: digits</summary>

      They are ten.

      </details>

      ### Exercise 1.2 - Print it

      One more.

      ## What goes wrong in production

      Much.
      """)

  @Test("The first heading is the stage's title")
  func title() {
    #expect(chapter.title == "Events")
  }

  @Test("The heading of an exercise has its number and title")
  func headings() {
    #expect(chapter.exercises.map(\.id.description) == ["1.1", "1.2"])
    #expect(chapter.exercises.map(\.title) == ["Read an amount exactly", "Print it"])
  }

  @Test("The hints are in order and not part of the text")
  func hints() throws {
    let exercise = try #require(chapter.exercises.first)
    #expect(exercise.hints.map(\.text) == ["Split the text.", "Count the digits."])
    #expect(
      exercise.hints.map(\.tests) == [["A whole amount is read", "Half an amount is refused"], []])
    #expect(exercise.text.hasPrefix("A customer pays in `12.50`."))
    #expect(!exercise.text.contains("Split") && !exercise.text.contains("details"))
    #expect(!exercise.text.contains("<!--"))
  }

  @Test("A heading inside a code block is code")
  func fences() throws {
    let exercise = try #require(chapter.exercises.first)
    #expect(exercise.text.contains("### Exercise 9.9 — Not a heading"))
  }

  @Test("The next heading of the chapter ends an exercise")
  func end() {
    #expect(chapter.exercises.last?.text == "One more.")
    #expect(chapter.exercises.last?.hints.isEmpty == true)
  }
}

@Suite("The companion: numbers and scopes")
struct ScopeTests {
  @Test("A number is parsed strictly", arguments: ["1.4", "12.10"])
  func number(text: String) {
    #expect(ExerciseID(text)?.description == text)
  }

  @Test(
    "Text that resembles a number is rejected",
    arguments: ["", "1", "1.", ".1", "1.0", "0.1", "01.1", "1.01", "1.2.3", "+1.1", "1.-1", "a.b"])
  func noNumber(text: String) {
    #expect(ExerciseID(text) == nil)
  }

  @Test("1.10 comes after 1.9, and stage 2 after both")
  func order() {
    let ids = ["2.1", "1.10", "1.9"].compactMap { ExerciseID($0) }
    #expect(ids.sorted().map(\.description) == ["1.9", "1.10", "2.1"])
  }

  @Test("A scope contains its exercises, and only those")
  func contains() throws {
    let id = try #require(ExerciseID("2.3"))
    #expect(Scope("2")?.contains(id) == true)
    #expect(Scope("2.3")?.contains(id) == true)
    #expect(Scope("1")?.contains(id) == false)
    #expect(Scope("2.4")?.contains(id) == false)
    #expect(Scope.everything.contains(id))
  }

  @Test("An unknown scope is rejected with the last existing one")
  func unknown() throws {
    let road = Road(package: Package(root: .init(filePath: "/nowhere")), stages: [.sample(1, 2)])
    let id = try #require(ExerciseID("1.7"))
    let last = try #require(Scope("1.2"))
    #expect(throws: UsageError.unknown(.exercise(id), nearest: last)) {
      try road.exercises(in: [.exercise(id)])
    }
    #expect(throws: UsageError.notAnExercise(.stage(1))) { try road.exercise(in: .stage(1)) }
  }
}
