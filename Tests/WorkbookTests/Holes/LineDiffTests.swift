import Testing

@testable import workbook

@Suite("The companion: differences between two texts")
struct LineDiffTests {
  @Test("Equal lines are no difference")
  func same() {
    let diff = LineDiff(from: ["a", "b"], to: ["a", "b"])
    #expect(diff.isEmpty)
    #expect(diff.rows == [.same("a"), .same("b")])
  }

  @Test("A changed line is next to its old version")
  func changed() {
    let diff = LineDiff(from: ["a", "old", "c"], to: ["a", "new", "c"])
    #expect(diff.rows == [.same("a"), .changed(old: "old", new: "new"), .same("c")])
  }

  @Test("A line in only one text has no counterpart")
  func uneven() {
    #expect(
      LineDiff(from: ["a"], to: ["a", "b"]).rows == [.same("a"), .changed(old: nil, new: "b")])
    #expect(
      LineDiff(from: ["x", "a"], to: ["a"]).rows == [.changed(old: "x", new: nil), .same("a")])
    #expect(LineDiff(from: [], to: []).isEmpty)
  }
}
