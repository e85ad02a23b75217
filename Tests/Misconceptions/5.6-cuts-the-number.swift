// Exercise: 5.6
// Mistake: keeps the kind of what it does not know and drops the rest
// Shows: so that somebody can look it up
switch error.code.primary {
case .busy: self = .locked
case .full: self = .full
case .readOnly: self = .readOnly
case .cannotOpen: self = .cannotOpen
case .ioError: self = .diskTrouble
case .corrupt: self = .damaged
case .notADatabase: self = .notADatabase
default: self = .other(SQLiteError(code: error.code.primary, message: error.message))
}
