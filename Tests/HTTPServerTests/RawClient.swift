import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A client that sends just the bytes it is told to, well-formed or not.
///
/// Its calls wait, so each test runs it on a thread of its own: see ``talking(to:_:)``.
final class RawClient {
  private let descriptor: Int32

  struct Trouble: Error, CustomStringConvertible {
    let description: String
  }

  /// - Throws: ``Trouble``.
  init(port: UInt16, patience: Duration = .seconds(5)) throws {
    #if canImport(Glibc)
      descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var time = timeval()
    time.tv_sec = Int(patience.components.seconds)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    let result = withUnsafePointer(to: address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard descriptor >= 0, result == 0 else {
      throw Trouble(description: "cannot connect: \(String(cString: strerror(errno)))")
    }
  }

  deinit { close(descriptor) }

  /// Runs `body` with a client on a thread of its own, and returns what it returns.
  static func talking<Value: Sendable>(
    to port: UInt16, _ body: @escaping @Sendable (RawClient) throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      Thread { continuation.resume(with: Result { try body(try RawClient(port: port)) }) }.start()
    }
  }

  func send(_ text: String) throws { try send(Array(text.utf8)) }

  func send(_ bytes: [UInt8]) throws {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { systemSend(descriptor, $0) }
      guard count > 0 else { throw Trouble(description: "cannot send") }
      sent += count
    }
  }

  /// Says that nothing more will be sent.
  func endSending() { _ = shutdown(descriptor, Int32(SHUT_WR)) }

  /// Returns what comes until the other side closes, or until there is `end` in it.
  func read(until end: String? = nil) throws -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while end.map({ !String(decoding: bytes, as: UTF8.self).contains($0) }) ?? true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count == 0 { break }
      guard count > 0 else {
        if errno == ECONNRESET { break }
        throw Trouble(description: "nothing came after \(String(decoding: bytes, as: UTF8.self))")
      }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

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
