/// Texts without NUL: PostgreSQL can't store one in a `text`, and a name in the log may have one,
/// because JSON escapes it.
extension String {
  /// The text with `\0` for each NUL, and two backslashes for each of its own.
  var escapingNUL: String {
    guard utf8.contains(where: { $0 == 0 || $0 == UInt8(ascii: "\\") }) else { return self }
    var escaped = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\0": escaped += "\\0"
      case "\\": escaped += "\\\\"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// The text whose ``escapingNUL`` is `escaped`.
  init(escapedNUL escaped: String) {
    guard escaped.utf8.contains(UInt8(ascii: "\\")) else {
      self = escaped
      return
    }
    self = ""
    var isEscaped = false
    for scalar in escaped.unicodeScalars {
      if scalar == "\\", !isEscaped {
        isEscaped = true
      } else {
        unicodeScalars.append(isEscaped && scalar == "0" ? "\0" : scalar)
        isEscaped = false
      }
    }
  }
}
