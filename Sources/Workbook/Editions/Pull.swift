import Foundation

/// Brings the newest edition of the workbook into the learner's clone, whatever the learner has done.
///
/// What the learner wrote is committed first. The new files are then worked out in the repository
/// alone, and git puts them in place in one step, which it refuses as a whole where a file was saved
/// meanwhile. If that is interrupted, the next pull ends it.
struct Pull {
  /// The result of a pull.
  struct Report: Equatable {
    /// The conflict of git that the learner was in.
    var settled = Settlement.Report()
    /// The commit with the uncommitted changes.
    var saved: String?
    /// How many files are new; 0 when there is no newer edition.
    var changed = 0
    var replaced: [String] = []
    var kept: [String] = []
    /// The commit with the learner's versions of the replaced files.
    var own = ""
  }

  private let package: Package
  private let git: Git
  private let willFetch: () -> Void

  /// - Parameter willFetch: Called before the remote is asked, which may take a while.
  init(_ package: Package, willFetch: @escaping () -> Void = {}) {
    self.package = package
    self.willFetch = willFetch
    git = Git(in: package.root)
  }

  /// - Throws: ``PullError``, ``GitFailed``, ``DamagedHole``, ``FileError``.
  func perform() async throws -> Report {
    try await requireRepository()
    try await requireNothingUnfinished()
    try await requireNoLinks()
    let settled = try await Settlement(package, git).perform()
    guard let remote = try await remote else { throw PullError.noRemote }
    let edition = try await fetch(from: remote)
    if try await git.says("merge-base", "--is-ancestor", edition, "HEAD") {
      return Report(settled: settled)
    }
    guard let base = try await git.line("merge-base", edition, "HEAD"), !base.isEmpty else {
      throw PullError.noCommonHistory(remote: remote)
    }
    var report = Report(settled: settled, saved: try await commitWork(beside: edition))
    let own = try await git("rev-parse", "HEAD").line
    report.own = try await git("rev-parse", "--short", own).line
    let next = try await merge(own, base: base, edition: edition, &report)
    let placing = try await git.run(["merge", "--ff-only", "-q", next])
    guard placing.status == 0 else {
      throw PullError.savedMeanwhile(reason: GitFailed(arguments: ["merge"], placing).reason)
    }
    return report
  }

  /// Makes sure that the package is a repository, and not a folder of another one.
  private func requireRepository() async throws {
    let run = try await git.run(["rev-parse", "--show-prefix"])
    if run.status == 0, run.line.isEmpty { return }
    let isThere = try FileKind(at: package.url(".git")) != .nothing
    // Git does not open a repository of another user, and its message has the solution.
    if isThere, run.status == 128 { throw GitFailed(arguments: ["rev-parse"], run) }
    throw PullError.noRepository
  }

  /// Makes sure that git is not in the middle of something that has its own way to end.
  private func requireNothingUnfinished() async throws {
    for (path, what, command) in [
      ("rebase-merge", "rebase", "git rebase --abort"),
      ("rebase-apply", "rebase", "git rebase --abort"),
      ("CHERRY_PICK_HEAD", "cherry-pick", "git cherry-pick --abort"),
      ("REVERT_HEAD", "revert", "git revert --abort"),
    ] {
      let place = try await git("rev-parse", "--git-path", path).line
      let url = place.hasPrefix("/") ? URL(filePath: place) : package.url(place)
      if try FileKind(at: url) != .nothing {
        throw PullError.unfinished(what: what, command: command)
      }
    }
  }

  /// Makes sure that no file of git's is behind a link: for git it would be gone, and the link in the
  /// way of the new one.
  private func requireNoLinks() async throws {
    let files = try await git.tree(of: "HEAD").entries.filter { $0.value.mode != "120000" }
    for path in files.keys.sorted() { try package.requirePlace(path) }
  }

  /// The place that the workbook came from; in a fork, that is called `upstream` by custom.
  private var remote: String? {
    get async throws {
      let names = try await git("remote").lines
      return ["upstream", "origin"].first(where: names.contains)
        ?? (names.count == 1 ? names.first : nil)
    }
  }

  private func fetch(from remote: String) async throws -> String {
    willFetch()
    let run = try await git.run(["fetch", "-q", remote, "HEAD"])
    guard run.status == 0 else {
      throw PullError.unreachable(
        remote: remote, reason: GitFailed(arguments: ["fetch"], run).reason)
    }
    return try await git("rev-parse", "FETCH_HEAD").line
  }

  /// Commits the staged changes, and then the others; returns the commit if there is any.
  ///
  /// A file that git does not know is committed only where the new edition has one of that name.
  private func commitWork(beside edition: String) async throws -> String? {
    let before = try await git("rev-parse", "HEAD").line
    try await commitStaged()
    try await git("add", "-u")
    let known = try await git.tree(of: "HEAD")
    for path in try await git.tree(of: edition).entries.keys where known[path] == nil {
      if try FileKind(at: package.url(path)) == .file { try await git("add", "-f", "--", path) }
    }
    try await commitStaged()
    let after = try await git("rev-parse", "--short", "HEAD").line
    return before.hasPrefix(after) ? nil : after
  }

  private func commitStaged() async throws {
    guard try await !git.says("diff", "--cached", "--quiet") else { return }
    try await git("commit", "-q", "-m", "My answers", environment: try await git.author)
  }

  /// Returns the commit that is to come next: the new edition, or a merge of it.
  private func merge(
    _ own: String, base: String, edition: String, _ report: inout Report
  ) async throws -> String {
    let new = try await git.tree(of: edition)
    let changed = ThreeVersions.changed(
      base: try await git.tree(of: base), own: try await git.tree(of: own), new: new)
    report.changed = changed.count
    if own == base { return edition }
    var reconciliation = Reconciliation(git)
    var results: [String: Tree.Entry?] = [:]
    for file in changed {
      results[file.path] = .some(try await reconciliation.result(for: file, in: new))
    }
    (report.replaced, report.kept) = (reconciliation.replaced, reconciliation.kept)
    let tree = try await git.tree(of: own, with: results)
    return try await git(
      "commit-tree", tree, "-p", own, "-p", edition, "-m", "Merge the new edition of the workbook",
      environment: try await git.author
    ).line
  }
}

extension Git {
  /// A name for commits where the learner has told git none.
  var author: [String: String] {
    get async throws {
      if try await run(["var", "GIT_COMMITTER_IDENT"]).status == 0 { return [:] }
      let (name, address) = ("Learner", "learner@localhost")
      return [
        "GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": address, "GIT_COMMITTER_NAME": name,
        "GIT_COMMITTER_EMAIL": address,
      ]
    }
  }
}
