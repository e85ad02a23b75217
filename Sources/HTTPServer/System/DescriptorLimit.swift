#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The number of files and sockets that this process may have open at once.
enum DescriptorLimit {
  /// Raises the limit to `count` descriptors, or as far as the system allows: many systems begin
  /// with 256 or 1,024.
  ///
  /// Returns the new limit.
  @discardableResult
  static func raise(to count: Int) -> Int {
    var limit = rlimit()
    guard getrlimit(kind, &limit) == 0 else { return 0 }
    let wanted = min(rlim_t(count), limit.rlim_max)
    if limit.rlim_cur < wanted {
      let before = limit.rlim_cur
      limit.rlim_cur = wanted
      if setrlimit(kind, &limit) != 0 { limit.rlim_cur = before }
    }
    return Int(clamping: limit.rlim_cur)
  }

  #if canImport(Glibc)
    private static let kind = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  #else
    private static let kind = RLIMIT_NOFILE
  #endif
}
