/// Rows that are looked up by key and listed in key order.
public struct Table<Key: Hashable & Comparable & Sendable, Row: Sendable>: Sendable {
  private var rows: [Key: Row] = [:]
  /// The keys in rising order, so that a page needs no sorting.
  private var keys: [Key] = []

  public init() {}

  public var count: Int { keys.count }

  /// The greatest key; `nil` when there are no rows.
  public var lastKey: Key? { keys.last }

  /// The row with this key.
  public subscript(key: Key) -> Row? { rows[key] }

  /// Sets the row of `key`, and replaces an older one.
  public mutating func set(_ row: Row, for key: Key) {
    guard rows.updateValue(row, forKey: key) == nil else { return }
    keys.insert(key, at: index(after: key))
  }

  /// Returns the first `limit` rows after `key`; without a key, the first of all.
  public func rows(after key: Key?, limit: Int) -> [Row] {
    let start = key.map(index(after:)) ?? 0
    return keys.dropFirst(start).prefix(max(limit, 0)).compactMap { rows[$0] }
  }

  /// The index in ``keys`` of the first key greater than `key`.
  private func index(after key: Key) -> Int {
    // Most new rows have the highest number.
    guard let last = keys.last, key < last else { return keys.count }
    var range = keys.indices
    while let middle = range.middle {
      range = keys[middle] > key ? range.lowerBound..<middle : middle + 1..<range.upperBound
    }
    return range.lowerBound
  }
}

extension Table: Equatable where Row: Equatable {}

extension Range<Int> {
  /// The index in the middle; `nil` when the range is empty.
  fileprivate var middle: Int? { isEmpty ? nil : lowerBound + count / 2 }
}
