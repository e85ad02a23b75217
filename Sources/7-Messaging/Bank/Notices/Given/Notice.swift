import EventSourcing
public import Events
public import Foundation

/// A sentence to a customer about money that has moved: "25.00 was paid into account 1".
public struct Notice: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case deposit, withdrawal, transfer
  }

  /// The message that it was made from.
  public let messageID: MessageID
  public let kind: Kind
  /// The account that the money came to, or was taken from.
  public let account: AccountID
  /// For a transfer: the account that sent it.
  public let sender: AccountID?
  public let amount: Money
  /// The time of the event.
  public let time: Date

  public init(
    messageID: MessageID, kind: Kind, account: AccountID, sender: AccountID? = nil, amount: Money,
    time: Date
  ) {
    self.messageID = messageID
    self.kind = kind
    self.account = account
    self.sender = sender
    self.amount = amount
    self.time = time
  }
}

extension Notice: CustomStringConvertible {
  public var description: String {
    switch kind {
    case .deposit: "\(amount) was paid into account \(account)"
    case .withdrawal: "\(amount) was paid out of account \(account)"
    case .transfer:
      "\(amount) went from account \(sender?.description ?? "?") to account \(account)"
    }
  }
}

extension Notice {
  /// Makes the notice that belongs to a message; `nil` when there is none.
  ///
  /// A message of another system or of an unknown type has none. That isn't an error: the bank may
  /// publish new types.
  ///
  /// - Throws: ``InvalidMessage`` when the type is known, but the data is invalid.
  public init?(for message: Message) throws {
    guard message.source == BankMessages.source else { return nil }
    guard let kind = Kind(of: message.type) else { return nil }
    guard message.shape == 1 else { throw InvalidMessage.unexpected("dataversion", expected: "1") }
    let isTransfer = kind == .transfer
    self.init(
      messageID: message.id, kind: kind,
      account: try Self.account(isTransfer ? "to_account_id" : "account_id", in: message),
      sender: isTransfer ? try Self.account("from_account_id", in: message) : nil,
      amount: try Self.amount(in: message), time: message.time)
  }

  private static func account(_ name: String, in message: Message) throws -> AccountID {
    guard let value = message.data[name] else { throw InvalidMessage.missing(name) }
    guard case .integer(let number) = value, number > 0 else {
      throw InvalidMessage.unexpected(name, expected: "a whole number from 1 on")
    }
    return AccountID(rawValue: number)
  }

  private static func amount(in message: Message) throws -> Money {
    guard let value = message.data["amount"] else { throw InvalidMessage.missing("amount") }
    guard case .string(let text) = value, let amount = try? Money(parsing: text), amount > .zero
    else {
      throw InvalidMessage.unexpected("amount", expected: "an amount such as \"25.00\"")
    }
    return amount
  }
}

extension Notice.Kind {
  fileprivate init?(of type: MessageType) {
    switch type {
    case "DepositMade": self = .deposit
    case "WithdrawalMade": self = .withdrawal
    case "TransferMade": self = .transfer
    default: return nil
    }
  }
}
