@testable import HTTPServer

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Lets this process have `count` descriptors, if it has fewer now.
///
/// - Throws: ``RawClient/Trouble`` when the system does not allow so many.
func raiseDescriptorLimit(to count: Int) throws {
  guard DescriptorLimit.raise(to: count) >= count else {
    throw RawClient.Trouble(description: "this test needs \(count) descriptors: see ulimit -n")
  }
}

/// How many sockets of this process have the local port `port`: a server's own and those of its
/// connections, whatever other tests open meanwhile.
func socketCount(at port: UInt16) -> Int {
  (0..<getdtablesize()).count { descriptor in
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
    }
    return result == 0 && address.sin_family == sa_family_t(AF_INET)
      && UInt16(bigEndian: address.sin_port) == port
  }
}

/// Looks until `condition` holds.
///
/// - Throws: ``RawClient/Trouble`` when it does not after half a minute.
func eventually(_ what: String, _ condition: () -> Bool) async throws {
  let deadline = ContinuousClock.now + .seconds(30)
  while !condition() {
    guard .now < deadline else { throw RawClient.Trouble(description: "never: \(what)") }
    try await Task.sleep(for: .milliseconds(5))
  }
}
