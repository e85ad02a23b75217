// Exercise: 5.6
// Mistake: replaces the words of what it does not know
// Shows: so that somebody can look it up
switch error.code.primary {
case .busy: self = .locked
case .full: self = .full
case .readOnly: self = .readOnly
case .cannotOpen: self = .cannotOpen
case .ioError: self = .diskTrouble
case .corrupt: self = .damaged
case .notADatabase: self = .notADatabase
default: self = .other(SQLiteError(code: error.code, message: "something went wrong"))
}
