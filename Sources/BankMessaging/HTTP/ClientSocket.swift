import Dispatch
import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A connection to a server.
///
/// System calls block, so they are on a separate thread. When the task that waits is
/// cancelled, the connection is shut down, and the call returns.
final class ClientSocket: Sendable {
  private let descriptor: Int32
  private let queue: DispatchQueue

  /// How long the other side may be silent.
  private static let patience = 30

  private init(_ descriptor: Int32, _ queue: DispatchQueue) {
    self.descriptor = descriptor
    self.queue = queue
  }

  deinit { closeDescriptor(descriptor) }

  /// - Throws: ``NoAnswer`` when nothing listens at `address`.
  static func connect(to address: HTTPAddress) async throws -> ClientSocket {
    let queue = DispatchQueue(label: "http client")
    return try await withCheckedThrowingContinuation { answer in
      queue.async {
        answer.resume(with: Result { ClientSocket(try connected(to: address), queue) })
      }
    }
  }

  /// - Throws: ``NoAnswer``, and `CancellationError`.
  func send(_ bytes: [UInt8]) async throws {
    try await waiting { descriptor in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { sendBytes(descriptor, $0) }
        guard count > 0 else { throw NoAnswer.last() }
        rest = rest.dropFirst(count)
      }
    }
  }

  /// Returns what has come, and waits for it; returns nothing when the other side has closed.
  ///
  /// - Throws: ``NoAnswer``, also when nothing comes for half a minute; and `CancellationError`.
  func receive() async throws -> [UInt8] {
    try await waiting { descriptor in
      try [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
        let received = recv(descriptor, buffer.baseAddress, buffer.count, 0)
        guard received >= 0 else { throw NoAnswer.last() }
        count = received
      }
    }
  }

  private func waiting<Value: Sendable>(
    _ body: @escaping @Sendable (Int32) throws -> Value
  ) async throws -> Value {
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { answer in
        queue.async { [self] in answer.resume(returning: Result { try body(descriptor) }) }
      }
    } onCancel: {
      _ = shutdown(descriptor, Int32(SHUT_RDWR))
    }
    // A connection that was shut down looks like one that the other side has closed.
    try Task.checkCancellation()
    return try result.get()
  }

  private static func connected(to address: HTTPAddress) throws -> Int32 {
    var hints = addrinfo()
    hints.ai_flags = AI_NUMERICSERV
    #if canImport(Glibc)
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    #else
      hints.ai_socktype = SOCK_STREAM
    #endif
    var list: UnsafeMutablePointer<addrinfo>?
    let code = getaddrinfo(address.host, String(address.port), &hints, &list)
    guard code == 0 else { throw NoAnswer(reason: String(cString: gai_strerror(code))) }
    defer { freeaddrinfo(list) }
    var failure = NoAnswer(reason: "it has no address")
    var next = list
    while let info = next?.pointee {
      next = info.ai_next
      let descriptor = socket(info.ai_family, info.ai_socktype, info.ai_protocol)
      guard descriptor >= 0 else {
        failure = .last()
        continue
      }
      prepare(descriptor)
      if connectSocket(descriptor, info.ai_addr, info.ai_addrlen) == 0 { return descriptor }
      failure = .last()
      closeDescriptor(descriptor)
    }
    throw failure
  }

  private static func prepare(_ descriptor: Int32) {
    // A process that is started now must not hold the connection open.
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    var time = timeval(tv_sec: patience, tv_usec: 0)
    let length = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, length)
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, length)
    #if canImport(Darwin)
      var isOn: Int32 = 1
      setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &isOn, socklen_t(MemoryLayout<Int32>.size))
    #endif
  }
}

/// A server gave no answer, or only a part of one.
public struct NoAnswer: Error, Hashable {
  public let reason: String

  static func last() -> Self { Self(reason: String(cString: strerror(errno))) }
}

extension NoAnswer: CustomStringConvertible {
  public var description: String { "there was no complete answer: \(reason)" }
}

// Inside of the type, these names mean its own methods.
private func closeDescriptor(_ descriptor: Int32) { _ = close(descriptor) }

private func connectSocket(
  _ descriptor: Int32, _ address: UnsafePointer<sockaddr>?, _ length: socklen_t
) -> Int32 { connect(descriptor, address, length) }

private func sendBytes(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  #if canImport(Darwin)
    send(descriptor, bytes.baseAddress, bytes.count, 0)
  #else
    send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
  #endif
}
