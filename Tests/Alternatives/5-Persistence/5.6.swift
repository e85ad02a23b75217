// Other right answers to exercise 5.6.

// Answer: numbers
// Alternative: masks the code itself
// Hole: 1
let kind = error.code.rawValue & 0xFF
if kind == 5 {
  self = .locked
} else if kind == 13 {
  self = .full
} else if kind == 8 {
  self = .readOnly
} else if kind == 14 {
  self = .cannotOpen
} else if kind == 10 {
  self = .diskTrouble
} else if kind == 11 {
  self = .damaged
} else if kind == 26 {
  self = .notADatabase
} else {
  self = .other(error)
}

// Answer: table
// Alternative: uses a dictionary
// Hole: 1
let meanings: [ResultCode: Self] = [
  .busy: .locked, .full: .full, .readOnly: .readOnly, .cannotOpen: .cannotOpen,
  .ioError: .diskTrouble, .corrupt: .damaged, .notADatabase: .notADatabase,
]
self = meanings[error.code.primary] ?? .other(error)
