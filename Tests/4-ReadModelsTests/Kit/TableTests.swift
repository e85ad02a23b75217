import ReadModels
import Testing

@Suite("Stage 4: Rows sorted by key")
struct TableTests {
  @Test("Rows are sorted by key, however they were inserted")
  func sorts() {
    var table = Table<Int, String>()
    for key in [5, 1, 9, 3, 7, 2] { table.set("row \(key)", for: key) }
    #expect(table.rows(after: nil, limit: 10) == [1, 2, 3, 5, 7, 9].map { "row \($0)" })
    #expect(table.count == 6)
  }

  @Test("A row replaces the one with the same key")
  func replaces() {
    var table = Table<Int, String>()
    for key in [2, 1, 2] { table.set("row \(key), \(table.count)", for: key) }
    #expect(table[2] == "row 2, 2")
    #expect(table[3] == nil)
    #expect(table.count == 2)
  }

  @Test(
    "A page begins after a key, even a missing one",
    arguments: [(0, 2, [1, 3]), (1, 2, [3, 5]), (2, 1, [3]), (5, 9, []), (9, 9, []), (1, 0, [])])
  func pages(key: Int, limit: Int, keys: [Int]) {
    var table = Table<Int, Int>()
    for key in [1, 3, 5] { table.set(key, for: key) }
    #expect(table.rows(after: key, limit: limit) == keys)
    #expect(table.rows(after: key, limit: -1).isEmpty)
  }
}
