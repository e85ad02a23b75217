/// A build folder whose package was renamed or moved after the last build.
///
/// The companion then builds again in its own one. For that of `swift run`, README.md says what
/// to do.
enum MovedPackage {
  /// Whether this is the reason why a build with this output failed.
  static func isCause(of log: String) -> Bool {
    log.contains("was compiled with module cache path")
  }
}
