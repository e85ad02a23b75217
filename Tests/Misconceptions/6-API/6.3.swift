// Wrong answers to exercise 6.3.

// Answer: all-are-400
// Mistake: has one status for all problems
// Shows: expected: 409 for "insufficient-funds"
// Hole: 3
.badRequest
// Hole: 5
.badRequest

// Answer: allows-nothing
// Mistake: leaves out the Allow header
// Shows: 405 with an Allow header
// Instead of:
case let error as RoutingError: self.init(error)
// Write:
case RoutingError.unknownPath: self.init(status: .notFound, "there is nothing")
case RoutingError.methodNotAllowed: self.init(status: .methodNotAllowed, "not in this way")

// Answer: behind-is-not-there
// Mistake: maps a model that is behind to 404
// Shows: expected: 503 for "read-model-behind"
// Instead of:
case .busy, .readModelBehind: .serviceUnavailable
// Write:
case .busy: .serviceUnavailable
case .readModelBehind: .notFound

// Answer: behind-is-trouble
// Mistake: maps a model that is behind to 500
// Shows: ReadModelBehind, "
// Instead of:
case let error as ReadModelBehind: self.init(.readModelBehind, error.description)
// Write:

// Answer: busy-is-a-conflict
// Mistake: maps a busy stream to 409
// Shows: expected: 503 for "busy"
// Instead of:
case .busy, .readModelBehind: .serviceUnavailable
// Write:
case .busy: .conflict
case .readModelBehind: .serviceUnavailable

// Answer: busy-is-stale
// Mistake: maps a conflict between writers to a failed precondition
// Shows: VersionConflict, "
// Instead of:
case let error as VersionConflict: self.init(.busy, error.description)
// Write:
case let error as VersionConflict: self.init(.preconditionFailed, error.description)

// Answer: closed-is-unknown
// Mistake: maps a closed account to an unknown one
// Shows: the kind "account-closed"
// Instead of:
  case .accountClosed: .accountClosed
// Write:
  case .accountClosed: .unknownAccount

// Answer: forgets-problems
// Mistake: wraps a problem in a new problem
// Shows: there is nothing to translate
// Instead of:
case let problem as Problem: self = problem
// Write:

// Answer: forgets-the-field
// Mistake: leaves out the field
// Shows: A form shows the reason beside the field
// Instead of:
  self.init(.invalidRequest, error.description, field: error.field)
// Write:
  self.init(.invalidRequest, error.description)

// Answer: forgets-what-was-wrong
// Mistake: leaves out the detail
// Shows: the field "amount" and a detail with
// Instead of:
  self.init(.invalidRequest, error.description, field: error.field)
// Write:
  self.init(.invalidRequest, "this field is wrong", field: error.field)

// Answer: money-is-money
// Mistake: swaps "money left" and "insufficient funds"
// Shows: the kind "money-left"
// Instead of:
  case .moneyLeft: .moneyLeft
// Write:
  case .moneyLeft: .insufficientFunds

// Answer: not-reached-is-not-understood
// Mistake: maps a future version to 400
// Shows: expected: 404 for "not-reached"
// Instead of:
case .notReached: .notFound
// Write:
case .notReached: .badRequest

// Answer: one-kind-for-all
// Mistake: uses one kind for all rejections
// Shows: the kind "unknown-account"
// Hole: 1
Problem(.transferRefused, description)

// Answer: poison-is-behind
// Mistake: maps a stopped model to one that is behind
// Shows: stops a read model until the program is fixed
// Instead of:
case let error as ReadModelBehind: self.init(.readModelBehind, error.description)
// Write:
case let error as ReadModelBehind: self.init(.readModelBehind, error.description)
case let error as PoisonousEvent: self.init(.readModelBehind, "\(error)")

// Answer: queries-are-trouble
// Mistake: maps errors of queries to 500
// Shows: QueryError, "
// Instead of:
case let error as any ProblemConvertible: self = error.problem
// Write:
case let error as any ProblemConvertible where !(error is QueryError): self = error.problem

// Answer: refusals-are-ok
// Mistake: maps rejections to 200
// Shows: expected: 409 for "insufficient-funds"
// Instead of:
  .conflict
// Write:
  .ok

// Answer: reused-key-is-a-conflict
// Mistake: maps a reused key to 409
// Shows: expected: 422 for "idempotency-key-reused"
// Instead of:
case .idempotencyKeyReused: .unprocessableContent
// Write:
case .idempotencyKeyReused: .conflict

// Answer: rules-are-422
// Mistake: maps every rejection to 422
// Shows: tomorrow there may be enough money
// Instead of:
  .conflict
// Write:
  .unprocessableContent

// Answer: rules-are-500
// Mistake: maps rejections to 500
// Shows: expected: 409 for "account-closed"
// Instead of:
  .conflict
// Write:
  .internalServerError

// Answer: rules-are-trouble
// Mistake: handles only the kit's errors
// Shows: they do the wrong thing next
// Instead of:
case let error as any ProblemConvertible: self = error.problem
// Write:

// Answer: same-account-is-a-refused-transfer
// Mistake: maps a transfer to the same account to a refused transfer
// Shows: the kind "same-account"
// Instead of:
  case .transferToSameAccount: .sameAccount
// Write:
  case .transferToSameAccount: .transferRefused

// Answer: stale-is-a-conflict
// Mistake: maps a failed precondition to 409
// Shows: expected: 412 for "precondition-failed"
// Instead of:
case .preconditionFailed: .preconditionFailed
// Write:
case .preconditionFailed: .conflict

// Answer: stale-is-busy
// Mistake: maps a failed precondition to a busy stream
// Shows: StaleVersion, "
// Instead of:
case let error as StaleVersion: self.init(.preconditionFailed, error.description)
// Write:
case let error as StaleVersion: self.init(.busy, error.description)

// Answer: taken-is-refused
// Mistake: maps a taken address to an invalid request
// Shows: EmailTaken, "
// Instead of:
Problem(.emailTaken, description, field: "email")
// Write:
Problem(.invalidRequest, description, field: "email")

// Answer: taken-without-a-field
// Mistake: leaves out the field of a taken address
// Shows: A form shows it beside what was typed
// Instead of:
Problem(.emailTaken, description, field: "email")
// Write:
Problem(.emailTaken, description)

// Answer: tells-everything
// Mistake: shows the text of every error
// Shows: shows attackers where the files are
// Instead of:
  self.init(status: .internalServerError, "an unexpected error; it was logged")
// Write:
  self.init(status: .internalServerError, "\(error)")

// Answer: tells-the-type
// Mistake: shows the type of the error
// Shows: shows attackers where the files are
// Instead of:
  self.init(status: .internalServerError, "an unexpected error; it was logged")
// Write:
  self.init(status: .internalServerError, "\(type(of: error))")

// Answer: the-client-is-wrong
// Mistake: maps every unexpected error to 400
// Shows: A BurntDisk is an error that no one expected
// Instead of:
  self.init(status: .internalServerError, "an unexpected error; it was logged")
// Write:
  self.init(.invalidRequest, "something was wrong")

// Answer: title-for-detail
// Mistake: uses the title as the detail
// Shows: The detail of a problem says what happened this time
// Instead of:
return Problem(kind, description)
// Write:
return Problem(kind, kind.title)

// Answer: unknown-path-is-trouble
// Mistake: maps an unknown path to 500
// Shows: No route has the path /nothing
// Instead of:
case let error as RoutingError: self.init(error)
// Write:

// Answer: words-of-its-own
// Mistake: replaces the rejection's description
// Shows: The detail of a problem says what happened this time
// Instead of:
return Problem(kind, description)
// Write:
return Problem(kind, "the account does not allow that")

// Answer: same-account-is-a-conflict
// Mistake: maps a transfer to the same account to 409
// Shows: expected: 422 for "same-account"
// Instead of:
case .amountNotPositive, .invalidName, .sameAccount: .unprocessableContent
// Write:
case .amountNotPositive, .invalidName: .unprocessableContent
case .sameAccount: .conflict
