public import EventSourcing
import Events

// A damaged event of an account stops the models of accounts, and the users go on.

extension AccountList {
  public static func needs(_ damaged: DamagedEvent) -> Bool {
    damaged.mayBe(oneOf: Account.Event.typeNames)
  }
}

extension Statements {
  public static func needs(_ damaged: DamagedEvent) -> Bool {
    damaged.mayBe(oneOf: Account.Event.typeNames)
  }
}

extension BankTotals {
  public static func needs(_ damaged: DamagedEvent) -> Bool {
    damaged.mayBe(oneOf: Account.Event.typeNames)
  }
}

extension UserDirectory {
  public static func needs(_ damaged: DamagedEvent) -> Bool {
    damaged.mayBe(oneOf: User.Event.typeNames)
  }
}
