/// The files of one stage in one tree, with their holes.
struct HoleTree: Sendable {
  /// Each file by its path from the stage's folder.
  let files: [String: HoleFile]

  init(files: [String: HoleFile]) { self.files = files }

  /// Reads every Swift file of `stage`.
  ///
  /// - Throws: ``DamagedHole`` or ``FileError``, naming the file.
  init(_ tree: HoleFile.Tree, of stage: Stage, in package: Package) throws {
    try self.init(tree, of: stage, in: package) { try package.text(at: $0, wanted: $1) }
  }

  /// The same, where `read` returns the text of the file at a path, and gets its purpose.
  init(
    _ tree: HoleFile.Tree, of stage: Stage, in package: Package,
    reading read: (_ path: String, _ wanted: String) throws -> String
  ) throws {
    let folder = tree == .solutions ? stage.solutions : stage.sources
    var files: [String: HoleFile] = [:]
    for path in package.swiftFiles(in: folder) {
      let text = try read(path, "it belongs to stage \(stage.number).")
      files[String(path.dropFirst(folder.count + 1))] = try HoleFile(
        parsing: text, path: path, tree: tree)
    }
    self.files = files
  }

  /// Every hole in the order of the files, with its name.
  var holes: [(name: HoleName, hole: Hole)] {
    files.keys.sorted().flatMap { file in
      var seen: [ExerciseID: Int] = [:]
      return (files[file]?.holes ?? []).map { hole in
        let ordinal = seen[hole.exercise, default: 0]
        seen[hole.exercise] = ordinal + 1
        return (HoleName(exercise: hole.exercise, file: file, ordinal: ordinal), hole)
      }
    }
  }

  func holes(of exercise: ExerciseID) -> [(name: HoleName, hole: Hole)] {
    holes.filter { $0.name.exercise == exercise }
  }

  /// The hole called `name`, if the tree has it.
  subscript(name: HoleName) -> Hole? { holes.first { $0.name == name }?.hole }
}
