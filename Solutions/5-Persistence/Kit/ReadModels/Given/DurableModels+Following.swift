public import EventSourcing
public import ReadModels
import SQLite

extension DurableModels {
  /// The number of failures in a row after which the models count as stopped while they wait.
  private static let limit = 4

  /// The time for which new events are batched, unless a query waits: each transaction costs as
  /// much as several events.
  private static let gathering = Duration.milliseconds(10)

  /// Lets the models follow `store`, until the task is cancelled.
  ///
  /// An error that may pass is reported and tried again. A model that has met a poisonous event stops
  /// there, and so does one that has met a damaged event and needs it.
  public func follow(
    _ store: any EventStore, backOff: BackOff = BackOff(),
    clock: any Clock<Duration> = ContinuousClock(),
    report: @Sendable (String) -> Void = { _ in }
  ) async {
    var failures = 0
    while !Task.isCancelled {
      let before = position
      do {
        try await open(for: store)
        for model in running { model.progress.stop(because: nil) }
        try await followOnce(store, clock, report)
        return
      } catch {
        failures = position > before ? 1 : failures + 1
        if failures >= Self.limit {
          for model in running { model.progress.stop(because: error) }
        }
        report("the read models try again after: \(error)")
        try? await backOff.wait(after: failures)
      }
    }
  }

  /// Reads the log to its end, page by page, and then each time there is something new.
  private func followOnce(
    _ store: any EventStore, _ clock: any Clock<Duration>, _ report: @Sendable (String) -> Void
  ) async throws {
    while true {
      try await catchUp(with: store, report: report)
      guard !running.isEmpty else { return }
      do {
        for try await event in store.subscribe(after: position) where event.position > position {
          await demand.wait(atMost: Self.gathering, on: clock)
          try await catchUp(with: store, report: report)
        }
        return
      } catch is DamagedEvent {
        // Whom it stops is found out in the next round.
      }
    }
  }

  /// Brings all models to the end of the log; one that can't get there keeps back no other.
  ///
  /// - Throws: errors of the store, and ``StorageError``.
  public func catchUp(
    with store: any EventStore, pageSize: Int = 500, report: @Sendable (String) -> Void = { _ in }
  ) async throws {
    try await open(for: store)
    // A wait that begins now may be too late for the next page.
    demand.forget()
    while !Task.isCancelled, !running.isEmpty {
      do {
        let page = try await store.readAll(after: position, limit: pageSize)
        guard !page.isEmpty else { return }
        try await take(page)
      } catch let damaged as DamagedEvent {
        try await pass(damaged, report)
      }
    }
  }

  /// Stops the models that need `damaged`, and lets the others go on after it.
  private func pass(_ damaged: DamagedEvent, _ report: @Sendable (String) -> Void) async throws {
    for model in running where model.position < damaged.position {
      guard model.needs(damaged) else {
        model.progress.advance(to: damaged.position)
        continue
      }
      try await file.write { try model.save(try model.checkpoint(in: $0), in: $0) }
      model.progress.stop(because: damaged)
      report("the read model '\(model.name)' has stopped: \(damaged)")
    }
  }

  private var running: [DurableModel] { all.filter { !$0.hasStopped } }

  /// The position up to which all running models have seen the log.
  private var position: GlobalPosition { running.map(\.position).min() ?? .start }

  /// Shows a page to all running models, in one transaction.
  private func take(_ page: [RecordedEvent]) async throws {
    let models = running
    let results: [Taking]
    do {
      results = try await file.write { connection in
        try Checkpoints(in: connection).advance(models, over: page, in: connection) {
          Taking(checkpoint: try $0.take(page, after: $1, in: connection))
        }
      }
    } catch is PoisonousEvent {
      // All was undone. Once more, and now a model that can't continue undoes only its own changes.
      results = try await file.write { connection in
        try Checkpoints(in: connection).advance(models, over: page, in: connection) {
          try Taking(of: page, by: $0, after: $1, in: connection)
        }
      }
    }
    for (model, taking) in zip(models, results) {
      model.progress.advance(to: taking.checkpoint)
      if let poison = taking.poison { model.progress.stop(because: poison) }
    }
  }
}

/// The result of a page in one model.
struct Taking {
  let checkpoint: GlobalPosition
  /// The error with the event after `checkpoint`, if the model can't apply it.
  var poison: PoisonousEvent?

  init(checkpoint: GlobalPosition) { self.checkpoint = checkpoint }

  /// Applies `page` up to an event that `model` can't apply.
  init(
    of page: [RecordedEvent], by model: DurableModel, after checkpoint: GlobalPosition,
    in connection: Connection
  ) throws {
    do {
      self.checkpoint = try connection.savepoint {
        try model.take(page, after: checkpoint, in: connection)
      }
    } catch let error as PoisonousEvent {
      poison = error
      let before = page.prefix { $0.position < error.event.position }
      self.checkpoint = try model.take(before, after: checkpoint, in: connection)
    }
  }
}
