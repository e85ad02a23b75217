import EventSourcing
public import Events

extension TransferProcess {
  /// Returns the transfers that were requested and have not ended, oldest first.
  ///
  /// They are found in their own streams, so it depends on no read model. It reads the log once,
  /// page by page, and keeps one entry for each transfer that has not ended by then.
  ///
  /// A damaged event is skipped: which transfer it belongs to shows when that one goes on.
  ///
  /// - Throws: errors of the store.
  public func unfinished(pageSize: Int = 500) async throws -> [TransferID] {
    var begun: [TransferID: GlobalPosition] = [:]
    var position = GlobalPosition.start
    let log = handler.store.skipping { _ in true }
    while true {
      let page = try await log.readAll(after: position, limit: pageSize)
      guard let last = page.last else { break }
      for recorded in page {
        switch recorded.event as? Transfer.Event {
        case .requested(let order): begun[order.id] = recorded.position
        case .completed(let id), .failed(let id, _): begun[id] = nil
        case .taken, .refused, nil: break
        }
      }
      position = last.position
    }
    return begun.sorted { $0.value < $1.value }.map(\.key)
  }
}
