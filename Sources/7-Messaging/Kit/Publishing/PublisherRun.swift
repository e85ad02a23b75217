import EventSourcing
import Foundation

/// A publisher at work: it has the lease, and has read some of the log.
struct PublisherRun {
  let publisher: Publisher
  var lease: PublisherLease
  var window: SendWindow
  /// The checkpoint in the storage.
  private var saved: GlobalPosition

  init(of publisher: Publisher, holding lease: PublisherLease, after checkpoint: GlobalPosition) {
    self.publisher = publisher
    self.lease = lease
    window = SendWindow(
      after: checkpoint, size: publisher.options.windowSize, retries: publisher.options.retries)
    saved = checkpoint
  }

  /// Reads more of the log, sends one batch of messages, and then saves the checkpoint.
  ///
  /// - Throws: ``LeaseLost``, errors of the log, of the queue and of the storage. Then it can be called
  ///   again, and goes on with what is in the window.
  mutating func publishNext() async throws {
    // BEGIN EXERCISE 7.2
    // Read what the window has room for, and add it; send the next batch, and record
    // the outcomes; save the checkpoint. In which order?
    throw Unfinished("7.2")
    // END EXERCISE 7.2
  }

  /// Adds an event that was read to the window, with its message.
  ///
  /// An event that can't be made into a message is set aside: the next try would fail, too.
  ///
  /// - Throws: `Unfinished`.
  private mutating func add(_ event: RecordedEvent) throws {
    do {
      let message = try publisher.translate(event)
      window.add(event, message: try message?.outgoing(toFIFO: publisher.options.isFIFO))
    } catch let unfinished as Unfinished {
      throw unfinished
    } catch {
      window.add(event, message: nil)
      window.setAside.append(SetAsideMessage(event, because: error, at: publisher.clock.now))
    }
  }

  /// Sends messages in one call. Returns one outcome for each, in the same order.
  ///
  /// - Throws: ``LeaseLost`` when the lease has ended, and errors of the queue as a whole: then it
  ///   is not known which of them were sent.
  private func send(_ batch: [SendWindow.Entry]) async throws -> [SendOutcome] {
    guard publisher.clock.now < lease.end else { throw LeaseLost() }
    return try await publisher.queue.send(batch.map(\.message))
  }

  /// Saves the checkpoint of the window, together with what it has set aside, if anything has
  /// changed.
  ///
  /// - Throws: ``LeaseLost``, and errors of the storage.
  private mutating func saveCheckpoint() async throws {
    let position = window.checkpoint
    guard position > saved || !window.setAside.isEmpty else { return }
    let (checkpoints, setAside, lease) = (publisher.checkpoints, window.setAside, lease)
    // Not cancelled with this task: what was sent would be sent again.
    try await Task { try await checkpoints.save(position, settingAside: setAside, holding: lease) }
      .value
    saved = position
    for message in window.setAside { publisher.report("\(message)") }
    window.setAside = []
  }
}
