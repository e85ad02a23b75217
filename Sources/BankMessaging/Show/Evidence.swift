package import EventSourcing
package import Events
package import Messaging

/// All that the show has found at its end, before it is compared.
package struct Evidence: Sendable {
  package var clients = ClientsCount()
  /// The balances as the bank answers them.
  package var balances: [AccountID: Money] = [:]
  /// The log of the bank.
  package var log: [RecordedEvent] = []
  package var notices: [Notice] = []
  package var numbers = PipelineNumbers()
  /// The messages in the hub, in its order.
  package var hub: [HubEvent] = []
  /// What each source has in its own log, as messages, in order.
  package var sources: [String: [Message]] = [:]
  /// The positions in the hub that the audit has recorded, with the ids that it saw there.
  package var audit: [Seen] = []
  /// The users and the balances as the small services answer them.
  package var users: [UserID: HubUser] = [:]
  package var savings: [AccountID: Money] = [:]

  package init() {}

  package struct Seen: Hashable, Sendable {
    package let position: Int
    package let id: String

    package init(position: Int, id: String) {
      self.position = position
      self.id = id
    }
  }
}
