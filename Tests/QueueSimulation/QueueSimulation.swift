public import Foundation
import Messaging

/// Sends messages through a queue with two workers, while workers and queue crash and answers are
/// lost: nothing may be lost, and each message must have one effect.
///
/// One thing happens at a time, and the seed says which one: the same seed gives the same run. Time is
/// simulated. A queue that crashes is opened again from a copy of its file, a worker with a new
/// connection to its own.
public struct QueueSimulation: Sendable {
  public let seed: UInt64
  public let messageCount: Int
  /// Whether the queue is a FIFO queue: then the effects of a group have to be in order.
  public let isFIFO: Bool

  public init(seed: UInt64, messageCount: Int, isFIFO: Bool) {
    self.seed = seed
    self.messageCount = messageCount
    self.isFIFO = isFIFO
  }

  /// What happened in a run.
  public struct Outcome: Sendable {
    /// How often each thing happened.
    public let counts: [Incident: Int]
    /// The first promise that was broken; `nil` when all were kept.
    public let brokenPromise: String?
  }

  /// What is simulated beside the work itself.
  public enum Incident: Hashable, Sendable, CaseIterable {
    case workerCrash, queueCrash, lostAnswer, failedEffect, stall, duplicate
    /// A worker has used the handle of a message that was received again since.
    case oldHandle
  }

  /// Runs until all messages are sent, handled and deleted, or a promise is broken. The files are in
  /// `folder`.
  ///
  /// - Throws: errors of the storage, and `Unfinished`.
  public func run(in folder: URL) async throws -> Outcome {
    let world = try await World(self, folder: folder)
    do {
      try await run(in: world)
      try world.checkEffects()
      return Outcome(counts: world.counts, brokenPromise: nil)
    } catch let broken as BrokenPromise {
      return Outcome(
        counts: world.counts,
        brokenPromise: "Seed \(seed), \(isFIFO ? "FIFO" : "standard"): \(broken.description)")
    }
  }

  private func run(in world: World) async throws {
    let workers = [SimulatedWorker(in: world), SimulatedWorker(in: world)]
    for worker in workers { worker.other = { workers.first { $0 !== worker } } }
    var sent = 0
    for _ in 0..<(messageCount * 20 + 1_000) {
      if sent < messageCount, sent - world.deletedCount < world.draw(1...200) {
        let end = min(sent + world.draw(1...10), messageCount)
        try await world.send(Array(sent..<end))
        sent = end
      } else {
        let worker = workers[world.draw(0...1)]
        try await worker.takeTurn()
        guard worker.foundNothing else { continue }
        if sent == messageCount, try await world.isEmpty() { return }
        // What is left is hidden.
        world.pass(.seconds(31))
      }
    }
    throw BrokenPromise("there were messages left after more than enough time")
  }
}

/// A promise of the queue or of the workers was broken.
struct BrokenPromise: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
