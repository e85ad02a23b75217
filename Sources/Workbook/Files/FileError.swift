/// A file that could not be used; nothing has been changed.
enum FileError: Error, Equatable, CustomStringConvertible {
  case missing(String, wanted: String)
  case unreadable(String, reason: String)
  case readOnly(String)
  case unwritable(String, reason: String)
  case link(String, target: String)
  case notAFile(String)
  case notAFolder(String)
  case savedMeanwhile([String], backup: String?)
  case busy
  /// The one exception: some files are changed, and the others are not.
  case halfDone(backup: String, reason: String)

  var description: String {
    switch self {
    case .missing(let path, let wanted):
      "\(path) is missing: \(wanted)"
    case .unreadable(let path, let reason):
      "\(path) can't be read: \(reason)"
    case .readOnly(let path):
      "\(path) is read-only, so nothing was changed: make it writable (chmod u+w) and try again."
    case .unwritable(let path, let reason):
      "\(path) can't be written, so nothing was changed: \(reason)"
    case .link(let path, let target):
      "\(path) is a link to \(target), so nothing was changed: the companion never writes through a "
        + "link. Replace the link with the file or folder itself, and try again."
    case .notAFile(let path):
      "\(path) is not a file, so nothing was changed: move it away and try again."
    case .notAFolder(let path):
      "\(path) is not a folder, so nothing was changed: move it away and try again."
    case .savedMeanwhile(let paths, let backup):
      "\(paths.joined(separator: ", ")): changed while this command ran, so the command changed nothing. "
        + "Your saved version is in place"
        + (backup.map { "; the previous one is in \($0)" } ?? "")
        + ". Run the command again."
    case .busy:
      "Another companion is changing files, so this one changed nothing: try again."
    case .halfDone(let backup, let reason):
      "Some files could not be restored (\(reason)). The previous versions are in \(backup); "
        + "`swift run workbook` shows how to restore them."
    }
  }
}
