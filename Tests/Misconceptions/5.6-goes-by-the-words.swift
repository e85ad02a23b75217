// Exercise: 5.6
// Mistake: looks for words in the message
// Shows: The number decides, not the words
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
