/// The rows that a statement has returned, in order.
public struct PostgresRows: RandomAccessCollection, Sendable {
  private enum Storage {
    case values([[PostgresValue]])
    case memory(ResultMemory)
  }

  private let storage: Storage
  /// How many rows the statement has inserted, changed or deleted.
  public let changeCount: Int

  /// Makes the answer of a server that is only simulated.
  public init(_ values: [[PostgresValue]], changeCount: Int = 0) {
    storage = .values(values)
    self.changeCount = changeCount
  }

  init(_ memory: ResultMemory, changeCount: Int) {
    storage = .memory(memory)
    self.changeCount = changeCount
  }

  public var startIndex: Int { 0 }

  public var endIndex: Int {
    switch storage {
    case .values(let values): values.count
    case .memory(let memory): memory.rowCount
    }
  }

  public subscript(index: Int) -> PostgresRow {
    switch storage {
    case .values(let values): return PostgresRow(values[index])
    case .memory(let memory):
      precondition(indices ~= index, "there are \(count) rows, and none is number \(index)")
      return PostgresRow(memory, row: index)
    }
  }
}
