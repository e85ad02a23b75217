extension Int {
  /// The number and a noun that forms its plural with an s: "1 report", "2 reports".
  func counted(_ noun: String) -> String { self == 1 ? "1 \(noun)" : "\(self) \(noun)s" }
}
