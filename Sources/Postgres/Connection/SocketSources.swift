import Dispatch

/// The dispatch sources that tell a connection that its socket is ready.
///
/// A descriptor may be closed only after all sources that watch it are cancelled.
struct SocketSources {
  private var live = 0
  private var reading: (any DispatchSourceRead)?
  private var writing: (any DispatchSourceWrite)?
  private var isWaitingForRoom = false

  /// Whether the last source is cancelled.
  var isEmpty: Bool { live == 0 }

  /// Calls `onInput` when there is input, and `onRoom` while ``waitForRoom(_:)`` is on.
  mutating func watch(
    _ socket: CInt, on queue: DispatchQueue, onInput: @escaping @Sendable () -> Void,
    onRoom: @escaping @Sendable () -> Void, onCancel: @escaping @Sendable () -> Void
  ) {
    let reading = DispatchSource.makeReadSource(fileDescriptor: socket, queue: queue)
    reading.setEventHandler(handler: onInput)
    reading.setCancelHandler(handler: onCancel)
    let writing = DispatchSource.makeWriteSource(fileDescriptor: socket, queue: queue)
    writing.setEventHandler(handler: onRoom)
    writing.setCancelHandler(handler: onCancel)
    self.reading = reading
    self.writing = writing
    live += 2
    reading.resume()
  }

  /// Whether to be told when more can be written.
  mutating func waitForRoom(_ isWaiting: Bool) {
    guard let writing, isWaiting != isWaitingForRoom else { return }
    isWaitingForRoom = isWaiting
    if isWaiting { writing.resume() } else { writing.suspend() }
  }

  /// Cancels all; ``countCancelled()`` is to be called for each.
  mutating func cancel() {
    reading?.cancel()
    writing?.cancel()
    // A source that is not resumed is never cancelled.
    waitForRoom(true)
    reading = nil
    writing = nil
    isWaitingForRoom = false
  }

  mutating func countCancelled() { live -= 1 }
}
