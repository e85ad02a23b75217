/// New text around the holes, with the learner's answers inside.
struct Merge {
  /// The new text of each file in the stage's sources.
  private(set) var files: [String: String] = [:]
  /// The files that held holes and are no longer part of the stage.
  private(set) var obsolete: [String] = []
  /// The learner's holes that have no place any more.
  private(set) var homeless: [HoleName] = []

  /// Brings the text of `solutions` around the holes of `own`.
  ///
  /// A hole is found again by its number and file. One that stands elsewhere now is found by its
  /// number and its file's name, and if the file is called otherwise, by its number alone.
  init(_ own: HoleTree, into solutions: HoleTree, _ changes: Exercises = .changes) {
    let names = solutions.holes.map(\.name)
    // A merge by git may have put a new file with starters beside the old one with answers.
    // An empty hole was not begun: a ``Pull`` empties those that it finds untouched.
    var answers = Self.answers(own, changes, now: names).filter { answer in
      solutions[answer.name]?.starter != answer.lines && !answer.lines.isEmpty
    }
    var found: [HoleName: [String]] = [:]
    for fits in Self.waysToFind(changes) {
      for name in names where found[name] == nil {
        let index = answers.firstIndex { !$0.isOutdated && fits($0.name, name) }
        guard let index else { continue }
        found[name] = answers.remove(at: index).lines
      }
    }
    for (file, holes) in solutions.files {
      files[file] = holes.numbered { hole, ordinal in
        let name = HoleName(exercise: hole.exercise, file: file, ordinal: ordinal)
        return found[name] ?? hole.starter
      }
    }
    obsolete = own.files.keys.sorted().filter { file in
      solutions.files[file] == nil && own.files[file]?.holes.isEmpty == false
    }
    homeless = answers.map(\.original)
  }

  /// A learner's answer, under the number and with the names of this edition.
  private struct Answer {
    let original: HoleName
    let name: HoleName
    let lines: [String]
    let isOutdated: Bool
  }

  private typealias Fits = (_ own: HoleName, _ new: HoleName) -> Bool

  /// From the surest way to the least sure one.
  private static func waysToFind(_ changes: Exercises) -> [Fits] {
    func isSame(_ own: HoleName, _ new: HoleName) -> Bool {
      own.exercise == new.exercise && !changes.rewritten.contains(new.exercise)
    }
    return [
      { $0 == $1 },
      { isSame($0, $1) && $0.fileName == $1.fileName && $0.ordinal == $1.ordinal },
      { isSame($0, $1) && $0.fileName == $1.fileName },
      { isSame($0, $1) },
    ]
  }

  /// The answers of `own`, in the order of the files.
  ///
  /// A file is of an earlier edition when it has a number that it has no more and that was changed.
  /// Then all its changed numbers are old ones.
  private static func answers(
    _ own: HoleTree, _ changes: Exercises, now names: [HoleName]
  ) -> [Answer] {
    let places = Set(names.map { Place(exercise: $0.exercise, file: $0.fileName) })
    let earlier = own.holes.map(\.name).filter { name in
      changes.renumbered[name.exercise] != nil
        && !places.contains(Place(exercise: name.exercise, file: name.fileName))
    }
    let earlierFiles = Set(earlier.map(\.file))
    return own.holes.map { name, hole in
      let isEarlier = earlierFiles.contains(name.file)
      let exercise = isEarlier ? changes.renumbered[name.exercise] : nil
      let new = HoleName(
        exercise: exercise ?? name.exercise, file: name.file, ordinal: name.ordinal)
      return Answer(
        original: name, name: new, lines: changes.renamed(hole.lines, in: new.exercise),
        isOutdated: changes.areOutdated(hole.lines, in: new.exercise))
    }
  }

  private struct Place: Hashable {
    let exercise: ExerciseID
    let file: Substring
  }
}

extension HoleName {
  /// The file without its folders.
  fileprivate var fileName: Substring { file.split(separator: "/").last ?? "" }
}
