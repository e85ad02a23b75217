/// One connection: requests come in, one after the other, and responses go out in the same order.
///
/// It belongs to its loop's thread, as its channel does; so its task may use it.
final class ServerConnection: @unchecked Sendable {
  let server: ServerCore
  let channel: Channel
  private var parser: RequestParser
  /// The task that serves it, for cancelling its handler.
  var task: Task<Void, Never>?
  /// Whether it must end now, whatever it is doing.
  private var isForced = false
  /// Whether its response is a stream, which may never end by itself.
  private var isStreaming = false
  /// Whether the client may not have read the last response yet.
  private var hasLastWord = false
  /// Whether the client took too long to read, or is gone.
  private var isBroken = false

  init(_ socket: SystemSocket, of server: ServerCore, on loop: EventLoop) {
    self.server = server
    channel = Channel(socket, on: loop)
    parser = RequestParser(limits: server.limits)
  }

  /// Serves requests until one of the two sides ends the connection.
  func serve() async {
    while await serveNext() {}
    await close()
  }

  /// Tells a client that the server is full, and to come back.
  func turnAway() async {
    await refuse(
      RequestRefusal(.serviceUnavailable, "there are too many connections; try again later"))
    await close()
  }

  /// Ends the connection: at once when it is idle, streams or `isForced`, else after its response.
  func end(isForced: Bool) {
    self.isForced = isForced
    if isForced || isStreaming { task?.cancel() }
    channel.wake(because: .shutdown)
  }

  /// Runs `body`, which sends a streamed response; a shutdown of the server cancels it.
  func streaming(_ body: () async -> Bool) async -> Bool {
    isStreaming = true
    defer { isStreaming = false }
    if server.isShuttingDown { task?.cancel() }
    return await body()
  }

  /// Returns whether the connection continues.
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

  /// Returns the next complete request; `nil` when none will come.
  private func nextRequest() async throws(RequestRefusal) -> (RequestHead, [UInt8])? {
    var head: RequestHead?
    var body: [UInt8] = []
    var deadlines = RequestDeadline(server.limits, since: channel.loop.now)
    while true {
      while let part = try parser.next() {
        switch part {
        case .head(let new):
          try server.check(new)
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
        throw RequestRefusal(.requestTimeout, "the request did not arrive completely in time")
      case .shutdown: break
      }
    }
  }

  private static let goOn = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)
}

// MARK: - Bytes

extension ServerConnection {
  /// The result of a read.
  enum Arrival {
    case something
    case nothingYet
    /// The client has closed its sending side.
    case end
    /// The client is gone.
    case failure
  }

  /// Whether there are bytes of requests that are not parsed yet.
  var hasWaitingBytes: Bool { parser.waitingCount > 0 }

  /// Whether it may read bytes of requests that are not served yet.
  var hasRoom: Bool { parser.waitingCount < channel.loop.buffer.count }

  /// Passes received bytes to the parser.
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

  /// Sends `bytes`; returns the number of bytes taken: fewer when the client stops reading.
  func send(_ bytes: [UInt8]) async -> Int {
    var sent = 0
    while sent < bytes.count, !isBroken {
      switch bytes.withUnsafeBytes({ channel.socket.send(.init(rebasing: $0[sent...])) }) {
      case .done(let count): sent += count
      case .failed: isBroken = true
      case .notYet:
        // The end may have been requested while it was not waiting.
        guard mayWait else { return sent }
        let deadline = channel.loop.now + server.limits.writeTime
        if await channel.writable(until: deadline) == .timeIsOver { isBroken = true }
      }
    }
    return sent
  }

  /// Whether it may wait for a client that takes nothing just now.
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

  /// Reads and drops bytes that still arrive, for a while.
  ///
  /// Closing a connection with unread bytes makes the client's system discard the response that
  /// explains it.
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
