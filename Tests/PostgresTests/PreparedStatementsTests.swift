import Testing

@testable import Postgres

@Suite("Which statements are prepared")
struct PreparedStatementsTests {
  private typealias Plan = PreparedStatements.Plan

  private func name(in plan: Plan) -> String? {
    switch plan {
    case .asText: nil
    case .prepare(let name), .prepared(let name): name
    }
  }

  @Test("A text is prepared when it comes for the second time, and used from then on")
  func secondTime() throws {
    var prepared = PreparedStatements(isOn: true)
    #expect(prepared.plan(for: "A", batch: 1) == .asText)
    let plan = prepared.plan(for: "A", batch: 2)
    let name = try #require(self.name(in: plan))
    #expect(plan == .prepare(name: name))
    prepared.confirm("A")
    #expect(prepared.plan(for: "A", batch: 3) == .prepared(name: name))
    #expect(prepared.plan(for: "B", batch: 3) == .asText)
  }

  @Test("Until the server has confirmed it, only the batch that prepares it uses it")
  func unconfirmed() throws {
    var prepared = PreparedStatements(isOn: true)
    _ = prepared.plan(for: "A", batch: 1)
    let name = try #require(self.name(in: prepared.plan(for: "A", batch: 1)))
    #expect(prepared.plan(for: "A", batch: 1) == .prepared(name: name))
    #expect(prepared.plan(for: "A", batch: 2) == .asText)
  }

  @Test("What could not be prepared is tried again, under another name")
  func failure() throws {
    var prepared = PreparedStatements(isOn: true)
    _ = prepared.plan(for: "A", batch: 1)
    let first = try #require(self.name(in: prepared.plan(for: "A", batch: 2)))
    prepared.forget("A")
    #expect(prepared.plan(for: "A", batch: 3) == .asText)
    let second = try #require(self.name(in: prepared.plan(for: "A", batch: 4)))
    #expect(first != second)
  }

  @Test("What has failed when it was run is sent as text")
  func unusable() {
    var prepared = PreparedStatements(isOn: true)
    for batch in 1...2 { _ = prepared.plan(for: "A", batch: batch) }
    prepared.confirm("A")
    prepared.avoid("A")
    for batch in 3...5 { #expect(prepared.plan(for: "A", batch: batch) == .asText) }
  }

  @Test("There are at most a hundred, however many texts there are")
  func limit() {
    var prepared = PreparedStatements(isOn: true)
    var count = 0
    for number in 1...3_000 {
      for batch in 1...2 {
        if case .prepare = prepared.plan(for: "SELECT \(number)", batch: batch) { count += 1 }
      }
      prepared.confirm("SELECT \(number)")
    }
    #expect(count == 100)
  }

  @Test("Two sessions use different names, and one that does not prepare uses none")
  func names() {
    var first = PreparedStatements(isOn: true)
    var second = PreparedStatements(isOn: true)
    var off = PreparedStatements(isOn: false)
    for batch in 1...2 {
      #expect(off.plan(for: "A", batch: batch) == .asText)
      #expect(
        first.plan(for: "A", batch: batch) != second.plan(for: "A", batch: batch) || batch == 1)
    }
  }
}
