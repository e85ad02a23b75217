// Exercise: 5.6
// Mistake: takes the last two digits for the kind
// Shows: `code.primary` is the kind
switch ResultCode(rawValue: error.code.rawValue % 100) {
case .busy: self = .locked
case .full: self = .full
case .readOnly: self = .readOnly
case .cannotOpen: self = .cannotOpen
case .ioError: self = .diskTrouble
case .corrupt: self = .damaged
case .notADatabase: self = .notADatabase
default: self = .other(error)
}
