import EventSourcing
import Events
import Foundation

/// A short history written in Swift, used while the file can't be read.
enum SampleHistory {
  static let events: [RecordedEvent] = {
    let facts: [(StreamID, any DomainEvent)] = [
      (Account.stream(of: 1), Account.Event.opened(accountID: 1)),
      (Account.stream(of: 1), Account.Event.deposited(accountID: 1, amount: Money(cents: 100_00))),
      (Account.stream(of: 1), Account.Event.withdrawn(accountID: 1, amount: Money(cents: 30_00))),
    ]
    return facts.enumerated().map { index, fact in
      RecordedEvent(
        position: GlobalPosition(rawValue: index + 1), stream: fact.0, version: index + 1,
        id: CountedEventIDs.id(numbered: UInt64(index + 1)),
        recordedAt: Date(timeIntervalSince1970: 1_767_603_600 + Double(index) * 86_400),
        event: fact.1)
    }
  }()
}
