import Foundation
import Testing

@testable import workbook

@Suite("The proof: the length of the chapters")
struct LengthReviewTests {
  /// What is found in a chapter with one exercise.
  private func faults(
    intro: Int = 20, beforeCode: Int = 30, beforeTask: Int = 40, task: Int = 60,
    hints: [String] = ["one two", "three\n\n<!-- skeleton -->\n```swift\nreturn …\n```"],
    rest: Int = 70
  ) -> [String] {
    func words(_ count: Int) -> String {
      Array(repeating: "word", count: count).joined(separator: " ")
    }
    let folded = hints.enumerated().map { index, hint in
      "<details><summary>Hint \(index + 1)</summary>\n\n\(hint)\n\n</details>\n"
    }
    let markdown = """
      # Stage 1: Events

      \(words(intro))

      ### Exercise 1.1 — Fold

      \(words(beforeCode))

      <!-- example -->
      ```swift
      let \(words(400)) = 1
      ```

      \(words(beforeTask))

      **Your task**

      \(words(task))

      \(folded.joined(separator: "\n"))

      <details><summary>More about this: much</summary>

      \(words(9_000))

      </details>

      ## More

      \(words(rest))
      """
    let chapter = Chapter(markdown: markdown)
    let stage = Stage(number: 1, name: "Events", title: "Events", exercises: chapter.exercises)
    let road = Road(package: Package(root: .init(filePath: "/")), stages: [stage])
    let page = Page(path: stage.chapter, markdown: markdown)
    return LengthReview(road: road, pages: [page]).findings.compactMap(\.fault)
  }

  @Test("A short chapter has no fault; fences and folded words do not count")
  func good() {
    #expect(faults() == [])
  }

  @Test("Words before the first Swift, and before the first task, are limited")
  func beginning() {
    #expect(
      faults(intro: 140).first?.contains("come before the first Swift; the limit is 150") == true)
    #expect(
      faults(beforeTask: 260).first?.contains("come before the first task; the limit is 300")
        == true)
  }

  @Test("An exercise has at most 250 words, and the median is at most 150")
  func statement() {
    #expect(
      faults(task: 200) == [
        "its exercises have 272 words (median); the limit is 150",
        "it has 272 words; the limit is 250",
      ])
    #expect(faults(task: 120) == ["its exercises have 192 words (median); the limit is 150"])
  }

  @Test("A chapter has at most 5,500 words")
  func chapter() {
    #expect(faults(rest: 5_500).first?.contains("words; the limit is 5500") == true)
  }

  @Test("The first hint is short, and one of the last shows the skeleton")
  func hints() {
    let long = Array(repeating: "word", count: 41).joined(separator: " ")
    let skeleton = "<!-- skeleton -->\n```swift\nreturn …\n```"
    #expect(faults(hints: [long, skeleton]) == ["hint 1 has 41 words; the limit is 40"])
    #expect(faults(hints: ["one", "two"]) == ["no hint shows a skeleton"])
    #expect(
      faults(hints: ["1", "2", "3", "4", skeleton])
        == ["its exercises have 5 hints (median); the limit is 4"])
  }
}
