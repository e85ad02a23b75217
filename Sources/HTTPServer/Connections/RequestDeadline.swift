/// Until when a client has to have sent the next bytes.
///
/// It knows no clock, so that it can be tested without one.
struct RequestDeadline {
  private let limits: ServerLimits
  private let idle: Instant
  private var head: Instant?
  private var bodyBegin: Instant?

  /// `now` is when the connection began to wait for a request.
  init(_ limits: ServerLimits, since now: Instant) {
    self.limits = limits
    idle = now + limits.idleTime
  }

  /// `received` is how much there is of the body, when the head has come.
  mutating func next(isInRequest: Bool, received: Int?, now: Instant) -> Instant {
    if let received { return inBody(received: received, now: now) }
    return isInRequest ? inHead(now: now) : beforeRequest()
  }

  /// While nothing of a request has come.
  func beforeRequest() -> Instant { idle }

  /// While the head is coming: the same for all of its bytes.
  mutating func inHead(now: Instant) -> Instant {
    let deadline = head ?? now + limits.headTime
    head = deadline
    return deadline
  }

  /// While the body is coming, of which there are `received` bytes: not too long for the next
  /// ones, and not too slow for all of them.
  mutating func inBody(received: Int, now: Instant) -> Instant {
    let begin = bodyBegin ?? now
    bodyBegin = begin
    let earned = Duration.seconds(received / max(limits.bodyRate, 1))
    return min(now + limits.bodyTime, begin + (limits.bodyTime + earned))
  }
}
