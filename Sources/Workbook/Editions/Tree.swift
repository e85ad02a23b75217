import Foundation

/// The files of a commit.
struct Tree: Equatable {
  /// A file's mode and the name of its content.
  struct Entry: Equatable {
    let mode: String
    let blob: String
  }

  var entries: [String: Entry] = [:]

  subscript(path: String) -> Entry? { entries[path] }
}

/// One file in three versions; `nil` where it is not there.
struct ThreeVersions: Equatable {
  let path: String
  /// Of the edition that the learner began with.
  let base: Tree.Entry?
  /// With the learner's answers.
  let own: Tree.Entry?
  /// Of the new edition.
  let new: Tree.Entry?

  /// The files in which the new edition differs from `own`, in order.
  ///
  /// Files that the new edition has not changed stay the learner's.
  static func changed(base: Tree, own: Tree, new: Tree) -> [ThreeVersions] {
    Set(base.entries.keys).union(new.entries.keys).sorted()
      .map { ThreeVersions(path: $0, base: base[$0], own: own[$0], new: new[$0]) }
      .filter { $0.base != $0.new && $0.own != $0.new }
  }

  /// Whether the learner has not changed the file, or has removed it: then the new one takes its
  /// place.
  var isOnlyNew: Bool { own == base || own == nil }
}

extension Git {
  /// The files of `commit`.
  ///
  /// - Throws: ``GitFailed``, and errors of ``run(_:input:environment:)``.
  func tree(of commit: String) async throws -> Tree {
    let items = try await self("ls-tree", "-r", "-z", commit).items
    var tree = Tree()
    for item in items {
      // Such as `100644 blob 1f7a…`, a tab, and the path.
      guard let match = item.wholeMatch(of: /(\d+) \w+ (\w+)\t((?s).+)/) else { continue }
      tree.entries[String(match.3)] = Tree.Entry(mode: String(match.1), blob: String(match.2))
    }
    return tree
  }

  /// The content of `entry`; empty where there is none.
  ///
  /// - Throws: ``GitFailed``, and errors of ``run(_:input:environment:)``.
  func content(of entry: Tree.Entry?) async throws -> Data {
    guard let entry else { return Data() }
    return try await self("cat-file", "blob", entry.blob).output
  }

  /// Keeps `content` in the repository and returns its name.
  ///
  /// - Throws: ``GitFailed``, and errors of ``run(_:input:environment:)``.
  func keep(_ content: Data) async throws -> String {
    try await self("hash-object", "-w", "--stdin", input: content).line
  }

  /// Keeps the files of `commit` with `changes` as a tree and returns its name. The learner's files
  /// and the index are left alone.
  ///
  /// - Throws: ``GitFailed``, and errors of ``run(_:input:environment:)``.
  func tree(of commit: String, with changes: [String: Tree.Entry?]) async throws -> String {
    let index = FileManager.default.temporaryDirectory.appending(path: "workbook-\(UUID()).index")
    defer { try? FileManager.default.removeItem(at: index) }
    let own = ["GIT_INDEX_FILE": index.path]
    try await self("read-tree", commit, environment: own)
    let nothing = String(repeating: "0", count: commit.count)
    let lines = changes.sorted { $0.key < $1.key }.map { path, entry in
      "\(entry?.mode ?? "0") \(entry?.blob ?? nothing)\t\(path)\0"
    }
    try await self(
      "update-index", "-z", "--replace", "--index-info", input: Data(lines.joined().utf8),
      environment: own)
    return try await self("write-tree", environment: own).line
  }
}
