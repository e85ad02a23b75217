import BankMessaging
import ChapterSupport
import EventSourcing
import Foundation
import Messaging
import SQSClient
import Serving

/// The show as a program: what `swift run Chapter7` does.
enum ShowProgram {
  /// Plays the show, prints what comes of it, and returns the exit status: 0 when all is equal, 1 when
  /// something differs or did not come, 2 when it can't begin.
  ///
  /// - Throws: `InvalidSetting` for wrong arguments.
  static func run(_ arguments: [String], environment: [String: String]) async throws -> Int32 {
    let seed = try seed(in: arguments)
    let folder = FileManager.default.temporaryDirectory.appending(path: "chapter-7-\(UUID())")
    let supervisor = Supervisor(
      ShowFiles(in: folder.resolvingSymlinksInPath().path), environment: environment)
    let screen = Screen()
    let work = Task { try await play(seed, supervisor, on: screen) }
    let interruption = Interruption { work.cancel() }
    let result = await work.result
    await supervisor.close()
    try? FileManager.default.removeItem(at: folder)
    if let signal = interruption.signal { return 128 + signal }
    return conclude(result, seed: seed, on: screen)
  }

  private static func seed(in arguments: [String]) throws(InvalidSetting) -> UInt64 {
    switch (arguments.first, arguments.count) {
    case (nil, _): return .random(in: 1...999_999)
    case ("--seed", 2):
      guard let seed = UInt64(arguments[1]) else {
        throw InvalidSetting("'\(arguments[1])' isn't a seed; it has to be a number, such as 7")
      }
      return seed
    case ("--seed", 1): throw InvalidSetting("--seed needs a number, such as 7")
    default: throw ProgramHelp.chapter7.unknown(arguments)
    }
  }

  private static func play(
    _ seed: UInt64, _ supervisor: Supervisor, on screen: Screen
  ) async throws -> [Check] {
    try await Groundwork.require()
    try makeFolder(for: supervisor.files.bank)
    screen.say(
      """
      Stage 7: Messaging

      Nine processes, eight clients, and kill -9. To send the same requests again: --seed \(seed)

      """)
    return try await Show(seed: seed, supervisor, on: screen).play()
  }

  private static func conclude(
    _ result: Result<[Check], any Error>, seed: UInt64, on screen: Screen
  ) -> Int32 {
    do {
      let checks = try result.get()
      screen.say("")
      for check in checks { screen.say(check.line) }
      guard let difference = checks.lazy.compactMap(\.difference).first else {
        screen.say("\nEverything is equal: nothing was lost, and nothing happened twice.")
        return 0
      }
      warn("\nNot equal, with seed \(seed): \(difference)")
      return 1
    } catch let unfinished as Unfinished {
      warn("\(unfinished)\nNext: swift run workbook hint \(unfinished.exercise)")
      return 2
    } catch let unavailable as CurlUnavailable {
      warn("\(unavailable)")
      return 2
    } catch let ended as ProcessEnded where ended.isRefusal {
      warn("\(ended)")
      return 2
    } catch {
      warn("The show has ended early, with seed \(seed): \(error)")
      return 1
    }
  }
}
