/// New text around the holes, and in them what the learner wrote.
struct Merge {
  /// The new text of each file in the stage's sources.
  private(set) var files: [String: String] = [:]
  /// The files that held holes and are no longer part of the stage.
  private(set) var obsolete: [String] = []
  /// The learner's holes that have no place any more.
  private(set) var homeless: [HoleName] = []

  /// Brings the text of `solutions` around the holes of `own`.
  ///
  /// A hole is found again by its number and file; one that moved to another file by its number.
  init(_ own: HoleTree, into solutions: HoleTree) {
    var contents = Dictionary(uniqueKeysWithValues: own.holes.map { ($0.name, $0.hole.lines) })
    let names = solutions.holes.map(\.name)
    var found: [HoleName: [String]] = [:]
    for name in names { found[name] = contents.removeValue(forKey: name) }
    for name in names where found[name] == nil {
      let moved = own.holes.first {
        $0.name.exercise == name.exercise && contents[$0.name] != nil
      }
      if let moved { found[name] = contents.removeValue(forKey: moved.name) }
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
    homeless = own.holes.map(\.name).filter { contents[$0] != nil }
  }
}
