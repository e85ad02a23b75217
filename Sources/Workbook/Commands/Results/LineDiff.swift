/// Two texts line by line.
struct LineDiff: Equatable {
  enum Row: Equatable {
    case same(String)
    /// Lines that differ, side by side; one of them may have no partner.
    case changed(old: String?, new: String?)
  }

  let rows: [Row]

  init(from old: [String], to new: [String]) {
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var rows: [Row] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      let (leftStart, rightStart) = (left, right)
      while removed.contains(left) { left += 1 }
      while inserted.contains(right) { right += 1 }
      let (olds, news) = (old[leftStart..<left], new[rightStart..<right])
      for index in 0..<max(olds.count, news.count) {
        rows.append(
          .changed(old: olds.dropFirst(index).first, new: news.dropFirst(index).first))
      }
      if left < old.count, right < new.count {
        rows.append(.same(old[left]))
        (left, right) = (left + 1, right + 1)
      }
    }
    self.rows = rows
  }

  var isEmpty: Bool { rows.allSatisfy { if case .same = $0 { true } else { false } } }
}
