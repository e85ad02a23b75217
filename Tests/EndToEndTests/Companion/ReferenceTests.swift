import Testing

extension EndToEnd {
  @Suite("The test of everything with the reference")
  struct ReferenceTests {
    private let fixture: Fixture

    init() throws { fixture = try BuiltFixture.fresh() }

    @Test(
      "It passes whatever the learner has written, and its last line has the number of tests")
    func good() async throws {
      try fixture.answer("1.1", "  nonsense")
      let mine = try fixture.text(at: Fixture.words)
      let run = try await Companion.run("test", in: fixture)
      #expect(run.status == 0, "\(run.output)\(run.errors)")
      #expect(run.output.contains("Building everything with the reference solutions …\n"))
      #expect(run.output.hasSuffix("\n4 passed, 0 failed\n"))
      #expect(try fixture.text(at: Fixture.words) == mine)
    }

    @Test("A failing test of the reference is reported with the reason, and the exit status is 1")
    func bad() async throws {
      let solution = "Solutions/1-Words/Words.swift"
      let text = try fixture.text(at: solution)
      try fixture.write(text.replacing("text.uppercased()", with: "text"), to: solution)
      let run = try await Companion.run("test", in: fixture)
      #expect(run.status == 1)
      #expect(run.output.contains("✗ A shout is in capitals (WordsTests/WordsTests.swift:"))
      #expect(run.output.contains("A shout has capitals only."))
      #expect(run.output.hasSuffix("\n3 passed, 1 failed\n"))
    }

    @Test("A reference that does not compile is shown with its line")
    func broken() async throws {
      let solution = "Solutions/2-Phrases/Phrases.swift"
      try fixture.write(try fixture.text(at: solution) + "\nlet x: Int = \"\"\n", to: solution)
      let run = try await Companion.run("test", in: fixture)
      #expect(run.status == 1)
      #expect(run.output.contains("It does not compile yet."))
      #expect(run.output.contains("\(solution):"))
    }
  }
}
