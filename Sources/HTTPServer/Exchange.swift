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

  /// Lets the handler answer, and sends what it says; returns whether the connection goes on.
  func run() async -> Bool {
    let watch = HandlerWatch(connection, until: start + server.limits.handlerTime)
    let response = await answer()
    watch.responseBegins()
    defer { connection.channel.stopWatching() }
    guard !watch.hasAnswered else {
      log(.serviceUnavailable, bodySize: 0)
      return false
    }
    let keepsAlive = head.keepsAlive && !server.isShuttingDown && !watch.isClientGone
    switch response.body {
    case .bytes(let body):
      return await send(response, body: body, keepsAlive: keepsAlive)
    case .stream(let stream):
      return await send(response, stream: stream, keepsAlive: keepsAlive)
    }
  }

  private func answer() async -> HTTPResponse {
    do {
      return try await server.handler(request)
    } catch {
      server.report("\(request.id) failed: \(error)")
      return server.refusal(.internalServerError, "something went wrong here; it was written down")
    }
  }

  private func send(
    _ response: HTTPResponse, body: [UInt8], keepsAlive: Bool
  ) async -> Bool {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(256 + body.count)
    let framing = response.status.hasNoBody ? .none : ResponseEncoder.Framing.length(body.count)
    append(response, framing: framing, keepsAlive: keepsAlive, to: &bytes)
    let isSent = request.method != .head && !response.status.hasNoBody
    if isSent { bytes += body }
    let wasTaken = await connection.send(bytes)
    log(response.status, bodySize: isSent ? body.count : 0)
    return wasTaken && keepsAlive
  }

  private func send(
    _ response: HTTPResponse, stream: HTTPResponse.Stream, keepsAlive: Bool
  ) async -> Bool {
    let hasChunks = head.version == .http11
    let staysOpen = keepsAlive && hasChunks
    var bytes: [UInt8] = []
    append(response, framing: hasChunks ? .chunked : .close, keepsAlive: staysOpen, to: &bytes)
    guard await connection.send(bytes) else { return false }
    guard request.method != .head else {
      log(response.status, bodySize: 0)
      return staysOpen
    }
    let piecewise = PiecewiseBody(connection, inChunks: hasChunks)
    let isWhole: Bool
    do {
      try await stream(BodyWriter { try await piecewise.send($0) })
      isWhole = try await piecewise.finish()
    } catch {
      if !(error is ClientGone || error is CancellationError) {
        server.report("\(request.id) failed in the middle: \(error)")
      }
      isWhole = false
    }
    log(response.status, bodySize: piecewise.size)
    return isWhole && staysOpen && !Task.isCancelled
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

/// Sends a body whose length nobody knows, on the loop's thread, whoever writes it.
private final class PiecewiseBody: @unchecked Sendable {
  private let connection: ServerConnection
  private let isInChunks: Bool
  /// Touched by the loop's thread only.
  private(set) var size = 0

  init(_ connection: ServerConnection, inChunks: Bool) {
    self.connection = connection
    isInChunks = inChunks
  }

  func send(_ body: [UInt8]) async throws {
    try await withTaskExecutorPreference(connection.channel.loop) {
      let bytes = isInChunks ? ResponseEncoder.chunk(body) : body
      guard await connection.send(bytes) else { throw ClientGone() }
      size += body.count
    }
  }

  func finish() async throws -> Bool {
    isInChunks ? await connection.send(ResponseEncoder.lastChunk) : true
  }
}
