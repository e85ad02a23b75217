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
    "To get one, clone the workbook anew, copy your stages (Sources/1-Events and so on, and "
    + "Sources/Capstone) over those there, and run this command there."

  var description: String {
    switch self {
    case .noRepository:
      "This folder is no repository of git, or git is not installed, so no newer edition was "
        + "fetched. \(Self.anew)"
    case .noRemote:
      "This repository has no remote named `upstream` or `origin`, so no newer edition was fetched. "
        + "`git remote add upstream URL` names the place that the workbook came from."
    case .unreachable(let remote, let reason):
      "The remote `\(remote)` did not answer, so no newer edition was fetched:\n  \(reason)"
    case .unfinished(let what, let command):
      "A \(what) of git is not finished here, so nothing was changed. `\(command)` takes it back: "
        + "your commits are as they were before it, and what you have written into the files since "
        + "then is gone, so copy that first. Then run this command again. To finish it instead, see "
        + "`git status`."
    case .foreignMerge:
      "You are merging something that comes from no remote, so nothing was changed. Finish it with "
        + "`git commit`, or take it back with `git merge --abort`, and run this command again."
    case .noCommonHistory(let remote):
      "Your repository and the remote `\(remote)` have no commit in common, so nothing was changed. "
        + Self.anew
    case .hasAnswers(let path):
      "\(path): both your file and that of the remote have answers, so no file was changed. The "
        + "remote is a copy of yours: merge it with `git pull`, and name the place that the workbook "
        + "came from with `git remote add upstream URL`. Then run this command again."
    case .savedMeanwhile(let reason):
      "The new edition is fetched and not in place yet, because a file was saved meanwhile. All of "
        + "your work is as it was; run this command again.\n  \(reason)"
    }
  }
}
