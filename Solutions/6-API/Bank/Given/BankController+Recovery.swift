import CommandHandlers
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

  /// Finishes transfers, until the task is cancelled: those that an earlier run of the bank has left
  /// half done, and those that a request leaves before their end.
  ///
  /// `errors` are those of ``open()``. Each error is reported, and tried again after a wait.
  public func finishTransfers(
    after errors: [any Error], backOff: BackOff = BackOff(),
    report: @escaping @Sendable (String) -> Void
  ) async {
    await withDiscardingTaskGroup { group in
      group.addTask { await retry(errors, backOff, report) { await finishTransfers() } }
      for await (id, error) in service.left.all {
        group.addTask {
          await retry([error], backOff, report) {
            do { try await service.transfers.finish(id) } catch { return [error] }
            return []
          }
        }
      }
    }
  }

  /// Calls `work` again and again, with waits between, as long as there are errors.
  private func retry(
    _ errors: [any Error], _ backOff: BackOff, _ report: (String) -> Void,
    work: () async -> [any Error]
  ) async {
    var (errors, failures) = (errors, 0)
    while !errors.isEmpty {
      failures += 1
      for error in errors { report("a half-done transfer is tried again: \(error)") }
      do { try await backOff.wait(after: failures) } catch { return }
      errors = await work()
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
