import Foundation

@testable import HTTPServer

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Connections on which a client follows the live feed of a bank, and reads no more than the head.
final class LiveStreams {
  private let descriptors: [Int32]
  /// The first lines of the responses, in the order of the connections.
  let statusLines: [String]

  struct Trouble: Error, CustomStringConvertible {
    let description: String
  }

  /// Opens `count` connections to the bank at `port` of this machine.
  ///
  /// - Throws: ``Trouble``.
  init(_ count: Int, at port: Int) async throws {
    guard DescriptorLimit.raise(to: count + 400) >= count + 400 else {
      throw Trouble(description: "this test needs \(count + 400) descriptors: see ulimit -n")
    }
    // The calls of the system wait, so they get a thread.
    let opened = await withCheckedContinuation { continuation in
      Thread {
        continuation.resume(returning: (0..<count).map { _ in Self.open(at: UInt16(port)) })
      }.start()
    }
    descriptors = opened.map(\.descriptor)
    statusLines = opened.map(\.statusLine)
  }

  deinit { for descriptor in descriptors { _ = close(descriptor) } }

  private static func open(at port: UInt16) -> (descriptor: Int32, statusLine: String) {
    #if canImport(Glibc)
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var patience = timeval(tv_sec: 30, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let isConnected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    let request = Array("GET /events/stream HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8)
    guard isConnected, write(descriptor, request, request.count) == request.count else {
      return (descriptor, "no connection: \(String(cString: strerror(errno)))")
    }
    var buffer = [UInt8](repeating: 0, count: 4_096)
    let count = max(read(descriptor, &buffer, buffer.count), 0)
    let head = String(decoding: buffer[..<count], as: UTF8.self)
    return (descriptor, head.split(separator: "\r\n").first.map(String.init) ?? "nothing")
  }
}
