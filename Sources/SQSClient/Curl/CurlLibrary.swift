import CCurl
import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The libcurl of this machine, loaded when it is needed for the first time.
///
/// Its functions may be called from any thread; a handle belongs to one thread at a time.
///
/// Unchecked, because it has pointers: they are to functions of a library that is never unloaded, and
/// nothing changes them.
struct CurlLibrary: @unchecked Sendable {
  private(set) var curl = ccurl()

  private static let loaded = Mutex<CurlLibrary?>(nil)

  /// - Throws: ``CurlUnavailable``. The next call tries again.
  static func load() throws(CurlUnavailable) -> CurlLibrary {
    try loaded.withLock { (loaded) throws(CurlUnavailable) in
      if let loaded { return loaded }
      let new = try CurlLibrary()
      loaded = new
      return new
    }
  }

  #if canImport(Darwin)
    private static let names = ["libcurl.4.dylib", "/usr/lib/libcurl.4.dylib"]
  #else
    private static let names = ["libcurl.so.4", "libcurl-gnutls.so.4"]
  #endif

  private init() throws(CurlUnavailable) {
    guard let library = Self.names.lazy.compactMap({ dlopen($0, RTLD_NOW | RTLD_LOCAL) }).first
    else {
      throw .notInstalled
    }
    if let missing = ccurl_fill(&curl, library) {
      throw .functionMissing(String(cString: missing))
    }
    let version = curl.version_info?(CInt(CCURL_VERSION_FIRST.rawValue))?.pointee
    guard let version, version.number >= Self.oldestVersion else {
      throw .tooOld(version?.text.map { String(cString: $0) } ?? "of unknown age")
    }
    guard curl.global_init?(CLong(CCURL_GLOBAL_DEFAULT.rawValue)) == 0 else {
      throw .functionMissing("curl_global_init")
    }
  }

  /// 7.86.0: earlier ones don't sign `X-Amz-Target`, so every service of AWS refuses them.
  private static let oldestVersion: UInt32 = 0x07_5600
}

/// Why this machine has no client of SQS.
public enum CurlUnavailable: Error, Hashable {
  case notInstalled
  /// The installed version.
  case tooOld(String)
  case functionMissing(String)
}

extension CurlUnavailable: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notInstalled:
      "libcurl is not installed, and a queue over the network needs it: "
        + "sudo apt-get install libcurl4 (Debian, Ubuntu), sudo dnf install libcurl (Fedora)"
    case .tooOld(let version):
      "libcurl is \(version), and signing requests for SQS needs 7.86 or newer; Ubuntu 24.04, "
        + "Debian 12 and macOS 15 have one"
    case .functionMissing(let name): "the installed libcurl has no working function \(name)"
    }
  }
}
