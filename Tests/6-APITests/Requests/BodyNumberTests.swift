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
    "An account's number is read as it is", .exercise("6.2"),
    arguments: [("1", 1), ("42", 42), ("9007199254740991", 9_007_199_254_740_991)])
  func readsAccountID(json: String, number: Int) throws {
    let fields = try fields("account_id", json)
    let outcome = try Outcome { try fields.accountID("account_id") }
    try #require(
      outcome.value?.rawValue == number,
      """
      {"account_id": \(json)} names an account.
        expected: account \(number)
        got:      \(words(outcome))
      Chapter 6, exercise 6.2.
      """)
  }

  @Test(
    "An invalid account number is refused with the name of its field", .exercise("6.2"),
    arguments: [
      ("0", "the first account is 1"), ("-1", "the first account is 1"),
      ("1.5", "it isn't a whole number"), ("\"1\"", "it's a string"),
      ("true", "it isn't a number"), ("null", "it isn't a number"), ("[1]", "it's a list"),
      ("{\"id\": 1}", "it's an object"),
      (
        "9007199254740992",
        "the maximum is 2^53 - 1; in JavaScript, 9007199254740993 == 9007199254740992"
      ),
      ("9223372036854775807", "the maximum is 2^53 - 1"), ("1e30", "the maximum is 2^53 - 1"),
    ])
  func refusesAccountID(json: String, reason: String) throws {
    let fields = try fields("from", json)
    let outcome = try Outcome { try fields.accountID("from") }
    try #require(
      (outcome.error as? InvalidRequest)?.field == "from",
      """
      {"from": \(json)} names no account: \(reason).
        expected: InvalidRequest for the field "from"
        got:      \(words(outcome))
      A guessed number is another customer's account. Chapter 6, exercise 6.2.
      """)
    try requireWords(outcome.error, about: json)
  }

  /// Requires a reason of more than a word or two.
  private func requireWords(_ error: (any Error)?, about json: String) throws {
    let reason = (error as? InvalidRequest)?.reason ?? ""
    try #require(
      reason.split(separator: " ").count >= 3,
      """
      \(json) was refused with a reason that doesn't say what would be right.
        expected: a sentence, such as "has to be a whole number from 1 to 9007199254740991"
        got:      "\(reason)"
      The client has nothing else to go by. Chapter 6, exercise 6.2.
      """)
  }

  @Test("A missing field is reported as missing", .exercise("6.2"))
  func reportsMissingFields() throws {
    let fields = try RequestFields(of: .post("/deposit/", "{}"), "account_id", "amount")
    let outcomes = [
      ("account_id", words(try Outcome { try fields.accountID("account_id") })),
      ("amount", words(try Outcome { try fields.amount("amount") })),
    ]
    for (name, outcome) in outcomes {
      let expected = "threw InvalidRequest for the field \"\(name)\": is missing"
      try #require(
        outcome == expected,
        """
        The body {} has no \(name).
          expected: \(expected)
          got:      \(outcome)
        Told something else, the client looks for a mistake in a number that it never sent. \
        `value(_:)` reports a missing field. Chapter 6, exercise 6.2.
        """)
    }
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
      {"amount": \(json)} is an amount in whole units of money.
        expected: \(cents) cents
        got:      \(inCents(outcome))
      JSON has one kind of number: clients write 100 or 100.0. Chapter 6, exercise 6.2.
      """)
  }

  @Test(
    "An amount is exact, however large", .exercise("6.2"),
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
      {"amount": \(json)} has to stay exact.
        expected: \(cents) cents
        got:      \(inCents(outcome))
      A Double has 53 bits and loses the last digits. Pass the digits of the `Decimal` to \
      `Money(parsing:)`. Chapter 6, exercise 6.2.
      """)
  }

  @Test(
    "An invalid amount is refused with the name of its field", .exercise("6.2"),
    arguments: [
      ("0", "it isn't above zero"), ("0.00", "it isn't above zero"),
      ("-5", "a deposit of -5 is a withdrawal without its checks"),
      ("-0.01", "a deposit of -0.01 is a withdrawal without its checks"),
      ("0.001", "it's finer than a cent"),
      ("1.005", "it's finer than a cent, and rounding takes money from someone"),
      ("92233720368547758.08", "it's more than Money can hold"),
      ("92233720368547759", "it's more than Money can hold"),
      ("1e30", "it's more than Money can hold"), ("1e-30", "it's finer than a cent"),
      ("\"100\"", "it's a string"), ("true", "it isn't a number"), ("null", "it isn't a number"),
      ("[100]", "it's a list"),
    ])
  func refusesAmount(json: String, reason: String) throws {
    let fields = try fields("amount", json)
    let outcome = try Outcome { try fields.amount("amount") }
    try #require(
      (outcome.error as? InvalidRequest)?.field == "amount",
      """
      {"amount": \(json)} is not a valid amount: \(reason).
        expected: InvalidRequest for the field "amount"
        got:      \(inCents(outcome))
      Any other error becomes a 500, as if the bank were broken. Chapter 6, exercise 6.2.
      """)
    try requireWords(outcome.error, about: json)
  }

  @Test("The reason why Money refuses an amount reaches the client", .exercise("6.2"))
  func handsWordsOn() throws {
    let fields = try fields("amount", "0.001")
    let outcome = try Outcome { try fields.amount("amount") }
    let words = MoneyError.tooPrecise("0.001").description
    try #require(
      (outcome.error as? InvalidRequest)?.reason.contains(/cent|decimal/) == true,
      """
      {"amount": 0.001} is finer than a cent, and `Money(parsing:)` says so.
        expected: InvalidRequest with the reason: \(words)
        got:      \(inCents(outcome))
      Pass the description of the `MoneyError` along. Chapter 6, exercise 6.2.
      """)
  }

  @Test("The error names the field that was read", .exercise("6.2"))
  func namesTheField() throws {
    let fields = try fields("fee", "\"free\"")
    let outcome = try Outcome { try fields.amount("fee") }
    try #require(
      (outcome.error as? InvalidRequest)?.field == "fee",
      """
      {"fee": "free"} has no amount in the field "fee".
        expected: InvalidRequest for the field "fee"
        got:      \(inCents(outcome))
      A form shows the reason beside the field that is named. Chapter 6, exercise 6.2.
      """)
  }

  private func inCents(_ outcome: Outcome<Money>) -> String {
    outcome.value.map { "\($0.cents) cents" } ?? words(outcome)
  }

  /// `1`, or `threw InvalidRequest for the field "from": has to …`.
  private func words<Value>(_ outcome: Outcome<Value>) -> String {
    guard let error = outcome.error as? InvalidRequest else { return outcome.result }
    let field = error.field.map { "the field \"\($0)\"" } ?? "no field"
    return "threw InvalidRequest for \(field): \(error.reason)"
  }
}
