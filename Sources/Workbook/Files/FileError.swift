/// A file that could not be used; nothing has been written.
enum FileError: Error, Equatable, CustomStringConvertible {
  case missing(String, wanted: String)
  case unreadable(String, reason: String)
  case readOnly(String)
  case unwritable(String, reason: String)

  var description: String {
    switch self {
    case .missing(let path, let wanted):
      "\(path) is missing: \(wanted)"
    case .unreadable(let path, let reason):
      "\(path) cannot be read: \(reason)"
    case .readOnly(let path):
      "\(path) is read-only, so nothing was changed: make it writable (chmod u+w) and try again."
    case .unwritable(let path, let reason):
      "\(path) cannot be written, so it was left as it is: \(reason)"
    }
  }
}
