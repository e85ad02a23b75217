extension Terminal {
  /// The meaning of a piece of text, which decides its colour.
  enum Style: String {
    case strong = "1"
    case quiet = "2"
    case bad = "31"
    case good = "32"
    case code = "36"
  }

  /// `text` in the colour of its meaning, or as it is where there is no colour.
  func styled(_ text: String, _ style: Style) -> String {
    hasColor && !text.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// A bar that is filled as far as `done` of `total`.
  func bar(_ done: Int, of total: Int, width: Int = 20) -> String {
    let filled = total == 0 ? 0 : done * width / total
    return styled(String(repeating: "█", count: filled), .good)
      + styled(String(repeating: "░", count: width - filled), .quiet)
  }
}
