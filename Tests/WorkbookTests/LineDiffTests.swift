import Testing

@testable import workbook

@Suite("The companion: two texts line by line")
struct LineDiffTests {
  @Test("The same lines are no difference")
  func same() {
    let diff = LineDiff(from: ["a", "b"], to: ["a", "b"])
    #expect(diff.isEmpty)
    #expect(diff.rows == [.same("a"), .same("b")])
  }

  @Test("A changed line stands beside what it became")
  func changed() {
    let diff = LineDiff(from: ["a", "old", "c"], to: ["a", "new", "c"])
    #expect(diff.rows == [.same("a"), .changed(old: "old", new: "new"), .same("c")])
  }

  @Test("A line that only one text has stands alone")
  func uneven() {
    #expect(
      LineDiff(from: ["a"], to: ["a", "b"]).rows == [.same("a"), .changed(old: nil, new: "b")])
    #expect(
      LineDiff(from: ["x", "a"], to: ["a"]).rows == [.changed(old: "x", new: nil), .same("a")])
    #expect(LineDiff(from: [], to: []).isEmpty)
  }
}

@Suite("The companion: counting hints")
struct HintCounterTests {
  @Test("Hints are counted for each exercise, and the count is read back")
  func roundTrip() throws {
    let first = try #require(ExerciseID("1.1"))
    let second = try #require(ExerciseID("1.10"))
    var counter = HintCounter("")
    counter.show(first)
    counter.show(second)
    counter.show(second)
    let again = HintCounter(counter.text)
    #expect(again == counter)
    #expect(again.count(of: first) == 1)
    #expect(again.count(of: second) == 2)
  }

  @Test("A line that is not a count is passed over")
  func damaged() throws {
    let counter = HintCounter("1.1 many\nnonsense\n1.2 3\n")
    #expect(counter.count(of: try #require(ExerciseID("1.1"))) == 0)
    #expect(counter.count(of: try #require(ExerciseID("1.2"))) == 3)
  }
}
