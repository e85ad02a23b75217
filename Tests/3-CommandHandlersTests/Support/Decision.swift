import EventSourcing
import Events
import Testing

/// A decision that a decider has to make, and why.
struct Decision<Subject: Decider>: Sendable, CustomTestStringConvertible
where Subject.Event: Equatable, Subject.Rejection: Equatable {
  let specification: DecisionSpecification<Subject>
  let reason: String

  init(_ specification: DecisionSpecification<Subject>, _ reason: String) {
    self.specification = specification
    self.reason = reason
  }

  /// How the subject's own decision differs; `nil` when it does not.
  var difference: String? { specification.difference(to: specification.outcome()) }

  var testDescription: String { "\(specification.command)" }

  func check(exercise: String) throws {
    let difference = difference
    try #require(
      difference == nil,
      """
      \(difference ?? "")
      \(reason) (`-` is missing, `+` should not be there.) \
      Read: Chapter 3, exercise \(exercise).
      """)
  }
}

extension Money {
  static let ten = Money(cents: 10_00)
  static let thirty = Money(cents: 30_00)
  static let eighty = Money(cents: 80_00)
  static let hundred = Money(cents: 100_00)
}

extension [Account.Event] {
  /// Account 7, just opened.
  static let opened: Self = [.opened(accountID: 7)]
  /// Open, with 100.00 in it.
  static let paidIn = opened + [.deposited(accountID: 7, amount: .hundred)]
  static let closed = opened + [.closed(accountID: 7)]
}
