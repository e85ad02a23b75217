/// How much a server takes from its clients, in bytes, in numbers and in time.
///
/// Without limits, one client can have all of a server's memory, descriptors or patience. Each of
/// them is answered with the status that RFC 9110 has for it.
public struct ServerLimits: Hashable, Sendable {
  /// The bytes of the request line and the headers together, 16 KiB; more are answered with 431.
  public var headSize = 16 * 1024
  /// The bytes of the request's target, 8,000; more are answered with 414.
  public var targetSize = 8_000
  /// The number of headers, and of trailers, 100; more are answered with 431.
  public var headerCount = 100
  /// The bytes of a body, 1 MiB; more are answered with 413.
  public var bodySize = 1024 * 1024
  /// How many connections are open at once, 1,024; one more is answered with 503.
  ///
  /// Each of them takes a descriptor. The server lets its process have as many, and says so in its
  /// log when the system allows fewer.
  public var connectionCount = 1_024
  /// How long a client may take for the head of a request, from its first byte on, 10 s; then 408.
  public var headTime = Duration.seconds(10)
  /// How long a client may take for the body, from one byte to the next, 10 s; then 408.
  public var bodyTime = Duration.seconds(10)
  /// How many bytes a second of a body have to come, after ``bodyTime``, 1 KiB; or else 408.
  public var bodyRate = 1_024
  /// How long a connection may be open without a request, 60 s.
  public var idleTime = Duration.seconds(60)
  /// How long a handler may take until its response begins, 15 s; then 503.
  public var handlerTime = Duration.seconds(15)
  /// How long a client may take nothing of what it is sent, 15 s; then the connection is closed.
  public var writeTime = Duration.seconds(15)
  /// The bytes that the system keeps for a client that reads slowly, 256 KiB, as near as it can.
  /// The server itself keeps no more than it is sending: when they are full, the writer waits.
  public var writeBufferSize = 256 * 1024
  /// How long a client that has closed its side may wait for a response, 1 s; then the handler is
  /// cancelled.
  public var halfCloseTime = Duration.seconds(1)
  /// How long is read what a client still sends after its last response, 1 s, so that it gets to
  /// see that one.
  public var lingerTime = Duration.seconds(1)
  /// How long running requests may take when the server shuts down, 10 s; then they are cancelled.
  /// Streams, which need not come to an end by themselves, are cancelled at once.
  public var shutdownTime = Duration.seconds(10)

  public init() {}
}
