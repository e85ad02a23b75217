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
      (`-` is what has to follow, `+` is what your code does.)
      \(reason) Chapter 3, exercise \(exercise).
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
  /// With a debt of 10.00, which today's rules would not allow.
  static let indebted = opened + [.withdrawn(accountID: 7, amount: .ten)]
  /// With the largest debt that there can be.
  static let deeplyIndebted =
    opened + [
      .withdrawn(accountID: 7, amount: Money(cents: .max)),
      .withdrawn(accountID: 7, amount: Money(cents: 1)),
    ]
}
