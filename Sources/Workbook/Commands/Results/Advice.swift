import Foundation

/// The text that a learner gets about an error that ended a command.
enum Advice {
  static func text(for error: any Error) -> String {
    switch error {
    case let error as DamagedHole where error.file.hasPrefix("Sources/"):
      "\(error)\n\(reset(stageOf: error.file))"
    case let error as MissingHole: "\(error)\n\(reset(stageOf: error.file))"
    case let error as any CustomStringConvertible & Error: error.description
    default: error.localizedDescription
    }
  }

  private static func reset(stageOf file: String) -> String {
    let stage = file.firstMatch(of: /^Sources\/(\d+)-/).map { String($0.1) } ?? "--all"
    return
      "Fix it there, or restore the stage's files with `swift run workbook reset \(stage)`; "
      + "yours are then in .workbook/backup."
  }
}
