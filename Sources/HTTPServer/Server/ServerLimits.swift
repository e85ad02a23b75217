/// The limits for clients, in bytes, in numbers and in time.
///
/// Without limits, one client can use up a server's memory, descriptors or time. Exceeding one gets
/// the status that RFC 9110 has for it.
public struct ServerLimits: Hashable, Sendable {
  /// The bytes of the request line and the headers together, 16 KiB; above that, 431.
  public var headSize = 16 * 1024
  /// The bytes of the request's target, 8,000; above that, 414.
  public var targetSize = 8_000
  /// The number of headers, and of trailers, 100; above that, 431.
  public var headerCount = 100
  /// The bytes of a body, 1 MiB; above that, 413.
  public var bodySize = 1024 * 1024
  /// The number of open connections, 1,400; above that, 503.
  ///
  /// Each of them takes a descriptor. The server raises the process's limit of descriptors, and
  /// reports when the system allows fewer.
  public var connectionCount = 1_400
  /// The number of streamed responses at the same time, three quarters of ``connectionCount`` unless
  /// it is set; above that, 503.
  ///
  /// A stream may last for days. The other connections stay free for requests that end soon.
  public var streamCount: Int {
    get { givenStreamCount ?? connectionCount - connectionCount / 4 }
    set { givenStreamCount = newValue }
  }
  private var givenStreamCount: Int?
  /// The time for the head of a request, from its first byte on, 10 s; then 408.
  public var headTime = Duration.seconds(10)
  /// The time between two bytes of the body, 10 s; then 408.
  public var bodyTime = Duration.seconds(10)
  /// The minimum rate of a body in bytes per second, after ``bodyTime``, 1 KiB; below it, 408.
  public var bodyRate = 1_024
  /// The time that a connection may be open without a request, 60 s.
  public var idleTime = Duration.seconds(60)
  /// The time until a handler's response begins, 15 s; then 503.
  public var handlerTime = Duration.seconds(15)
  /// The time that a client may read nothing of a response, 15 s; then the connection is closed.
  public var writeTime = Duration.seconds(15)
  /// The bytes that the system buffers for a slow client, 256 KiB, approximately.
  /// The server itself buffers only what it is sending: when the buffer is full, the writer waits.
  public var writeBufferSize = 256 * 1024
  /// The time that a client with a closed sending side may wait for a response, 1 s; then the
  /// handler is cancelled.
  public var halfCloseTime = Duration.seconds(1)
  /// The time to read what a client still sends after its last response, 1 s, so that the client
  /// receives that response.
  public var lingerTime = Duration.seconds(1)
  /// The time for running requests when the server shuts down, 10 s; then they are cancelled.
  /// Streams may never end by themselves, so they are cancelled at once.
  public var shutdownTime = Duration.seconds(10)

  public init() {}
}
