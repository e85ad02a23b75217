#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A non-blocking socket of the system. It is closed once, by ``close()``.
struct SystemSocket {
  let descriptor: Int32

  /// The result of a call that would otherwise block.
  enum Outcome<Value> {
    case done(Value)
    /// The call would block.
    case notYet
    case failed(Errno)
  }

  /// Creates a socket that listens at `host` and `port`; port 0 lets the system choose one.
  ///
  /// A name may have several addresses, and this machine may lack some: it listens at the first one
  /// that works. The system buffers about `bufferSize` bytes for a slow client.
  ///
  /// - Throws: ``BindError``.
  init(
    listeningAt host: String, port: UInt16, backlog: Int32 = 1_024, bufferSize: Int
  ) throws(BindError) {
    var hints = addrinfo()
    hints.ai_flags = AI_NUMERICSERV | AI_PASSIVE
    hints.ai_socktype = Self.stream
    var found: UnsafeMutablePointer<addrinfo>?
    var result = getaddrinfo(host, String(port), &hints, &found)
    if result != 0, host.lowercased() == "localhost" {
      // `localhost` works even on a system that can't resolve it (RFC 6761, section 6.3).
      result = getaddrinfo("127.0.0.1", String(port), &hints, &found)
    }
    guard result == 0 else {
      throw BindError(host: host, port: port, reason: String(cString: gai_strerror(result)))
    }
    defer { freeaddrinfo(found) }
    var reason = "it has no address"
    var next = found
    while let address = next?.pointee {
      do throws(Errno) {
        try self.init(listeningAt: address, backlog: backlog, bufferSize: bufferSize)
        return
      } catch {
        reason = "\(error)"
        next = address.ai_next
      }
    }
    throw BindError(host: host, port: port, reason: reason)
  }

  private init(
    listeningAt address: addrinfo, backlog: Int32, bufferSize: Int
  ) throws(Errno) {
    let descriptor = socket(address.ai_family, Self.stream, 0)
    guard descriptor >= 0 else { throw .last }
    self.init(descriptor: descriptor)
    set(SOL_SOCKET, SO_REUSEADDR)
    // The connections inherit it.
    set(SOL_SOCKET, SO_SNDBUF, to: Int32(clamping: bufferSize))
    guard bind(descriptor, address.ai_addr, address.ai_addrlen) == 0,
      listen(descriptor, backlog) == 0, makeNonBlocking()
    else {
      let error = Errno.last
      close()
      throw error
    }
  }

  private init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// The port it listens at.
  var port: UInt16 {
    var address = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let result = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
    }
    guard result == 0 else { return 0 }
    return withUnsafePointer(to: address) { address in
      // The port is at the same offset for both families.
      address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
        UInt16(bigEndian: $0.pointee.sin_port)
      }
    }
  }

  /// Accepts a waiting connection.
  func accept() -> Outcome<SystemSocket> {
    let descriptor = systemAccept(descriptor)
    guard descriptor >= 0 else { return Self.failure() }
    let socket = SystemSocket(descriptor: descriptor)
    guard socket.makeNonBlocking() else {
      let error = Errno.last
      socket.close()
      return .failed(error)
    }
    // Send small responses at once, without waiting for the previous one's acknowledgement.
    socket.set(Int32(IPPROTO_TCP), TCP_NODELAY)
    #if canImport(Darwin)
      socket.set(SOL_SOCKET, SO_NOSIGPIPE)
    #endif
    return .done(socket)
  }

  /// Receives available bytes into `buffer`; 0 bytes mean the end.
  func receive(into buffer: UnsafeMutableRawBufferPointer) -> Outcome<Int> {
    let count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
    return count >= 0 ? .done(count) : Self.failure()
  }

  /// Sends as much of `bytes` as the system takes now.
  func send(_ bytes: UnsafeRawBufferPointer) -> Outcome<Int> {
    #if canImport(Darwin)
      let flags: Int32 = 0
    #else
      let flags = Int32(MSG_NOSIGNAL)
    #endif
    let count = systemSend(descriptor, bytes, flags)
    return count >= 0 ? .done(count) : Self.failure()
  }

  /// Closes the sending side; bytes can still be received.
  func endSending() { _ = shutdown(descriptor, Int32(SHUT_WR)) }

  /// Makes ``close()`` discard unsent bytes and reset the connection.
  func throwAwayUnsent() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(
      descriptor, SOL_SOCKET, Self.lingerOption, &linger,
      socklen_t(MemoryLayout.size(ofValue: linger)))
  }

  func close() { closeDescriptor(descriptor) }

  private static func failure<Value>() -> Outcome<Value> {
    switch Errno.last {
    case .wouldBlock, .tryAgain, .interrupted: .notYet
    case let error: .failed(error)
    }
  }

  private func makeNonBlocking() -> Bool {
    let flags = fcntl(descriptor, F_GETFL)
    return flags >= 0 && fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) == 0
      && fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0
  }

  private func set(_ level: Int32, _ option: Int32, to value: Int32 = 1) {
    var value = value
    setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
  }

  #if canImport(Darwin)
    // On macOS, `SO_LINGER` counts in clock ticks.
    private static let lingerOption = SO_LINGER_SEC
  #else
    private static let lingerOption = SO_LINGER
  #endif

  #if canImport(Glibc)
    private static let stream = Int32(SOCK_STREAM.rawValue)
  #else
    private static let stream = SOCK_STREAM
  #endif
}

// Inside the type, these names would be its own methods.
private func systemAccept(_ descriptor: Int32) -> Int32 { accept(descriptor, nil, nil) }
private func systemSend(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, _ flags: Int32) -> Int
{
  send(descriptor, bytes.baseAddress, bytes.count, flags)
}
func closeDescriptor(_ descriptor: Int32) { _ = close(descriptor) }
