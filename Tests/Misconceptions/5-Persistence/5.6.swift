// Wrong answers to exercise 5.6.

// Answer: a-rule-is-a-lock
// Mistake: maps a constraint error to a lock
// Shows: A code that has no case stays `.other(error)`
// Instead of:
case .notADatabase: self = .notADatabase
// Write:
case .notADatabase: self = .notADatabase
case .constraint: self = .locked

// Answer: all-the-rest-is-damage
// Mistake: maps unknown errors to damage
// Shows: A code that has no case stays `.other(error)`
// Instead of:
default: self = .other(error)
// Write:
default: self = .damaged

// Answer: all-the-rest-is-the-disk
// Mistake: maps unknown errors to an I/O error
// Shows: A code that has no case stays `.other(error)`
// Instead of:
default: self = .other(error)
// Write:
default: self = .diskTrouble

// Answer: cuts-the-number
// Mistake: keeps only the primary code of an unknown error
// Shows: so that its number can be looked up
// Instead of:
default: self = .other(error)
// Write:
default: self = .other(SQLiteError(code: error.code.primary, message: error.message))

// Answer: every-lock-is-one
// Mistake: maps a table locked by its own program to a busy file
// Shows: A code that has no case stays `.other(error)`
// Instead of:
case .busy: self = .locked
// Write:
case .busy, ResultCode(rawValue: 6): self = .locked

// Answer: forgets-the-disk
// Mistake: doesn't map the I/O error
// Shows: expected: .diskTrouble
// Instead of:
case .ioError: self = .diskTrouble
// Write:

// Answer: full-is-trouble
// Mistake: maps a full disk to an I/O error
// Shows: There was no room for another page
// Instead of:
case .full: self = .full
// Write:
// Instead of:
case .ioError: self = .diskTrouble
// Write:
case .ioError, .full: self = .diskTrouble

// Answer: goes-by-the-words
// Mistake: searches the message for words
// Shows: The number decides, not the message
// Hole: 1
switch error.message {
case let text where text.contains("locked"): self = .locked
case let text where text.contains("full"): self = .full
case let text where text.contains("readonly"): self = .readOnly
case let text where text.contains("unable to open"): self = .cannotOpen
case let text where text.contains("disk I/O"): self = .diskTrouble
case let text where text.contains("malformed"): self = .damaged
case let text where text.contains("not a database"): self = .notADatabase
default: self = .other(error)
}

// Answer: last-two-digits
// Mistake: uses the last two digits as the primary code
// Shows: `code.primary` is the lowest byte
// Instead of:
switch error.code.primary {
// Write:
switch ResultCode(rawValue: error.code.rawValue % 100) {

// Answer: own-words
// Mistake: replaces the message of an unknown error
// Shows: so that its number can be looked up
// Instead of:
default: self = .other(error)
// Write:
default: self = .other(SQLiteError(code: error.code, message: "something went wrong"))

// Answer: swaps-the-rights
// Mistake: swaps a read-only file and one that can't be opened
// Shows: A read-only file was written to
// Instead of:
case .readOnly: self = .readOnly
case .cannotOpen: self = .cannotOpen
// Write:
case .readOnly: self = .cannotOpen
case .cannotOpen: self = .readOnly

// Answer: swaps-the-ruins
// Mistake: swaps a damaged file and one that isn't a database
// Shows: The file is a diary
// Instead of:
case .corrupt: self = .damaged
case .notADatabase: self = .notADatabase
// Write:
case .corrupt: self = .notADatabase
case .notADatabase: self = .damaged

// Answer: the-other-byte
// Mistake: uses the second byte as the primary code
// Shows: `code.primary` is the lowest byte
// Instead of:
switch error.code.primary {
// Write:
switch ResultCode(rawValue: error.code.rawValue >> 8) {

// Answer: whole-number-only
// Mistake: compares the extended code instead of the primary one
// Shows: `code.primary` is the lowest byte
// Instead of:
switch error.code.primary {
// Write:
switch error.code {

// Answer: words-where-the-number-is-unknown
// Mistake: searches the message of an unknown code for words
// Shows: The number decides, not the message
// Instead of:
default: self = .other(error)
// Write:
default: self = error.message.contains("locked") ? .locked : .other(error)
