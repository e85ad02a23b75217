import EventSourcing
import EventsSolution

extension StreamID {
  /// The stream of the account with this number.
  static func opened(_ number: Int) -> StreamID {
    Account.stream(of: AccountID(rawValue: number))
  }
}

extension [NewEvent] {
  /// An account is opened, with a first deposit: the ids are the same in every run.
  static func opening(_ number: Int) -> Self {
    let account = AccountID(rawValue: number)
    let events: [Account.Event] = [
      .opened(accountID: account), .deposited(accountID: account, amount: Money(cents: 1_00)),
    ]
    return events.enumerated().map { index, event in
      NewEvent(id: CountedEventIDs.id(numbered: UInt64(2 * number + index)), event: event)
    }
  }
}
