extension String {
  /// The text's lines; a final newline yields an empty last one, so that joining them restores it.
  var lines: [String] {
    split(omittingEmptySubsequences: false, whereSeparator: Self.isLineEnd).map { String($0) }
  }

  private static func isLineEnd(_ character: Character) -> Bool {
    character == "\n" || character == "\r\n"
  }
}
