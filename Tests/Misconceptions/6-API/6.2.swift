// Wrong answers to exercise 6.2.

// Answer: account-zero
// Mistake: accepts account 0
// Shows: {"from": 0} names no account
// Instead of:
guard case .integer(let number) = try value(name), Self.numbers ~= number else {
// Write:
guard case .integer(let number) = try value(name), 0...Self.numbers.upperBound ~= number else {

// Answer: accounts-below-zero
// Mistake: checks only the upper bound
// Shows: {"from": -1} names no account
// Instead of:
guard case .integer(let number) = try value(name), Self.numbers ~= number else {
// Write:
guard case .integer(let number) = try value(name), number <= Self.numbers.upperBound else {

// Answer: always-the-same-field
// Mistake: always names the field of a deposit
// Shows: for the field "account_id"
// Instead of:
    field: name, "has to be a whole number from 1 to \(Self.numbers.upperBound)")
// Write:
    field: "account_id", "has to be a whole number from 1 to \(Self.numbers.upperBound)")

// Answer: amounts-without-a-field
// Mistake: doesn't name the field of an amount
// Shows: A form shows the reason beside the field
// Instead of:
default: throw InvalidRequest(field: name, "has to be a number, such as 12.50")
// Write:
default: throw InvalidRequest(field: "amount", "has to be a number, such as 12.50")
// Instead of:
  guard amount > .zero else { throw InvalidRequest(field: name, "has to be above zero") }
// Write:
  guard amount > .zero else { throw InvalidRequest(field: "amount", "has to be above zero") }
// Instead of:
  throw InvalidRequest(field: name, error.description)
// Write:
  throw InvalidRequest(field: "amount", error.description)

// Answer: an-error-of-its-own
// Mistake: throws an error that isn't an `InvalidRequest`
// Shows: threw DecodingError
// Instead of:
  throw InvalidRequest(
    field: name, "has to be a whole number from 1 to \(Self.numbers.upperBound)")
// Write:
  throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "no account"))

// Answer: as-far-as-int
// Mistake: accepts every number that fits into an Int
// Shows: in JavaScript, 9007199254740993 == 9007199254740992
// Instead of:
guard case .integer(let number) = try value(name), Self.numbers ~= number else {
// Write:
guard case .integer(let number) = try value(name), number > 0 else {

// Answer: cuts-the-number
// Mistake: drops the decimals of an account number
// Shows: it isn't a whole number
// Hole: 1
let number: Int
switch try value(name) {
case .integer(let whole): number = whole
case .decimal(let decimal): number = Int(decimal.description.prefix { $0 != "." }) ?? 0
default: number = 0
}
guard Self.numbers ~= number else {
  throw InvalidRequest(field: name, "has to be a whole number")
}
return AccountID(rawValue: number)

// Answer: cuts-to-the-cent
// Mistake: drops decimals after the second
// Shows: rounding takes money from someone
// Instead of:
case .decimal(let number): digits = number.description
// Write:
case .decimal(let number):
  let parts = number.description.split(separator: ".")
  digits = "\(parts[0]).\(parts.count > 1 ? parts[1].prefix(2) : "0")"

// Answer: decimals-only
// Mistake: accepts only amounts with decimals
// Shows: expected: 10000 cents
// Instead of:
case .integer(let number): digits = String(number)
// Write:

// Answer: forgets-the-sign
// Mistake: drops the sign of an amount
// Shows: is a withdrawal without its checks
// Instead of:
case .integer(let number): digits = String(number)
case .decimal(let number): digits = number.description
// Write:
case .integer(let number): digits = String(number.magnitude)
case .decimal(let number): digits = number.magnitude.description

// Answer: keeps-the-words-to-itself
// Mistake: drops the reason from `Money`
// Shows: Pass the description of the `MoneyError` along
// Instead of:
  throw InvalidRequest(
    field: name, "has to be a whole number from 1 to \(Self.numbers.upperBound)")
// Write:
  throw InvalidRequest(field: name, "has to be a whole number from 1 to \(Self.numbers.upperBound)")
// Instead of:
} catch let error as MoneyError {
  throw InvalidRequest(field: name, error.description)
// Write:
} catch is MoneyError {
  throw InvalidRequest(field: name, "is no amount that can be kept")

// Answer: lets-zero-pass
// Mistake: accepts an amount of zero
// Shows: it isn't above zero
// Instead of:
  guard amount > .zero else { throw InvalidRequest(field: name, "has to be above zero") }
// Write:

// Answer: misses-nothing
// Mistake: reports a missing field as a wrong number
// Shows: looks for a mistake in a number that it never sent
// Hole: 1
guard case .integer(let number) = values[name], Self.numbers ~= number else {
  throw InvalidRequest(field: name, "has to be a whole number from 1 to \(Self.numbers.upperBound)")
}
return AccountID(rawValue: number)

// Answer: names-no-field
// Mistake: doesn't name the field
// Shows: for no field
// Instead of:
    field: name, "has to be a whole number from 1 to \(Self.numbers.upperBound)")
// Write:
    "has to be a whole number from 1 to \(Self.numbers.upperBound)")

// Answer: nothing-is-missing
// Mistake: treats a missing amount as zero
// Shows: The body {} has no amount
// Instead of:
switch try value(name) {
// Write:
switch values[name] ?? .integer(0) {
// Instead of:
  guard amount > .zero else { throw InvalidRequest(field: name, "has to be above zero") }
// Write:
  guard amount > .zero else { throw InvalidRequest("an amount is missing") }

// Answer: one-too-far
// Mistake: accepts 2^53
// Shows: in JavaScript, 9007199254740993 == 9007199254740992
// Instead of:
guard case .integer(let number) = try value(name), Self.numbers ~= number else {
// Write:
guard case .integer(let number) = try value(name), 1...(1 << 53) ~= number else {

// Answer: passes-the-money-error-on
// Mistake: throws the error of `Money`
// Shows: threw MoneyError
// Hole: 2
let digits: String
switch try value(name) {
case .integer(let number): digits = String(number)
case .decimal(let number): digits = number.description
default: throw InvalidRequest(field: name, "has to be a number, such as 12.50")
}
let amount = try Money(parsing: digits)
guard amount > .zero else { throw InvalidRequest(field: name, "has to be above zero") }
return amount

// Answer: reads-amounts-in-text
// Mistake: accepts a string as an amount
// Shows: {"amount": "100"} is not a valid amount
// Instead of:
case .decimal(let number): digits = number.description
// Write:
case .decimal(let number): digits = number.description
case .string(let text): digits = text

// Answer: reads-text
// Mistake: accepts a string as a number
// Shows: {"from": "1"} names no account
// Hole: 1
let number: Int?
switch try value(name) {
case .integer(let whole): number = whole
case .string(let text): number = Int(text)
default: number = nil
}
guard let number, Self.numbers ~= number else {
  throw InvalidRequest(field: name, "has to be a whole number")
}
return AccountID(rawValue: number)

// Answer: rounds-to-the-cent
// Mistake: rounds to the cent
// Shows: rounding takes money from someone
// Instead of:
case .decimal(let number): digits = number.description
// Write:
case .decimal(let number):
  digits = number.formatted(
    .number.precision(.fractionLength(0...2)).grouping(.never).locale(Locale(identifier: "en_US")))

// Answer: says-no-more-than-no
// Mistake: doesn't say what is expected
// Shows: a reason that doesn't say what would be right
// Instead of:
  throw InvalidRequest(
    field: name, "has to be a whole number from 1 to \(Self.numbers.upperBound)")
// Write:
  throw InvalidRequest(field: name, "is invalid")

// Answer: through-double
// Mistake: reads the amount through a `Double`
// Shows: A Double has 53 bits
// Hole: 2
let amount: Double
switch try value(name) {
case .integer(let number): amount = Double(number)
case .decimal(let number): amount = Double(number.description) ?? 0
default: throw InvalidRequest(field: name, "has to be a number, such as 12.50")
}
let cents = (amount * 100).rounded()
guard cents >= 1, cents < 9.2e18, abs(amount * 100 - cents) < 0.01 else {
  throw InvalidRequest(field: name, "has to be an amount above zero")
}
return Money(cents: Int(cents))

// Answer: true-is-one
// Mistake: accepts true as 1
// Shows: {"from": true} names no account
// Hole: 1
let number: Int
switch try value(name) {
case .integer(let whole): number = whole
case .bool(let isTrue): number = isTrue ? 1 : 0
default: number = 0
}
guard Self.numbers ~= number else {
  throw InvalidRequest(field: name, "has to be a whole number")
}
return AccountID(rawValue: number)

// Answer: whole-numbers-are-cents
// Mistake: reads a whole number as cents
// Shows: expected: 10000 cents
// Instead of:
case .integer(let number): digits = String(number)
// Write:
case .integer(let number):
  guard number > 0 else { throw InvalidRequest(field: name, "is not above zero") }
  return Money(cents: number)

// Answer: whole-units-only
// Mistake: accepts only amounts without decimals
// Shows: expected: 1250 cents
// Instead of:
case .decimal(let number): digits = number.description
// Write:

// Answer: wraps-around
// Mistake: lets a large amount wrap around
// Shows: it's more than Money can hold
// Instead of:
case .integer(let number): digits = String(number)
// Write:
case .integer(let number):
  guard number > 0 else { throw InvalidRequest(field: name, "is not above zero") }
  return Money(cents: (number &* 100) & .max)
