import Foundation

/// Which hints of each exercise have been shown, kept in `.workbook/hints-seen`.
///
/// Earlier editions had other hints, under other numbers, and kept theirs in `.workbook/hints`.
struct HintsSeen: Equatable {
  private var seen: [ExerciseID: Set<Int>] = [:]

  init(_ text: String) {
    for line in text.lines {
      let words = line.split(separator: " ")
      guard let id = words.first.flatMap({ ExerciseID($0) }) else { continue }
      seen[id] = Set(words.dropFirst().compactMap { Int($0) }.map { $0 - 1 })
    }
  }

  /// The numbers of the hints as a chapter shows them, counted from 1.
  var text: String {
    seen.sorted { $0.key < $1.key }.map { id, hints in
      "\(id) \(hints.sorted().map { "\($0 + 1)" }.joined(separator: " "))\n"
    }.joined()
  }

  /// The places of the hints in their exercise, counted from 0.
  subscript(exercise: ExerciseID) -> Set<Int> { seen[exercise, default: []] }

  mutating func add(_ hint: Int, of exercise: ExerciseID) {
    seen[exercise, default: []].insert(hint)
  }
}

extension HintsSeen {
  private static func file(in package: Package) -> URL { package.url(".workbook/hints-seen") }

  /// The hints shown up to now; none when there is no such file.
  static func load(from package: Package) -> HintsSeen {
    HintsSeen((try? String(contentsOf: file(in: package), encoding: .utf8)) ?? "")
  }

  /// Keeps it for the next time.
  ///
  /// - Throws: an error when `.workbook` cannot be written, or is a link.
  func save(in package: Package) throws {
    try package.requirePlace(".workbook/hints-seen")
    try FileManager.default.createDirectory(
      at: package.url(".workbook"), withIntermediateDirectories: true)
    try text.write(to: Self.file(in: package), atomically: true, encoding: .utf8)
  }
}
