// Exercise: 5.6
// Alternative: masks the number itself
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
