import EventSourcing
import Events

/// A new address that is reserved for a user, and the one that the user had at that moment.
///
/// One of the two is left over in the end. Which one is known when the user's command has ended, so
/// each release takes the value that proves it.
struct AddressSwap: Sendable {
  /// `nil` when the address was the user's already: another command may build on it, too.
  fileprivate let new: Reservation?
  fileprivate let old: Reservation?
  fileprivate let registration: UserRegistration
  fileprivate let context: CommandContext

  /// Releases the old address, if there was one: the user has the new one.
  ///
  /// - Throws: errors of the store.
  func releaseOld(after result: CommandResult<User.Event>) async throws {
    if let old { try await registration.release(old, context) }
  }

  /// Releases the new address, unless it was the user's before: the user was not changed.
  ///
  /// - Throws: errors of the store.
  func releaseNew(after rejection: User.Rejection) async throws {
    if let new { try await registration.release(new, context) }
  }

  /// A reservation as it was seen. Each renewal raises the version of the address's stream.
  fileprivate struct Reservation {
    let email: EmailAddress
    let userID: UserID
    let version: Int
  }
}

extension UserRegistration {
  /// Reserves `email` for the user, and notes the reservation of `old`, the user's present address.
  ///
  /// - Throws: ``EmailTaken`` when another user has `email`; errors of the store.
  func reserve(
    _ email: EmailAddress, insteadOf old: EmailAddress?, for id: UserID, _ context: CommandContext
  ) async throws -> AddressSwap {
    let seen: AddressSwap.Reservation? =
      if let old { try await reservation(of: old, for: id) } else { nil }
    let result = try await handler.handle(
      EmailReservation.Command.reserve(email, id), by: EmailReservation.self,
      in: EmailReservation.stream(of: email), context: step(of: context))
    let isNew = result.events == [.reserved(email: email, userID: id)]
    return AddressSwap(
      new: isNew
        ? AddressSwap.Reservation(email: email, userID: id, version: result.version) : nil,
      old: seen, registration: self, context: context)
  }

  private func reservation(
    of email: EmailAddress, for id: UserID
  ) async throws -> AddressSwap.Reservation? {
    let stream = EmailReservation.stream(of: email)
    let last = try await handler.store.read(stream, .backwards, from: nil, limit: 1).first
    return last.map { AddressSwap.Reservation(email: email, userID: id, version: $0.version) }
  }

  /// Releases an address, unless its reservation was renewed since it was seen.
  fileprivate func release(
    _ seen: AddressSwap.Reservation, _ context: CommandContext
  ) async throws {
    do {
      try await handler.handle(
        EmailReservation.Command.release(seen.email, seen.userID), by: EmailReservation.self,
        in: EmailReservation.stream(of: seen.email),
        context: step(of: context, onlyAt: [seen.version]))
    } catch is StaleVersion {}
  }

  /// The context of a separate command. It needs no fixed id: the address's state shows whether it
  /// was done.
  private func step(of context: CommandContext, onlyAt versions: Set<Int>? = nil) -> CommandContext
  {
    CommandContext(
      CommandID(rawValue: handler.ids.next().description), correlationID: context.correlationID,
      onlyAt: versions, hasNewID: true)
  }
}
