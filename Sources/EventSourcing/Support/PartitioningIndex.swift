extension RandomAccessCollection {
  /// Returns the index of the first element for which `isLate` is true; `endIndex` when there is
  /// none.
  ///
  /// - Precondition: once `isLate` is true for an element, it is true for all that follow.
  /// - Complexity: O(log *n*), where *n* is the number of elements.
  public func partitioningIndex(where isLate: (Element) throws -> Bool) rethrows -> Index {
    var (start, count) = (startIndex, count)
    while count > 0 {
      let half = count / 2
      let middle = index(start, offsetBy: half)
      if try isLate(self[middle]) {
        count = half
      } else {
        start = index(after: middle)
        count -= half + 1
      }
    }
    return start
  }
}
