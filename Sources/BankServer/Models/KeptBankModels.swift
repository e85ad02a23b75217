public import API
public import EventSourcing
public import Events

/// Read models of the bank that outlive the program. So a start finds in them what would otherwise be
/// looked for in the whole log.
public protocol KeptBankModels: BankModels {
  /// Returns the transfers that had not ended at `position`, or a later one, oldest first.
  ///
  /// - Throws: errors of waiting for the position, and of the storage.
  func unfinishedTransfers(at position: GlobalPosition) async throws -> [TransferID]
}
