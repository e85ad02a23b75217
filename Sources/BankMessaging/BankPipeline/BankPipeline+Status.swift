import API
import EventSourcing
import Foundation
import Messaging
import Synchronization

extension BankPipeline {
  fileprivate static let shownNotices = 5

  /// The state of the pipeline at this moment. A part that fails doesn't hide the others.
  func status() async -> JSONObject {
    let parts = parts.withLock { $0 }
    let notices = await Self.section { try await $0.add(notices: try parts.notices.get()) }
    let figures: Part<QueueFigures>
    do {
      figures = .success(try await parts.queue.get().figures())
    } catch {
      figures = .failure(NotOpen(description: "\(error)"))
    }
    let publisher = await Self.section { json in
      json.add(try await PublisherStatus(of: try parts.checkpoints.get(), in: log))
      json.add(parts.publisher)
    }
    // The end of the log comes last: so no position is beyond it.
    let end = await Self.section { $0.add("position", try await endOfLog().rawValue) }
    var status = JSONObject()
    status.add("time", Timestamp(Date()).description)
    status.add("mode", settings.isEmbedded ? "embedded" : "separate")
    status.add("log", end)
    status.add("publisher", publisher)
    status.add("queue", await Self.section { $0.add(try figures.get(), at: Date()) })
    status.add("dead_letters", await Self.section { $0.add(try figures.get().deadLetters) })
    status.add("notices", notices)
    return status
  }

  /// An object with what `fill` adds and without trouble; when that fails, the trouble is all of it.
  private static func section(
    _ fill: (inout JSONObject) async throws -> Void
  ) async -> JSONObject {
    var json = JSONObject()
    do {
      try await fill(&json)
      json.addNull("trouble")
    } catch {
      json = JSONObject()
      json.add("trouble", "\(error)")
    }
    return json
  }
}

extension JSONObject {
  fileprivate mutating func add(_ status: PublisherStatus) {
    add("position", status.progress.position.rawValue)
    add("lag", status.lag)
    add("lag_limit", PublisherStatus.countedLag)
    let lease = status.progress.lease.flatMap { $0.end > Date() ? $0 : nil }
    add("holder", orNull: lease?.holder)
    add("set_aside_count", status.progress.setAsideCount)
    add("set_aside", status.setAside.map { JSONObject($0) })
  }

  /// Adds what only the process of the publisher knows: nothing when it is another one.
  fileprivate mutating func add(_ publisher: Publisher?) {
    guard let publisher else { return }
    let paused = publisher.pausedStreams.sorted { $0.key.description < $1.key.description }
    add("paused_streams", paused.map { JSONObject(paused: $0.key, because: $0.value) })
    add("failure", orNull: publisher.trouble)
  }

  fileprivate mutating func add(_ figures: QueueFigures, at now: Date) {
    add("name", figures.name)
    add("visible", figures.visibleCount)
    add("in_flight", figures.inFlightCount)
    add("delayed", figures.delayedCount)
    if let oldest = figures.oldestSentAt {
      add("oldest_seconds", max(Int(now.timeIntervalSince(oldest)), 0))
    } else {
      addNull("oldest_seconds")
    }
  }

  fileprivate mutating func add(_ deadLetters: DeadLetterFigures?) {
    add("name", orNull: deadLetters?.name)
    add("count", deadLetters?.count ?? 0)
    add("first", (deadLetters?.first ?? []).map { JSONObject($0) })
    if let move = deadLetters?.lastMove {
      add("move", JSONObject(move))
    } else {
      addNull("move")
    }
  }

  fileprivate mutating func add(notices: Notices) async throws {
    add("count", try await notices.count)
    let totals = try await notices.totals().sorted { $0.key.rawValue < $1.key.rawValue }
    add("totals", totals.map { JSONObject($0.key, count: $0.value.count, cents: $0.value.cents) })
    add("newest", try await notices.newest(BankPipeline.shownNotices).map { JSONObject($0) })
  }
}
