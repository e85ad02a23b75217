/// A test of a consumer: what happens to it, and the expected result.
///
/// The consumer writes one effect for each message, and then deletes the message.
public struct DeliveryPlan: Sendable {
  public let steps: [Step]
  public let expected: Outcome

  /// Creates a plan.
  ///
  /// `effects` are the messages that have an effect in the end, in any order; one with two effects is
  /// there twice. `inQueue` are the messages that were not deleted after their last delivery.
  public init(_ steps: Step..., effects: [Message] = [], inQueue: [Message] = []) {
    self.steps = steps
    expected = Outcome(effects: effects.map(\.id), inQueue: inQueue.map(\.id))
  }

  public enum Step: Sendable {
    /// The queue delivers the message, for the first time or again.
    case deliver(Message)
    /// It delivers the message, and the effect throws an error: there is none.
    case fail(Message)
    /// It delivers the message, the process ends at this moment, and starts again.
    case crash(Message, Moment)
    /// The process ends between two messages, and starts again.
    case restart
    /// The inbox forgets all messages that it has, but not the time of the newest one.
    case prune
  }

  /// A moment in the handling of a message. What is not committed then is lost in a crash.
  public enum Moment: Hashable, Sendable, CaseIterable {
    /// The effect is written.
    case afterEffect
    /// The row of the inbox is written.
    case afterInbox
    /// The next thing to do is to delete the message.
    case beforeDelete
    /// The message is deleted.
    case afterDelete
  }

  /// What is there in the end.
  public struct Outcome: Hashable, Sendable {
    /// The message of each effect, in alphabetical order.
    public let effects: [MessageID]
    /// The messages in the queue, in alphabetical order.
    public let inQueue: [MessageID]

    public init(effects: [MessageID], inQueue: [MessageID]) {
      self.effects = effects.sorted { $0.rawValue < $1.rawValue }
      self.inQueue = inQueue.sorted { $0.rawValue < $1.rawValue }
    }
  }
}

extension DeliveryPlan.Step: CustomStringConvertible {
  public var description: String {
    switch self {
    case .deliver(let message): "deliver \(message.id)"
    case .fail(let message): "fail \(message.id)"
    case .crash(let message, let moment): "crash \(message.id) \(moment)"
    case .restart: "restart"
    case .prune: "prune"
    }
  }
}

extension DeliveryPlan: CustomStringConvertible {
  /// The steps, such as `deliver deposit, restart, deliver deposit`.
  public var description: String { steps.map(\.description).joined(separator: ", ") }
}

extension DeliveryPlan.Outcome: CustomStringConvertible {
  public var description: String {
    "effects of \(Self.text(of: effects)); in the queue: \(Self.text(of: inQueue))"
  }

  private static func text(of ids: [MessageID]) -> String {
    ids.isEmpty ? "nothing" : ids.map(\.rawValue).joined(separator: ", ")
  }
}
