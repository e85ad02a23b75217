// Wrong answers to exercise 5.3.

// Answer: all-steps-for-all
// Mistake: applies all upcasters to every shape
// Shows: expected: 'old 2→3'
// Instead of:
let missing = upcasters[stored.typeName, default: []].filter { $0.shape >= stored.shape }
// Write:
let missing = upcasters[stored.typeName, default: []]

// Answer: cents-as-text
// Mistake: writes cents as text
// Shows: `amount` goes, `amount_cents` comes
// Instead of:
fields["amount_cents"] = .integer(money.cents)
// Write:
fields["amount_cents"] = .string("\(money.cents)")

// Answer: cents-through-double
// Mistake: multiplies a `Double` by 100, and truncates
// Shows: "amount_cents":435,
// Hole: 1
guard case .object(var fields) = data, let amount = fields.removeValue(forKey: "amount") else {
  throw NotLiftable(typeName: .moneyDeposited, shape: 1)
}
let units: Double? =
  switch amount {
  case .integer(let units): Double(units)
  case .decimal(let units): Double("\(units)")
  default: nil
  }
guard let units, let cents = Int(exactly: (units * 100).rounded(.towardZero)) else {
  throw NotLiftable(typeName: .moneyDeposited, shape: 1)
}
fields["amount_cents"] = .integer(cents)
return .object(fields)

// Answer: compares-the-wrong-way
// Mistake: applies the upcasters up to the event's shape
// Shows: expected: 'old 1→2 2→3'
// Instead of:
let missing = upcasters[stored.typeName, default: []].filter { $0.shape >= stored.shape }
// Write:
let missing = upcasters[stored.typeName, default: []].filter { $0.shape <= stored.shape }

// Answer: drops-what-it-does-not-know
// Mistake: drops unknown fields
// Shows: and every other field stays
// Instead of:
fields["amount_cents"] = .integer(money.cents)
return .object(fields)
// Write:
return .object([
  "account_id": fields["account_id"] ?? .null, "amount_cents": .integer(money.cents),
])

// Answer: each-step-from-the-original
// Mistake: gives each upcaster the stored data
// Shows: expected: 'old 1→2 2→3'
// Hole: 2
let missing = upcasters[stored.typeName, default: []].filter { $0.shape >= stored.shape }
let original = try JSONDecoder().decode(JSONValue.self, from: Data(stored.data.utf8))
var value = original
for upcaster in missing { value = try upcaster.lift(original) }
return String(decoding: try encoder.encode(value), as: UTF8.self)

// Answer: gives-back-what-it-cannot-lift
// Mistake: returns data unchanged that it can't upcast
// Shows: A guess would be money
// Hole: 1
guard case .object(var fields) = data, let amount = fields.removeValue(forKey: "amount") else {
  return data
}
switch amount {
case .integer(let units): fields["amount_cents"] = .integer(try Money(parsing: "\(units)").cents)
case .decimal(let units): fields["amount_cents"] = .integer(try Money(parsing: "\(units)").cents)
default: return data
}
return .object(fields)

// Answer: keeps-the-old-field
// Mistake: keeps the old field next to the new one
// Shows: `amount` goes, `amount_cents` comes
// Instead of:
guard case .object(var fields) = data, let amount = fields.removeValue(forKey: "amount") else {
// Write:
guard case .object(var fields) = data, let amount = fields["amount"] else {

// Answer: leaves-out-its-own-step
// Mistake: skips the upcaster of the event's shape
// Shows: expected: 'old 1→2 2→3'
// Instead of:
let missing = upcasters[stored.typeName, default: []].filter { $0.shape >= stored.shape }
// Write:
let missing = upcasters[stored.typeName, default: []].filter { $0.shape > stored.shape }

// Answer: lets-through-what-looks-new
// Mistake: accepts data that looks upcast
// Shows: has a JSON number as its `amount`
// Instead of:
guard case .object(var fields) = data, let amount = fields.removeValue(forKey: "amount") else {
// Write:
if case .object(let fields) = data, fields["amount_cents"] != nil { return data }
guard case .object(var fields) = data, let amount = fields.removeValue(forKey: "amount") else {

// Answer: newest-step-first
// Mistake: applies the newest upcaster first
// Shows: expected: 'old 1→2 2→3'
// Instead of:
for upcaster in missing { value = try upcaster.lift(value) }
// Write:
for upcaster in missing.reversed() { value = try upcaster.lift(value) }

// Answer: nothing-for-a-missing-one
// Mistake: uses 0 for a missing amount
// Shows: A guess would be money
// Instead of:
guard case .object(var fields) = data, let amount = fields.removeValue(forKey: "amount") else {
// Write:
guard case .object(var fields) = data, case let amount = fields.removeValue(forKey: "amount") ?? .integer(0) else {

// Answer: nothing-for-no-number
// Mistake: uses 0 for an amount that isn't a number
// Shows: A guess would be money
// Instead of:
  default: throw NotLiftable(typeName: .moneyDeposited, shape: 1)
// Write:
  default: Money.zero

// Answer: numbers-through-double
// Mistake: converts numbers to `Double`
// Shows: keeps a number as it was written
// Instead of:
return String(decoding: try encoder.encode(value), as: UTF8.self)
// Write:
func plain(_ value: JSONValue) -> Any {
  switch value {
  case .null: NSNull()
  case .bool(let bool): bool
  case .integer(let integer): Double(integer)
  case .decimal(let decimal): NSDecimalNumber(decimal: decimal).doubleValue
  case .string(let string): string
  case .array(let values): values.map(plain)
  case .object(let fields): fields.mapValues(plain)
  }
}
let bytes = try JSONSerialization.data(withJSONObject: plain(value), options: .sortedKeys)
return String(decoding: bytes, as: UTF8.self)

// Answer: one-step-only
// Mistake: applies only one upcaster
// Shows: expected: 'old 1→2 2→3'
// Instead of:
for upcaster in missing { value = try upcaster.lift(value) }
// Write:
if let upcaster = missing.first { value = try upcaster.lift(value) }

// Answer: passes-a-step-over
// Mistake: skips an upcaster that fails
// Shows: If the error is swallowed, the event has half of its data
// Instead of:
for upcaster in missing { value = try upcaster.lift(value) }
// Write:
for upcaster in missing { value = (try? upcaster.lift(value)) ?? value }

// Answer: reads-text-too
// Mistake: accepts a text as an amount
// Shows: has a JSON number as its `amount`
// Instead of:
  case .decimal(let units): try Money(parsing: "\(units)")
// Write:
  case .decimal(let units): try Money(parsing: "\(units)")
  case .string(let units): try Money(parsing: units)

// Answer: renames-only
// Mistake: renames the field, but keeps the amount in units
// Shows: "amount_cents":1250,
// Hole: 1
guard case .object(var fields) = data, let amount = fields.removeValue(forKey: "amount") else {
  throw NotLiftable(typeName: .moneyDeposited, shape: 1)
}
fields["amount_cents"] = amount
return .object(fields)

// Answer: rounds-to-cents
// Mistake: rounds an amount with more than two decimals
// Shows: A guess would be money that was never paid in
// Hole: 1
guard case .object(var fields) = data, let amount = fields.removeValue(forKey: "amount") else {
  throw NotLiftable(typeName: .moneyDeposited, shape: 1)
}
let units: Double? =
  switch amount {
  case .integer(let units): Double(units)
  case .decimal(let units): Double("\(units)")
  default: nil
  }
guard let units, let cents = Int(exactly: (units * 100).rounded()) else {
  throw NotLiftable(typeName: .moneyDeposited, shape: 1)
}
fields["amount_cents"] = .integer(cents)
return .object(fields)

// Answer: steps-by-their-number
// Mistake: uses the shape as the number of upcasters to skip
// Shows: expected: 'old 1→2 2→3'
// Instead of:
let missing = upcasters[stored.typeName, default: []].filter { $0.shape >= stored.shape }
// Write:
let missing = upcasters[stored.typeName, default: []].dropFirst(stored.shape)

// Answer: steps-of-other-types
// Mistake: applies other types' upcasters as well
// Shows: There is an upcaster for notes, and a LightOn
// Instead of:
let missing = upcasters[stored.typeName, default: []].filter { $0.shape >= stored.shape }
// Write:
let missing = upcasters.values.flatMap(\.self).filter { $0.shape >= stored.shape }

// Answer: the-step-of-its-shape
// Mistake: applies only the upcaster of the event's shape
// Shows: expected: 'old 1→2 2→3'
// Instead of:
let missing = upcasters[stored.typeName, default: []].filter { $0.shape >= stored.shape }
// Write:
let missing = upcasters[stored.typeName, default: []].filter { $0.shape == stored.shape }

// Answer: whole-numbers-are-cents
// Mistake: reads a whole number as cents
// Shows: "amount_cents":10000,
// Instead of:
  case .integer(let units): try Money(parsing: "\(units)")
// Write:
  case .integer(let cents): Money(cents: cents)

// Answer: wraps-around
// Mistake: lets a large amount wrap around
// Shows: small enough for Int
// Instead of:
  case .integer(let units): try Money(parsing: "\(units)")
// Write:
  case .integer(let units): Money(cents: units &* 100)

// Answer: through-json-serialization
// Mistake: uses JSONSerialization, which converts numbers to `Double`
// Shows: amounts change without an error
// Instead of:
var value = try JSONDecoder().decode(JSONValue.self, from: Data(stored.data.utf8))
// Write:
let object = try JSONSerialization.jsonObject(with: Data(stored.data.utf8), options: .fragmentsAllowed)
let bytes = try JSONSerialization.data(withJSONObject: object, options: .fragmentsAllowed)
var value = try JSONDecoder().decode(JSONValue.self, from: bytes)
