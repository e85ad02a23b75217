import Foundation
import Messaging

/// Writes the effect of a message, and sometimes doesn't come to its end.
struct SimulatedConsumer: MessageConsumer {
  let world: World
  let life: WorkerLife
  /// Lets the other worker work.
  let letOtherWork: @Sendable (_ isRough: Bool) async throws -> Void

  func consume(_ message: Message) async throws -> Inbox.Outcome {
    try life.mayCrash(onceIn: 500)
    if world.happens(onceIn: 60) { try await letOtherWork(false) }
    let isStalled = world.happens(onceIn: 250)
    if isStalled {
      world.note(.stall)
      world.pass(.seconds(35))
      try await letOtherWork(true)
    }
    try life.checkIsAlive()
    let fails = world.happens(onceIn: isStalled ? 3 : life.isRough ? 3 : 100)
    if fails { world.note(.failedEffect) }
    let outcome = try life.effects.handle(message, at: world.clock.now) {
      try life.mayCrash(onceIn: 500)
      guard !fails else { throw EffectFailed() }
    } afterwards: {
      try life.mayCrash(onceIn: 500)
    }
    if outcome == .duplicate { world.note(.duplicate) }
    try life.mayCrash(onceIn: 500)
    return outcome
  }
}

/// The effect of a message has failed, for now.
struct EffectFailed: Error {}
