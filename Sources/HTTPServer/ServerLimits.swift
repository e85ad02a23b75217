/// How much a server takes from its clients, in bytes, in numbers and in time.
///
/// Without limits, one client can have all of a server's memory, descriptors or patience. Each of
/// them is answered with the status that RFC 9110 has for it.
public struct ServerLimits: Hashable, Sendable {
  /// The bytes of the request line and the headers together; more are answered with 431.
  public var headSize = 16 * 1024
  /// The bytes of the request's target; more are answered with 414.
  public var targetSize = 8_000
  /// The number of headers, and of trailers; more are answered with 431.
  public var headerCount = 100
  /// The bytes of a body; more are answered with 413.
  public var bodySize = 1024 * 1024
  /// How many connections are open at once; one more is answered with 503.
  public var connectionCount = 1_024
  /// How long a client may take for the head of a request, from its first byte on; then 408.
  public var headTime = Duration.seconds(10)
  /// How long a client may take for the body, from one byte to the next; then 408.
  public var bodyTime = Duration.seconds(10)
  /// How long a connection may be open without a request.
  public var idleTime = Duration.seconds(60)
  /// How long a handler may take until its response begins; then 503.
  public var handlerTime = Duration.seconds(15)
  /// How long a client may take nothing of what it is sent; then the connection is closed.
  public var writeTime = Duration.seconds(15)
  /// How long a client that has closed its side may wait for a response; then the handler is cancelled.
  public var halfCloseTime = Duration.seconds(1)
  /// How long is read what a refused client still sends, so that it gets to see the refusal.
  public var lingerTime = Duration.seconds(1)
  /// How long running requests may take when the server shuts down; then they are cancelled.
  public var shutdownTime = Duration.seconds(10)

  public init() {}
}
