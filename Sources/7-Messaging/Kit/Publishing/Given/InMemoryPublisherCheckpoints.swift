public import EventSourcing
public import Foundation
import Synchronization

/// Checkpoint and lease in memory: for publishers in one process.
public final class InMemoryPublisherCheckpoints: PublisherCheckpoints {
  private struct State {
    var position = GlobalPosition.start
    var lease: PublisherLease?
    var token = 0
    var setAside: [GlobalPosition: SetAsideMessage] = [:]
  }

  private let state = Mutex(State())

  public init() {}

  public var progress: PublisherProgress {
    state.withLock { state in
      PublisherProgress(
        position: state.position, lease: state.lease, setAsideCount: state.setAside.count)
    }
  }

  public func takeLease(
    for holder: String, until end: Date, at now: Date
  ) throws -> PublisherLease {
    try state.withLock { state in
      if let lease = state.lease, lease.end > now { throw LeaseTaken(lease: lease) }
      state.token += 1
      let lease = PublisherLease(holder: holder, token: state.token, end: end)
      state.lease = lease
      return lease
    }
  }

  public func extend(_ lease: PublisherLease, until end: Date) throws -> PublisherLease {
    try state.withLock { state in
      guard state.lease?.token == lease.token else { throw LeaseLost() }
      let longer = PublisherLease(holder: lease.holder, token: lease.token, end: end)
      state.lease = longer
      return longer
    }
  }

  public func save(
    _ position: GlobalPosition, settingAside messages: [SetAsideMessage],
    holding lease: PublisherLease
  ) throws {
    try state.withLock { state in
      guard state.lease?.token == lease.token else { throw LeaseLost() }
      state.position = max(state.position, position)
      for message in messages where state.setAside[message.position] == nil {
        state.setAside[message.position] = message
      }
    }
  }

  public func giveBack(_ lease: PublisherLease) {
    state.withLock { state in
      if state.lease?.token == lease.token { state.lease = nil }
    }
  }

  public func setAsideMessages(limit: Int) -> [SetAsideMessage] {
    state.withLock { state in
      Array(state.setAside.values.sorted { $0.position > $1.position }.prefix(max(limit, 0)))
    }
  }
}
