/// Why no newer edition was brought; nothing of the learner's is lost or half written.
enum PullError: Error, Equatable, CustomStringConvertible {
  case noRepository
  case noRemote
  case unreachable(remote: String, reason: String)
  case unfinished(what: String, command: String)
  case foreignMerge
  case noCommonHistory(remote: String)
  case hasAnswers(String)
  case savedMeanwhile(reason: String)

  /// Whether the answers can be brought into the text that is here all the same.
  var leavesTextAlone: Bool {
    switch self {
    case .noRepository, .noRemote, .unreachable: true
    case .unfinished, .foreignMerge, .noCommonHistory, .hasAnswers, .savedMeanwhile: false
    }
  }

  /// Whether nothing went wrong: there is no place that a newer edition could come from.
  var isExpected: Bool { self == .noRepository || self == .noRemote }

  private static let anew =
    "To get one, clone the workbook again, copy your stages (Sources/1-Events and so on, and "
    + "Sources/Capstone) into the clone, and run this command there."

  var description: String {
    switch self {
    case .noRepository:
      "This folder is not a git repository, or git is not installed, so no newer edition was "
        + "fetched. \(Self.anew)"
    case .noRemote:
      "This repository has no remote named `upstream` or `origin`, so no newer edition was fetched. "
        + "Add the one that the workbook came from: `git remote add upstream URL`."
    case .unreachable(let remote, let reason):
      "The remote `\(remote)` did not answer, so no newer edition was fetched:\n  \(reason)"
    case .unfinished(let what, let command):
      "A git \(what) is unfinished here, so nothing was changed. `\(command)` undoes it and restores "
        + "your commits. It also discards what you have changed in the files since then, so copy that "
        + "first. Then run this command again. To finish the \(what) instead, see `git status`."
    case .foreignMerge:
      "An unfinished merge here is not of a newer edition, so nothing was changed. Finish it with "
        + "`git commit`, or undo it with `git merge --abort`, and run this command again."
    case .noCommonHistory(let remote):
      "Your repository and the remote `\(remote)` have no commit in common, so nothing was changed. "
        + Self.anew
    case .hasAnswers(let path):
      "\(path): your file and the remote's both contain answers, so nothing was changed. The remote "
        + "seems to be your own copy. Merge it with `git pull`, and add the repository that the workbook "
        + "came from: `git remote add upstream URL`. Then run this command again."
    case .savedMeanwhile(let reason):
      "The new edition is fetched but not in place, because a file changed meanwhile. Your work is "
        + "unchanged. Run this command again.\n  \(reason)"
    }
  }
}
