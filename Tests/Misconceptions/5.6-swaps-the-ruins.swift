// Exercise: 5.6
// Mistake: takes a diary for a damaged bank, and a damaged bank for a diary
// Shows: The file is a diary
switch error.code.primary {
case .busy: self = .locked
case .full: self = .full
case .readOnly: self = .readOnly
case .cannotOpen: self = .cannotOpen
case .ioError: self = .diskTrouble
case .corrupt: self = .notADatabase
case .notADatabase: self = .damaged
default: self = .other(error)
}
