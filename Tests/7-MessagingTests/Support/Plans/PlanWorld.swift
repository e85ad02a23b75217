import Foundation
import Messaging

/// A disk, the memory of a process, and a queue, in which a delivery plan is carried out.
final class PlanWorld {
  /// What survives a crash.
  struct Disk {
    var effects: [Message] = []
    var inbox: Set<Message> = []
    /// The time of the newest message that was pruned.
    var horizon: Date?
    /// The last message that was handled.
    var last: MessageID?
    /// The greatest sequence number of each subject.
    var sequences: [String: Int] = [:]
    /// The messages that were handled, but perhaps not deleted.
    var unfinished: Set<Message> = []
  }

  /// The process has ended.
  struct Crash: Error {}
  /// The effect could not be written.
  struct EffectFailed: Error {}
  /// The consumer does not want this message.
  struct Refused: Error {}

  var disk = Disk()
  /// What is lost in a crash.
  var memory: Set<MessageID> = []
  private var inQueue: Set<Message> = []
  private var crash: DeliveryPlan.Moment?
  private var isFailing = false

  /// Carries out a plan with a consumer.
  static func outcome(
    of plan: DeliveryPlan, with consume: (Message, PlanWorld) throws -> Void
  ) -> DeliveryPlan.Outcome {
    let world = PlanWorld()
    for step in plan.steps { world.carryOut(step, consume) }
    return DeliveryPlan.Outcome(
      effects: world.disk.effects.map(\.id), inQueue: world.inQueue.map(\.id))
  }

  private func carryOut(
    _ step: DeliveryPlan.Step, _ consume: (Message, PlanWorld) throws -> Void
  ) {
    switch step {
    case .deliver(let message): deliver(message, consume)
    case .fail(let message):
      isFailing = true
      deliver(message, consume)
      isFailing = false
    case .crash(let message, let moment):
      crash = moment
      deliver(message, consume)
      crash = nil
      memory = []
    case .restart: memory = []
    case .prune:
      disk.horizon = ([disk.horizon].compactMap { $0 } + disk.inbox.map(\.time)).max()
      disk.inbox = []
    }
  }

  private func deliver(
    _ message: Message, _ consume: (Message, PlanWorld) throws -> Void
  ) {
    inQueue.insert(message)
    // After an error, the message stays in the queue.
    try? consume(message, self)
  }

  /// Undoes all that `body` has written to the disk when it throws.
  func transaction(_ body: () throws -> Void) throws {
    let before = disk
    do {
      try body()
    } catch {
      disk = before
      throw error
    }
  }

  func writeEffect(of message: Message) throws {
    if isFailing { throw EffectFailed() }
    disk.effects.append(message)
    try reach(.afterEffect)
  }

  func note(_ message: Message) throws {
    disk.inbox.insert(message)
    try reach(.afterInbox)
  }

  func delete(_ message: Message) throws {
    try reach(.beforeDelete)
    inQueue.remove(message)
    try reach(.afterDelete)
  }

  func knows(_ message: Message) -> Bool { disk.inbox.contains { $0.id == message.id } }

  func isTooOld(_ message: Message) -> Bool {
    disk.horizon.map { message.time <= $0 } ?? false
  }

  private func reach(_ moment: DeliveryPlan.Moment) throws {
    if crash == moment { throw Crash() }
  }
}
