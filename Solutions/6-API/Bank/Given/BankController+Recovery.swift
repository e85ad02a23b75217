import CommandHandlers
public import ReadModels

extension BankController {
  /// Finishes half-done transfers, and brings the read models up to date, as far as possible.
  ///
  /// Nothing of that keeps the bank from opening. A model that can't go on says so when it follows
  /// the log, and ``finishTransfers(after:backOff:report:)`` tries the transfers again.
  ///
  /// - Returns: The error that kept half-done transfers from being found; `nil` when there was none.
  public func open() async -> (any Error)? {
    var trouble: (any Error)?
    do { try await service.finishTransfers() } catch { trouble = error }
    // Each model has its own trouble, and none of them is a reason not to open.
    try? await reads.catchUp()
    return trouble
  }

  /// Finishes transfers, until the task is cancelled: those that an earlier run of the bank has left
  /// half done, and those that a request leaves before their end.
  ///
  /// `error` is that of ``open()``. Each error is reported, and tried again after a wait.
  public func finishTransfers(
    after error: (any Error)?, backOff: BackOff = BackOff(),
    report: @escaping @Sendable (String) -> Void
  ) async {
    await withDiscardingTaskGroup { group in
      if let error {
        group.addTask { await retry(after: error, backOff, report, service.finishTransfers) }
      }
      for await (id, error) in service.left.all {
        group.addTask {
          await retry(after: error, backOff, report) { try await service.transfers.finish(id) }
        }
      }
    }
  }

  /// Calls `work` again and again, with waits between, until it succeeds.
  private func retry(
    after error: any Error, _ backOff: BackOff, _ report: (String) -> Void,
    _ work: () async throws -> Void
  ) async {
    var (last, failures) = (error, 0)
    while true {
      failures += 1
      report("a half-done transfer is tried again after: \(last)")
      do { try await backOff.wait(after: failures) } catch { return }
      do { return try await work() } catch { last = error }
    }
  }
}
