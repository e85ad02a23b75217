extension String {
  /// Whether a reader would see something of it.
  ///
  /// A text can have characters and still look empty: spaces of all kinds, joiners and fillers,
  /// marks that only turn the direction of what follows, and code points that will never be
  /// characters. Such a name can't be told from an empty one.
  public var isVisible: Bool { unicodeScalars.contains(where: \.isVisible) }
}

extension Unicode.Scalar {
  fileprivate var isVisible: Bool {
    // It has no dots, and so nothing to see, but to Unicode it is a symbol like the other patterns.
    if self == "\u{2800}" { return false }
    if properties.isWhitespace || properties.isDefaultIgnorableCodePoint { return false }
    if properties.isNoncharacterCodePoint { return false }
    return switch properties.generalCategory {
    // A mark without a letter below it has nothing to stand on.
    case .control, .format, .nonspacingMark, .enclosingMark: false
    default: true
    }
  }
}
