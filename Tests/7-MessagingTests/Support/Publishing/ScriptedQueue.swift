import EventSourcing
import Foundation
import Messaging
import StoreConformance
import Synchronization
import TestStores

/// A queue that only takes messages in, and remembers them. Its script says what becomes of each.
final class ScriptedQueue: MessageQueue {
  /// Returns why a letter is not stored, or `nil`; the first attempt to send it has the number 1.
  typealias Script = @Sendable (_ letter: String, _ attempt: Int) -> SendFailure?
  /// Called with the number of the call; the first one has the number 1.
  typealias Hook = @Sendable (_ call: Int) async throws -> Void

  private struct State {
    var calls: [[OutgoingMessage]] = []
    var stored: [OutgoingMessage] = []
    var attempts: [String: Int] = [:]
  }

  private let state = Mutex(State())
  private let script: Script
  private let before: Hook
  private let after: Hook

  /// - Parameters:
  ///   - before: Called before a call: when it throws, nothing is stored.
  ///   - after: Called after a call: when it throws, only the answer is lost.
  init(
    before: @escaping Hook = { _ in }, after: @escaping Hook = { _ in },
    script: @escaping Script = { _, _ in nil }
  ) {
    self.before = before
    self.after = after
    self.script = script
  }

  /// The messages of each call so far.
  var calls: [[OutgoingMessage]] { state.withLock { $0.calls } }
  /// The messages that were stored so far, repetitions too.
  var stored: [OutgoingMessage] { state.withLock { $0.stored } }
  /// The letters that were stored so far, repetitions too.
  var letters: [String] { stored.map(Letter.text) }
  /// The letters that were stored so far, each once.
  var distinctLetters: [String] {
    var seen: Set<String> = []
    return letters.filter { seen.insert($0).inserted }
  }

  func send(_ messages: [OutgoingMessage]) async throws -> [SendOutcome] {
    let number = state.withLock { state in
      state.calls.append(messages)
      return state.calls.count
    }
    if number > 300 { throw EndlessSending() }
    if messages.isEmpty { throw QueueError.emptyBatchRequest }
    if messages.count > 10 { throw QueueError.tooManyEntriesInBatchRequest(count: messages.count) }
    try await before(number)
    let outcomes = messages.map(take)
    try await after(number)
    return outcomes
  }

  private func take(_ message: OutgoingMessage) -> SendOutcome {
    state.withLock { state in
      let letter = Letter.text(of: message)
      state.attempts[letter, default: 0] += 1
      if let failure = script(letter, state.attempts[letter] ?? 1) { return .failed(failure) }
      state.stored.append(message)
      return .sent(id: "stored-\(state.stored.count)")
    }
  }

  func receive(_ request: ReceiveRequest) async throws -> [Delivery] { [] }
  func delete(_ handle: ReceiptHandle) async throws {}
  func changeVisibility(of handle: ReceiptHandle, to timeout: Duration) async throws {}
}

/// A queue was called far more often than any solution needs.
struct EndlessSending: Error, CustomStringConvertible {
  var description: String {
    "your code called the queue 300 times without coming to an end: is each message settled?"
  }
}

extension SendFailure {
  /// It may work the next time.
  static let busy = SendFailure(
    code: "ServiceUnavailable", message: "try again", isSendersFault: false)
  /// It will fail each time.
  static let tooLong = SendFailure(
    code: "InvalidParameterValue", message: "the message is too long", isSendersFault: true)
}

/// The step at which the process of a publisher ends; from then on, nothing that it does has an
/// effect.
final class ProcessEnd: Sendable {
  private let state = Mutex((count: 0, end: Int.max))

  /// Plans the end for the step with this number, counted from now, and begins a new process.
  func plan(at number: Int) { state.withLock { $0 = (0, number) } }

  /// Whether the planned end has come.
  var hasCome: Bool { state.withLock { $0.count >= $0.end } }

  /// - Throws: `Crash`, once the planned end has come.
  func step() throws {
    try state.withLock { state in
      if state.count < state.end { state.count += 1 }
      if state.count >= state.end { throw Crash() }
    }
  }
}

/// Checkpoints that are kept outside of a process, which may end before a save or after it.
struct MortalCheckpoints: PublisherCheckpoints {
  let checkpoints: any PublisherCheckpoints
  let end: ProcessEnd

  var progress: PublisherProgress { get async throws { try await checkpoints.progress } }

  func takeLease(
    for holder: String, until end: Date, at now: Date
  ) async throws -> PublisherLease {
    try await checkpoints.takeLease(for: holder, until: end, at: now)
  }

  func extend(_ lease: PublisherLease, until end: Date) async throws -> PublisherLease {
    try await checkpoints.extend(lease, until: end)
  }

  func save(
    _ position: GlobalPosition, settingAside messages: [SetAsideMessage],
    holding lease: PublisherLease
  ) async throws {
    try end.step()
    try await checkpoints.save(position, settingAside: messages, holding: lease)
    try end.step()
  }

  func giveBack(_ lease: PublisherLease) async throws {
    guard !end.hasCome else { throw Crash() }
    try await checkpoints.giveBack(lease)
  }

  func setAsideMessages(limit: Int) async throws -> [SetAsideMessage] {
    try await checkpoints.setAsideMessages(limit: limit)
  }
}
