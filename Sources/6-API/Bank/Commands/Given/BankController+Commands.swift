import CommandHandlers
import EventSourcing
import Events
import HTTPServer
import ReadModels

extension BankController {
  func deposit(_ call: Call) async throws -> HTTPResponse {
    try await commands.respond(
      to: call.request, reading: { try BankCommand.deposit(call.request) }, performing: perform)
  }

  func withdraw(_ call: Call) async throws -> HTTPResponse {
    try await commands.respond(
      to: call.request, reading: { try BankCommand.withdraw(call.request) }, performing: perform)
  }

  func transfer(_ call: Call) async throws -> HTTPResponse {
    try await commands.respond(
      to: call.request, reading: { try BankCommand.transfer(call.request) }, performing: perform)
  }

  func register(_ call: Call) async throws -> HTTPResponse {
    try await commands.respond(
      to: call.request, isReadable: true, reading: { try BankCommand.register(call.request) },
      performing: perform)
  }

  func changeEmail(_ call: Call) async throws -> HTTPResponse {
    let versions = try TagCondition(.ifMatch, of: call.request)?.versionsForChange
    return try await commands.respond(
      to: call.request, onlyAt: versions,
      reading: { try BankCommand.changeEmail(of: try call.userID(), call.request) },
      performing: perform)
  }

  private func perform(
    _ command: BankCommand, _ context: CommandContext
  ) async throws -> HTTPResponse {
    switch command {
    case .deposit(let id, let amount):
      await response(to: try await service.deposit(amount, into: id, context: context), about: id)
    case .withdraw(let id, let amount):
      await response(to: try await service.withdraw(amount, from: id, context: context), about: id)
    case .transfer(let from, let to, let amount):
      try await transfer(amount, from: from, to: to, context)
    case .register(let first, let last, let email):
      try await register(first, last, email, context)
    case .changeEmail(let id, let email):
      try await changeEmail(of: id, to: email, context)
    }
  }

  /// Responds with the account after a command.
  ///
  /// A command creates a version of the account, and `Location` leads to that one. It never changes, so
  /// it has this balance even when there are newer versions.
  private func response(
    to result: CommandResult<Account.Event>, about id: AccountID
  ) async -> HTTPResponse {
    let stream = Account.stream(of: id)
    reads.noteWrite(to: stream, at: result.position)
    var state = result.state(of: Account.self)
    if state == nil {
      // The command was handled before. That its state can't be read now is no reason to refuse.
      let version = result.version
      state = try? await states.state(of: Account.self, in: stream, asOfVersion: version).state
    }
    return .json(
      .created, JSONObject(account: id, balance: state?.balance, version: result.version),
      [
        .location: "/accounts/\(id)?version=\(result.version)",
        .eTag: EntityTag(version: result.version).description,
      ])
  }

  /// Responds with a transfer that has arrived, or with the place where to look for its end.
  ///
  /// - Throws: ``Problem`` when it has failed, and errors of the service.
  func transfer(
    _ amount: Money, from: AccountID, to: AccountID, _ context: CommandContext
  ) async throws -> HTTPResponse {
    let id = TransferID(rawValue: context.commandID.rawValue)
    let order = Transfer.Order(id: id, from: from, to: to, amount: amount)
    let place = "/transfers/\(id.percentEncoded)"
    guard let end = try await service.transfer(order, context: context) else {
      return .json(.accepted, JSONObject(order), [.location: place])
    }
    reads.noteWrite(to: Account.stream(of: from), Account.stream(of: to), at: end.position)
    if let problem = end.problem { throw problem }
    return .json(.created, JSONObject(order), [.location: place])
  }

  private func register(
    _ firstName: String, _ lastName: String, _ email: EmailAddress, _ context: CommandContext
  ) async throws -> HTTPResponse {
    let (id, result) = try await service.register(
      firstName: firstName, lastName: lastName, email: email, guess: try await guess(),
      context: context)
    reads.noteWrite(to: User.stream(of: id), at: result.position)
    guard case .created(_, let firstName, let lastName, let email) = result.events.first else {
      throw EmailTaken(email: email)
    }
    let user = JSONObject(
      user: id, firstName: firstName, lastName: lastName, email: email, version: result.version)
    return .json(
      .created, user,
      [.location: "/users/\(id)", .eTag: EntityTag(version: result.version).description])
  }

  /// Returns a number for a new user that is probably free.
  ///
  /// - Throws: errors of the store.
  private func guess() async throws -> UserID {
    await reads.settleWrites()
    let last = try await reads.models.lastUserID()?.rawValue ?? 0
    // Soon after the start, the model may know none of a million users; and one that has stopped does
    // not know the last ones.
    let end = try await reads.openingEnd()
    let isThere = reads.models[UserDirectory.name].map { !$0.hasStopped && $0.position >= end }
    let known = isThere == true ? last : try await service.lastUserNumber(from: last)
    return UserID(rawValue: known + 1)
  }

  private func changeEmail(
    of id: UserID, to email: EmailAddress, _ context: CommandContext
  ) async throws -> HTTPResponse {
    let result = try await service.changeEmail(of: id, to: email, context: context)
    reads.noteWrite(to: User.stream(of: id), at: result.position)
    let state = User.replay(
      try await store.read(User.stream(of: id), .forwards, from: nil, limit: result.version))
    let user = JSONObject(
      user: id, firstName: state.firstName ?? "", lastName: state.lastName ?? "",
      email: state.email ?? email, version: result.version)
    return .json(.ok, user, [.eTag: EntityTag(version: result.version).description])
  }
}

extension Call {
  /// The user id in the path.
  ///
  /// - Throws: ``Problem`` (not found) when it is not a valid number of a user.
  func userID() throws -> UserID {
    guard let number = number("user_id") else {
      throw Problem(.unknownUser, "user '\(values["user_id"] ?? "")' does not exist")
    }
    return UserID(rawValue: number)
  }

  /// The account id in the path.
  ///
  /// - Throws: ``Problem`` (not found) when it is not a valid number of an account.
  func accountID() throws -> AccountID {
    guard let number = number("account_id") else {
      throw Problem(.unknownAccount, "account '\(values["account_id"] ?? "")' does not exist")
    }
    return AccountID(rawValue: number)
  }

  private func number(_ name: String) -> Int? {
    values[name].flatMap { try? QueryItems.number($0, field: name, in: RequestFields.numbers) }
  }
}
