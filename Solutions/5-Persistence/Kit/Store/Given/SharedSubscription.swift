import EventSourcing
import InMemoryStore
import ReadModels
import Synchronization

/// One subscription to a log, on behalf of many followers.
///
/// It begins when the first follower has reached the end of the log, and ends with the last follower.
/// A follower that is far behind reads the log itself.
final class SharedSubscription: Sendable {
  private struct State {
    var followerCount = 0
    /// Which subscription is running; events of an earlier one don't count.
    var number = 0
    var task: Task<Void, Never>?
    /// `nil` while there is no subscription.
    var window: LogWindow?
    /// Whether a follower has found nothing since the last signal.
    var isAwaited = false
    /// Whether the subscription has failed, and has got no event since.
    var isTroubled = false
  }

  private let store: any EventStore
  private let backOff: BackOff
  private let isWanted: @Sendable (RecordedEvent) -> Bool
  private let signal = AppendSignal()
  private let state = Mutex(State())

  init(
    to store: any EventStore, backOff: BackOff,
    where isWanted: @escaping @Sendable (RecordedEvent) -> Bool
  ) {
    self.store = store
    self.backOff = backOff
    self.isWanted = isWanted
  }

  /// Counts a follower until its sequence ends; it has an element when there may be new events.
  func listen() -> AsyncStream<Void> {
    let (signals, listener) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    signal.keep(listener)
    let forget = listener.onTermination
    listener.onTermination = { [weak self] termination in
      forget?(termination)
      self?.leave()
    }
    state.withLock { $0.followerCount += 1 }
    return signals
  }

  private func leave() {
    let task = state.withLock { state -> Task<Void, Never>? in
      state.followerCount -= 1
      guard state.followerCount == 0 else { return nil }
      defer { (state.task, state.window, state.isTroubled) = (nil, nil, false) }
      state.number += 1
      return state.task
    }
    task?.cancel()
  }
}

// MARK: - Followers

extension SharedSubscription {
  /// Returns at most `limit` wanted events after `position`, oldest first; empty at the end of the
  /// log, and then a signal follows when there are more.
  ///
  /// - Throws: errors of the store.
  func read(after position: GlobalPosition, limit: Int) async throws -> [RecordedEvent] {
    if let events = recent(after: position, limit: limit) { return events }
    var reached = position
    while !Task.isCancelled {
      let page = try await store.readAll(after: reached, limit: limit)
      guard let last = page.last else {
        return wait(at: reached, since: position, limit: limit)
      }
      let wanted = page.filter(isWanted)
      if !wanted.isEmpty { return wanted }
      reached = last.position
    }
    return []
  }

  /// Returns the events after `position` from memory; `nil` when they have to be read.
  private func recent(after position: GlobalPosition, limit: Int) -> [RecordedEvent]? {
    state.withLock { state in
      guard !state.isTroubled, let window = state.window,
        let events = window.events(after: position, limit: limit)
      else { return nil }
      if events.isEmpty { state.isAwaited = true }
      return events
    }
  }

  /// Lets a signal follow, and starts the subscription unless it is running.
  ///
  /// The log had nothing after `end`, and no wanted event between `position` and `end`. Returns what
  /// the subscription has got meanwhile.
  private func wait(
    at end: GlobalPosition, since position: GlobalPosition, limit: Int
  ) -> [RecordedEvent] {
    let (events, replaced) = state.withLock { state -> ([RecordedEvent], Task<Void, Never>?) in
      // A follower that has left needs no subscription, and would not end it.
      guard state.followerCount > 0 else { return ([], nil) }
      state.isAwaited = true
      if let events = state.window?.events(after: end, limit: limit) {
        state.window?.extend(backTo: position)
        return (events, nil)
      }
      // There is none, or another follower is ahead of the log, and the subscription with it.
      let replaced = state.task
      state.number += 1
      state.window = LogWindow(after: position)
      state.task = task(following: end, number: state.number)
      return ([], replaced)
    }
    replaced?.cancel()
    return events
  }
}

// MARK: - The subscription

extension SharedSubscription {
  /// Starts a task that belongs to no follower.
  private func task(following position: GlobalPosition, number: Int) -> Task<Void, Never> {
    Task.detached { [self] in await follow(from: position, number: number) }
  }

  /// Follows the log until the task is cancelled; after an error it waits, and tries again.
  private func follow(from start: GlobalPosition, number: Int) async {
    var position = start
    var failures = 0
    while !Task.isCancelled {
      do {
        for try await event in store.subscribe(after: position) {
          (position, failures) = (event.position, 0)
          take(event, number: number)
        }
      } catch let damaged as DamagedEvent {
        // Followers before it get this error from their own reading. It troubles no other.
        position = damaged.position
        goOn(after: position, number: number)
        continue
      } catch {
        // Followers get this error themselves, from their next read, unless it is over by then.
      }
      failures += 1
      guard (try? await backOff.wait(after: failures)) != nil else { return }
      reportTrouble(number: number)
    }
  }

  private func take(_ event: RecordedEvent, number: Int) {
    let isWanted = isWanted(event)
    let mustWake = state.withLock { state in
      guard state.number == number else { return false }
      state.isTroubled = false
      guard isWanted else { return false }
      state.window?.append(event)
      defer { state.isAwaited = false }
      return state.isAwaited
    }
    if mustWake { signal.send() }
  }

  /// Begins a new window after `position`, where an event is damaged; wakes all followers.
  private func goOn(after position: GlobalPosition, number: Int) {
    let isCurrent = state.withLock { state in
      guard state.number == number else { return false }
      state.window = LogWindow(after: position)
      return true
    }
    if isCurrent { signal.send() }
  }

  /// Lets all followers read the log themselves: either it has events, or they get its error.
  private func reportTrouble(number: Int) {
    let isCurrent = state.withLock { state in
      guard state.number == number else { return false }
      state.isTroubled = true
      return true
    }
    if isCurrent { signal.send() }
  }
}
