import Foundation

/// Settles the conflicts of a `git pull` or a `git stash pop` of the learner's, by the rules of
/// ``Reconciliation``.
///
/// The files of a conflict, with git's marks, are kept in `.workbook/backup`.
struct Settlement {
  /// The files that were in conflict, and their backup.
  struct Report: Equatable {
    var files: [String] = []
    /// The folder with their content; `nil` if the learner had resolved them all.
    var backup: String?
  }

  private let package: Package
  private let git: Git

  init(_ package: Package, _ git: Git) {
    self.package = package
    self.git = git
  }

  /// - Throws: ``PullError``, ``GitFailed``, ``DamagedHole``, ``FileError``.
  func perform() async throws -> Report {
    let merged = try await git.line("rev-parse", "-q", "--verify", "MERGE_HEAD")
    if let merged {
      // A pull merges a remote's commit; only the learner knows the meaning of another merge.
      let refs = try await git(
        "for-each-ref", "--count=1", "--contains", merged, "refs/remotes/")
      guard !refs.line.isEmpty else { throw PullError.foreignMerge }
    }
    let files = try await conflicts(isMerge: merged != nil)
    // After a pop, git has unpacked onto the new edition.
    let edition = try await git.tree(of: merged ?? "HEAD")
    var reconciliation = Reconciliation(git, isUnpacking: merged == nil)
    var rewrite = Rewrite(package)
    for file in files where try isMarked(file) {
      let result = try await reconciliation.result(for: file, in: edition)
      if let result {
        try rewrite.write(try await git.content(of: result), to: file.path)
      } else {
        try rewrite.remove(file.path)
      }
    }
    let backup = try rewrite.commit().backup
    for file in files { try await git("add", "-A", "--", file.path) }
    if merged != nil {
      try await git(
        "commit", "-q", "-m", "Merge the new edition of the workbook",
        environment: try await git.author)
    }
    return Report(files: files.map(\.path), backup: backup)
  }

  /// The files in conflict. In a merge, the learner's version is that of git's own side; what is
  /// unpacked from a stash is the learner's, and comes from the other one.
  private func conflicts(isMerge: Bool) async throws -> [ThreeVersions] {
    var versions: [String: [String: Tree.Entry]] = [:]
    for item in try await git("ls-files", "--unmerged", "-z").items {
      // Such as `100644 1f7a… 2`, a tab, and the path.
      guard let match = item.wholeMatch(of: /(\d+) (\w+) ([123])\t((?s).+)/) else { continue }
      versions[String(match.4), default: [:]][String(match.3)] = Tree.Entry(
        mode: String(match.1), blob: String(match.2))
    }
    return versions.sorted { $0.key < $1.key }.map { path, stages in
      ThreeVersions(
        path: path, base: stages["1"], own: stages[isMerge ? "2" : "3"],
        new: stages[isMerge ? "3" : "2"])
    }
  }

  /// Whether the conflict is still to be seen in the file, or one side has no such file. Otherwise the
  /// learner has settled it.
  private func isMarked(_ file: ThreeVersions) throws -> Bool {
    guard file.own != nil, file.new != nil else { return true }
    guard try FileKind(at: package.url(file.path)) == .file else { return false }
    let data = try package.data(at: file.path, wanted: "it is in conflict.")
    let lines = String(decoding: data, as: UTF8.self).lines
    return ["<<<<<<< ", ">>>>>>> "].contains { mark in lines.contains { $0.hasPrefix(mark) } }
  }
}
