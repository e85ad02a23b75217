#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The error code of a failed system call.
struct Errno: Error, Hashable {
  let code: Int32

  static var last: Self { Self(code: errno) }

  static let wouldBlock = Self(code: EWOULDBLOCK)
  static let tryAgain = Self(code: EAGAIN)
  static let interrupted = Self(code: EINTR)
  /// This process has no descriptor left.
  static let tooManyFiles = Self(code: EMFILE)
  static let connectionAborted = Self(code: ECONNABORTED)
  static let protocolError = Self(code: EPROTO)
  /// A firewall has forbidden it.
  static let notPermitted = Self(code: EPERM)
}

extension Errno: CustomStringConvertible {
  var description: String { String(cString: strerror(code)) }
}
