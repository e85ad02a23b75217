// Exercise: 6.3
// Mistake: says that an address is taken, and not which field it was in
// Shows: with the field nil
// Hole: 2
switch error {
case let problem as Problem: self = problem
case let error as InvalidRequest:
  self.init(.invalidRequest, error.description, field: error.field)
case let error as UnsupportedMediaType:
  self.init(.unsupportedMediaType, error.description, field: "Content-Type")
case let refusal as Account.Rejection: self.init(refusal)
case let refusal as User.Rejection: self.init(refusal)
case let error as QueryError: self.init(error)
case let error as EmailTaken: self.init(.emailTaken, error.description)
case let error as StaleVersion: self.init(.preconditionFailed, error.description)
case let error as CommandIDTaken: self.init(.idempotencyKeyReused, error.description)
case let error as VersionConflict: self.init(.busy, error.description)
case let error as ReadModelBehind: self.init(.readModelBehind, error.description)
case let error as RoutingError: self.init(error)
default:
  self.init(status: .internalServerError, "something went wrong here; it was written down")
}
