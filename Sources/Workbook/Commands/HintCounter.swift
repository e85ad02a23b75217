import Foundation

/// How many hints of each exercise have been shown, kept in `.workbook/hints`.
struct HintCounter: Equatable {
  private var shown: [ExerciseID: Int] = [:]

  init(_ text: String) {
    for line in text.lines {
      let words = line.split(separator: " ")
      guard words.count == 2, let id = ExerciseID(words[0]), let count = Int(words[1]) else {
        continue
      }
      shown[id] = count
    }
  }

  var text: String {
    shown.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)\n" }.joined()
  }

  func count(of exercise: ExerciseID) -> Int { shown[exercise, default: 0] }

  mutating func show(_ exercise: ExerciseID) { shown[exercise, default: 0] += 1 }
}

extension HintCounter {
  private static func file(in package: Package) -> URL { package.url(".workbook/hints") }

  /// The counts of the last time; none have been shown when there is no such file.
  static func load(from package: Package) -> HintCounter {
    HintCounter((try? String(contentsOf: file(in: package), encoding: .utf8)) ?? "")
  }

  /// Keeps the counts for the next time.
  ///
  /// - Throws: an error when `.workbook` cannot be written.
  func save(in package: Package) throws {
    try FileManager.default.createDirectory(
      at: package.url(".workbook"), withIntermediateDirectories: true)
    try text.write(to: Self.file(in: package), atomically: true, encoding: .utf8)
  }
}
