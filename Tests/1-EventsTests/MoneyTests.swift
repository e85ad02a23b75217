import Events
import ExerciseSupport
import Testing

@Suite("Stage 1: Money")
struct MoneyTests {
  // MARK: 1.11

  @Test(
    "An amount is read as people write it", .exercise("1.11"),
    arguments: [("0", 0), ("12", 12_00), ("12.5", 12_50), ("12.50", 12_50), ("0.05", 5)])
  func reads(text: String, cents: Int) throws {
    let outcome = try Outcome { try Money(parsing: text).cents }
    try #require(
      outcome.value == cents,
      """
      Reading "\(text)":
        expected: \(cents) cents
        got:      \(outcome)
      The first digit after the point counts tenths, so 12.5 is 12.50 and not 12.05. \
      Chapter 1, exercise 1.11.
      """)
  }

  @Test(
    "An amount is exact to the cent, however large it is", .exercise("1.11"),
    arguments: [
      ("0.29", 29), ("1.15", 1_15), ("4.35", 4_35), ("19.99", 19_99), ("0.57", 57),
      ("9007199254740993.01", 9_007_199_254_740_993_01), ("92233720368547758.07", Int.max),
    ])
  func isExact(text: String, cents: Int) throws {
    let outcome = try Outcome { try Money(parsing: text).cents }
    try #require(
      outcome.value == cents,
      """
      Reading "\(text)":
        expected: \(cents) cents
        got:      \(outcome)
      `Double` has no 0.29, and it can't tell large whole numbers apart. Read the digits \
      themselves, or the books don't balance. Chapter 1, exercise 1.11.
      """)
  }

  @Test(
    "A text that is not an amount is rejected as malformed", .exercise("1.11"),
    arguments: [
      ("abc", "it has no digits"), ("", "it is empty"), (".", "it has no digits"),
      ("1.", "there is no digit after the point"), (".5", "there is no digit before the point"),
      ("+1", "a plus sign is not a digit, though `Int(\"+1\")` accepts it"),
      ("1.+5", "a plus sign is not a digit, though `Int(\"+5\")` accepts it"),
      ("1.-5", "a minus sign is not a digit, though `Int(\"-5\")` accepts it"),
      (" 1", "a space is not a digit"), ("1 000", "a space is not a digit"),
      (" -5", "it begins with a space, not with a minus sign"),
      (
        "12\n", "a line break is not a digit, though `$` in a regular expression may stop before it"
      ),
      (
        "1.5\n",
        "a line break is not a digit, though `$` in a regular expression may stop before it"
      ),
      ("1,50", "the decimals stand after a point; in some places a comma groups thousands"),
      ("1.2.3", "it has two points"), ("1.abc", "its decimals are not digits"),
      ("1.2345x", "its decimals are not digits"),
      ("1e3", "an exponent is not a digit"), ("0x10", "an `x` is not a digit"),
      ("١٢", "only 0 to 9 count, and `Character.isNumber` accepts many more digits"),
      ("1\u{FE0F}\u{20E3}", "only 0 to 9 count, and this is a keycap emoji"),
      (
        "1\u{301}",
        "it has an accent. A range of `Character`s contains more than ten digits: look at the bytes"
      ),
      ("nan", "it has no digits, though `Double` reads it"),
    ])
  func refusesWhatIsNoAmount(text: String, reason: String) throws {
    let outcome = try Outcome { try Money(parsing: text).cents }
    try #require(
      outcome.error as? MoneyError == .malformed(text),
      """
      \(text.debugDescription) is not an amount: \(reason).
        expected: throws MoneyError.malformed with the text
        got:      \(outcome)
      A guessed amount is wrong for a customer. Check that all parts are digits before you \
      count the decimals. Chapter 1, exercise 1.11.
      """)
  }

  @Test(
    "An amount below zero is rejected as negative", .exercise("1.11"), arguments: ["-5", "-0.01"])
  func refusesBelowZero(text: String) throws {
    let outcome = try Outcome { try Money(parsing: text).cents }
    try #require(
      outcome.error as? MoneyError == .negative(text),
      """
      "\(text)" is below zero:
        expected: throws MoneyError.negative with the text
        got:      \(outcome)
      A deposit of \(text) would be a withdrawal that no rule has checked. \
      Chapter 1, exercise 1.11.
      """)
  }

  @Test(
    "An amount with more than two decimals is rejected, not rounded", .exercise("1.11"),
    arguments: ["1.005", "0.001", "0.999", "1.500", "2.000"])
  func refusesParts(text: String) throws {
    let outcome = try Outcome { try Money(parsing: text).cents }
    try #require(
      outcome.error as? MoneyError == .tooPrecise(text),
      """
      "\(text)" has three decimals:
        expected: throws MoneyError.tooPrecise with the text
        got:      \(outcome)
      Rounding or cutting loses the rest without an error, and 1.500 may have been meant as \
      fifteen hundred. Count the decimals that were typed, zeros too. Chapter 1, exercise 1.11.
      """)
  }

  @Test(
    "An amount greater than Money can hold is rejected as overflow", .exercise("1.11"),
    arguments: [
      "92233720368547758.08", "100000000000000000", "184467440737095517",
      "99999999999999999999999999",
    ])
  func refusesTooMuch(text: String) throws {
    let outcome = try Outcome { try Money(parsing: text).cents }
    try #require(
      outcome.error as? MoneyError == .overflow,
      """
      "\(text)" is more cents than `Int` can hold:
        expected: throws MoneyError.overflow
        got:      \(outcome)
      A number that wraps around turns a fortune into a debt. Chapter 1, exercise 1.11.
      """)
  }

  // MARK: 1.12

  @Test(
    "An amount is printed with exactly two decimals", .exercise("1.12"),
    arguments: [
      (0, "0.00"), (5, "0.05"), (50, "0.50"), (12_50, "12.50"), (1_234_56, "1234.56"),
    ])
  func prints(cents: Int, text: String) throws {
    let printed = Money(cents: cents).description
    try #require(
      printed == text,
      """
      Printing \(cents) cents:
        expected: \(text)
        got:      \(printed)
      There are always two digits after the point: 5 cents must not read like 50. \
      Chapter 1, exercise 1.12.
      """)
  }

  @Test(
    "An amount below zero is printed with one minus sign in front", .exercise("1.12"),
    arguments: [(-3_00, "-3.00"), (-12_34, "-12.34"), (-5, "-0.05"), (-99, "-0.99")])
  func printsBelowZero(cents: Int, text: String) throws {
    let printed = Money(cents: cents).description
    try #require(
      printed == text,
      """
      Printing \(cents) cents:
        expected: \(text)
        got:      \(printed)
      The sign belongs in front of the whole amount, once, and also when the units are 0: a debt \
      must not look like money. Chapter 1, exercise 1.12.
      """)
  }

  @Test(
    "The greatest and the lowest amount are printed exactly, without a trap", .exercise("1.12"),
    arguments: [(Int.max, "92233720368547758.07"), (Int.min, "-92233720368547758.08")])
  func printsExtremes(cents: Int, text: String) throws {
    let printed = Money(cents: cents).description
    try #require(
      printed == text,
      """
      Printing \(cents) cents:
        expected: \(text)
        got:      \(printed)
      `Double` is too coarse for such amounts, and the `%d` of a format reads 32 bits only. \
      Work with `magnitude`: unlike `abs`, it does not trap for `Int.min`. \
      Chapter 1, exercise 1.12.
      """)
  }

  // MARK: 1.13

  @Test(
    "A sum is exact", .exercise("1.13"),
    arguments: [(12_50, 29, 12_79), (0, 0, 0), (-5_00, 2_00, -3_00), (Int.max, Int.min, -1)])
  func adds(first: Int, second: Int, sum: Int) throws {
    let outcome = try Outcome { try Money(cents: first).adding(Money(cents: second)).cents }
    try #require(
      outcome.value == sum,
      """
      \(first) cents plus \(second) cents:
        expected: \(sum) cents
        got:      `adding` \(outcome)
      Chapter 1, exercise 1.13.
      """)
  }

  @Test(
    "A sum out of range throws overflow", .exercise("1.13"),
    arguments: [(Int.max, 1), (1, Int.max), (Int.max, Int.max), (Int.min, -1)])
  func refusesSumOutOfRange(first: Int, second: Int) throws {
    let outcome = try Outcome { try Money(cents: first).adding(Money(cents: second)).cents }
    try #require(
      outcome.error as? MoneyError == .overflow,
      """
      \(first) cents plus \(second) cents is out of the range of `Int`:
        expected: throws MoneyError.overflow
        got:      `adding` \(outcome)
      A sum that wraps around, or that stops at the limit, makes money appear or vanish. \
      Chapter 1, exercise 1.13.
      """)
  }

  @Test(
    "A difference is exact, and below zero when more is taken than there is", .exercise("1.13"),
    arguments: [
      (10_00, 3_00, 7_00), (3_00, 10_00, -7_00), (-5_00, -2_00, -3_00),
    ])
  func subtracts(whole: Int, part: Int, rest: Int) throws {
    let outcome = try Outcome { try Money(cents: whole).subtracting(Money(cents: part)).cents }
    try #require(
      outcome.value == rest,
      """
      \(whole) cents minus \(part) cents:
        expected: \(rest) cents
        got:      `subtracting` \(outcome)
      It only calculates: whether an account may go below zero is for a rule to decide, and the \
      rule needs this number. Chapter 1, exercise 1.13.
      """)
  }

  @Test(
    "A difference out of range throws overflow", .exercise("1.13"),
    arguments: [(Int.min, 1), (Int.max, -1)])
  func refusesDifferenceOutOfRange(whole: Int, part: Int) throws {
    let outcome = try Outcome { try Money(cents: whole).subtracting(Money(cents: part)).cents }
    try #require(
      outcome.error as? MoneyError == .overflow,
      """
      \(whole) cents minus \(part) cents is out of the range of `Int`:
        expected: throws MoneyError.overflow
        got:      `subtracting` \(outcome)
      A debt that wraps around is a fortune. Chapter 1, exercise 1.13.
      """)
  }

  @Test("Subtracting `Int.min` cents doesn't trap", .exercise("1.13"))
  func subtractsLowest() throws {
    let lowest = Money(cents: .min)
    let fromDebt = try Outcome { try Money(cents: -1).subtracting(lowest).cents }
    let fromZero = try Outcome { try Money(cents: 0).subtracting(lowest).cents }
    try #require(
      fromDebt.value == .max && fromZero.error as? MoneyError == .overflow,
      """
      -1 minus Int.min is Int.max, and 0 minus Int.min is out of range:
        expected: \(Int.max) cents, and throws MoneyError.overflow
        got:      `subtracting` \(fromDebt), and \(fromZero)
      `Int.min` has no positive counterpart, so don't subtract by adding the negated amount. \
      Chapter 1, exercise 1.13.
      """)
  }
}
