// Exercise: 5.6
// Mistake: takes a full disk for a broken one
// Shows: There was no room for another page
switch error.code.primary {
case .busy: self = .locked
case .readOnly: self = .readOnly
case .cannotOpen: self = .cannotOpen
case .ioError, .full: self = .diskTrouble
case .corrupt: self = .damaged
case .notADatabase: self = .notADatabase
default: self = .other(error)
}
