/// The deadline for a client's next bytes.
///
/// It has no clock, so tests need none.
struct RequestDeadline {
  private let limits: ServerLimits
  private let idle: Instant
  private var head: Instant?
  private var bodyBegin: Instant?

  /// `now` is the time when the connection began to wait for a request.
  init(_ limits: ServerLimits, since now: Instant) {
    self.limits = limits
    idle = now + limits.idleTime
  }

  /// `received` is the number of bytes of the body so far; `nil` before the end of the head.
  mutating func next(isInRequest: Bool, received: Int?, now: Instant) -> Instant {
    if let received { return inBody(received: received, now: now) }
    return isInRequest ? inHead(now: now) : beforeRequest()
  }

  /// The deadline before the first byte of a request.
  func beforeRequest() -> Instant { idle }

  /// The deadline of the head: the same for all of its bytes.
  mutating func inHead(now: Instant) -> Instant {
    let deadline = head ?? now + limits.headTime
    head = deadline
    return deadline
  }

  /// The deadline within the body after `received` bytes: limits the wait for the next byte, and
  /// the average rate.
  mutating func inBody(received: Int, now: Instant) -> Instant {
    let begin = bodyBegin ?? now
    bodyBegin = begin
    let earned = Duration.seconds(received / max(limits.bodyRate, 1))
    return min(now + limits.bodyTime, begin + (limits.bodyTime + earned))
  }
}
