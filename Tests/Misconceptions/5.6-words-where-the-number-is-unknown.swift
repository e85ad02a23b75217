// Exercise: 5.6
// Mistake: looks for words where it does not know the number
// Shows: The number decides, not the words
switch error.code.primary {
case .busy: self = .locked
case .full: self = .full
case .readOnly: self = .readOnly
case .cannotOpen: self = .cannotOpen
case .ioError: self = .diskTrouble
case .corrupt: self = .damaged
case .notADatabase: self = .notADatabase
default: self = error.message.contains("locked") ? .locked : .other(error)
}
