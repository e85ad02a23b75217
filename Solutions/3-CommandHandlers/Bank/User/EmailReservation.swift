public import EventSourcing
public import Events

/// The owner of an e-mail address: one stream for each address.
///
/// A rule can be enforced within one stream, not across streams. "No two users have the same
/// address" is a rule about the address, so the address gets its own stream.
public enum EmailReservation: Aggregate {
  public enum Event: Hashable, Sendable {
    case reserved(email: EmailAddress, userID: UserID)
    /// Its owner has reserved it again, so that no older reservation can release it.
    case renewed(email: EmailAddress, userID: UserID)
    case released(email: EmailAddress, userID: UserID)
  }

  public struct State: Hashable, Sendable {
    /// The owner of the address; `nil` when it is free.
    public var owner: UserID?

    public init(owner: UserID? = nil) {
      self.owner = owner
    }
  }

  public enum Command: Hashable, Sendable {
    /// Reserves the address, or renews the reservation.
    case reserve(EmailAddress, UserID)
    /// Releases the address, if it is the user's.
    case release(EmailAddress, UserID)
  }

  public static let initial = State()

  public static func evolve(_ state: inout State, with event: Event) {
    switch event {
    case .reserved(_, let userID), .renewed(_, let userID): state.owner = userID
    case .released: state.owner = nil
    }
  }

  /// The stream with the history of one address.
  public static func stream(of email: EmailAddress) -> StreamID {
    StreamID(category: "email", id: email.value)
  }
}

/// The address belongs to another user.
public struct EmailTaken: Error, Hashable {
  public let email: EmailAddress

  public init(email: EmailAddress) {
    self.email = email
  }
}

extension EmailTaken: CustomStringConvertible {
  public var description: String { "the address \(email) belongs to another user" }
}

extension EmailReservation: Decider {
  public static func decide(_ command: Command, given state: State) throws(EmailTaken) -> [Event] {
    // BEGIN EXERCISE 3.12
    // starter: // Free, the user's own, or another user's: which events does each command cause?
    // starter: []
    switch command {
    case .reserve(let email, let userID):
      if state.owner == userID { return [.renewed(email: email, userID: userID)] }
      guard state.owner == nil else { throw EmailTaken(email: email) }
      return [.reserved(email: email, userID: userID)]
    case .release(let email, let userID):
      return state.owner == userID ? [.released(email: email, userID: userID)] : []
    }
    // END EXERCISE 3.12
  }
}
