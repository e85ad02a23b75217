import API

extension Call {
  /// The number in a part of the path; `nil` when it is none, or written in another way, such as `01`.
  func number(_ name: String) -> Int? {
    values[name].flatMap { text in
      Int(text).flatMap { $0 > 0 && String($0) == text ? $0 : nil }
    }
  }
}
