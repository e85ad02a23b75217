public import EventSourcing
import Events

/// Decides what the bank tells other systems: which events become messages, and what they contain.
///
/// An event in the log belongs to the bank, which may rename it or split it. A message is a contract:
/// other teams have written its type and its fields into their programs.
public enum BankMessages {
  /// The system that the messages come from.
  public static let source = "bank"

  /// The part of a message that depends on the kind of event.
  private struct Content {
    let type: MessageType
    let data: [String: JSONValue]

    init(_ type: MessageType, _ data: [String: JSONValue]) {
      self.type = type
      self.data = data
    }
  }

  /// Returns the message that tells others about `event`; `nil` when the event is internal.
  ///
  /// The message for an event is always the same, including its id: it may have to be sent again.
  public static func message(for event: RecordedEvent) -> Message? {
    // BEGIN EXERCISE 7.1
    // starter: // `content(of:)` returns type and data for an event of a user or an account.
    // starter: // Everything else is in the recorded event, beginning with the id.
    // starter: nil
    let content: Content? =
      switch event.event {
      case let event as Account.Event: content(of: event)
      case let event as User.Event: content(of: event)
      default: nil
      }
    guard let content else { return nil }
    return Message(
      id: MessageID(rawValue: event.id.description), source: source, type: content.type,
      subject: event.stream.description, sequence: event.version, time: event.recordedAt,
      metadata: event.metadata, data: content.data)
    // END EXERCISE 7.1
  }

  /// Returns the type and data of the message for an event of a user.
  private static func content(of event: User.Event) -> Content? {
    switch event {
    case .created(let id, let firstName, let lastName, let email):
      Content(
        "UserRegistered",
        [
          "user_id": .integer(id.rawValue), "first_name": .string(firstName),
          "last_name": .string(lastName), "email": .string(email.value),
        ])
    case .emailUpdated(let id, let newEmail):
      Content(
        "UserEmailChanged", ["user_id": .integer(id.rawValue), "email": .string(newEmail.value)])
    }
  }

  /// Returns the type and data of the message for an event of an account; `nil` for a step of a
  /// transfer in which no money arrives.
  private static func content(of event: Account.Event) -> Content? {
    // BEGIN EXERCISE 7.1
    // starter: // One case for each event, with the amounts as text.
    // starter: nil
    let account = JSONValue.integer(event.accountID.rawValue)
    return switch event {
    case .opened: Content("AccountOpened", ["account_id": account])
    case .deposited(_, let amount):
      Content("DepositMade", ["account_id": account, "amount": .string(amount.description)])
    case .withdrawn(_, let amount):
      Content("WithdrawalMade", ["account_id": account, "amount": .string(amount.description)])
    case .transferReceived(_, let transferID, let from, let amount):
      Content(
        "TransferMade",
        [
          "transfer_id": .string(transferID.rawValue), "from_account_id": .integer(from.rawValue),
          "to_account_id": account, "amount": .string(amount.description),
        ])
    case .closed: Content("AccountClosed", ["account_id": account])
    case .transferSent, .transferReturned: nil
    }
    // END EXERCISE 7.1
  }
}
