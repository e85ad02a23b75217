import EventSourcing
import Messaging
import Synchronization

/// Stops a worker that meets an exercise which is not solved yet.
///
/// Otherwise each message would fail until it is a dead letter.
final class StoppingConsumer: MessageConsumer {
  private let consumer: any MessageConsumer
  private let stop: StopSignal
  private let state = Mutex<Unfinished?>(nil)

  init(_ consumer: any MessageConsumer, _ stop: StopSignal) {
    self.consumer = consumer
    self.stop = stop
  }

  /// The exercise, if it has met one.
  var unfinished: Unfinished? { state.withLock { $0 } }

  func consume(_ message: Message) async throws -> Inbox.Outcome {
    do {
      return try await consumer.consume(message)
    } catch let unfinished as Unfinished {
      state.withLock { $0 = $0 ?? unfinished }
      stop.send()
      throw unfinished
    }
  }
}
