import Foundation

/// A file or a folder can't be used; in one sentence, for the person who named it.
///
/// Foundation's own errors print as a dump of codes and dictionaries.
public struct FileTrouble: Error, Hashable {
  public let path: String
  /// The error, and what to do about it.
  public let reason: String

  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }
}

extension FileTrouble {
  /// The trouble that `error` is for the file at `path`: the system's words for it, and `advice`.
  public init(_ error: any Error, at path: String, advice: String) {
    self.init(path: path, reason: "\(Self.words(for: error)); \(advice)")
  }

  /// The system's reason, such as `Permission denied`; else Foundation's sentence.
  private static func words(for error: any Error) -> String {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
    let cause = (underlying ?? error) as NSError
    guard cause.domain == NSPOSIXErrorDomain else { return error.localizedDescription }
    return String(cString: strerror(Int32(cause.code)))
  }
}

extension FileTrouble: CustomStringConvertible {
  public var description: String { "\(path) can't be used: \(reason)" }
}

/// Creates the folder for the file at `path`, unless it is there.
///
/// - Throws: ``FileTrouble``.
public func makeFolder(for path: String) throws(FileTrouble) {
  let folder = URL(filePath: path).deletingLastPathComponent()
  do {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  } catch {
    throw FileTrouble(
      error, at: path, advice: "its folder \(folder.path) can't be created; choose another place")
  }
}
