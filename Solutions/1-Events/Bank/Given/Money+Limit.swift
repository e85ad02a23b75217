extension Money {
  /// The greatest amount of one command, and the greatest balance of an account: 100,000,000.00.
  ///
  /// It holds for commands and requests, never for recorded events: an older program may have
  /// recorded more, and a fact stays readable. The limit is far below what ``cents`` can count, so
  /// that sums stay countable as well: those of 922 million full accounts, or of as many deposits.
  public static let limit = Money(cents: 100_000_000_00)
}
