import Testing

@testable import workbook

@Suite("The proof: pages")
struct PageTests {
  private let page = Page(
    path: "Chapters/1-Events/README.md",
    markdown: """
      # Stage 1: Events

      See [the store](../2-InMemoryStore/README.md#exercise-23--reject-a-stale-append),
      [below](#what-goes-wrong) or [elsewhere](https://example.com).

      <!-- printed by: swift run Chapter3 --demo -->

      ```
      100.00
      ```

      <!-- from: Sources/1-Events/Money.swift, BEGIN EXERCISE 1.1 -->
      ```swift
      [not](a-link.md)
      ```

      ```
      70.00
      ```

      ## What goes wrong
      ## What goes wrong

      ```json
      {}
      ```
      """)

  @Test("Each block has its language, its place and the note above it")
  func blocks() throws {
    let program = try #require(PageProgram(command: "swift run Chapter3 --demo"))
    #expect(
      page.blocks == [
        Page.Block(language: "", text: "100.00", line: 8, note: .printed(by: program)),
        Page.Block(
          language: "swift", text: "[not](a-link.md)", line: 13,
          note: .from(file: "Sources/1-Events/Money.swift", marker: "BEGIN EXERCISE 1.1")),
        Page.Block(language: "", text: "70.00", line: 17, note: .printed(by: program)),
        Page.Block(language: "json", text: "{}", line: 24, note: nil),
      ])
  }

  @Test("Links within the workbook are found, but not those in blocks")
  func links() {
    #expect(
      page.links.map(\.file) == ["../2-InMemoryStore/README.md", ""])
    #expect(page.links.map(\.anchor) == ["exercise-23--reject-a-stale-append", "what-goes-wrong"])
  }

  @Test("Headings have the anchors of GitHub, and a repeated one has a number")
  func anchors() {
    #expect(page.anchors == ["stage-1-events", "what-goes-wrong", "what-goes-wrong-1"])
    let other = Page(path: "README.md", markdown: "### Exercise 2.3 — Reject a `stale` append")
    #expect(other.anchors == ["exercise-23--reject-a-stale-append"])
  }

  @Test("A comment that is not a note is ignored")
  func comments() {
    #expect(Note(comment: "<!-- to do: more -->") == nil)
    #expect(Note(comment: "<!-- printed by: Chapter1 -->") == nil)
    #expect(
      Note(comment: "<!-- not checked: it is slow -->") == .unchecked(reason: "it is slow"))
  }
}

@Suite("The proof: quotations, links and diagrams")
struct PageReviewTests {
  private let sources = [
    "Sources/1-Events/Money.swift": """
    struct Money {
      /// Adds.
      func plus(_ other: Money) -> Money {
        check()
        return sum
      }
    }
    """,
    "Chapters/1-Events/log.jsonl": #"{"id":1,"data":{"text":"a\nb"}}"#,
  ]

  /// What is found wrong in a page that is all there is.
  private func faults(_ markdown: String) throws -> [String] {
    let folder = try TemporaryPackage(
      sources.merging(["README.md": markdown]) { first, _ in first })
    let pages = try Page.all(of: folder.package)
    return try PageReview(of: pages, in: folder.package).findings.compactMap(\.fault)
  }

  private func quoting(_ lines: String, _ note: String) throws -> [String] {
    try faults("<!-- \(note) -->\n```swift\n\(lines)\n```")
  }

  @Test(
    "A quotation may be indented differently and have an ellipsis",
    arguments: [
      "func plus(_ other: Money) -> Money {\n  check()",
      "func plus(_ other: Money) -> Money {\n  …\n}",
      "Adds.\nfunc plus",
    ])
  func quotation(lines: String) throws {
    #expect(try quoting(lines, "from: Sources/1-Events/Money.swift") == [])
  }

  @Test("A quotation of data may be formatted differently")
  func data() throws {
    #expect(
      try quoting("{… \"data\": {\"text\": \"a\n\nb\"}}", "from: Chapters/1-Events/log.jsonl") == []
    )
  }

  @Test(
    "A wrong quotation is reported with its first line",
    arguments: [
      ("func minus()", "from: Sources/1-Events/Money.swift", "'func minus()'"),
      ("return sum\n…\ncheck()", "from: Sources/1-Events/Money.swift", "'check()'"),
      ("struct Money", "from: Sources/1-Events/Money.swift, func plus", "'struct Money'"),
      ("struct Money", "from: Sources/1-Events/Money.swift, Money", "must occur once"),
      ("struct Money", "from: Sources/Gone.swift", "which doesn't exist"),
      ("struct Money", "see: Sources/1-Events/Money.swift", "it needs a comment above"),
    ])
  func drifted(lines: String, note: String, words: String) throws {
    let faults = try quoting(lines, note)
    #expect(faults.count == 1 && faults.allSatisfy { $0.contains(words) }, "\(faults)")
  }

  @Test("A link must lead to a file, and to one of its headings")
  func links() throws {
    #expect(try faults("# One\n[a](Sources/1-Events/Money.swift) [b](#one)") == [])
    #expect(
      try faults("[a](Sources/Gone.swift)") == [
        "line 1 links to Sources/Gone.swift, which doesn't exist"
      ])
    #expect(try faults("[a](#two)") == ["line 1 links to #two, but README.md has no such heading"])
  }

  @Test(
    "A diagram may use names in the code",
    arguments: [
      "flowchart LR\n  A[\"a Money\"] --> B{{plus}}",
      "sequenceDiagram\n  participant A\n  A->>A: go",
    ])
  func diagrams(lines: String) throws {
    #expect(try faults("```mermaid\n\(lines)\n```") == [])
  }

  @Test(
    "A wrong diagram is reported",
    arguments: [
      ("graph LR", "must begin with one of"),
      ("flowchart LR\n  A[\"a\" --> B", "isn't closed"),
      ("flowchart LR\n  A[a --> B", "isn't closed"),
      ("flowchart LR\n  subgraph a\n  A --> B", "1 blocks are opened, but 0 are closed"),
      ("sequenceDiagram\n  participant A\n  A->>B: go", "B, which isn't a participant"),
      ("flowchart LR\n  A[MoneyBag] --> B", "MoneyBag, which isn't a name in the code"),
    ])
  func wrongDiagrams(lines: String, words: String) throws {
    let faults = try faults("```mermaid\n\(lines)\n```")
    #expect(faults.count == 1 && faults.allSatisfy { $0.contains(words) }, "\(faults)")
  }
}

@Suite("The proof: conversations with a server")
struct ConversationTests {
  private let conversation = Conversation(
    """
    $ curl -s one \\
        -d two
    answer
    $ curl -sI three

    """)

  @Test("A command follows a dollar sign and may have several lines")
  func commands() {
    #expect(conversation.commands == ["curl -s one \\\n    -d two", "curl -sI three"])
  }

  @Test("The answers must be equal, except for empty lines around them")
  func answers() {
    #expect(conversation.fault(in: ["answer\r\n", "\n"]) == nil)
    #expect(
      conversation.fault(in: ["answer\n", "more"])
        == "`curl -sI three` prints other output: more")
    #expect(
      Conversation("no command").fault(in: [])
        == "it has no command: a line that begins with `$ `")
  }
}

@Suite("The proof: the exercises in ROADMAP.md")
struct RoadmapReviewTests {
  private func fault(_ lines: String) throws -> String? {
    let folder = try TemporaryPackage(["ROADMAP.md": lines])
    let road = Road(package: folder.package, stages: [.sample(1, 2)])
    let review = RoadmapReview(road: road, pages: try Page.all(of: folder.package))
    #expect(review.findings.count == 1)
    return review.findings.first?.fault
  }

  @Test("All exercises in order are right, ticked or not")
  func right() throws {
    #expect(try fault("# Road\n- [ ] 1.1 Exercise 1\n- [x] 1.2 Exercise 2\n") == nil)
  }

  @Test(
    "A missing, unknown or misplaced exercise is reported",
    arguments: [
      ("- [ ] 1.1 Exercise 1", "the line '- [ ] 1.2 Exercise 2' is missing"),
      ("- [ ] 1.1 Exercise 1\n- [ ] 1.2 Exercise 2\n- [ ] 1.3 More", "it lists '1.3 More'"),
      ("- [ ] 1.2 Exercise 2\n- [ ] 1.1 Exercise 1", "in a different order"),
    ])
  func wrong(lines: String, words: String) throws {
    #expect(try fault(lines)?.contains(words) == true)
  }
}
