public import EventSourcing
import Events
import ReadModels

// A table stops where the model in memory with the same name would stop.

extension AccountTable {
  public static func needs(_ damaged: DamagedEvent) -> Bool { AccountList.needs(damaged) }
}

extension StatementTable {
  public static func needs(_ damaged: DamagedEvent) -> Bool { Statements.needs(damaged) }
}

extension TotalsTable {
  public static func needs(_ damaged: DamagedEvent) -> Bool { BankTotals.needs(damaged) }
}

extension UserTable {
  public static func needs(_ damaged: DamagedEvent) -> Bool { UserDirectory.needs(damaged) }
}
