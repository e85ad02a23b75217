import Events

/// The state in cents, which needs no `Money.description`.
func words(_ state: Account.State) -> String {
  "\(state.status) with \(state.balance.cents) cents"
}

/// The state with what is missing in it.
func words(_ state: User.State) -> String {
  let names = "\(state.firstName ?? "(no first name)") \(state.lastName ?? "(no last name)")"
  return "\(names), \(state.email?.value ?? "(no address)")"
}
