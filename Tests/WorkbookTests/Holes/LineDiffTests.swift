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
