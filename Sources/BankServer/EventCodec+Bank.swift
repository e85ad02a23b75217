import CommandHandlers
import Events
package import Persistence

extension EventCodec {
  /// The codec for all events of the bank's log.
  package static let bank = EventCodec(
    [
      Account.Event.self, User.Event.self, EmailReservation.Event.self, Transfer.Event.self,
    ], upcasters: [.depositsInCents])
}
