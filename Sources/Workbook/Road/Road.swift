import Foundation

/// All stages in order, as the folders and chapters of the package tell them.
struct Road: Sendable {
  let package: Package
  let stages: [Stage]

  /// Reads every chapter.
  ///
  /// - Throws: ``FileError`` when a stage's chapter is missing or cannot be read.
  static func load(_ package: Package) throws -> Road {
    let folders = try FileManager.default.contentsOfDirectory(atPath: package.url("Chapters").path)
    let stages = try folders.compactMap { folder -> Stage? in
      guard let match = folder.wholeMatch(of: /([1-9]\d*)-(\w+)/), let number = Int(match.1) else {
        return nil
      }
      let path = "Chapters/\(folder)/README.md"
      let text = try package.text(
        at: path, wanted: "it is the chapter with the exercises and hints of stage \(number).")
      let chapter = Chapter(markdown: text)
      let name = String(match.2)
      return Stage(
        number: number, name: name, title: chapter.title ?? name, exercises: chapter.exercises)
    }
    return Road(package: package, stages: stages.sorted { $0.number < $1.number })
  }

  var exercises: [Exercise] { stages.flatMap(\.exercises) }

  func stage(of exercise: ExerciseID) -> Stage? { stages.first { $0.number == exercise.stage } }

  func exercise(_ id: ExerciseID) -> Exercise? { exercises.first { $0.id == id } }
}
