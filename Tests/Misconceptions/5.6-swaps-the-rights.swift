// Exercise: 5.6
// Mistake: swaps the file that may not be written with the one that cannot be opened
// Shows: Somebody wrote to a file that may only be read
switch error.code.primary {
case .busy: self = .locked
case .full: self = .full
case .readOnly: self = .cannotOpen
case .cannotOpen: self = .readOnly
case .ioError: self = .diskTrouble
case .corrupt: self = .damaged
case .notADatabase: self = .notADatabase
default: self = .other(error)
}
