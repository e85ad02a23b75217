// Exercise: 5.6
// Mistake: takes what it does not know for damage
// Shows: what has no name of its own stays as it was reported
switch error.code.primary {
case .busy: self = .locked
case .full: self = .full
case .readOnly: self = .readOnly
case .cannotOpen: self = .cannotOpen
case .ioError: self = .diskTrouble
case .corrupt: self = .damaged
case .notADatabase: self = .notADatabase
default: self = .damaged
}
