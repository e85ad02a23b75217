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
  /// Whether bytes may be left that nobody will read.
  private var hasRefused = false

  init(_ socket: SystemSocket, of server: ServerCore, on loop: EventLoop) {
    self.server = server
    channel = Channel(socket, on: loop)
    parser = RequestParser(limits: server.limits)
  }

  /// Serves until one of the two sides has had enough.
  func serve() async {
    while await serveNext() {}
    if hasRefused { await linger() }
    channel.close()
  }

  /// Ends the connection: at once when it is idle or `isForced`, else after its response.
  func end(isForced: Bool) {
    self.isForced = isForced
    if isForced { task?.cancel() }
    channel.wake(because: .shutdown)
  }

  /// Returns whether the connection goes on.
  private func serveNext() async -> Bool {
    do throws(RequestRefusal) {
      guard let (head, body) = try await nextRequest() else { return false }
      let request = HTTPRequest(
        method: head.method, target: head.target, headers: head.headers, body: body,
        id: server.requestID(for: head))
      return await Exchange(request, head, on: self).run()
    } catch {
      hasRefused = true
      await refuse(error)
      return false
    }
  }

  /// Returns the next request, whole; `nil` when none will come.
  private func nextRequest() async throws(RequestRefusal) -> (RequestHead, [UInt8])? {
    var head: RequestHead?
    var body: [UInt8] = []
    var headDeadline = Instant.never
    let idleDeadline = channel.loop.now + server.limits.idleTime
    while true {
      while let part = try parser.next() {
        switch part {
        case .head(let new):
          head = new
          if new.expectsContinue, !(await send(Self.goOn)) { return nil }
        case .body(let bytes): body += bytes
        case .end:
          if let head { return (head, body) }
        }
      }
      let isInRequest = parser.isInRequest
      if isInRequest, headDeadline == .never {
        headDeadline = channel.loop.now + server.limits.headTime
      }
      let deadline =
        head != nil
        ? channel.loop.now + server.limits.bodyTime : isInRequest ? headDeadline : idleDeadline
      switch await channel.readable(until: deadline) {
      case .ready:
        guard receive() else { return nil }
      case .timeIsOver:
        guard isInRequest else { return nil }
        throw RequestRefusal(.requestTimeout, "the request did not come to its end in time")
      case .shutdown:
        guard isInRequest, !isForced else { return nil }
      }
    }
  }

  /// Hands what has come to the parser; returns `false` when nothing more will come.
  private func receive() -> Bool {
    switch channel.socket.receive(into: channel.loop.buffer) {
    case .done(0), .failed: return false
    case .done(let count):
      parser.append(channel.loop.buffer[..<count])
      return true
    case .notYet: return true
    }
  }

  private func refuse(_ refusal: RequestRefusal) async {
    var bytes: [UInt8] = []
    let response = server.refusal(refusal.status, refusal.reason)
    server.append(response, requestID: "", to: &bytes)
    _ = await send(bytes)
  }

  /// Sends all of `bytes`; returns `false` when nobody takes them.
  func send(_ bytes: [UInt8]) async -> Bool {
    var sent = 0
    while sent < bytes.count {
      switch bytes.withUnsafeBytes({ channel.socket.send(.init(rebasing: $0[sent...])) }) {
      case .done(let count): sent += count
      case .failed: return false
      case .notYet:
        let deadline = channel.loop.now + server.limits.writeTime
        let reason = await channel.writable(until: deadline)
        guard reason == .ready || (reason == .shutdown && !isForced) else { return false }
      }
    }
    return true
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

  private static let goOn = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)
}
