// Wrong answers to exercise 7.1.

// Answer: new-id-each-time
// Mistake: gives each message a new id
// Shows: A consumer recognizes a duplicate by its id
// Instead of:
  id: MessageID(rawValue: event.id.description), source: source, type: content.type,
// Write:
  id: MessageID(rawValue: RandomEventIDs().next().description), source: source, type: content.type,

// Answer: stream-and-version-as-id
// Mistake: makes the id of the stream and the version
// Shows: both times the message with the id of the event
// Instead of:
  id: MessageID(rawValue: event.id.description), source: source, type: content.type,
// Write:
  id: MessageID(rawValue: "\(event.stream)-\(event.version)"), source: source, type: content.type,

// Answer: name-of-the-event
// Mistake: uses the name under which the event is stored
// Shows: public names, and amounts as text
// Instead of:
  id: MessageID(rawValue: event.id.description), source: source, type: content.type,
// Write:
  id: MessageID(rawValue: event.id.description), source: source,
  type: MessageType(rawValue: event.event.typeName.rawValue),

// Answer: amount-in-cents
// Mistake: tells the cents, as the log does
// Shows: public names, and amounts as text
// Instead of:
  Content("DepositMade", ["account_id": account, "amount": .string(amount.description)])
// Write:
  Content("DepositMade", ["account_id": account, "amount": .integer(amount.cents)])

// Answer: tells-what-was-sent
// Mistake: makes the message when the money leaves the sender
// Shows: so tell them when the money has arrived
// Instead of:
case .transferReceived(_, let transferID, let from, let amount):
// Write:
case .transferSent(_, let transferID, let from, let amount):
// Instead of:
case .transferSent, .transferReturned: nil
// Write:
case .transferReceived, .transferReturned: nil

// Answer: tells-both-sides
// Mistake: makes a message for each side of a transfer
// Shows: Money that was sent may come back
// Instead of:
case .transferSent, .transferReturned: nil
// Write:
case .transferSent(_, let transferID, let to, let amount):
  Content(
    "TransferMade",
    [
      "transfer_id": .string(transferID.rawValue), "from_account_id": account,
      "to_account_id": .integer(to.rawValue), "amount": .string(amount.description),
    ])
case .transferReturned: nil

// Answer: returned-money-is-a-deposit
// Mistake: tells returned money as a deposit
// Shows: expected: none, none, TransferMade
// Instead of:
case .transferSent, .transferReturned: nil
// Write:
case .transferReturned(_, _, let amount):
  Content("DepositMade", ["account_id": account, "amount": .string(amount.description)])
case .transferSent: nil

// Answer: from-and-to-swapped
// Mistake: takes the account of the event for the sender
// Shows: "from_account_id":3
// Instead of:
      "transfer_id": .string(transferID.rawValue), "from_account_id": .integer(from.rawValue),
      "to_account_id": account, "amount": .string(amount.description),
// Write:
      "transfer_id": .string(transferID.rawValue), "from_account_id": account,
      "to_account_id": .integer(from.rawValue), "amount": .string(amount.description),

// Answer: time-of-sending
// Mistake: takes the time of now
// Shows: The time is that of the event
// Instead of:
  subject: event.stream.description, sequence: event.version, time: event.recordedAt,
// Write:
  subject: event.stream.description, sequence: event.version, time: SystemWallClock().now,

// Answer: position-as-sequence
// Mistake: takes the position in the log for the place in the stream
// Shows: The event is version 6 of the stream account-2, at position 41
// Instead of:
  subject: event.stream.description, sequence: event.version, time: event.recordedAt,
// Write:
  subject: event.stream.description, sequence: event.position.rawValue, time: event.recordedAt,

// Answer: subject-without-category
// Mistake: takes the number of the account for the subject
// Shows: so the subject is the stream
// Instead of:
  subject: event.stream.description, sequence: event.version, time: event.recordedAt,
// Write:
  subject: event.stream.id, sequence: event.version, time: event.recordedAt,

// Answer: without-metadata
// Mistake: leaves correlation and causation behind
// Shows: it has the same cause
// Instead of:
  metadata: event.metadata, data: content.data)
// Write:
  data: content.data)

// Answer: caused-by-itself
// Mistake: takes the event for the cause of its own message
// Shows: it has the same cause
// Instead of:
  metadata: event.metadata, data: content.data)
// Write:
  metadata: EventMetadata(causedBy: event), data: content.data)

// Answer: tells-the-unknown
// Mistake: sends an unknown event as it is
// Shows: Nobody has decided yet what others may learn about it
// Instead of:
  default: nil
// Write:
  case let event as UnknownEvent:
    if case .object(let data) = event.data {
      Content(MessageType(rawValue: event.typeName.rawValue), data)
    } else {
      nil
    }
  default: nil

// Answer: forgets-users
// Mistake: makes messages of accounts only
// Shows: call it for an event of a user
// Instead of:
  case let event as User.Event: content(of: event)
  default: nil
// Write:
  default: nil

// Answer: id-in-capitals
// Mistake: writes the id's letters as capitals
// Shows: take its `description`
// Instead of:
  id: MessageID(rawValue: event.id.description), source: source, type: content.type,
// Write:
  id: MessageID(rawValue: event.id.description.uppercased()), source: source,
  type: content.type,
