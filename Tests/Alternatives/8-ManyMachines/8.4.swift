// Other right answers to exercise 8.4.

// Answer: two-tables
// Alternative: looks the code up in a dictionary, and then its class
// Hole: 1
let codes: [String: Self] = [
  "25P02": .retry, "55P03": .retry, "57014": .retry, "25006": .reconnect,
]
let classes: [String: Self] = [
  "40": .retry, "08": .reconnect, "57": .reconnect, "53": .serverTrouble, "58": .serverTrouble,
  "22": .unstorable, "54": .unstorable, "28": .misconfigured, "3D": .misconfigured,
  "3F": .misconfigured, "42": .misconfigured,
]
let isOfTheLog = error.constraint == "events_stream_version" || error.constraint == "events_id"
if error.code == "23505", isOfTheLog {
  self = .conflict
} else {
  self = codes[error.code] ?? classes[String(error.code.prefix(2))] ?? .other
}

// Answer: one-switch
// Alternative: switches over the class and the rest of the code together
// Hole: 1
switch (error.code.prefix(2), error.code.dropFirst(2)) {
case ("23", "505"):
  switch error.constraint {
  case "events_stream_version", "events_id": self = .conflict
  default: self = .other
  }
case ("57", "014"), ("55", "P03"), ("25", "P02"), ("40", _): self = .retry
case ("57", _), ("08", _), ("25", "006"): self = .reconnect
case ("53", _), ("58", _): self = .serverTrouble
case ("22", _), ("54", _): self = .unstorable
case ("28", _), ("3D", _), ("3F", _), ("42", _): self = .misconfigured
default: self = .other
}
