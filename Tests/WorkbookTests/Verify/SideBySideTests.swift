import Foundation
import Testing

@testable import workbook

@Suite("The proof: answers side by side")
struct SideBySideTests {
  private let exercise = ExerciseID(stage: 1, number: 4)

  private func answer(_ name: String, stage: Int = 1) -> Answer {
    Answer(
      kind: .misconception(shows: "one spelling"), exercise: ExerciseID(stage: stage, number: 4),
      file: "\(stage).4.swift", title: name, summary: "m", holes: [1: [name]])
  }

  @Test("The environment selects everything but the reference")
  func choice() throws {
    let variants = Variants([answer("a"), answer("b")])
    let other = ExerciseID(stage: 1, number: 11)
    let chosen = [
      variants.variant(.starter, of: other), variants.variant(.answer(answer("b")), of: exercise),
      variants.variant(.reference, of: ExerciseID(stage: 1, number: 2)),
    ]
    #expect(Choice(chosen.compactMap(\.self)).description == "1.4=3,1.11=1")
    #expect(variants.variant(.answer(answer("c")), of: exercise) == nil)
  }

  @Test("The copy of a stage reads the choice from its environment")
  func choosing() {
    let file = Choice.file(for: [exercise])
    #expect(file.contains("static let of_1_4 = chosen[\"1.4\"] ?? 0\n"))
    #expect(file.contains("environment[\"WORKBOOK_VARIANTS\"]"))
    #expect(Choice.property(of: exercise) == "ProofVariant.of_1_4")
  }

  @Test("An answer that needs a separate build is remembered until its text changes")
  func record() throws {
    let solution = "// BEGIN EXERCISE 1.4\n// starter: 0\n1\n// END EXERCISE 1.4"
    let folder = try TemporaryPackage([
      "Solutions/1-Events/A.swift": solution, ".build/proof/x": "",
    ])
    let tree = try HoleTree(.solutions, of: .sample(4), in: folder.package)
    let keys = Variants([answer("a"), answer("b")]).keys(of: [exercise], in: tree)
    let second = Variant(exercise: exercise, number: 3)
    var record = AloneRecord(of: folder.package)
    record.keep([second], called: keys)
    #expect(AloneRecord(of: folder.package).variants(among: keys) == [second])
    let changed = Variants([answer("a"), answer("c")]).keys(of: [exercise], in: tree)
    #expect(AloneRecord(of: folder.package).variants(among: changed) == [])
  }

  @Test("Two verdicts are equal if both have the expected words, whatever else differs")
  func outline() {
    let question = StageQuestion(
      check: .misconceptions, subject: "1.4-a", exercises: [exercise], answer: answer("a"),
      content: { _ in .reference }, findings: { _ in [] })
    let outlines = ["one spelling, not a", "b, and not one spelling", "a crash"].map { message in
      failed(message).outline(for: question)
    }
    #expect(outlines[0] == ["1.4 fails with 'one spelling'"])
    #expect(outlines[0] == outlines[1])
    #expect(outlines[2] == ["1.4 fails without the expected words"])
    #expect(Trial(.success([exercise: .passed])).outline(for: question) == ["1.4 passes"])
  }

  /// A trial in which the exercise's test says `message`.
  private func failed(_ message: String) -> Trial {
    let test = ExerciseTest(
      module: "EventsTests", file: "Tests/1-EventsTests/A.swift", line: 3, function: "a",
      sentence: "s", exercise: exercise)
    let issue = EventLog.Issue(message: message, comments: [], place: nil)
    return Trial(.success([exercise: .failed([FailedTest(test: test, issues: [issue])])]))
  }

  @Test("A seed selects the same answers again, a random number from each stage")
  func sample() {
    let one = (0..<90).map { answer("one\($0)") }
    let two = (0..<90).map { answer("two\($0)", stage: 2) }
    let drawn = [7, 7, 8].map { (seed: UInt64) -> Set<String> in
      let sample = Sample(of: one + two, seed: seed)
      return sample.drawn(from: one).union(sample.drawn(from: two))
    }
    #expect(drawn.map(\.count) == [Sample.size, Sample.size, Sample.size])
    #expect(drawn[0] == drawn[1])
    #expect(drawn[0] != drawn[2])
    // What cannot be tried side by side is replaced by another answer of its stage.
    let some = Sample(of: one + two, seed: 7).drawn(from: Array(one.prefix(60)))
    #expect(some.count == drawn[0].filter { $0.contains(", one") }.count)
  }

  @Test("The table shows how the answers were compiled")
  func tally() {
    let tally = Tally(together: 1102, alone: 1, bothWays: 100)
    #expect(
      tally.sentences(seed: 7) == [
        "1,102 answers were compiled side by side, 1 in a separate build.",
        "100 of them were tried both ways; SEED=7 repeats the selection.",
      ])
    #expect(tally.sentences(seed: nil).count == 1)
    #expect(Tally().sentences(seed: 7) == [])
  }
}
