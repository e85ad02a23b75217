import ChapterSupport
public import Postgres

extension ScriptedSession {
  /// The batches that were sent, in order, whether the server got them or not.
  ///
  /// What is sent on a lost connection is not among them.
  public var batches: [[PostgresStatement]] { state.value.batches }

  /// The statements of all ``batches``.
  public var statements: [PostgresStatement] { batches.flatMap { $0 } }

  /// Waits until `count` batches were sent, and returns all that were; fewer when the task is
  /// cancelled.
  @discardableResult
  public func batches(atLeast count: Int) async -> [[PostgresStatement]] {
    try? await state.wait { $0.batches.count >= count ? () : nil }
    return batches
  }

  /// How many batches the server has run; their answers may be held back, or lost.
  public var servedCount: Int { state.value.servedCount }

  /// Returns when the server has run `count` batches, or the task is cancelled.
  public func served(atLeast count: Int) async {
    try? await state.wait { $0.servedCount >= count ? () : nil }
  }
}

extension ScriptedSession {
  /// Holds back the answers from now on, while the server works on.
  public func holdAnswers() { state.change { $0.isHolding = true } }

  /// Delivers the oldest `count` of the answers that are held back, and goes on to hold others.
  public func releaseAnswers(_ count: Int) { deliver(count) { _ in } }

  /// Delivers all answers that are held back, and holds no more.
  public func releaseAnswers() { deliver(.max) { $0.isHolding = false } }

  private func deliver(_ count: Int, _ change: (inout State) -> Void) {
    let answers = state.change { state in
      change(&state)
      let released = state.held.prefix(count)
      state.held.removeFirst(released.count)
      return released.map { ($0.answer, state.unanswered.removeValue(forKey: $0.number)) }
    }
    for (answer, continuation) in answers { continuation?.resume(returning: answer) }
  }
}

extension ScriptedSession {
  /// Delivers a notification to all streams of ``notifications()``.
  public func notify(_ channel: String, _ payload: String = "") {
    let notification = PostgresNotification(channel: channel, payload: payload)
    for listener in state.value.listeners.values { listener.yield(notification) }
  }

  /// Returns when `count` streams of notifications are open, or the task is cancelled.
  public func listeners(atLeast count: Int) async {
    try? await state.wait { $0.listeners.count >= count ? () : nil }
  }
}
