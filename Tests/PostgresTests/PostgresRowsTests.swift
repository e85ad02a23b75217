import Postgres
import Testing

@Suite("Rows of a simulated server")
struct PostgresRowsTests {
  @Test("A value is read as what it is, and NULL as nothing")
  func values() {
    let rows = PostgresRows([[.integer(7), .boolean(true), .text("x"), .null]], changeCount: 3)
    #expect(rows.changeCount == 3)
    let row = rows[0]
    #expect(row.integer(0) == 7 && row.boolean(1) && row.text(2) == "x")
    #expect(row.isNull(3) && !row.isNull(0))
    #expect(row.integer(3) == 0 && !row.boolean(3) && row.text(3) == "" && row.validText(3) == "")
  }

  @Test("A value is read in its text form as well, as from a server")
  func texts() {
    let row = PostgresRows([[.text("-12"), .text("t"), .text("f"), .integer(5), .boolean(false)]])[
      0]
    #expect(row.integer(0) == -12)
    #expect(row.boolean(1) && !row.boolean(2))
    #expect(row.text(3) == "5" && row.text(4) == "f")
  }
}
