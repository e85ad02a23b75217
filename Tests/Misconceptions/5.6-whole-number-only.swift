// Exercise: 5.6
// Mistake: compares the whole number, which has special forms
// Shows: `code.primary` is the kind
switch error.code {
case .busy: self = .locked
case .full: self = .full
case .readOnly: self = .readOnly
case .cannotOpen: self = .cannotOpen
case .ioError: self = .diskTrouble
case .corrupt: self = .damaged
case .notADatabase: self = .notADatabase
default: self = .other(error)
}
