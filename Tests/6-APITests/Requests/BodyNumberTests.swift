import API
import APISupport
import Events
import ExerciseSupport
import HTTPServer
import Testing

@Suite("Stage 6: Numbers in a body")
struct BodyNumberTests {
  /// The field `name` of a body in which `json` stands for it.
  private func fields(_ name: String, _ json: String) throws -> RequestFields {
    try RequestFields(of: .post("/deposit/", "{\"\(name)\": \(json)}"), name, "other")
  }

  // MARK: accounts

  @Test(
    "The number of an account is a whole number", .exercise("6.2"),
    arguments: [("1", 1), ("42", 42), ("9007199254740991", 9_007_199_254_740_991)])
  func readsAccountID(json: String, number: Int) throws {
    let fields = try fields("account_id", json)
    let outcome = try Outcome { try fields.accountID("account_id") }
    try #require(
      outcome.value?.rawValue == number,
      """
      {"account_id": \(json)} names account \(number). Your code \(outcome). \
      Read: Chapter 6, exercise 6.2.
      """)
  }

  @Test(
    "What is no number of an account is refused, by the name of its field", .exercise("6.2"),
    arguments: [
      ("0", "accounts are counted from 1"), ("-1", "accounts are counted from 1"),
      ("1.5", "there is nothing between two accounts"), ("\"1\"", "this is a text"),
      ("true", "this is no number"), ("null", "this is nothing"), ("[1]", "this is a list"),
      ("{\"id\": 1}", "this is an object"),
      (
        "9007199254740992",
        "beyond 2^53 - 1 JavaScript takes one number for another: 9007199254740993 is 9007199254740992"
      ),
      ("9223372036854775807", "the greatest is 2^53 - 1"), ("1e30", "the greatest is 2^53 - 1"),
    ])
  func refusesAccountID(json: String, reason: String) throws {
    let fields = try fields("from", json)
    let outcome = try Outcome { try fields.accountID("from") }
    try #require(
      (outcome.error as? InvalidRequest)?.field == "from",
      """
      {"from": \(json)} names no account: \(reason). That has to throw an InvalidRequest whose \
      field is "from", but your code \(words(outcome)). A number that is guessed is somebody else's \
      account. Read: Chapter 6, exercise 6.2.
      """)
    try requireWords(outcome.error, about: json)
  }

  /// A reason that says something: more than a word or two.
  private func requireWords(_ error: (any Error)?, about json: String) throws {
    let reason = (error as? InvalidRequest)?.reason ?? ""
    try #require(
      reason.split(separator: " ").count >= 3,
      """
      \(json) was refused with the reason "\(reason)". Say what would be right: the client is a \
      person who looks at twelve fields, and this is all that he is told. \
      Read: Chapter 6, exercise 6.2.
      """)
  }

  @Test("A number that is missing is missed by its name", .exercise("6.2"))
  func missesNumbers() throws {
    let fields = try RequestFields(of: .post("/deposit/", "{}"), "account_id", "amount")
    let id = try Outcome { try fields.accountID("account_id") }
    let amount = try Outcome { try fields.amount("amount") }
    try #require(
      (id.error as? InvalidRequest)?.field == "account_id",
      """
      There is no account_id in {}. That has to throw an InvalidRequest whose field is \
      "account_id", but your code \(words(id)). Read: Chapter 6, exercise 6.2.
      """)
    try #require(
      (id.error as? InvalidRequest)?.reason == "is missing",
      """
      There is no account_id in {}. `value(_:)` says that it is missing; whoever is told something \
      else looks for a mistake in a number that he never sent. Your code \(words(id)). \
      Read: Chapter 6, exercise 6.2.
      """)
    try #require(
      (amount.error as? InvalidRequest)?.field == "amount",
      """
      There is no amount in {}. That has to throw an InvalidRequest whose field is "amount", but \
      your code \(words(amount)). Read: Chapter 6, exercise 6.2.
      """)
  }

  // MARK: amounts

  @Test(
    "An amount is read to the cent, with decimals or without", .exercise("6.2"),
    arguments: [
      ("100", 100_00), ("100.0", 100_00), ("12.5", 12_50), ("12.50", 12_50), ("0.1", 10),
      ("0.01", 1), ("0.29", 29), ("4.35", 4_35), ("1.15", 1_15),
    ])
  func readsAmount(json: String, cents: Int) throws {
    let fields = try fields("amount", json)
    let outcome = try Outcome { try fields.amount("amount") }
    try #require(
      outcome.value?.cents == cents,
      """
      {"amount": \(json)} is an amount of \(cents) cents. Your code \(inCents(outcome)). JSON knows \
      one kind of number, and clients write 100 as 100 or as 100.0. Read: Chapter 6, exercise 6.2.
      """)
  }

  @Test(
    "An amount is exact, however great it is", .exercise("6.2"),
    arguments: [
      ("90071992547409.93", 9_007_199_254_740_993),
      ("9007199254740993.01", 900_719_925_474_099_301), ("92233720368547758.07", Int.max),
      ("92233720368547758", 9_223_372_036_854_775_800),
    ])
  func isExact(json: String, cents: Int) throws {
    let fields = try fields("amount", json)
    let outcome = try Outcome { try fields.amount("amount") }
    try #require(
      outcome.value?.cents == cents,
      """
      {"amount": \(json)} is an amount of \(cents) cents. Your code \(inCents(outcome)). On the way \
      through a Double the last digits are lost: it has 53 bits, and no 0.1 at all. \
      Read: Chapter 6, exercise 6.2.
      """)
  }

  @Test(
    "What is no amount above zero is refused, by the name of its field", .exercise("6.2"),
    arguments: [
      ("0", "it is not above zero"), ("0.00", "it is not above zero"),
      ("-5", "a deposit of -5 would be a withdrawal that nobody checks"),
      ("-0.01", "a deposit of -0.01 would be a withdrawal that nobody checks"),
      ("0.001", "it is finer than a cent"),
      ("1.005", "it is finer than a cent, and whoever rounds takes the rest from somebody"),
      ("92233720368547758.08", "it is more than can be counted"),
      ("92233720368547759", "it is more than can be counted"),
      ("1e30", "it is more than can be counted"), ("1e-30", "it is finer than a cent"),
      ("\"100\"", "this is a text"), ("true", "this is no number"), ("null", "this is nothing"),
      ("[100]", "this is a list"),
    ])
  func refusesAmount(json: String, reason: String) throws {
    let fields = try fields("amount", json)
    let outcome = try Outcome { try fields.amount("amount") }
    try #require(
      (outcome.error as? InvalidRequest)?.field == "amount",
      """
      {"amount": \(json)} is no amount to deal with: \(reason). That has to throw an InvalidRequest \
      whose field is "amount", but your code \(words(outcome)). Any other error is answered with \
      500, as if the bank were broken. Read: Chapter 6, exercise 6.2.
      """)
    try requireWords(outcome.error, about: json)
  }

  @Test("Whoever is too precise is told so", .exercise("6.2"))
  func handsWordsOn() throws {
    let fields = try fields("amount", "0.001")
    let outcome = try Outcome { try fields.amount("amount") }
    let words = MoneyError.tooPrecise("0.001").description
    try #require(
      (outcome.error as? InvalidRequest)?.reason.contains(/cent|decimal/) == true,
      """
      `Money(parsing:)` says that \(words). The client has to hear something of the kind, but your \
      code \(self.words(outcome)). Read: Chapter 6, exercise 6.2.
      """)
  }

  @Test("The field that is named is the field that was asked for", .exercise("6.2"))
  func namesTheField() throws {
    let fields = try fields("fee", "\"free\"")
    let outcome = try Outcome { try fields.amount("fee") }
    try #require(
      (outcome.error as? InvalidRequest)?.field == "fee",
      """
      {"fee": "free"} has no amount in the field "fee". That has to throw an InvalidRequest whose \
      field is "fee", but your code \(words(outcome)). A client shows the mistake beside the field \
      that is named. Read: Chapter 6, exercise 6.2.
      """)
  }

  private func inCents(_ outcome: Outcome<Money>) -> String {
    outcome.value.map { "gave \($0.cents) cents" } ?? words(outcome)
  }

  /// The end of a sentence: `gave 1`, or `threw InvalidRequest for the field "from", has to …`.
  private func words<Value>(_ outcome: Outcome<Value>) -> String {
    guard let error = outcome.error as? InvalidRequest else { return outcome.description }
    let field = error.field.map { "the field \"\($0)\"" } ?? "no field"
    return "threw InvalidRequest for \(field): \(error.reason)"
  }
}
