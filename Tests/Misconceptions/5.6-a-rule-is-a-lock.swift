// Exercise: 5.6
// Mistake: takes a broken rule of the schema for a lock
// Shows: what has no name of its own stays as it was reported
switch error.code.primary {
case .busy: self = .locked
case .full: self = .full
case .readOnly: self = .readOnly
case .cannotOpen: self = .cannotOpen
case .ioError: self = .diskTrouble
case .corrupt: self = .damaged
case .notADatabase: self = .notADatabase
case .constraint: self = .locked
default: self = .other(error)
}
