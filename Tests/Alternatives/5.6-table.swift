// Exercise: 5.6
// Alternative: looks it up in a table
let meanings: [ResultCode: Self] = [
  .busy: .locked, .full: .full, .readOnly: .readOnly, .cannotOpen: .cannotOpen,
  .ioError: .diskTrouble, .corrupt: .damaged, .notADatabase: .notADatabase,
]
self = meanings[error.code.primary] ?? .other(error)
