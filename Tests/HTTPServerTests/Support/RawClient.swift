import Foundation
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A client that sends just the bytes it is told to, well-formed or not.
///
/// The calls of the system wait, so each of them runs on a separate thread.
final class RawClient: Sendable {
  private let descriptor: Int32
  private let isOpen = Atomic(true)

  struct Trouble: Error, CustomStringConvertible {
    let description: String
  }

  private init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close() }

  /// Connects to the server at `port` of this machine.
  ///
  /// - Throws: ``Trouble``.
  static func connect(to port: UInt16, receiveBuffer: Int32? = nil) async throws -> RawClient {
    try await waiting {
      #if canImport(Glibc)
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      #else
        let descriptor = socket(AF_INET, SOCK_STREAM, 0)
      #endif
      let client = RawClient(descriptor)
      #if canImport(Darwin)
        client.set(SO_NOSIGPIPE, Int32(1))
      #endif
      client.set(SO_RCVTIMEO, timeval(tv_sec: 30, tv_usec: 0))
      if let receiveBuffer { client.set(SO_RCVBUF, receiveBuffer) }
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = port.bigEndian
      address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
      let result = withUnsafePointer(to: address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          systemConnect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      guard result == 0 else { throw Trouble.last("connect") }
      return client
    }
  }

  func send(_ text: String) async throws { try await send(Array(text.utf8)) }

  func send(_ bytes: [UInt8]) async throws {
    try await waiting { [descriptor] in
      var sent = 0
      while sent < bytes.count {
        let count = bytes[sent...].withUnsafeBytes { systemSend(descriptor, $0) }
        guard count > 0 else { throw Trouble.last("send") }
        sent += count
      }
    }
  }

  /// Returns what comes until the other side closes, or until there is `end` in it.
  func read(until end: String? = nil) async throws -> String {
    try await waiting { [descriptor] in
      var bytes: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 65_536)
      while true {
        if let end, String(decoding: bytes, as: UTF8.self).contains(end) { break }
        let count = recv(descriptor, &buffer, buffer.count, 0)
        if count == 0 || (count < 0 && errno == ECONNRESET) { break }
        guard count > 0 else {
          throw Trouble.last("receive more than \(String(decoding: bytes, as: UTF8.self))")
        }
        bytes += buffer[..<count]
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// Says that nothing more will be sent.
  func endSending() { _ = shutdown(descriptor, Int32(SHUT_WR)) }

  func close() {
    if isOpen.exchange(false, ordering: .relaxed) { systemClose(descriptor) }
  }

  /// Closes so that the other side is told to forget everything.
  func reset() {
    #if canImport(Darwin)
      set(SO_LINGER_SEC, linger(l_onoff: 1, l_linger: 0))
    #else
      set(SO_LINGER, linger(l_onoff: 1, l_linger: 0))
    #endif
    close()
  }

  private func set(_ option: Int32, _ value: some BitwiseCopyable) {
    withUnsafeBytes(of: value) {
      _ = setsockopt(descriptor, SOL_SOCKET, option, $0.baseAddress, socklen_t($0.count))
    }
  }
}

extension RawClient.Trouble {
  static func last(_ what: String) -> Self {
    Self(description: "cannot \(what): \(String(cString: strerror(errno)))")
  }
}

/// Runs `body`, which waits for something, on a separate thread.
private func waiting<Value: Sendable>(
  _ body: @escaping @Sendable () throws -> Value
) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    Thread { continuation.resume(with: Result(catching: body)) }.start()
  }
}

// Inside of the type, these names mean its own methods.
private func systemClose(_ descriptor: Int32) { _ = close(descriptor) }
private func systemConnect(
  _ descriptor: Int32, _ address: UnsafePointer<sockaddr>, _ length: socklen_t
) -> Int32 { connect(descriptor, address, length) }
private func systemSend(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  #if canImport(Darwin)
    send(descriptor, bytes.baseAddress, bytes.count, 0)
  #else
    send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
  #endif
}

extension String {
  /// The statuses of the responses in it.
  var statuses: [Int] { matches(of: #/HTTP/1\.1 (\d\d\d) /#).compactMap { Int($0.1) } }
}
