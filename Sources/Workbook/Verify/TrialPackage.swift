import Foundation

/// A copy of the package, in which the proof changes the sources and builds its trials.
///
/// It stays in the build folder between two proofs, so that the second one compiles little.
/// A learner's own answers never come here: every file of a stage is made from the reference.
struct TrialPackage: Sendable {
  let original: Package
  let copy: Package
  let road: Road

  /// The copy with this number; each has its own build folder, so two can be built at a time.
  init(of road: Road, number: Int) {
    original = road.package
    copy = Package(root: road.package.url(".build/proof/\(number)"))
    self.road = road
  }

  /// Builds the first `stages` of the copy, or all of it.
  func toolchain(stages: Int? = nil) -> Toolchain {
    var toolchain = Toolchain(copy, scratch: copy.url(".build"), stages: stages)
    toolchain.showsPlaces = false
    return toolchain
  }

  /// Brings everything but the learner's sources up to date.
  ///
  /// Files that have not changed are left alone, so that nothing is compiled again for them.
  ///
  /// - Throws: ``FileError``, or errors of the file system; the package itself is only read.
  func mirror() throws {
    let wanted = ["Package.swift"] + Self.folders.flatMap(given)
    for file in wanted {
      try copy.place(Data(contentsOf: original.url(file)), at: file)
    }
    for file in Set(Self.folders.flatMap(removable)).subtracting(wanted) {
      try copy.remove(file)
    }
  }

  /// Writes the sources of `stage`, with the `content` of each exercise in its holes.
  ///
  /// - Throws: ``FileError`` when a file of the copy cannot be written.
  func fill(
    _ stage: Stage, from solutions: HoleTree, with content: (ExerciseID) -> Content
  ) throws {
    try fill(stage, from: solutions) { hole, number in
      content(hole.exercise).lines(for: hole, number: number)
    }
  }

  /// The same with `lines` for each hole and its number among those of its exercise, counted from 1.
  ///
  /// - Throws: ``FileError`` when a file of the copy cannot be written.
  func fill(
    _ stage: Stage, from solutions: HoleTree, lines: (_ hole: Hole, _ number: Int) -> [String]
  ) throws {
    var seen: [ExerciseID: Int] = [:]
    for (file, holes) in solutions.files.sorted(by: { $0.key < $1.key }) {
      let text = holes.filled { hole in
        let number = seen[hole.exercise, default: 0] + 1
        seen[hole.exercise] = number
        return lines(hole, number)
      }
      try copy.place(Data(text.utf8), at: "\(stage.sources)/\(file)")
    }
  }

  /// Makes `texts`, by their paths in it, all that there is in `folder` of the copy.
  ///
  /// - Throws: ``FileError`` when a file of the copy cannot be written.
  func replace(_ folder: String, with texts: [String: String]) throws {
    let extra = copy.files(in: folder).filter { file in
      FileStamp(copy.url(file)) != nil && texts[String(file.dropFirst(folder.count + 1))] == nil
    }
    for file in extra {
      try copy.remove(file)
    }
    for (name, text) in texts { try copy.place(Data(text.utf8), at: "\(folder)/\(name)") }
  }

  /// Writes a file of the copy that the original does not have.
  ///
  /// - Throws: ``FileError`` when it cannot be written.
  func add(_ text: String, at path: String) throws { try copy.place(Data(text.utf8), at: path) }

  /// Removes a file of the copy.
  ///
  /// - Throws: ``FileError`` when it cannot be removed.
  func remove(_ path: String) throws { try copy.remove(path) }

  private static let folders = ["Chapters", "Solutions", "Sources", "Tests"]

  /// The files of the original below `folder`, without the stages' sources and the answers.
  private func given(in folder: String) -> [String] {
    original.files(in: folder).filter { file in
      FileStamp(original.url(file)) != nil && stage(owning: file) == nil
        && !file.hasPrefix(Answers.misconceptions) && !file.hasPrefix(Answers.alternatives)
    }
  }

  /// The files of the copy below `folder`, without the sources that ``fill(_:from:with:)`` writes.
  private func removable(in folder: String) -> [String] {
    copy.files(in: folder).filter { file in
      guard FileStamp(copy.url(file)) != nil else { return false }
      guard let stage = stage(owning: file) else { return true }
      let reference = stage.solutions + file.dropFirst(stage.sources.count)
      return !FileManager.default.fileExists(atPath: original.url(reference).path)
    }
  }

  /// The stage whose sources `file` is one of.
  private func stage(owning file: String) -> Stage? {
    road.stages.first { file.hasPrefix($0.sources + "/") }
  }
}

/// The code that the proof puts into the holes of an exercise.
enum Content: Sendable {
  case starter
  case reference
  case answer(Answer)

  /// The lines for the `number`th hole of the exercise, counted from 1.
  func lines(for hole: Hole, number: Int) -> [String] {
    switch self {
    case .starter:
      return hole.starter
    case .reference:
      return hole.lines
    case .answer(let answer):
      guard let lines = answer.holes[number] else { return hole.lines }
      let indentation = hole.begin.prefix(while: \.isWhitespace)
      return lines.map { $0.isEmpty ? "" : indentation + $0 }
    }
  }
}

extension Package {
  /// Writes `data` at `path`, unless the file has it already: an unchanged file keeps its time.
  fileprivate func place(_ data: Data, at path: String) throws {
    let url = url(path)
    if (try? Data(contentsOf: url)) == data { return }
    try requirePlace(path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
  }

  fileprivate func remove(_ path: String) throws {
    try requirePlace(path)
    try FileManager.default.removeItem(at: url(path))
  }
}
