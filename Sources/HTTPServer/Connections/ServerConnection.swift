/// One connection: requests come in, one after the other, and responses go out in the same order.
///
/// It belongs to its loop's thread, as its channel does; that is why its task may have it.
final class ServerConnection: @unchecked Sendable {
  let server: ServerCore
  let channel: Channel
  private var parser: RequestParser
  /// The task that serves it, for whoever has to cancel its handler.
  var task: Task<Void, Never>?
  /// Whether it has to end, whatever it is doing.
  private var isForced = false
  /// Whether its response is a stream, which need not come to an end by itself.
  private var isStreaming = false
  /// Whether the client may not have read yet what it was sent last.
  private var hasLastWord = false
  /// Whether the client took too long to take something, or has gone.
  private var isBroken = false

  init(_ socket: SystemSocket, of server: ServerCore, on loop: EventLoop) {
    self.server = server
    channel = Channel(socket, on: loop)
    parser = RequestParser(limits: server.limits)
  }

  /// Serves until one of the two sides has had enough.
  func serve() async {
    while await serveNext() {}
    await close()
  }

  /// Tells a client for whom there is no room that it may come back.
  func turnAway() async {
    await refuse(RequestRefusal(.serviceUnavailable, "there are too many connections; come back"))
    await close()
  }

  /// Ends the connection: at once when it is idle, streams or `isForced`, else after its response.
  func end(isForced: Bool) {
    self.isForced = isForced
    if isForced || isStreaming { task?.cancel() }
    channel.wake(because: .shutdown)
  }

  /// Runs `body`, which sends a response that is cancelled when the server shuts down.
  func streaming(_ body: () async -> Bool) async -> Bool {
    isStreaming = true
    defer { isStreaming = false }
    if server.isShuttingDown { task?.cancel() }
    return await body()
  }

  /// Returns whether the connection goes on.
  private func serveNext() async -> Bool {
    do throws(RequestRefusal) {
      guard let (head, body) = try await nextRequest() else { return false }
      let request = HTTPRequest(
        method: head.method, target: head.target, headers: head.headers, body: body,
        id: server.requestID(for: head))
      let goesOn = await Exchange(request, head, on: self).run()
      hasLastWord = !goesOn
      return goesOn
    } catch {
      await refuse(error)
      return false
    }
  }

  /// Returns the next request, whole; `nil` when none will come.
  private func nextRequest() async throws(RequestRefusal) -> (RequestHead, [UInt8])? {
    var head: RequestHead?
    var body: [UInt8] = []
    var deadlines = RequestDeadline(server.limits, since: channel.loop.now)
    while true {
      while let part = try parser.next() {
        switch part {
        case .head(let new):
          head = new
          if new.expectsContinue, !(await sendAll(Self.goOn)) { return nil }
        case .body(let bytes): body += bytes
        case .end:
          if let head { return (head, body) }
        }
      }
      guard !isForced, parser.isInRequest || !server.isShuttingDown else { return nil }
      let deadline = deadlines.next(
        isInRequest: parser.isInRequest, received: head == nil ? nil : body.count,
        now: channel.loop.now)
      switch await channel.readable(until: deadline) {
      case .ready:
        switch receive() {
        case .something, .nothingYet: break
        case .end, .failure: return nil
        }
      case .timeIsOver:
        guard parser.isInRequest else { return nil }
        throw RequestRefusal(.requestTimeout, "the request did not come to its end in time")
      case .shutdown: break
      }
    }
  }

  private static let goOn = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)
}

// MARK: - Bytes

extension ServerConnection {
  /// What came of looking for bytes.
  enum Arrival {
    case something
    case nothingYet
    /// The client has said all that it had to say.
    case end
    /// The client is gone.
    case failure
  }

  /// Whether requests are there that were not looked at yet.
  var hasWaitingBytes: Bool { parser.waitingCount > 0 }

  /// Whether it may take bytes of requests that are not served yet.
  var hasRoom: Bool { parser.waitingCount < channel.loop.buffer.count }

  /// Hands what has come to the parser.
  func receive() -> Arrival {
    switch channel.socket.receive(into: channel.loop.buffer) {
    case .done(0): return .end
    case .failed: return .failure
    case .done(let count):
      parser.append(channel.loop.buffer[..<count])
      return .something
    case .notYet: return .nothingYet
    }
  }

  /// Sends `bytes`; returns how many of them were taken, which is fewer than all when the client
  /// does not take them.
  func send(_ bytes: [UInt8]) async -> Int {
    var sent = 0
    while sent < bytes.count, !isBroken {
      switch bytes.withUnsafeBytes({ channel.socket.send(.init(rebasing: $0[sent...])) }) {
      case .done(let count): sent += count
      case .failed: isBroken = true
      case .notYet:
        // It may have been told to end while it was not waiting.
        guard mayWait else { return sent }
        let deadline = channel.loop.now + server.limits.writeTime
        if await channel.writable(until: deadline) == .timeIsOver { isBroken = true }
      }
    }
    return sent
  }

  /// Whether there is time left for a client that takes nothing just now.
  private var mayWait: Bool { !isForced && !(isStreaming && server.isShuttingDown) }

  /// Sends `bytes`; returns whether all of them were taken.
  func sendAll(_ bytes: [UInt8]) async -> Bool { await send(bytes) == bytes.count }

  private func refuse(_ refusal: RequestRefusal) async {
    let id = server.newRequestID()
    let line = parser.requestLine
    let response = server.refusal(refusal.status, refusal.reason)
    let last = server.lastResponse(response, requestID: id, to: line?.method)
    let start = channel.loop.now
    hasLastWord = await sendAll(last.bytes)
    server.log(
      AccessLogEntry(
        requestID: id, method: line?.method, target: line?.target, status: response.status,
        bodySize: last.bodySize, duration: Instant.now.duration(since: start)),
      on: channel.loop)
  }

  private func close() async {
    if hasLastWord, !isForced, !isBroken { await linger() }
    channel.close(throwingAway: isForced || isBroken)
  }

  /// Reads for a while what is still coming, and forgets it.
  ///
  /// Whoever closes a connection with bytes unread makes the system throw away, on the other side,
  /// the response that explains it.
  private func linger() async {
    channel.socket.endSending()
    let deadline = channel.loop.now + server.limits.lingerTime
    var forgotten = 0
    while forgotten < server.limits.bodySize, await channel.readable(until: deadline) == .ready {
      switch channel.socket.receive(into: channel.loop.buffer) {
      case .done(0), .failed: return
      case .done(let count): forgotten += count
      case .notYet: continue
      }
    }
  }
}
