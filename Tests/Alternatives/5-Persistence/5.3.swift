// Other right answers to exercise 5.3.

// Answer: reduce
// Alternative: drops the upcasters of older shapes, and uses `reduce`
// Hole: 2
guard let steps = upcasters[stored.typeName]?.dropFirst(max(stored.shape - 1, 0)),
  !steps.isEmpty
else { return stored.data }
let decoder = JSONDecoder()
let old = try decoder.decode(JSONValue.self, from: Data(stored.data.utf8))
let new = try steps.reduce(old) { value, step in try step.lift(value) }
let encoder = JSONEncoder()
encoder.outputFormatting = .sortedKeys
return String(decoding: try encoder.encode(new), as: UTF8.self)
// Hole: 1
let notLiftable = NotLiftable(typeName: .moneyDeposited, shape: 1)
guard case .object(var fields) = data else { throw notLiftable }
switch fields.removeValue(forKey: "amount") {
case .integer(let units)?:
  let (cents, isTooGreat) = units.multipliedReportingOverflow(by: 100)
  guard !isTooGreat, cents >= 0 else { throw notLiftable }
  fields["amount_cents"] = .integer(cents)
case .decimal(let units)?:
  let parts = "\(units)".split(separator: ".")
  guard parts.count == 2, parts[1].count <= 2,
    let cents = Int(parts[0] + parts[1] + (parts[1].count == 1 ? "0" : "")), cents >= 0
  else { throw notLiftable }
  fields["amount_cents"] = .integer(cents)
default: throw notLiftable
}
return .object(fields)

// Answer: shape-by-shape
// Alternative: loops over the shapes up to the newest
// Hole: 2
let newest = newestShape(of: stored.typeName)
guard stored.shape < newest else { return stored.data }
var value = try JSONDecoder().decode(JSONValue.self, from: Data(stored.data.utf8))
for shape in stored.shape..<newest {
  for upcaster in upcasters[stored.typeName] ?? [] where upcaster.shape == shape {
    value = try upcaster.lift(value)
  }
}
return String(decoding: try JSONEncoder().encode(value), as: UTF8.self)

// Answer: step-by-step
// Alternative: loops until there is no upcaster
// Hole: 2
var value = try JSONDecoder().decode(JSONValue.self, from: Data(stored.data.utf8))
var shape = stored.shape
let steps = upcasters[stored.typeName, default: []]
while let step = steps.first(where: { $0.shape == shape }) {
  value = try step.lift(value)
  shape += 1
}
return String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
// Hole: 1
guard case .object(let fields) = data else {
  throw NotLiftable(typeName: .moneyDeposited, shape: 1)
}
let text: String
switch fields["amount"] {
case .integer(let units): text = "\(units)"
case .decimal(let units): text = "\(units)"
default: throw NotLiftable(typeName: .moneyDeposited, shape: 1)
}
var lifted = fields.filter { $0.key != "amount" }
lifted["amount_cents"] = .integer(try Money(parsing: text).cents)
return .object(lifted)
