import ReadModels

extension BankController {
  /// Brings the read models up to date, and finishes half-done transfers.
  ///
  /// - Throws: errors that stop a read model before the end of the log, and errors of the store.
  public func open() async throws {
    try await reads.catchUp()
    let flights = try await reads.totals.read { Array($0.model.inFlight.keys) }
    guard !flights.isEmpty else { return }
    try await service.finishTransfers(flights)
    try await reads.catchUp()
  }
}
