import EventSourcing
import Events
import Foundation
import Messaging
import Testing

@testable import BankMessaging

@Suite("The reckoning of the show")
struct ReckoningTests {
  private func differences(_ change: (inout Evidence) -> Void) -> [Difference] {
    var evidence = Evidence.sample
    change(&evidence)
    return Reckoning(evidence).checks.compactMap(\.difference)
  }

  @Test("Where all is equal, nothing is reported, and what was compared is counted")
  func equal() {
    #expect(differences { _ in } == [])
    let lines = Reckoning(.sample).checks.map(\.line)
    #expect(lines.count == 10)
    #expect(lines[0] == "  equal    sum of all balances                    70.00 = 110.00 - 40.00")
    #expect(lines[3] == "  equal    notices: log, file of the workers      3 notices")
  }

  @Test("A missing notice is found")
  func missing() throws {
    let difference = try #require(differences { $0.notices.remove(at: 1) }.first)
    #expect(
      difference
        == Difference(
          "notices of a withdrawal of 40.00 from account 1, which is event \(Evidence.ids[2])",
          expected: "1", got: "0"))
    #expect(
      difference.description.hasSuffix(
        """

          expected: 1
          got:      0
        """))
  }

  @Test("A doubled notice is found")
  func doubled() {
    #expect(
      differences { $0.notices.append($0.notices[0]) } == [
        Difference(
          "notices of a deposit of 110.00 into account 1, which is event \(Evidence.ids[1])",
          expected: "1", got: "2")
      ])
  }

  @Test("A notice with another amount is found")
  func wrong() {
    #expect(
      differences { $0.notices[2] = .sample(.transfer, 2, from: 1, 25_01, of: 5) } == [
        Difference(
          "the notice of event \(Evidence.ids[5])",
          expected: "a transfer of 25.00 from account 1 to account 2",
          got: "a transfer of 25.01 from account 1 to account 2")
      ])
  }

  @Test("A notice without an event is found")
  func surplus() {
    #expect(
      differences { $0.notices.append(.sample(.deposit, 1, 7_00, of: 9)) } == [
        Difference(
          "notices of event \(Evidence.ids[9]), which is not in the log", expected: "0",
          got: "1: a deposit of 7.00 into account 1")
      ])
  }

  @Test("An event that no client was told of is found, and so is one that is missing")
  func movements() {
    let deposit = Movement.deposit(Money(cents: 110_00), into: 1)
    let untold = differences { $0.clients.movements[deposit] = nil }
    #expect(untold.map(\.got) == ["70.00", "45.00", "1"])
    let twice = differences { $0.clients.movements[deposit] = 2 }
    #expect(twice.map(\.expected) == ["180.00", "155.00", "2"])
  }

  @Test("A wrong balance of one account is found, even when the sum is right")
  func balance() {
    #expect(
      differences {
        $0.balances[1] = Money(cents: 44_00)
        $0.balances[2] = Money(cents: 26_00)
      } == [
        Difference(
          "the bank's answer for account 1 is not the count of the clients", expected: "45.00",
          got: "44.00")
      ])
  }

  @Test("A queue that is not empty is found", arguments: [0, 1, 2, 3])
  func queue(part: Int) {
    let differences = differences { evidence in
      switch part {
      case 0: evidence.numbers.waiting = 3
      case 1: evidence.numbers.inFlight = 3
      case 2: evidence.numbers.deadLetters = 3
      default: evidence.numbers.published = 3
      }
    }
    #expect(differences.map(\.got) == ["3"])
    #expect(
      differences.map(\.subject) == [
        [
          "messages in the queue", "messages in flight", "dead letters",
          "position of the publisher",
        ][
          part]
      ])
  }

  @Test("A message that the hub lacks is found")
  func hubLacks() {
    let differences = differences { evidence in
      let last = evidence.hub.removeLast()
      evidence.audit.removeLast()
      #expect(last.message.type == "UserEmailUpdatedEvent")
    }
    #expect(
      differences.map(\.subject) == [
        "the number of messages of users in the hub",
        "user 1: the hub is not what the clients were told",
      ])
  }

  @Test("Two messages of one source in the wrong order are found")
  func hubOrder() {
    let differences = differences { evidence in
      let messages = evidence.hub.map(\.message)
      let other = [messages[2], messages[1], messages[0]]
      evidence.hub = other.enumerated().map { HubEvent(position: $0 + 1, message: $1) }
      evidence.audit = other.enumerated().map { .init(position: $0 + 1, id: $1.id.rawValue) }
    }
    #expect(differences.first?.subject == "message 1 of users in the hub")
  }

  @Test("A gap in the hub's positions is found, and so is a message that the audit saw twice")
  func hubGap() {
    let gap = differences { evidence in
      evidence.hub[2] = HubEvent(position: 4, message: evidence.hub[2].message)
      evidence.audit[2] = .init(position: 4, id: evidence.audit[2].id)
    }
    #expect(gap.map(\.expected) == ["3"])
    #expect(gap.map(\.got) == ["4"])
    #expect(
      differences { $0.audit.append($0.audit[2]) } == [
        Difference("messages that the audit has recorded", expected: "3", got: "4")
      ])
  }

  @Test("A user or an account whose service answers something else is found")
  func services() {
    let users = differences { $0.users[1]?.email = "old@example.com" }
    #expect(
      users == [
        Difference(
          "user 1: the service's answer is not what the clients were told",
          expected: "User: john_doe, Email: new@example.com",
          got: "User: john_doe, Email: old@example.com")
      ])
    let accounts = differences { $0.savings[4] = nil }
    #expect(accounts.map(\.got) == ["nothing"])
  }
}
