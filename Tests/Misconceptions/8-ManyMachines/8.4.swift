// Wrong answers to exercise 8.4.

// Answer: reads-the-message
// Mistake: searches the message, which a server may write in another language
// Shows: A message is written for people
// Hole: 1
switch error.message {
case let text where text.contains("duplicate key"): self = .conflict
case let text where text.contains("serialize") || text.contains("deadlock"): self = .retry
case let text where text.contains("shutting down"): self = .reconnect
case let text where text.contains("no space left"): self = .serverTrouble
case let text where text.contains("invalid"): self = .unstorable
case let text where text.contains("password"): self = .misconfigured
default: self = .other
}

// Answer: the-message-of-an-unknown-code
// Mistake: searches the message when the code is unknown
// Shows: A message is written for people
// Instead of:
  default: self = .other
// Write:
  default: self = error.message.contains("duplicate key") ? .conflict : .other

// Answer: every-duplicate-is-a-conflict
// Mistake: takes 23505 for a conflict without looking at the constraint
// Shows: `error.constraint` says which one
// Instead of:
case "23505" where ["events_stream_version", "events_id"].contains(error.constraint):
  self = .conflict
// Write:
case "23505": self = .conflict

// Answer: forgets-the-id
// Mistake: knows only one of the two constraints of the log
// Shows: PostgreSQL reported '23505' for the constraint events_id
// Instead of:
case "23505" where ["events_stream_version", "events_id"].contains(error.constraint):
// Write:
case "23505" where error.constraint == "events_stream_version":

// Answer: any-violation-of-the-log
// Mistake: takes each violated rule of the table for a conflict
// Shows: `error.constraint` says which one
// Instead of:
case "23505" where ["events_stream_version", "events_id"].contains(error.constraint):
// Write:
case "23505" where error.constraint?.hasPrefix("events_") == true:

// Answer: the-whole-class-23
// Mistake: takes every violated constraint, such as NOT NULL, for a conflict
// Shows: Its class has no advice
// Instead of:
  case "40": self = .retry
// Write:
  case "23": self = .conflict
  case "40": self = .retry

// Answer: serialization-is-a-conflict
// Mistake: tells the client about a newer version when there was only a collision
// Shows: No other writer has won
// Instead of:
  case "40": self = .retry
// Write:
  case "40": self = .conflict

// Answer: knocks-for-ever
// Mistake: connects again with the same wrong password
// Shows: Repeating can't help
// Instead of:
  case "08", "57": self = .reconnect
  case "53", "58": self = .serverTrouble
  case "22", "54": self = .unstorable
  case "28", "3D", "3F", "42": self = .misconfigured
// Write:
  case "08", "57", "28": self = .reconnect
  case "53", "58": self = .serverTrouble
  case "22", "54": self = .unstorable
  case "3D", "3F", "42": self = .misconfigured

// Answer: classes-only
// Mistake: does not know the codes whose class says something else
// Shows: PostgreSQL reported '57014'
// Hole: 1
switch error.code.prefix(2) {
case "23" where ["events_stream_version", "events_id"].contains(error.constraint): self = .conflict
case "40", "55": self = .retry
case "08", "57", "25": self = .reconnect
case "53", "58": self = .serverTrouble
case "22", "54": self = .unstorable
case "28", "3D", "3F", "42": self = .misconfigured
default: self = .other
}

// Answer: a-list-of-codes
// Mistake: does not know the classes, so a code of a newer server means nothing
// Shows: A newer server has codes that this program does not know
// Hole: 1
switch error.code {
case "23505" where ["events_stream_version", "events_id"].contains(error.constraint):
  self = .conflict
case "40001", "40P01", "55P03", "25P02", "57014": self = .retry
case "57P01", "57P02", "57P03", "08006", "08P01", "25006": self = .reconnect
case "53100", "53200", "53300", "58030": self = .serverTrouble
case "22021", "22P05", "22P02", "54000": self = .unstorable
case "28P01", "28000", "3D000", "3F000", "42P01", "42501": self = .misconfigured
default: self = .other
}

// Answer: a-standby-is-misconfigured
// Mistake: gives up at a standby, although there is a primary elsewhere
// Shows: The bank has to look for the primary
// Instead of:
case "25006": self = .reconnect
// Write:
case "25006": self = .misconfigured

// Answer: a-full-disk-is-the-event's-fault
// Mistake: gives up an event because the disk is full
// Shows: The event is fine
// Instead of:
  case "53", "58": self = .serverTrouble
  case "22", "54": self = .unstorable
// Write:
  case "58": self = .serverTrouble
  case "22", "53", "54": self = .unstorable

// Answer: too-many-connections-one-more
// Mistake: connects again when there are too many connections
// Shows: PostgreSQL reported '53300'
// Instead of:
case "25006": self = .reconnect
// Write:
case "25006", "53300": self = .reconnect

// Answer: try-again-with-the-same-bytes
// Mistake: repeats an event that can never be stored
// Shows: Repeating it would hold up the others
// Instead of:
  case "40": self = .retry
  case "08", "57": self = .reconnect
  case "53", "58": self = .serverTrouble
  case "22", "54": self = .unstorable
// Write:
  case "22", "40", "54": self = .retry
  case "08", "57": self = .reconnect
  case "53", "58": self = .serverTrouble

// Answer: all-the-rest-again
// Mistake: repeats what it does not know
// Shows: none is better than wrong advice
// Instead of:
  default: self = .other
// Write:
  default: self = .retry

// Answer: cut-into-characters
// Mistake: looks only at the first character
// Shows: Its class has no advice
// Instead of:
  switch error.code.prefix(2) {
  case "40": self = .retry
  case "08", "57": self = .reconnect
  case "53", "58": self = .serverTrouble
  case "22", "54": self = .unstorable
  case "28", "3D", "3F", "42": self = .misconfigured
// Write:
  switch error.code.first {
  case "4": self = .retry
  case "0": self = .reconnect
  case "5": self = .serverTrouble
  case "2": self = .unstorable
  case "3": self = .misconfigured
