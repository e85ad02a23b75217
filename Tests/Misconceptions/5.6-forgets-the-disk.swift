// Exercise: 5.6
// Mistake: has no word for trouble with the disk
// Shows: That has to be .diskTrouble
switch error.code.primary {
case .busy: self = .locked
case .full: self = .full
case .readOnly: self = .readOnly
case .cannotOpen: self = .cannotOpen
case .corrupt: self = .damaged
case .notADatabase: self = .notADatabase
default: self = .other(error)
}
