import CommandHandlersSolution
import EventSourcing
import EventsSolution

/// The promises of a bank that its log and the answers of its clients show to be broken.
struct BankPromises {
  private(set) var broken: [String] = []
  private let answers: [BankSimulation.Answer]
  private let log: [RecordedEvent]

  init(_ outcome: BankSimulation.Outcome) {
    answers = outcome.answers
    log = outcome.log
    checkTransfers()
    checkBalances()
    checkAddresses()
    let byKey = Dictionary(grouping: answers, by: \.key.rawValue)
    for (key, answers) in byKey.sorted(by: { $0.key < $1.key }) {
      check(answers, of: CommandID(rawValue: key))
    }
  }

  /// Each transfer has one end, and its steps are in the accounts once, as the end says.
  private mutating func checkTransfers() {
    for case .requested(let order) in log.map({ $0.event as? Transfer.Event }) {
      let story = story(of: order.id)
      let isKnown = Self.stories.contains(story)
      if !isKnown { broken.append("transfer '\(order.id)' went \(story)") }
    }
  }

  private static let stories: Set<[EventTypeName]> = [
    [.transferRequested, .transferFailed],
    [
      .transferRequested, .transferSent, .transferTaken, .transferReceived, .transferCompleted,
    ],
    [
      .transferRequested, .transferSent, .transferTaken, .transferRefused, .transferReturned,
      .transferFailed,
    ],
  ]

  /// The types of the events of one transfer, those of the accounts among them, in order.
  private func story(of id: TransferID) -> [EventTypeName] {
    log.filter { recorded in
      if recorded.stream == Transfer.stream(of: id) { return true }
      return switch recorded.event as? Account.Event {
      case .transferSent(_, let other, _, _), .transferReceived(_, let other, _, _),
        .transferReturned(_, let other, _):
        other == id
      default: false
      }
    }.map(\.event.typeName)
  }

  /// All money was deposited, and no account owes any.
  private mutating func checkBalances() {
    var deposited = Money.zero
    for case .deposited(_, let amount) in log.map({ $0.event as? Account.Event }) {
      deposited = deposited &+ amount
    }
    let balances = BankSimulation.accounts.map { account in
      Account.replay(log.filter { $0.stream == Account.stream(of: account) }).balance
    }
    if balances.reduce(.zero, &+) != deposited || balances.contains(where: { $0 < .zero }) {
      broken.append("\(deposited) were deposited, and the accounts have \(balances)")
    }
  }

  /// No address belongs to two users.
  private mutating func checkAddresses() {
    var owners: [EmailAddress: UserID] = [:]
    for case .created(let id, _, _, let email) in log.map({ $0.event as? User.Event }) {
      if let owner = owners[email] {
        broken.append("\(email) belongs to the users \(owner) and \(id)")
      }
      owners[email] = id
    }
  }

  /// All answers to a key that say how it ended are the same, and its effect is there once, or not at
  /// all if it was refused.
  private mutating func check(_ answers: [BankSimulation.Answer], of key: CommandID) {
    // "It goes on" is no end, and a client who asks again may hear of that.
    let ends = answers.filter { $0.status != 202 }
    let effects = effects(of: answers[0].request, key)
    if effects > 1 { broken.append("\(key) had \(effects) effects") }
    guard let end = ends.first else { return }
    if ends.contains(where: { $0.status != end.status || $0.text != end.text }) {
      broken.append("\(key) got \(ends.map { "\($0.status) \($0.text)" })")
    }
    if effects != (end.status == 201 ? 1 : 0) {
      broken.append("\(key) got \(end.status), and had \(effects) effects")
    }
  }

  /// How often what `request` wants was done for `key`.
  private func effects(of request: BankSimulation.Request, _ key: CommandID) -> Int {
    switch request {
    case .deposit:
      log.count { $0.event.typeName == .moneyDeposited && $0.isCaused(by: key) }
    case .register:
      log.count { $0.event is User.Event && $0.isCaused(by: key) }
    case .transfer:
      story(of: TransferID(rawValue: key.rawValue)).count { $0 == .transferReceived }
    }
  }
}

extension RecordedEvent {
  fileprivate func isCaused(by key: CommandID) -> Bool {
    metadata.causationID?.rawValue == key.rawValue
  }
}
