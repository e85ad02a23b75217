package import CPostgres
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The libpq of this machine, loaded when it is needed for the first time.
///
/// Debian and Ubuntu have it in the package `libpq5`, Homebrew in `libpq` and in each
/// `postgresql@17`, which keep it out of the usual folders, and Postgres.app inside itself.
///
/// Unchecked, because it has pointers: they are to functions of a library that is never unloaded, and
/// nothing changes them. The functions may be called from any thread; a connection belongs to one
/// thread at a time.
package struct PostgresLibrary: @unchecked Sendable {
  private let functions: UnsafeMutablePointer<cpostgres>

  package var pq: cpostgres { functions.pointee }

  private static let loaded = Mutex<PostgresLibrary?>(nil)

  /// - Throws: ``PostgresUnavailable/libraryMissing(reason:)``. The next call tries again.
  package static func load() throws(PostgresUnavailable) -> PostgresLibrary {
    try loaded.withLock { (loaded) throws(PostgresUnavailable) in
      if let loaded { return loaded }
      let new = try PostgresLibrary()
      loaded = new
      return new
    }
  }

  #if canImport(Darwin)
    private static let paths =
      [
        "", "/opt/homebrew/opt/libpq/lib/", "/usr/local/opt/libpq/lib/",
        "/Applications/Postgres.app/Contents/Versions/latest/lib/",
      ].map { "\($0)libpq.5.dylib" }
      + (14...18).reversed().flatMap { version in
        ["/opt/homebrew", "/usr/local"].map { "\($0)/lib/postgresql@\(version)/libpq.5.dylib" }
      }
    private static let advice = "brew install libpq, or install Postgres.app"
  #else
    private static let paths = ["libpq.so.5"]
    private static let advice =
      "sudo apt-get install libpq5 (Debian, Ubuntu), sudo dnf install libpq (Fedora)"
  #endif

  private init() throws(PostgresUnavailable) {
    guard let library = Self.paths.lazy.compactMap({ dlopen($0, RTLD_NOW | RTLD_LOCAL) }).first
    else {
      throw .libraryMissing(
        reason: "libpq is not installed, and PostgreSQL is not reached without it: \(Self.advice)")
    }
    // There is one for the whole process, so it is never freed.
    functions = .allocate(capacity: 1)
    if let missing = cpostgres_fill(functions, library) {
      functions.deallocate()
      throw .libraryMissing(
        reason: "libpq has no function \(String(cString: missing)); version 14 or newer is needed: "
          + Self.advice)
    }
  }
}
