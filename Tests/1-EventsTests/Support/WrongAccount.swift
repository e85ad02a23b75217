import EventSourcing
import Events
import Testing

/// The ways in which an account can be wrong, each in one sentence: "an account where …".
enum WrongAccount: String, CaseIterable, CustomTestStringConvertible {
  case staysUnopened = "opening does not open the account"
  case openingEmpties = "opening empties the balance"
  case closedIsDeaf = "no event counts once the account is closed"
  case depositReplaces = "a deposit replaces the balance instead of adding to it"
  case withdrawalAdds = "a withdrawal adds the money"
  case overdraftIsIgnored = "a withdrawal of more than the balance does not count"
  case sentIsNotTaken = "money that was sent to another account stays in the balance"
  case receivedIsNotAdded = "money that was received from another account is not added"
  case receivedReplaces = "money that was received replaces the balance instead of adding to it"
  case returnedIsLost = "a returned transfer does not give the money back"
  case returnedIsTakenAgain = "a returned transfer takes the money a second time"
  case staysOpen = "closing does not close the account"
  case closingEmpties = "closing empties the balance"
  case closingForgets = "closing makes the account `unopened`"

  var testDescription: String { rawValue }

  /// Folds `event` as an account does that has this one fault.
  func evolve(_ state: inout Account.State, with event: Account.Event) {
    let before = state
    state.evolveRightly(with: event)
    switch (self, event) {
    case (.staysUnopened, .opened), (.staysOpen, .closed):
      state.status = before.status
    case (.depositReplaces, .deposited(_, let amount)),
      (.receivedReplaces, .transferReceived(_, _, _, let amount)):
      state.balance = amount
    case (.withdrawalAdds, .withdrawn(_, let amount)):
      state.balance = before.balance &+ amount
    case (.overdraftIsIgnored, .withdrawn) where state.balance < .zero:
      state.balance = before.balance
    case (.sentIsNotTaken, .transferSent), (.receivedIsNotAdded, .transferReceived),
      (.returnedIsLost, .transferReturned):
      state.balance = before.balance
    case (.returnedIsTakenAgain, .transferReturned(_, _, let amount)):
      state.balance = before.balance &- amount
    case (.openingEmpties, .opened), (.closingEmpties, .closed):
      state.balance = .zero
    case (.closedIsDeaf, _) where before.status == .closed:
      state = before
    case (.closingForgets, .closed):
      state.status = .unopened
    default:
      break
    }
  }
}

extension Account.State {
  /// Folds `event` as it should be, whatever the learner's own `evolve` does.
  mutating func evolveRightly(with event: Account.Event) {
    switch event {
    case .opened: status = .open
    case .closed: status = .closed
    case .deposited(_, let amount), .transferReceived(_, _, _, let amount),
      .transferReturned(_, _, let amount):
      balance = balance &+ amount
    case .withdrawn(_, let amount), .transferSent(_, _, _, let amount):
      balance = balance &- amount
    }
  }
}
