import CommandHandlers
import EventSourcing
import Events
import TestStores

/// The learner's registration of users, on a store with hooks.
struct Town: Sendable {
  let store: HookedStore
  let users: UserRegistration

  init(store: HookedStore = HookedStore()) {
    self.store = store
    users = UserRegistration(
      handler: CommandHandler(
        store: store, retries: RetryPolicy(limit: 20), clock: ImmediateClock()))
  }

  func register(
    _ id: UserID, _ name: String, _ email: EmailAddress, command: CommandID? = nil
  ) async throws(Unfinished) -> Answer<User.Event> {
    try await Answer {
      try await users.register(
        id, firstName: name, lastName: "Doe", email: email,
        context: CommandContext(command ?? Self.newID()))
    }
  }

  func change(
    _ id: UserID, to email: EmailAddress, command: CommandID? = nil
  ) async throws(Unfinished) -> Answer<User.Event> {
    try await Answer {
      try await users.changeEmail(
        of: id, to: email, context: CommandContext(command ?? Self.newID()))
    }
  }

  /// The address of the user by the last event.
  func email(of id: UserID) async throws -> EmailAddress? {
    try await store.read(User.stream(of: id)).reduce(nil) { email, recorded in
      switch recorded.event as? User.Event {
      case .created(_, _, _, let email), .emailUpdated(_, let email): email
      case nil: email
      }
    }
  }

  private static func newID() -> CommandID {
    CommandID(rawValue: RandomEventIDs().next().description)
  }
}

extension NewEvent {
  var isRelease: Bool {
    if case .released = event as? EmailReservation.Event { true } else { false }
  }
}
