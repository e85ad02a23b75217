import CommandHandlers
import EventSourcing
public import ReadModels

extension BankController {
  /// Finishes transfers, until the task is cancelled: those that an earlier run of the bank has left
  /// half done, and those that a request leaves before their end.
  ///
  /// It runs beside the server, which waits for none of them. Each error is reported, and tried again
  /// after a wait.
  public func finishTransfers(
    backOff: BackOff = BackOff(), report: @escaping @Sendable (String) -> Void
  ) async {
    await withDiscardingTaskGroup { group in
      group.addTask { await retry(backOff, report, service.finishTransfers) }
      for await (id, error) in service.left.all {
        group.addTask {
          await retry(after: error, backOff, report) { try await service.transfers.finish(id) }
        }
      }
    }
  }

  /// Calls `work` again and again, with waits between, until it succeeds, or meets an event that is
  /// damaged or that this program does not know.
  ///
  /// With the `error` of an earlier try, it begins with a wait.
  private func retry(
    after error: (any Error)? = nil, _ backOff: BackOff, _ report: (String) -> Void,
    _ work: () async throws -> Void
  ) async {
    var (last, failures) = (error, 0)
    while true {
      if let last {
        guard !(last is DamagedEvent || last is UnknownEventInStream) else {
          return report("a half-done transfer stays as it is: \(last)")
        }
        failures += 1
        report("a half-done transfer is tried again after: \(last)")
        do { try await backOff.wait(after: failures) } catch { return }
      }
      do { return try await work() } catch { last = error }
    }
  }
}
