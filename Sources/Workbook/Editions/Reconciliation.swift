import Foundation

/// Merges files that the learner and the new edition have both changed.
///
/// A file with exercises stays the learner's: the new companion brings the new text around the
/// answers. Any other is merged line by line, and where both changed the same lines, the new edition
/// goes before, so that the workbook builds. Only a file that is all the learner's own, such as one of
/// the capstone, stays as it is then.
struct Reconciliation {
  private let git: Git
  /// Whether `new` is the learner's own commit, with answers perhaps, and `own` comes from a stash.
  private let isUnpacking: Bool
  /// The files in which the new edition has replaced lines of the learner's.
  private(set) var replaced: [String] = []
  /// The learner's files that did not get the new edition's changes.
  private(set) var kept: [String] = []

  init(_ git: Git, isUnpacking: Bool = false) {
    self.git = git
    self.isUnpacking = isUnpacking
  }

  /// The new content of `file`; `nil` for no file.
  ///
  /// - Throws: ``DamagedHole``, ``PullError/hasAnswers``, and errors of ``Git``.
  mutating func result(for file: ThreeVersions, in edition: Tree) async throws -> Tree.Entry? {
    if file.isOnlyNew { return file.new }
    let own = try await git.content(of: file.own)
    if let text = String(data: own, encoding: .utf8), HoleFile.hasMarkers(text) {
      return try await answers(text, in: file, edition)
    }
    if let merged = try await merged(file, with: []) { return merged }
    if file.path.hasPrefix("Sources/Capstone/") {
      kept.append(file.path)
      return file.own
    }
    replaced.append(file.path)
    return try await merged(file, with: ["--theirs"]) ?? file.new
  }

  /// The learner's file, in which the holes that were not begun are empty: the new edition may begin
  /// them in another way.
  private func answers(
    _ text: String, in file: ThreeVersions, _ edition: Tree
  ) async throws -> Tree.Entry? {
    if !isUnpacking { try await requireStarters(file, in: edition) }
    guard let entry = file.own else { return nil }
    let own = try HoleFile(parsing: text, path: file.path, tree: .sources)
    let starters = try await holes(of: file.base, at: file.path)
    let committed = isUnpacking ? try await holes(of: file.new, at: file.path) : [:]
    let emptied = own.numbered { hole, ordinal in
      let name = HoleName(exercise: hole.exercise, file: file.path, ordinal: ordinal)
      return starters[name] == hole.lines ? committed[name] ?? [] : hole.lines
    }
    return Tree.Entry(mode: entry.mode, blob: try await git.keep(Data(emptied.utf8)))
  }

  /// The lines of each hole of a version of the file at `path`.
  private func holes(of entry: Tree.Entry?, at path: String) async throws -> [HoleName: [String]] {
    let text = String(decoding: try await git.content(of: entry), as: UTF8.self)
    guard let file = try? HoleFile(parsing: text, path: path, tree: .sources) else { return [:] }
    let holes = HoleTree(files: [path: file]).holes.map { ($0.name, $0.hole.lines) }
    return Dictionary(uniqueKeysWithValues: holes)
  }

  /// Makes sure that the new edition has no answers in `file`, which would be lost.
  private func requireStarters(_ file: ThreeVersions, in edition: Tree) async throws {
    let path = "Solutions/" + file.path.dropFirst("Sources/".count)
    guard let new = file.new, let solution = edition[path] else { return }
    let reference = String(decoding: try await git.content(of: solution), as: UTF8.self)
    let starter = try HoleFile(parsing: reference, path: path, tree: .solutions).starter
    guard try await git.content(of: new) == Data(starter.utf8) else {
      throw PullError.hasAnswers(file.path)
    }
  }

  /// `file` with the changes of both sides; `nil` when they do not go together.
  private func merged(_ file: ThreeVersions, with options: [String]) async throws -> Tree.Entry? {
    guard let own = file.own, let new = file.new, own.mode == new.mode else { return nil }
    let folder = FileManager.default.temporaryDirectory.appending(path: "workbook-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    var files: [String] = []
    for (name, entry) in [("own", own), ("base", file.base), ("new", new)] {
      let url = folder.appending(path: name)
      try await git.content(of: entry).write(to: url)
      files.append(url.path)
    }
    let run = try await git.run(["merge-file", "-p", "-q"] + options + files)
    guard run.status == 0 else { return nil }
    return Tree.Entry(mode: new.mode, blob: try await git.keep(run.output))
  }
}

extension HoleFile {
  /// Whether `text` belongs to an exercise.
  static func hasMarkers(_ text: String) -> Bool { text.contains("// BEGIN EXERCISE ") }
}
