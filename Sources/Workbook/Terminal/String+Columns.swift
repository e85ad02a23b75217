extension StringProtocol {
  /// How many columns of a terminal the text takes. It has no tabs: see ``expandingTabs()``.
  var columns: Int { reduce(0) { $0 + $1.columns } }

  /// The text with spaces in place of its tabs, up to the next multiple of four columns.
  func expandingTabs() -> String {
    var text = ""
    var column = 0
    for character in self {
      let width = character == "\t" ? 4 - column % 4 : character.columns
      text += character == "\t" ? String(repeating: " ", count: width) : String(character)
      column += width
    }
    return text
  }
}

extension Character {
  /// A terminal gives two columns to an emoji and to a character of East Asia, and none to a mark that
  /// is put on the character before it.
  fileprivate var columns: Int {
    guard let base = unicodeScalars.first else { return 0 }
    if unicodeScalars.contains("\u{FE0F}") || base.isWide { return 2 }
    switch base.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return 1
    }
  }
}

extension Unicode.Scalar {
  /// As in Unicode's table `EastAsianWidth`, by blocks.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
    0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
  ]

  fileprivate var isWide: Bool {
    properties.isEmojiPresentation || Self.wide.contains { $0.contains(value) }
  }
}
