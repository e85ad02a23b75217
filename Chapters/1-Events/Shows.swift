import ChapterSupport
import EventSourcing
import Events
import Foundation

func showStates(of history: [RecordedEvent]) async {
  await part("What it adds up to", exercises: ["1.1", "1.2", "1.5"]) {
    for (stream, events) in streams(in: history, category: Account.category) {
      try requireFold(of: Account.self, over: events, exercise: "1.1")
      let state = Account.replay(events)
      try require("1.2", state, of: Account.self, over: events)
      print("  \(stream): \(state.status), balance \(state.balance), \(count(events))")
    }
    for (stream, events) in streams(in: history, category: User.category) {
      try requireFold(of: User.self, over: events, exercise: "1.5")
      let state = User.replay(events)
      let name = [state.firstName, state.lastName].compactMap(\.self).joined(separator: " ")
      print("  \(stream): \(name), \(state.email?.value ?? "no address"), \(count(events))")
    }
  }
}

func showPast(of history: [RecordedEvent]) async {
  guard let (stream, events) = streams(in: history, category: Account.category).first,
    let last = events.last
  else { return }
  await part("The past of \(stream)", exercises: ["1.3", "1.4"]) {
    try requireFold(of: Account.self, over: events, exercise: "1.1")
    let latest = Account.replay(events, asOfVersion: last.version)
    try require("1.3", latest, of: Account.self, over: events)
    for event in events {
      let balance = Account.replay(events, asOfVersion: event.version).balance
      let effect = "\(column(balance, 8))  \(event.event.typeName)"
      print("  version \(column(event.version, 2)) \(effect)")
    }
    let today = Account.replay(events, asOf: .distantFuture)
    try require("1.4", today, of: Account.self, over: events)
    for date in [last.recordedAt - 1, last.recordedAt] {
      let balance = Account.replay(events, asOf: date).balance
      print("  at \(date.formatted(.iso8601)) \(balance)")
    }
  }
}

func show(_ history: [RecordedEvent]) async {
  await part("What happened", exercises: ["1.7"]) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    for recorded in history {
      let stored = String(decoding: try encoder.encode(StoredEvent(recorded.event)), as: UTF8.self)
      let stream = recorded.stream.description.padding(toLength: 10, withPad: " ", startingAt: 0)
      let time = recorded.recordedAt.formatted(.iso8601)
      print("  \(column(recorded.position, 3))  \(stream) \(column(recorded.version, 2))  \(time)")
      print("       \(stored)")
    }
  }
}

func showSpecifications() async {
  await part("What you promise", exercises: ["1.10"]) {
    let specifications = Account.specifications
    guard specifications.count > 1 else { throw Unfinished("1.10") }
    let kept = specifications.indices.filter { index in
      specifications[index].expectation
        == specifications[index].outcome { Account.evolve(&$0, with: $1) }
    }
    print("  \(kept.count) of \(specifications.count) specifications hold")
    for (index, specification) in specifications.enumerated() where !kept.contains(index) {
      print("  not for your account: number \(index + 1), when \(specification.event)")
    }
  }
}

func showAmounts() async {
  await part("Amounts", exercises: ["1.11", "1.12", "1.13"]) {
    let (ten, twenty) = (try Money(parsing: "0.10"), try Money(parsing: "0.20"))
    guard ten.description != "Money(cents: 10)" else { throw Unfinished("1.12") }
    print("  \(ten) + \(twenty) = \(try ten.adding(twenty)); as Double: \(0.10 + 0.20)")
    for text in ["12.345", "-5", "92233720368547758.08"] {
      try printRefusal(of: text) { try Money(parsing: $0) }
    }
  }
}

func showAddresses() async {
  await part("E-mail addresses", exercises: ["1.14"]) {
    let typed = " John@Example.com "
    print("  '\(typed)' is kept as \(try EmailAddress(parsing: typed))")
    try printRefusal(of: "john@") { try EmailAddress(parsing: $0) }
  }
}

/// Prints the reason why `attempt` fails.
///
/// - Throws: `Unfinished` when the exercise behind it is not solved yet.
func printRefusal(of text: String, by attempt: (String) throws -> some Any) throws {
  do {
    print("  '\(text)' is taken for \(try attempt(text))")
  } catch let unfinished as Unfinished {
    throw unfinished
  } catch {
    print("  refused: \(error)")
  }
}
