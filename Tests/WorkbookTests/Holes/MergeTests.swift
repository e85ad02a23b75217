import Testing

@testable import workbook

@Suite("The companion: new text around the learner's answers")
struct MergeTests {
  private let stage = Stage.sample(1, 2)

  private func solution(_ exercise: String, around text: String = "") -> String {
    """
    \(text)
    // BEGIN EXERCISE \(exercise)
    // starter: start \(exercise)
    reference
    // END EXERCISE \(exercise)
    """
  }

  private func own(_ exercise: String, _ content: String, around text: String = "") -> String {
    "\(text)\n// BEGIN EXERCISE \(exercise)\n\(content)\n// END EXERCISE \(exercise)"
  }

  private func merge(
    own: [String: String], solutions: [String: String], _ changes: Exercises = Exercises()
  ) throws -> Merge {
    let folder = try TemporaryPackage()
    for (file, text) in own { try folder.write(text, to: "Sources/1-Events/\(file)") }
    for (file, text) in solutions { try folder.write(text, to: "Solutions/1-Events/\(file)") }
    return Merge(
      try HoleTree(.sources, of: stage, in: folder.package),
      into: try HoleTree(.solutions, of: stage, in: folder.package), changes)
  }

  @Test("The text around a hole is new, and the hole keeps the learner's answer")
  func around() throws {
    let merge = try merge(
      own: ["Money.swift": own("1.1", "mine", around: "old")],
      solutions: ["Money.swift": solution("1.1", around: "new")])
    #expect(merge.files == ["Money.swift": own("1.1", "mine", around: "new")])
    #expect(merge.homeless.isEmpty && merge.obsolete.isEmpty)
  }

  @Test("An answer follows its hole into another file")
  func moved() throws {
    let merge = try merge(
      own: ["Money.swift": own("1.1", "mine")], solutions: ["Cents.swift": solution("1.1")])
    #expect(merge.files == ["Cents.swift": own("1.1", "mine")])
    #expect(merge.obsolete == ["Money.swift"])
    #expect(merge.homeless.isEmpty)
  }

  @Test("A new hole begins with its starter")
  func added() throws {
    let merge = try merge(
      own: ["Money.swift": own("1.1", "mine")],
      solutions: ["Money.swift": solution("1.1"), "Email.swift": solution("1.2")])
    #expect(merge.files["Email.swift"] == own("1.2", "start 1.2"))
    #expect(merge.files["Money.swift"] == own("1.1", "mine"))
  }

  @Test("An answer whose hole was removed is reported")
  func homeless() throws {
    let merge = try merge(
      own: ["Money.swift": own("1.1", "mine") + "\n" + own("1.2", "also mine")],
      solutions: ["Money.swift": solution("1.1")])
    #expect(merge.homeless.map(\.exercise.description) == ["1.2"])
  }

  @Test("A file that the learner added is left alone")
  func additional() throws {
    let merge = try merge(
      own: ["Money.swift": own("1.1", "mine"), "MyNotes.swift": "// notes"],
      solutions: ["Money.swift": solution("1.1")])
    #expect(merge.obsolete.isEmpty)
    #expect(merge.files.keys.sorted() == ["Money.swift"])
  }

  @Test("In a half-solved package, each answer follows its file into its new folder")
  func movedFiles() throws {
    let merge = try merge(
      own: [
        "Money.swift": own("1.1", "first") + "\n" + own("1.1", "second"),
        "Email.swift": own("1.1", "third") + "\n" + own("1.2", "start 1.2"),
      ],
      solutions: [
        "Bank/Email.swift": solution("1.1") + "\n" + solution("1.2"),
        "Kit/Money.swift": solution("1.1") + "\n" + solution("1.1"),
      ])
    #expect(
      merge.files == [
        "Bank/Email.swift": own("1.1", "third") + "\n" + own("1.2", "start 1.2"),
        "Kit/Money.swift": own("1.1", "first") + "\n" + own("1.1", "second"),
      ])
    #expect(merge.obsolete == ["Email.swift", "Money.swift"])
    #expect(merge.homeless.isEmpty)
  }

  @Test(
    "An answer in an old file wins over the starter in the new one, which git added next to it")
  func oldBesideNew() throws {
    let merge = try merge(
      own: ["Money.swift": own("1.1", "mine"), "Kit/Cents.swift": own("1.1", "start 1.1")],
      solutions: ["Kit/Cents.swift": solution("1.1")])
    #expect(merge.files == ["Kit/Cents.swift": own("1.1", "mine")])
    #expect(merge.obsolete == ["Money.swift"])
    #expect(merge.homeless.isEmpty)
  }

  @Test("An answer follows the number of its exercise, and is renumbered only once")
  func renumbered() throws {
    let numbers = [1: 2, 2: 3].map { (ExerciseID(1, $0.key), ExerciseID(1, $0.value)) }
    let changes = Exercises(renumbered: Dictionary(uniqueKeysWithValues: numbers))
    let new = ["Money.swift": solution("1.2") + "\n" + solution("1.3")]
    let first = try merge(
      own: ["Money.swift": own("1.1", "one") + "\n" + own("1.2", "two")], solutions: new, changes)
    let expected = ["Money.swift": own("1.2", "one") + "\n" + own("1.3", "two")]
    #expect(first.files == expected && first.homeless.isEmpty)
    let second = try merge(own: first.files, solutions: new, changes)
    #expect(second.files == expected && second.homeless.isEmpty)
  }

  @Test("Each answer of stage 1 follows the new order, and stays there")
  func newOrderOfStage1() throws {
    let numbers: [(file: String, old: [Int], new: [Int])] = [
      ("Bank/Account/Account+Stored.swift", [7, 8], [7, 8]),
      ("Bank/Account/Account.swift", [6], [1]),
      ("Bank/Account/AccountSpecifications.swift", [13], [10]),
      ("Bank/Money/Money+Arithmetic.swift", [3, 3], [13, 13]),
      ("Bank/Money/Money+Description.swift", [2], [12]), ("Bank/Money/Money.swift", [1], [11]),
      ("Bank/StoredEvent.swift", [9], [9]), ("Bank/User/EmailAddress.swift", [4], [14]),
      ("Bank/User/User.swift", [5], [5]),
      ("Kit/Aggregate+Replay.swift", [10, 11, 12], [2, 3, 4]), ("New.swift", [], [6]),
    ]
    var (old, solutions, expected) = ([String: String](), [String: String](), [String: String]())
    for (file, before, after) in numbers {
      let answers = before.indices.map { "answer \($0) in \(file)" }
      old[file] = zip(before, answers).map { own("1.\($0)", $1) }.joined(separator: "\n")
      solutions[file] = after.map { solution("1.\($0)") }.joined(separator: "\n")
      expected[file] = zip(after, answers).map { own("1.\($0)", $1) }.joined(separator: "\n")
    }
    expected["New.swift"] = own("1.6", "start 1.6")
    let first = try merge(own: old, solutions: solutions, .changes)
    #expect(first.files == expected && first.homeless.isEmpty && first.obsolete.isEmpty)
    let second = try merge(own: first.files, solutions: solutions, .changes)
    #expect(second.files == expected && second.homeless.isEmpty)
  }

  @Test("A renamed identifier is renamed in an answer, once")
  func renamed() throws {
    let changes = Exercises(names: [
      ExerciseID(1, 1): ["run": "table.run", "wish": "key", "wish.text": "name"]
    ])
    let new = ["Money.swift": solution("1.1")]
    let answer = "try run(wish, wish.text, other.run, wishes, rerun, 1...wish)"
    let first = try merge(own: ["Money.swift": own("1.1", answer)], solutions: new, changes)
    let expected = [
      "Money.swift":
        own("1.1", "try table.run(key, name, other.run, wishes, rerun, 1...key)")
    ]
    #expect(first.files == expected)
    #expect(try merge(own: first.files, solutions: new, changes).files == expected)
  }

  @Test(
    "An answer of this edition keeps its names",
    arguments: [
      "let run = 1; use(run)", "func run(_ count: Int) {}; run(3)", "if let run { use(run) }",
      "let (table, run) = pair; use(run)", "rows.map { run in run + 1 }",
      "rows.map { (row: Int, run: Int) in row + run }", "for run in 1...3 { use(run) }",
      "func both(_ run: Int) { use(run) }", "start(run: 2)", #"print("run in \(other) (run)")"#,
      "use(table) // after the run", "use(wish.text); let wish = 1",
    ])
  func ownNames(answer: String) throws {
    let changes = Exercises(names: [
      ExerciseID(1, 1): ["run": "table.run", "wish.text": "name"]
    ])
    let own = ["Money.swift": own("1.1", answer)]
    let merge = try merge(own: own, solutions: ["Money.swift": solution("1.1")], changes)
    #expect(merge.files == own)
  }

  @Test("A value inside text is renamed")
  func renamedInText() throws {
    let changes = Exercises(names: [ExerciseID(1, 1): ["run": "turn"]])
    let merge = try merge(
      own: ["Money.swift": own("1.1", #"print("run \(run(1, "run")) run \"\(run)")"#)],
      solutions: ["Money.swift": solution("1.1")], changes)
    let expected = own("1.1", #"print("run \(turn(1, "run")) run \"\(turn)")"#)
    #expect(merge.files == ["Money.swift": expected])
  }

  @Test(
    "An obsolete form is replaced once, whatever name the answer has bound",
    arguments: [
      ("case let no?: use(reason: no.description)", "case let no?: use(reason: Reason(no))"),
      ("if let no { use(reason: no.description) }", "if let no { use(reason: Reason(no)) }"),
      ("fail(3, reason: no!.description)", "fail(3, reason: Reason(no!))"),
      (#"let no = 1; fail(3, reason: "\(no)")"#, "let no = 1; fail(3, reason: Reason(no))"),
      (#"print("\(use(reason: no.description))")"#, #"print("\(use(reason: Reason(no)))")"#),
    ])
  func forms(answer: String, inNewForm newAnswer: String) throws {
    let new = ["Money.swift": solution("1.1")]
    let first = try merge(own: ["Money.swift": own("1.1", answer)], solutions: new, reasons)
    let expected = ["Money.swift": own("1.1", newAnswer)]
    #expect(first.files == expected)
    #expect(try merge(own: first.files, solutions: new, reasons).files == expected)
  }

  @Test(
    "Code that only resembles an obsolete form stays",
    arguments: [
      "fail(3, reason: Reason(refusal))", "fail(3, reason: refusal.descriptions)",
      "fail(3, reason: refusal.rule.description)", "fail(3, theReason: refusal.description)",
      "fail(3, text: refusal.description)", "fail(3, reason: .description)",
      #"print("reason: refusal.description")"#, "fail(3) // reason: refusal.description",
      #"fail(3, reason: "\(refusal).")"#,
    ])
  func otherForms(answer: String) throws {
    let own = ["Money.swift": own("1.1", answer)]
    #expect(try merge(own: own, solutions: ["Money.swift": solution("1.1")], reasons).files == own)
  }

  @Test("An old answer to 3.14 that binds the rejection itself gets the reason's type")
  func reasonOfATransfer() throws {
    let old = "case (.take(let order), let refusal?): .failed(order, reason: refusal.description)"
    let new = "case (.take(let order), let refusal?): .failed(order, reason: Reason(refusal))"
    let merge = try merge(
      own: ["Transfer.swift": own("3.14", old)],
      solutions: ["Transfer.swift": solution("3.14")], .changes)
    #expect(merge.files == ["Transfer.swift": own("3.14", new)])
  }

  private let reasons = Exercises(forms: [
    ExerciseID(1, 1): [
      "reason: _.description": "reason: Reason(_)", #"reason: "\(_)""#: "reason: Reason(_)",
    ]
  ])

  @Test("An answer that needs removed code is reset, even in its place")
  func outdated() throws {
    let changes = Exercises(removed: [ExerciseID(1, 1): ["history"]])
    let solutions = ["Money.swift": solution("1.1")]
    let old = ["Money.swift": own("1.1", "fold(history)")]
    let first = try merge(own: old, solutions: solutions, changes)
    #expect(first.files == ["Money.swift": own("1.1", "start 1.1")])
    #expect(first.homeless.map(\.exercise) == [ExerciseID(1, 1)])
    let new = ["Money.swift": own("1.1", "let history = read(); fold(history)")]
    #expect(try merge(own: new, solutions: solutions, changes).files == new)
  }

  @Test("An exercise with a new task is reset, and its old answer is reported")
  func rewritten() throws {
    let changes = Exercises(rewritten: [ExerciseID(1, 1)])
    let new = ["Bank/Money.swift": solution("1.1")]
    let first = try merge(own: ["Money.swift": own("1.1", "mine")], solutions: new, changes)
    #expect(first.files == ["Bank/Money.swift": own("1.1", "start 1.1")])
    #expect(first.homeless.map(\.file) == ["Money.swift"])
    let later = ["Bank/Money.swift": own("1.1", "new answer")]
    #expect(try merge(own: later, solutions: new, changes).files == later)
  }
}

extension ExerciseID {
  fileprivate init(_ stage: Int, _ number: Int) { self.init(stage: stage, number: number) }
}
