import EventSourcing
import Events
import Messaging

/// The comparisons at the end of the show.
///
/// Each one has two witnesses that know nothing of each other: the clients, a log, a file of notices,
/// the hub.
package struct Reckoning {
  let evidence: Evidence

  package init(_ evidence: Evidence) { self.evidence = evidence }

  package var checks: [Check] {
    [sum, balances, movements, notices, queue, order, sources, users, accounts, audit]
  }

  /// What was paid in is in the accounts, or was paid out: transfers change no sum.
  var sum: Check {
    let (deposits, withdrawals) = (
      evidence.clients.sum(of: .deposit), evidence.clients.sum(of: .withdrawal)
    )
    let sum = evidence.balances.values.reduce(Money.zero) { $0 &+ $1 }
    return Check("sum of all balances", "\(sum) = \(deposits) - \(withdrawals)") {
      () throws(Difference) in
      try Difference.check(
        "the sum of all balances is not deposits minus withdrawals, which the clients have counted",
        expected: deposits &- withdrawals, got: sum)
    }
  }

  /// Each balance, as the clients count it, as the bank answers it, and replayed from the log.
  var balances: Check {
    let replayed = Dictionary(grouping: evidence.log) { $0.stream }
    let expected = evidence.clients.balances
    return Check("balances: clients, bank, log", "\(expected.count) accounts") {
      () throws(Difference) in
      for (account, balance) in expected.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        try Difference.check(
          "the bank's answer for account \(account) is not the count of the clients",
          expected: balance, got: evidence.balances[account] ?? .zero)
        let history = replayed[Account.stream(of: account)] ?? []
        try Difference.check(
          "the log of account \(account) gives another balance than the clients have counted",
          expected: balance, got: Account.replay(history).balance)
      }
      try Difference.check(
        "the bank has other accounts than the clients have used",
        expected: expected.keys.map(\.rawValue).sorted(),
        got: evidence.balances.keys.map(\.rawValue).sorted())
    }
  }

  /// What the clients were told is in the log, as often as they were told.
  var movements: Check {
    let recorded = logged.reduce(into: [:]) { $0[$1.movement, default: 0] += 1 }
    let told = evidence.clients.movements
    return Check("movements: clients, log", "\(logged.count) events") {
      () throws(Difference) in
      let all = Set(told.keys).union(recorded.keys).sorted { $0.description < $1.description }
      for movement in all {
        try Difference.check(
          "times that \(movement) is in the log, while the clients expect it as often as they had an "
            + "answer", expected: told[movement] ?? 0, got: recorded[movement] ?? 0)
      }
    }
  }

  /// Each movement in the log has one notice, which tells what the event says.
  var notices: Check {
    let found = Dictionary(grouping: evidence.notices) { $0.messageID.rawValue }
    let logged = logged
    return Check("notices: log, file of the workers", "\(evidence.notices.count) notices") {
      () throws(Difference) in
      for (id, movement) in logged {
        let notices = found[id] ?? []
        guard let notice = notices.first, notices.count == 1 else {
          throw Difference(
            "notices of \(movement), which is event \(id)", expected: "1", got: "\(notices.count)")
        }
        try Difference.check(
          "the notice of event \(id)", expected: movement, got: Movement(notice))
      }
      let known = Set(logged.map(\.id))
      if let other = evidence.notices.first(where: { !known.contains($0.messageID.rawValue) }) {
        throw Difference(
          "notices of event \(other.messageID), which is not in the log", expected: "0",
          got: "1: \(Movement(other))")
      }
    }
  }

  var queue: Check {
    let numbers = evidence.numbers
    return Check("the queue is empty", "\(numbers.deadLetters) dead letters") {
      () throws(Difference) in
      try Difference.check("messages in the queue", expected: 0, got: numbers.waiting)
      try Difference.check("messages in flight", expected: 0, got: numbers.inFlight)
      try Difference.check("dead letters", expected: 0, got: numbers.deadLetters)
      try Difference.check(
        "position of the publisher", expected: numbers.log, got: numbers.published)
    }
  }

  /// The events of the log of which a customer is told, in order.
  private var logged: [(id: String, movement: Movement)] {
    evidence.log.compactMap { event in
      (event.event as? Account.Event).flatMap(Movement.init).map { (event.id.description, $0) }
    }
  }
}
