import EventSourcing

/// A pusher at work: it knows what the hub has, and has read some of the log.
struct HubPush {
  let pusher: HubPusher
  /// The position of the last event that was read; what comes before it is in the hub, or is
  /// internal.
  private(set) var position = GlobalPosition.start
  /// The hub has all messages up to this position.
  private var sent = 0

  /// The most bytes of messages in one batch; a longer message is sent alone.
  private static let largestBatch = 1024 * 1024

  init(pusher: HubPusher) { self.pusher = pusher }

  /// Reads some of the log, and pushes the messages. Returns `false` at the end of the log.
  ///
  /// When the hub says that messages are missing, because it was restored from an older copy, it goes
  /// back to what the hub has.
  ///
  /// - Throws: ``HubError``, ``HubAhead``, errors of the hub, of the log and of the translation.
  mutating func pushNext() async throws -> Bool {
    let events = try await pusher.log.readAll(after: position, limit: HubPusher.longestBatch)
    guard let last = events.last else { return false }
    do {
      for batch in try batches(of: events) { try await push(batch) }
      position = last.position
    } catch HubError.gap(let checkpoint) where checkpoint < sent {
      try await goBack(to: checkpoint)
    }
    return true
  }

  /// Goes on at the message at `checkpoint`, the last one that the hub has.
  ///
  /// That one is pushed once more: if the log was replaced by another one, the hub finds that the two
  /// differ.
  ///
  /// - Throws: ``HubAhead``, and errors of the log.
  mutating func goBack(to checkpoint: Int) async throws {
    sent = max(checkpoint - 1, 0)
    position = GlobalPosition(rawValue: sent)
    guard checkpoint > 0 else { return }
    do {
      let event = try await pusher.log.readAll(after: position, limit: 1).first
      guard event?.position.rawValue == checkpoint else {
        throw HubAhead(source: pusher.source, position: checkpoint)
      }
    } catch let damaged as DamagedEvent where damaged.position.rawValue == checkpoint {
      // It was readable when it was pushed.
      sent = checkpoint
      position = GlobalPosition(rawValue: sent)
    }
  }

  private mutating func push(_ entries: [SourceBatch.Entry]) async throws {
    let batch = SourceBatch(source: pusher.source, after: sent, entries: entries)
    _ = try await pusher.hub.accept(batch)
    sent = entries.last?.position ?? sent
  }

  /// Returns the messages of `events`, in batches that are not too large.
  private func batches(of events: [RecordedEvent]) throws -> [[SourceBatch.Entry]] {
    var batches: [[SourceBatch.Entry]] = []
    var size = 0
    for event in events {
      guard let message = try pusher.translate(event) else { continue }
      let entry = SourceBatch.Entry(position: event.position.rawValue, message: message)
      let length = try message.json().utf8.count
      if batches.isEmpty || size + length > Self.largestBatch {
        batches.append([])
        size = 0
      }
      batches[batches.count - 1].append(entry)
      size += length
    }
    return batches
  }
}
