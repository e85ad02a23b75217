// Exercise: 5.6
// Mistake: takes a table that its own program has locked for the file that others have
// Shows: what has no name of its own stays as it was reported
switch error.code.primary {
case .busy, ResultCode(rawValue: 6): self = .locked
case .full: self = .full
case .readOnly: self = .readOnly
case .cannotOpen: self = .cannotOpen
case .ioError: self = .diskTrouble
case .corrupt: self = .damaged
case .notADatabase: self = .notADatabase
default: self = .other(error)
}
