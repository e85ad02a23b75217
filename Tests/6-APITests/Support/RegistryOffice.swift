import API
import APISupport
import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import TestStores

/// Where users are registered, over a store to which things happen.
struct RegistryOffice: Sendable {
  let store: HookedStore
  private let service: BankService

  init(_ store: HookedStore = HookedStore()) {
    self.store = store
    service = BankService(store: store)
  }

  /// Registers a user.
  ///
  /// - Throws: `Unfinished` when the exercise is not solved yet.
  func register(
    _ email: EmailAddress, as name: String = "John", guess: UserID,
    command: String = RandomEventIDs().next().description
  ) async throws(Unfinished) -> Outcome<Registered> {
    try await .soon {
      let (id, result) = try await service.register(
        firstName: name, lastName: "Doe", email: email, guess: guess,
        context: CommandContext(
          CommandID(rawValue: command), correlationID: CorrelationID(rawValue: "visit")))
      return Registered(id: id, result: result)
    }
  }

  /// Gives this number to another user.
  ///
  /// - Throws: what the store throws.
  static func occupy(_ id: UserID, in store: HookedStore) async throws {
    let email = try EmailAddress(parsing: "user\(id)@example.com")
    let name = "User \(id)"
    try await store.record(
      [EmailReservation.Event.reserved(email: email, userID: id)],
      in: EmailReservation.stream(of: email))
    try await store.record(
      [User.Event.created(userID: id, firstName: name, lastName: "Doe", email: email)],
      in: User.stream(of: id))
  }

  /// Who has each number, by the address, in the order of the log.
  ///
  /// - Throws: what the store throws.
  var users: [Registered.Entry] {
    get async throws {
      try await store.everything().compactMap { recorded in
        guard case .created(let id, _, _, let email) = recorded.event as? User.Event else {
          return nil
        }
        return Registered.Entry(id: id, email: email)
      }
    }
  }

  /// For whom an address is reserved.
  ///
  /// - Throws: what the store throws.
  func owner(of email: EmailAddress) async throws -> UserID? {
    try await store.store.read(EmailReservation.stream(of: email)).reduce(nil) { owner, recorded in
      switch recorded.event as? EmailReservation.Event {
      case .reserved(_, let id), .renewed(_, let id): id
      case .released: nil
      case nil: owner
      }
    }
  }
}

/// What a registration led to.
struct Registered: Equatable, Sendable, CustomStringConvertible {
  struct Entry: Hashable, CustomStringConvertible {
    let id: UserID
    let email: EmailAddress

    var description: String { "user \(id) with \(email)" }
  }

  let id: UserID
  let result: CommandResult<User.Event>

  var description: String { "user \(id) at version \(result.version)" }
}
