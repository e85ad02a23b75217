/// One request and its response.
struct Exchange {
  private let request: HTTPRequest
  private let head: RequestHead
  private let connection: ServerConnection
  private let start: Instant

  init(_ request: HTTPRequest, _ head: RequestHead, on connection: ServerConnection) {
    self.request = request
    self.head = head
    self.connection = connection
    start = connection.channel.loop.now
  }

  private var server: ServerCore { connection.server }

  /// Runs the handler, and sends its response; returns whether the connection continues.
  func run() async -> Bool {
    let watch = HandlerWatch(connection, until: start + server.limits.handlerTime) { giveUp() }
    defer { connection.channel.stopWatching() }
    let response = await answer()
    guard !watch.hasGivenUp else { return false }
    watch.responseBegins()
    // Requests that a client sent before it closed its side still get a response.
    let mayCome = !watch.isClientSilent || connection.hasWaitingBytes
    let keepsAlive = head.keepsAlive && mayCome && !watch.isAbandoned && !server.isShuttingDown
    let goesOn = await send(response, keepsAlive: keepsAlive)
    return goesOn && !watch.isAbandoned
  }

  private func answer() async -> HTTPResponse {
    do {
      let response = try await server.handler(request)
      if 200...599 ~= response.status.code { return response }
      server.report("\(request.id) got the status \(response.status.code)")
    } catch {
      server.report("\(request.id) failed: \(error)")
    }
    return server.refusal(.internalServerError, "an unexpected error; it was logged")
  }

  /// Sends the timeout response at once.
  private func giveUp() {
    let response = server.refusal(.serviceUnavailable, "the request took too long")
    let last = server.lastResponse(response, requestID: request.id, to: request.method)
    // Bytes that the system does not take at once are dropped.
    _ = last.bytes.withUnsafeBytes { connection.channel.socket.send($0) }
    connection.channel.socket.endSending()
    log(response.status, bodySize: last.bodySize)
  }

  /// Sends `response`, or tells the client that there are too many streams.
  private func send(_ response: HTTPResponse, keepsAlive: Bool) async -> Bool {
    switch response.body {
    case .bytes(let body): return await send(response, body: body, keepsAlive: keepsAlive)
    case .stream(let stream):
      guard server.beginStream() else {
        let refusal = server.refusal(
          .serviceUnavailable, "there are too many streams; try again later")
        return await send(refusal, body: refusal.shortBody, keepsAlive: keepsAlive)
      }
      defer { server.endStream() }
      return await send(response, stream: stream, keepsAlive: keepsAlive)
    }
  }

  private func send(
    _ response: HTTPResponse, body: [UInt8], keepsAlive: Bool
  ) async -> Bool {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(256 + body.count)
    let framing = response.status.hasNoBody ? .none : ResponseEncoder.Framing.length(body.count)
    append(response, framing: framing, keepsAlive: keepsAlive, to: &bytes)
    let headSize = bytes.count
    if request.method != .head, !response.status.hasNoBody { bytes += body }
    let taken = await connection.send(bytes)
    log(response.status, bodySize: max(taken - headSize, 0))
    return taken == bytes.count && keepsAlive
  }

  private func send(
    _ response: HTTPResponse, stream: HTTPResponse.Stream, keepsAlive: Bool
  ) async -> Bool {
    let hasBody = request.method != .head && !response.status.hasNoBody
    let hasChunks = head.version == .http11
    let staysOpen = keepsAlive && (hasChunks || !hasBody)
    let framing: ResponseEncoder.Framing =
      response.status.hasNoBody ? .none : hasChunks ? .chunked : .close
    var bytes: [UInt8] = []
    append(response, framing: framing, keepsAlive: staysOpen, to: &bytes)
    let isTaken = await connection.sendAll(bytes)
    guard isTaken, hasBody else {
      log(response.status, bodySize: 0)
      return isTaken && staysOpen
    }
    let body = StreamedBody(connection, inChunks: hasChunks)
    let isWhole = await connection.streaming { await fill(body, from: stream) }
    log(response.status, bodySize: body.size)
    return isWhole && staysOpen && !Task.isCancelled
  }

  /// Runs `stream`; returns whether the client has received all of it.
  private func fill(_ body: StreamedBody, from stream: HTTPResponse.Stream) async -> Bool {
    do {
      try await withTaskExecutorPreference(body.executor) {
        try await stream(BodyWriter { try await body.write($0) })
      }
      return await body.end(isWhole: true)
    } catch {
      if !(error is ClientGone || error is CancellationError) {
        server.report("\(request.id) failed during its response: \(error)")
      }
      return await body.end(isWhole: false)
    }
  }

  private func append(
    _ response: HTTPResponse, framing: ResponseEncoder.Framing, keepsAlive: Bool,
    to bytes: inout [UInt8]
  ) {
    ResponseEncoder.append(
      response, framing: framing, date: server.date(), requestID: request.id,
      keepsAlive: keepsAlive, version: head.version, to: &bytes)
  }

  private func log(_ status: HTTPStatus, bodySize: Int) {
    server.log(
      AccessLogEntry(
        requestID: request.id, method: request.method, target: request.target, status: status,
        bodySize: bodySize, duration: Instant.now.duration(since: start)),
      on: connection.channel.loop)
  }
}
