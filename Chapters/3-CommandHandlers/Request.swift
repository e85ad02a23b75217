import CommandHandlers
import Events

/// A parsed line.
enum Request {
  case ask(Account.Command, AccountID)
  case transfer(from: AccountID, to: AccountID, Money)
  case register(firstName: String, lastName: String, EmailAddress)
  case email(UserID, EmailAddress)
  case balance(AccountID)
  case history(AccountID, asOf: Int?)
  case events
  case help
  case quit

  static let usage: [(form: String, meaning: String)] = [
    ("open 1", "open account 1"),
    ("deposit 1 100.00", "pay in"),
    ("withdraw 1 30", "pay out"),
    ("transfer 1 2 25", "from account 1 to account 2"),
    ("close 1", "close an account that is empty"),
    ("register John Doe john@example.com", "a new user; the answer is its number"),
    ("email 1 john.new@example.com", "another address for user 1"),
    ("balance 1", "what is in account 1"),
    ("history 1", "what has happened to account 1"),
    ("history 1 --as-of 3", "the same, up to version 3"),
    ("events", "everything that has happened"),
    ("help", "this list"),
    ("quit", "the end; so is the end of the input"),
  ]

  /// Parses a line.
  ///
  /// - Throws: ``NotUnderstood``, and errors of parsing an amount or an address.
  init(parsing line: String) throws {
    let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
    let forms = Self.usage.map(\.form).filter {
      $0.split(separator: " ").first.map(String.init) == words.first
    }
    switch (words.first, words.count) {
    case ("open", 2): self = try Self.ask({ .open($0) }, words[1])
    case ("close", 2): self = try Self.ask({ .close($0) }, words[1])
    case ("deposit", 3):
      let amount = try Money(parsing: words[2])
      self = try Self.ask({ .deposit($0, amount) }, words[1])
    case ("withdraw", 3):
      let amount = try Money(parsing: words[2])
      self = try Self.ask({ .withdraw($0, amount) }, words[1])
    case ("transfer", 4):
      self = .transfer(
        from: try Self.account(words[1]), to: try Self.account(words[2]),
        try Money(parsing: words[3]))
    case ("register", 4):
      self = .register(
        firstName: words[1], lastName: words[2], try EmailAddress(parsing: words[3]))
    case ("email", 3):
      self = .email(
        UserID(rawValue: try Self.number(words[1], "user")), try EmailAddress(parsing: words[2]))
    case ("balance", 2): self = .balance(try Self.account(words[1]))
    case ("history", 2): self = .history(try Self.account(words[1]), asOf: nil)
    case ("history", 4) where words[2] == "--as-of":
      self = .history(try Self.account(words[1]), asOf: try Self.version(words[3]))
    case ("events", 1): self = .events
    case ("help", 1): self = .help
    case ("quit", 1): self = .quit
    default:
      throw NotUnderstood(
        text: forms.isEmpty
          ? "'\(words.first ?? "")' is not a command; `help` lists them"
          : "it should look like: \(forms.joined(separator: "  or  "))")
    }
  }

  private static func ask(
    _ command: (AccountID) -> Account.Command, _ account: String
  ) throws -> Self {
    let id = try self.account(account)
    return .ask(command(id), id)
  }

  private static func account(_ text: String) throws -> AccountID {
    AccountID(rawValue: try number(text, "account"))
  }

  /// Version 0 is the time before the first event.
  private static func version(_ text: String) throws -> Int {
    guard let version = Int(text), version >= 0 else {
      throw NotUnderstood(text: "'\(text)' is not the number of a version, such as 3")
    }
    return version
  }

  private static func number(_ text: String, _ what: String) throws -> Int {
    guard let number = Int(text), number > 0 else {
      throw NotUnderstood(
        text: "'\(text)' is not the number of \(what == "account" ? "an" : "a") \(what), such as 1")
    }
    return number
  }
}

/// A line that is not a request.
struct NotUnderstood: Error, CustomStringConvertible {
  let text: String

  var description: String { text }
}
