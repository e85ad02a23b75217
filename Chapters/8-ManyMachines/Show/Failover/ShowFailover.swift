import BankMessaging
import ChapterSupport
import EventSourcing
import Events
import Foundation
import Serving

/// The primary dies under load: with a standby that has each acknowledged event, and with one that
/// hasn't.
///
/// Returns whether everything was as it should be; what can't be tried yet counts as such.
func showFailover() async -> Bool {
  let screen = Screen()
  var isRight = await comparing(
    "Failover to a synchronous standby", exercises: ["8.8", "8.10", "8.11"]
  ) {
    let failover = try await Failover(
      isSynchronous: true, sections: 2, requestsPerSection: 60, on: screen)
    let evidence = try await failover.play { try await $0.killPrimary() }
    screen.say(
      "  \(evidence.clients.told.count) requests acknowledged, \(evidence.clients.refused) refused by "
        + "a rule, \(evidence.clients.repeated) repetitions")
    for check in evidence.checks { screen.say(check.line) }
    return evidence.checks.lazy.compactMap(\.difference).first
  }
  isRight =
    await comparing("Failover to an asynchronous standby", exercises: ["8.10"]) {
      let failover = try await Failover(
        isSynchronous: false, sections: 1, requestsPerSection: 60, on: screen)
      let evidence = try await failover.play { try await $0.loseEvents() }
      return report(lossIn: evidence, on: screen)
    } && isRight
  return isRight
}

/// Says what was lost, and why. Returns a difference when nothing was.
private func report(lossIn evidence: FailoverEvidence, on screen: Screen) -> Difference? {
  let lost = evidence.lost
  screen.say(
    "  lost: \(lost.count) of \(evidence.clients.told.count) acknowledged requests"
      + (lost.first.map { ", such as \($0.value)" } ?? ""))
  screen.say("  why: it answered as soon as the events were on its own disk, and that disk is gone")
  guard lost.isEmpty else { return nil }
  return Difference(
    "acknowledged requests that are lost, although the standby got nothing", expected: "some",
    got: "0")
}

/// Runs a part of the show that ends with a comparison, and returns whether it found no difference.
private func comparing(
  _ title: String, exercises: [String], _ body: () async throws -> Difference?
) async -> Bool {
  var isRight = false
  await part(title, exercises: exercises) {
    // The heading may be in a buffer, and what follows is written at once.
    fflush(nil)
    do {
      let difference = try await body()
      isRight = difference == nil
      if let difference { warn("\nNot equal: \(difference)") }
    } catch let unfinished as Unfinished {
      isRight = true
      throw unfinished
    }
  }
  fflush(nil)
  return isRight
}
