#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A socket of TCP on this machine, whose calls block. It is closed with the last reference to it.
final class TCPSocket: Sendable {
  private let descriptor: CInt

  private init(_ descriptor: CInt) {
    self.descriptor = descriptor
    #if canImport(Darwin)
      var yes: CInt = 1
      setsockopt(
        descriptor, SOL_SOCKET, SO_NOSIGPIPE, &yes, socklen_t(MemoryLayout<CInt>.size))
    #endif
  }

  deinit { close(descriptor) }

  #if canImport(Glibc)
    private static let stream = CInt(SOCK_STREAM.rawValue)
  #else
    private static let stream = SOCK_STREAM
  #endif

  #if canImport(Darwin)
    private static let flags: CInt = 0
  #else
    private static let flags = CInt(MSG_NOSIGNAL)
  #endif

  /// What the system said.
  struct Failure: Error {
    let code = errno
  }

  /// A socket that listens on a free port of 127.0.0.1.
  static func listening() throws -> TCPSocket {
    let socket = TCPSocket(socket(AF_INET, stream, 0))
    guard socket.call(bind, port: 0) == 0, listen(socket.descriptor, 16) == 0 else {
      throw Failure()
    }
    return socket
  }

  static func connected(to port: Int) -> TCPSocket? {
    let socket = TCPSocket(socket(AF_INET, stream, 0))
    return socket.call(connect, port: port) == 0 ? socket : nil
  }

  private func call(
    _ function: (CInt, UnsafePointer<sockaddr>, socklen_t) -> CInt, port: Int
  ) -> CInt {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        function(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }

  var port: Int {
    get throws {
      var address = sockaddr_in()
      var size = socklen_t(MemoryLayout<sockaddr_in>.size)
      let result = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          getsockname(descriptor, $0, &size)
        }
      }
      guard result == 0 else { throw Failure() }
      return Int(in_port_t(bigEndian: address.sin_port))
    }
  }

  /// Waits for a connection; `nil` after ``shutDown()``.
  func accept() -> TCPSocket? {
    let connection = Self.system(accepting: descriptor)
    return connection < 0 ? nil : TCPSocket(connection)
  }

  /// Ends ``accept()``, also one that waits.
  func shutDown() { shutdown(descriptor, CInt(SHUT_RDWR)) }

  /// Waits until one of two has input, or has ended.
  static func waitForInput(_ client: TCPSocket, _ server: TCPSocket) -> Set<CuttingProxy.Side> {
    var descriptors = [client, server].map {
      pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0)
    }
    poll(&descriptors, nfds_t(descriptors.count), -1)
    var ready: Set<CuttingProxy.Side> = []
    if descriptors[0].revents != 0 { ready.insert(.client) }
    if descriptors[1].revents != 0 { ready.insert(.server) }
    return ready
  }

  /// What has come; `nil` when the other side has ended.
  func receive() -> [UInt8]? {
    let bytes = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
      count = max(0, recv(descriptor, buffer.baseAddress, buffer.count, 0))
    }
    return bytes.isEmpty ? nil : bytes
  }

  /// Sends all of `bytes`; `false` when the other side has ended.
  func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Self.system(sending: descriptor, $0.baseAddress, $0.count, Self.flags)
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  // Inside of the methods, the names mean the methods.
  private static func system(accepting descriptor: CInt) -> CInt {
    #if canImport(Darwin)
      Darwin.accept(descriptor, nil, nil)
    #elseif canImport(Musl)
      Musl.accept(descriptor, nil, nil)
    #else
      Glibc.accept(descriptor, nil, nil)
    #endif
  }

  private static func system(
    sending descriptor: CInt, _ bytes: UnsafeRawPointer?, _ count: Int, _ flags: CInt
  ) -> Int {
    #if canImport(Darwin)
      Darwin.send(descriptor, bytes, count, flags)
    #elseif canImport(Musl)
      Musl.send(descriptor, bytes, count, flags)
    #else
      Glibc.send(descriptor, bytes, count, flags)
    #endif
  }
}
