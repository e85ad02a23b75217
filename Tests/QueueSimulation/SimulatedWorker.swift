import EventSourcing
import Foundation
import Messaging
import Synchronization

/// A worker that crashes, and starts again.
final class SimulatedWorker: Sendable {
  private let world: World
  private let state = Mutex(State())

  private struct State {
    var other: @Sendable () -> SimulatedWorker? = { nil }
    var life: WorkerLife?
    var isAtWork = false
    var foundNothing = false
  }

  init(in world: World) { self.world = world }

  /// The one that may work while this one stands still.
  var other: @Sendable () -> SimulatedWorker? {
    get { state.withLock { $0.other } }
    set { state.withLock { $0.other = newValue } }
  }

  /// Whether the queue had nothing at its last receive.
  var foundNothing: Bool { state.withLock { $0.foundNothing } }

  /// Handles some messages, unless it is in the middle of one. A rough turn is long, and many effects
  /// fail.
  ///
  /// - Throws: ``BrokenPromise``, and errors of the storage.
  func takeTurn(isRough: Bool = false) async throws {
    let life = try state.withLock { state -> WorkerLife? in
      guard !state.isAtWork else { return nil }
      let life = try state.life ?? WorkerLife(in: world)
      (state.isAtWork, state.life) = (true, life)
      return life
    }
    guard let life else { return }
    defer { state.withLock { $0.isAtWork = false } }
    let stop = life.begin(world.draw(1...(isRough ? 300 : 20)), isRough: isRough)
    let queue = LinkToQueue(world: world, life: life)
    let consumer = SimulatedConsumer(world: world, life: life) { [weak self] isRough in
      try await self?.other()?.takeTurn(isRough: isRough)
    }
    var settings = WorkerSettings()
    (settings.parallel, settings.wait, settings.visibility) = (1, .zero, World.visibility)
    settings.clock = world.clock
    await Worker(queue, consumer: consumer, settings: settings).run(until: stop)
    try world.checkPromises()
    state.withLock { state in
      state.foundNothing = life.foundNothing
      if life.isOver { state.life = nil }
    }
  }
}

/// A worker's process, from its start to its crash.
final class WorkerLife: Sendable {
  private struct State {
    var stop = StopSignal()
    var messagesLeft = 0
    var isRough = false
    var isOver = false
    var foundNothing = false
  }

  let effects: EffectFile
  private let world: World
  private let state = Mutex(State())

  init(in world: World) throws {
    self.world = world
    effects = try EffectFile(at: world.effects)
  }

  /// Whether many effects fail.
  var isRough: Bool { state.withLock { $0.isRough } }
  var isOver: Bool { state.withLock { $0.isOver } }
  var foundNothing: Bool { state.withLock { $0.foundNothing } }

  /// Begins a turn of so many messages, and returns what ends it.
  func begin(_ messages: Int, isRough: Bool) -> StopSignal {
    state.withLock { state in
      (state.stop, state.messagesLeft, state.foundNothing) = (StopSignal(), messages, false)
      state.isRough = isRough
      return state.stop
    }
  }

  /// Whether one more message may be received in this turn.
  func takesOne() -> Bool {
    state.withLock { state in
      state.messagesLeft -= 1
      return state.messagesLeft >= 0
    }
  }

  /// Ends the turn.
  func endTurn(foundNothing: Bool = false) {
    state.withLock { state in
      state.foundNothing = state.foundNothing || foundNothing
      return state.stop
    }.send()
  }

  /// Crashes once in so many times; from then on, nothing that the worker does has an effect.
  ///
  /// - Throws: ``Crash``, also when it has crashed before.
  func mayCrash(onceIn times: Int) throws {
    try checkIsAlive()
    guard world.happens(onceIn: times) else { return }
    world.note(.workerCrash)
    state.withLock { $0.isOver = true }
    endTurn()
    throw Crash()
  }

  /// - Throws: ``Crash`` when it has crashed.
  func checkIsAlive() throws { if isOver { throw Crash() } }
}

/// The worker's process has ended.
struct Crash: Error {}
