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
      "\(text)" is \(cents) cents, but your code \(outcome). The first digit after the point \
      counts tenths and the second hundredths: whoever pays in 12.5 has paid in 12.50. \
      Read: Chapter 1, exercise 1.11.
      """)
  }

  @Test(
    "An amount is exact to the cent, however great it is", .exercise("1.11"),
    arguments: [
      ("0.29", 29), ("1.15", 1_15), ("4.35", 4_35), ("19.99", 19_99), ("0.57", 57),
      ("9007199254740993.01", 9_007_199_254_740_993_01), ("92233720368547758.07", Int.max),
    ])
  func isExact(text: String, cents: Int) throws {
    let outcome = try Outcome { try Money(parsing: text).cents }
    try #require(
      outcome.value == cents,
      """
      "\(text)" is \(cents) cents, but your code \(outcome). Money has to be exact to the cent. \
      `Double` has no 0.29 and cannot tell great whole numbers apart, so read the digits \
      themselves; otherwise the books do not balance. Read: Chapter 1, exercise 1.11.
      """)
  }

  @Test(
    "What is no amount is refused as malformed", .exercise("1.11"),
    arguments: [
      ("abc", "it has no digits"), ("", "it is empty"), (".", "it has no digits"),
      ("1.", "nothing stands behind the point"), (".5", "nothing stands before the point"),
      ("+1", "a plus sign is no digit, though `Int(\"+1\")` takes it"),
      ("1.+5", "a plus sign is no digit, though `Int(\"+5\")` takes it"),
      ("1.-5", "a minus sign is no digit, though `Int(\"-5\")` takes it"),
      (" 1", "a blank is no digit"), ("1 000", "a blank is no digit"),
      ("1,50", "the decimals stand behind a point, and a comma may as well divide thousands"),
      ("1e3", "only digits count, and an exponent makes three letters a thousand"),
      ("0x10", "only digits count, and this is a number for programs"),
      ("١٢", "only the digits 0 to 9 count, and `Character.isNumber` knows many more"),
      ("1\u{FE0F}\u{20E3}", "only the digits 0 to 9 count, and this is a picture of one"),
      ("1\u{301}", "only the digits 0 to 9 count, and this one wears an accent"),
      ("nan", "it has no digits, though `Double` reads it"),
    ])
  func refusesWhatIsNoAmount(text: String, reason: String) throws {
    let outcome = try Outcome { try Money(parsing: text).cents }
    try #require(
      outcome.error as? MoneyError == .malformed(text),
      """
      "\(text)" is no amount: \(reason). Your code \(outcome), where it has to throw \
      `.malformed` with the text. An amount that is guessed is somebody's money. \
      Read: Chapter 1, exercise 1.11.
      """)
  }

  @Test(
    "An amount below zero is refused as negative", .exercise("1.11"), arguments: ["-5", "-0.01"])
  func refusesBelowZero(text: String) throws {
    let outcome = try Outcome { try Money(parsing: text).cents }
    try #require(
      outcome.error as? MoneyError == .negative(text),
      """
      "\(text)" is below zero. Your code \(outcome), where it has to throw `.negative` with the \
      text. A deposit of \(text) would be a withdrawal that nobody checks. \
      Read: Chapter 1, exercise 1.11.
      """)
  }

  @Test(
    "An amount finer than a cent is refused, not rounded", .exercise("1.11"),
    arguments: ["1.005", "0.001", "0.999"])
  func refusesParts(text: String) throws {
    let outcome = try Outcome { try Money(parsing: text).cents }
    try #require(
      outcome.error as? MoneyError == .tooPrecise(text),
      """
      "\(text)" is finer than a cent. Your code \(outcome), where it has to throw `.tooPrecise` \
      with the text. Whoever rounds or cuts takes the rest from somebody without a word. \
      Read: Chapter 1, exercise 1.11.
      """)
  }

  @Test(
    "An amount greater than Money can hold is refused as overflow", .exercise("1.11"),
    arguments: [
      "92233720368547758.08", "100000000000000000", "184467440737095517",
      "99999999999999999999999999",
    ])
  func refusesTooMuch(text: String) throws {
    let outcome = try Outcome { try Money(parsing: text).cents }
    try #require(
      outcome.error as? MoneyError == .overflow,
      """
      "\(text)" is more cents than `Int` can hold. Your code \(outcome), where it has to throw \
      `.overflow`. A number that wraps around turns a fortune into something else. \
      Read: Chapter 1, exercise 1.11.
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
      \(cents) cents are printed as "\(printed)" and should be "\(text)". There are always two \
      digits after the point: 5 cents that read like 50 are a complaint at the counter. \
      Read: Chapter 1, exercise 1.12.
      """)
  }

  @Test(
    "An amount below zero is printed with its sign in front", .exercise("1.12"),
    arguments: [(-3_00, "-3.00"), (-12_34, "-12.34"), (-5, "-0.05"), (-99, "-0.99")])
  func printsBelowZero(cents: Int, text: String) throws {
    let printed = Money(cents: cents).description
    try #require(
      printed == text,
      """
      \(cents) cents are printed as "\(printed)" and should be "\(text)". The sign belongs once \
      in front of the whole amount, also when there is less than one whole unit: a debt must not \
      look like money. Read: Chapter 1, exercise 1.12.
      """)
  }

  @Test(
    "The greatest and the lowest amount are printed exactly, and nothing traps", .exercise("1.12"),
    arguments: [(Int.max, "92233720368547758.07"), (Int.min, "-92233720368547758.08")])
  func printsExtremes(cents: Int, text: String) throws {
    let printed = Money(cents: cents).description
    try #require(
      printed == text,
      """
      \(cents) cents are printed as "\(printed)" and should be "\(text)". Print whole numbers, and \
      all of their digits: `Double` is too coarse for great amounts, and the `%d` of a format reads \
      32 bits only. Mind that `abs(Int.min)` traps; `magnitude` does not. \
      Read: Chapter 1, exercise 1.12.
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
      \(first) and \(second) cents together are \(sum), but `adding` \(outcome). Every balance \
      is made of such sums. Read: Chapter 1, exercise 1.13.
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
      \(first) and \(second) cents together are out of the range of `Int`. `adding` \(outcome), \
      where it has to throw `MoneyError.overflow`. A sum that wraps around or stops at the border \
      is money that appears or vanishes. Read: Chapter 1, exercise 1.13.
      """)
  }

  @Test(
    "A difference is exact, and below zero when more is taken than there is", .exercise("1.13"),
    arguments: [
      (10_00, 3_00, 7_00), (3_00, 10_00, -7_00), (-5_00, -2_00, -3_00), (-1, Int.min, Int.max),
    ])
  func subtracts(whole: Int, part: Int, rest: Int) throws {
    let outcome = try Outcome { try Money(cents: whole).subtracting(Money(cents: part)).cents }
    try #require(
      outcome.value == rest,
      """
      \(whole) cents without \(part) are \(rest), but `subtracting` \(outcome). It only \
      calculates: whether an account may go below zero is for a rule to decide, and the rule \
      needs the number. Read: Chapter 1, exercise 1.13.
      """)
  }

  @Test(
    "A difference out of range throws overflow", .exercise("1.13"),
    arguments: [(Int.min, 1), (Int.max, -1), (0, Int.min)])
  func refusesDifferenceOutOfRange(whole: Int, part: Int) throws {
    let outcome = try Outcome { try Money(cents: whole).subtracting(Money(cents: part)).cents }
    try #require(
      outcome.error as? MoneyError == .overflow,
      """
      \(whole) cents without \(part) are out of the range of `Int`. `subtracting` \(outcome), \
      where it has to throw `MoneyError.overflow`. A debt that wraps around is a fortune. \
      Read: Chapter 1, exercise 1.13.
      """)
  }
}
