// Exercise: 3.13
// Mistake: looks whether the address is free and takes that for an answer
// Shows: First the address, then the user
let history = try await handler.store.read(EmailReservation.stream(of: email))
let owner = EmailReservation.replay(history).owner
guard owner == nil || owner == id else { throw EmailTaken(email: email) }
return try await handler.handle(
  command, by: User.self, in: User.stream(of: id), context: context)
