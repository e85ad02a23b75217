import Events
import ExerciseSupport
import Testing

@Suite("Stage 1: Which events?")
struct LoanEventsTests {
  @Test(
    "The log says why a deadline moved, and who asked for it", .exercise("1.6"),
    arguments: [
      Question(
        "Why is Mary's book due on March 28?",
        ("Mary asked for more time", .getsMoreTime(askedBy: "Mary", due: "March 28")),
        ("a flood closed the library", .libraryCloses(because: "flood", due: "March 28")),
        "An event that holds nothing but the new value of a property is called property sourcing."),
      Question(
        "Who asked for more time?",
        ("Mary asked", .getsMoreTime(askedBy: "Mary", due: "March 28")),
        ("her brother Tom asked", .getsMoreTime(askedBy: "Tom", due: "March 28")),
        "With property sourcing, the new date is there, and the person who asked for it is lost."),
      Question(
        "Why was the library closed?",
        ("a flood", .libraryCloses(because: "flood", due: "March 28")),
        ("building works", .libraryCloses(because: "building works", due: "March 28")),
        "The new date is the effect. Keep the cause with it."),
    ])
  fileprivate func saysWhyDeadlinesMove(_ question: Question) throws { try question.ask() }

  @Test(
    "A refusal is an event, with its reason", .exercise("1.6"),
    arguments: [
      Question(
        "Was Mary refused more time?",
        ("she asked, and Tom has reserved the book", refused("Mary", "reserved by Tom")),
        ("she never asked", nil),
        "No property changed, so property sourcing has nothing to record. A refusal happened all "
          + "the same, and people ask about it."),
      Question(
        "Why was Mary refused more time?",
        ("Tom has reserved the book", refused("Mary", "reserved by Tom")),
        ("she owes a fine", refused("Mary", "unpaid fine")),
        "A refusal without its reason can't be explained to the reader."),
      Question(
        "Who was refused more time?",
        ("Mary", refused("Mary", "reserved by Tom")), ("Ann", refused("Ann", "reserved by Tom")),
        "A refusal belongs to the person who asked."),
    ])
  fileprivate func recordsRefusals(_ question: Question) throws { try question.ask() }

  @Test(
    "The log says how a fine went away", .exercise("1.6"),
    arguments: [
      Question(
        "Is there money in the till for this fine?",
        ("Mary paid", .pays(cents: 50, left: 150)),
        ("Ann forgave it", forgiven(by: "Ann", because: "illness", cents: 50)),
        "Both lower what Mary owes, and that is all that your events say. Looking at the effect on "
          + "the state alone is called state obsession."),
      Question(
        "Who forgave the fine?", ("Ann", forgiven(by: "Ann", because: "illness", cents: 50)),
        ("Bob", forgiven(by: "Bob", because: "illness", cents: 50)),
        "A person decided that, so the event needs their name."),
      Question(
        "Why was the fine forgiven?",
        ("illness", forgiven(by: "Ann", because: "illness", cents: 50)),
        ("a mistake of ours", forgiven(by: "Ann", because: "our mistake", cents: 50)),
        "The reason is known today, and can't be found out next year."),
    ])
  fileprivate func saysHowFinesGo(_ question: Question) throws { try question.ask() }

  @Test(
    "An event says what happened, not only the state after it", .exercise("1.6"),
    arguments: [
      Question(
        "How much did Mary pay?",
        ("0.50 of 2.00", .pays(cents: 50, left: 150)),
        ("3.50 of 5.00", .pays(cents: 350, left: 150)),
        "What is left is state: a fold can compute it. What came in is the fact."),
      Question(
        "How much did Ann forgive?",
        ("0.50 of 2.00", forgiven(by: "Ann", because: "illness", cents: 50)),
        ("3.50 of 5.00", forgiven(by: "Ann", because: "illness", cents: 350)),
        "What is left is state: a fold can compute it. What was forgiven is the fact."),
    ])
  fileprivate func recordsChanges(_ question: Question) throws { try question.ask() }

  @Test(
    "The log says where the book is, and until when", .exercise("1.6"),
    arguments: [
      Question(
        "Who has the book?",
        ("Mary took it", .takesHome(reader: "Mary", due: "March 14")),
        ("Tom took it", .takesHome(reader: "Tom", due: "March 14")), "That is the reader."),
      Question(
        "When is the book due?",
        ("March 14", .takesHome(reader: "Mary", due: "March 14")),
        ("March 21", .takesHome(reader: "Mary", due: "March 21")), "That is the first date."),
      Question(
        "When is the renewed book due?",
        ("March 28", .getsMoreTime(askedBy: "Mary", due: "March 28")),
        ("April 4", .getsMoreTime(askedBy: "Mary", due: "April 4")), "That is the new date."),
      Question(
        "When is the book due after the flood?",
        ("March 28", .libraryCloses(because: "flood", due: "March 28")),
        ("April 4", .libraryCloses(because: "flood", due: "April 4")), "That is the new date."),
      Question(
        "Is the book on the shelf?",
        ("Mary brought it back", .bringsBack(on: "March 20")),
        ("Mary lost it", .losesBook(on: "March 20")),
        "Both end the loan, and only one of them leaves a book. `Deleted` or `Closed` names the "
          + "effect on a row, and not what happened."),
      Question(
        "Was the book brought back in time?",
        ("on March 14", .bringsBack(on: "March 14")), ("on March 15", .bringsBack(on: "March 15")),
        "That is the day."),
      Question(
        "Since when is the book lost?",
        ("March 14", .losesBook(on: "March 14")), ("March 15", .losesBook(on: "March 15")),
        "That is the day."),
    ])
  fileprivate func saysWhereTheBookIs(_ question: Question) throws { try question.ask() }

  @Test("Events are named for what happened, not for a changed record", .exercise("1.6"))
  func hasNoNamesOfRecords() throws {
    let name = names.first { !EventName.edits.isDisjoint(with: EventName.words(of: $0)) }
    try #require(
      name == nil,
      """
      An event of yours is called `\(name ?? "")`. A form could say that of every change, and it \
      doesn't tell what happened: that is CRUD in a log. Ask what the librarian would call it. \
      Chapter 1, exercise 1.6.
      """)
  }

  @Test("An event is named in the past tense", .exercise("1.6"))
  func isInThePastTense() throws {
    let name = names.first { EventName.isOrder($0) || $0.isEmpty }
    try #require(
      name == nil,
      """
      An event of yours is called "\(name ?? "")". That reads like something to do, which may \
      still fail. An event has happened: use the past tense, as in `BookLent`. \
      Chapter 1, exercise 1.6.
      """)
  }

  @Test("Different kinds of facts have different names", .exercise("1.6"))
  func hasDifferentNames() throws {
    let kinds: [(String, [LoanScene])] = [
      ("a book is taken home", [.takesHome(reader: "Mary", due: "March 14")]),
      (
        "a reader wants more time, or the library closes",
        [
          .getsMoreTime(askedBy: "Mary", due: "March 28"), refused("Mary", "reserved by Tom"),
          .libraryCloses(because: "flood", due: "March 28"),
        ]
      ),
      (
        "a fine is paid or forgiven",
        [.pays(cents: 50, left: 150), forgiven(by: "Ann", because: "illness", cents: 50)]
      ),
      ("a book comes back or is lost", [.bringsBack(on: "March 20"), .losesBook(on: "March 20")]),
    ]
    var seen: [String: String] = [:]
    for (kind, scenes) in kinds {
      for name in Set(scenes.flatMap(Library.events).map(\.name)) {
        let other = seen.updateValue(kind, forKey: name)
        try #require(
          other == nil,
          """
          `\(name)` stands in the log when \(other ?? ""), and when \(kind). A reader of the log who \
          wants one of them has to open every event and read its fields. Give each kind of fact its \
          own name. Chapter 1, exercise 1.6.
          """)
      }
    }
  }

  private var names: [String] {
    let scenes: [LoanScene] = [
      .takesHome(reader: "Mary", due: "March 14"), .getsMoreTime(askedBy: "Mary", due: "March 28"),
      refused("Mary", "reserved by Tom"), .libraryCloses(because: "flood", due: "March 28"),
      .pays(cents: 50, left: 150), forgiven(by: "Ann", because: "illness", cents: 50),
      .bringsBack(on: "March 20"), .losesBook(on: "March 20"),
    ]
    return scenes.flatMap(Library.events).map(\.name)
  }
}

/// Something that people ask the log, and two scenes with different answers.
private struct Question: Sendable, CustomTestStringConvertible {
  typealias Answer = (words: String, scene: LoanScene?)

  let testDescription: String
  let first: Answer
  let second: Answer
  let lesson: String

  init(_ text: String, _ first: Answer, _ second: Answer, _ lesson: String) {
    (testDescription, self.first, self.second, self.lesson) = (text, first, second, lesson)
  }

  /// Expects that the events of the two scenes can be told apart.
  func ask() throws {
    let (log, other) = (events(of: first), events(of: second))
    try #require(
      log != other,
      """
      "\(testDescription)" Your log can't tell; these two look the same in it:
        \(first.words): \(words(log))
        \(second.words): \(words(other))
      \(lesson) Chapter 1, exercise 1.6.
      """)
  }

  private func events(of answer: Answer) -> [DesignedEvent] {
    answer.scene.map(Library.events) ?? []
  }

  private func words(_ log: [DesignedEvent]) -> String {
    log.isEmpty ? "no event" : log.map(\.description).joined(separator: ", ")
  }
}

private func refused(_ reader: String, _ reason: String) -> LoanScene {
  .getsNoMoreTime(askedBy: reader, because: reason)
}

private func forgiven(by librarian: String, because reason: String, cents: Int) -> LoanScene {
  .forgives(librarian: librarian, because: reason, cents: cents, left: 150)
}
