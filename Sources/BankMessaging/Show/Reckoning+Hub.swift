import Events
import Messaging

extension Reckoning {
  /// The hub has one order: 1, 2, 3, and so on, and no message twice.
  var order: Check {
    Check("the hub's order", "\(evidence.hub.count) positions") { () throws(Difference) in
      for (index, event) in evidence.hub.enumerated() {
        try Difference.check(
          "the position of message \(event.message.id) in the hub", expected: index + 1,
          got: event.position)
      }
    }
  }

  /// The hub has the messages of each source as its log has them: all, in order, with this content.
  var sources: Check {
    let names = evidence.sources.keys.sorted()
    let found = Dictionary(grouping: evidence.hub.map(\.message)) { $0.source }
    let counts = names.map { "\($0) \(evidence.sources[$0, default: []].count)" }
    return Check("messages: logs of the services, hub", counts.joined(separator: ", ")) {
      () throws(Difference) in
      for name in names {
        let own = evidence.sources[name, default: []]
        let atHub = found[name] ?? []
        for (index, pair) in zip(own, atHub).enumerated() {
          let place = "message \(index + 1) of \(name) in the hub"
          try Difference.check(place, expected: pair.0.id, got: pair.1.id)
          try Difference.check(
            "\(place), \(pair.0.id)", expected: pair.0.type, got: pair.1.type)
          guard pair.0 == pair.1 else {
            throw Difference(
              "\(place), \(pair.0.id)", expected: "\(pair.0.data)", got: "\(pair.1.data)")
          }
        }
        try Difference.check(
          "the number of messages of \(name) in the hub", expected: own.count, got: atHub.count)
      }
      try Difference.check(
        "the sources in the hub", expected: names, got: found.keys.sorted())
    }
  }

  /// Each user, as the clients know them, as the service answers, and replayed from log and hub.
  var users: Check {
    Check("users: clients, service, log, hub", "\(evidence.clients.users.count) users") {
      () throws(Difference) in
      try compare(
        evidence.clients.users, evidence.users, source: "users", kind: "user",
        replay: { try HubUser.replay($0) })
    }
  }

  /// The same for each account of the service `accounts`, and its balance.
  var accounts: Check {
    Check("accounts: clients, service, log, hub", "\(evidence.clients.savings.count) accounts") {
      () throws(Difference) in
      try compare(
        evidence.clients.savings, evidence.savings, source: "accounts", kind: "account",
        replay: { try HubAccount.replay($0)?.balance })
    }
  }

  /// The audit has recorded what is in the hub: each message once, in the hub's order.
  var audit: Check {
    Check("the audit: its log, hub", "\(evidence.audit.count) messages") {
      () throws(Difference) in
      for (seen, event) in zip(evidence.audit, evidence.hub) {
        let expected = Evidence.Seen(position: event.position, id: event.message.id.rawValue)
        guard seen == expected else {
          throw Difference(
            "the audit's record for position \(event.position)", expected: expected.id,
            got: "\(seen.id), position \(seen.position)")
        }
      }
      try Difference.check(
        "messages that the audit has recorded", expected: evidence.hub.count,
        got: evidence.audit.count)
    }
  }

  private func compare<ID: Hashable & CustomStringConvertible, State: Equatable>(
    _ told: [ID: State], _ answered: [ID: State], source: String, kind: String,
    replay: ([Message]) throws -> State?
  ) throws(Difference) {
    let log = Dictionary(grouping: evidence.sources[source] ?? []) { $0.subject }
    let hub = Dictionary(grouping: evidence.hub.map(\.message).filter { $0.source == source }) {
      $0.subject
    }
    for (id, state) in told.sorted(by: { "\($0.key)" < "\($1.key)" }) {
      let subject = "\(kind)-\(id)"
      let witnesses = [
        ("the service's answer", answered[id]),
        ("the service's log", try? replay(log[subject] ?? [])),
        ("the hub", try? replay(hub[subject] ?? [])),
      ]
      for (witness, found) in witnesses where found != state {
        throw Difference(
          "\(kind) \(id): \(witness) is not what the clients were told", expected: "\(state)",
          got: found.map { "\($0)" } ?? "nothing")
      }
    }
    try Difference.check(
      "the number of \(source) in the log of their service", expected: told.count, got: log.count)
  }
}
