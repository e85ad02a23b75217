public import ReadModels

extension BankController {
  /// Finishes half-done transfers, and brings the read models up to date, as far as possible.
  ///
  /// Nothing of that keeps the bank from opening. A model that can't go on says so when it follows
  /// the log, and ``finishTransfers(after:backOff:report:)`` tries the transfers again.
  ///
  /// - Returns: The errors of finding and finishing transfers.
  public func open() async -> [any Error] {
    let errors = await finishTransfers()
    // Each model has its own trouble, and none of them is a reason not to open.
    try? await reads.catchUp()
    return errors
  }

  /// Tries again to finish half-done transfers, with waits between, until all have ended.
  ///
  /// `errors` are those of the last try. Each error is reported. It returns early when its task is
  /// cancelled.
  public func finishTransfers(
    after errors: [any Error], backOff: BackOff = BackOff(), report: @Sendable (String) -> Void
  ) async {
    var (errors, failures) = (errors, 0)
    while !errors.isEmpty {
      failures += 1
      for error in errors { report("a half-done transfer is tried again: \(error)") }
      do { try await backOff.wait(after: failures) } catch { return }
      errors = await finishTransfers()
    }
  }

  private func finishTransfers() async -> [any Error] {
    do {
      return try await service.finishTransfers()
    } catch {
      return [error]
    }
  }
}
