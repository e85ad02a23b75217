/// A build folder whose package was renamed or moved after the last build.
///
/// The companion builds anew in its own one then. For that of `swift run` itself, README.md says what
/// to do.
enum MovedPackage {
  /// Whether it is what keeps a build with this output from success.
  static func isCause(of log: String) -> Bool {
    log.contains("was compiled with module cache path")
  }
}
