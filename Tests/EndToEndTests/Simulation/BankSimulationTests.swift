import EventSourcing
import Testing

@Suite("Transfers, registrations and keys, simulated")
struct BankSimulationTests {
  @Test("In every order of steps, the bank keeps its promises", .timeLimit(.minutes(5)))
  func keepsPromises() async throws {
    for seed in Seeds.chosen ?? 1...1_000 {
      guard let outcome = await BankSimulation(seed: seed).run() else {
        Issue.record("Seed \(seed): the clients wait for ever.")
        return
      }
      try #require(BankPromises(outcome).broken == [], "Seed \(seed)")
    }
  }

  @Test("The same seed gives the same run", arguments: [7, 19] as [UInt64])
  func repeats(seed: UInt64) async throws {
    let runs = [await BankSimulation(seed: seed).run(), await BankSimulation(seed: seed).run()]
    let logs = runs.map { $0?.log.map { "\($0.stream) \($0.event) \($0.id)" } }
    #expect(logs[0] == logs[1] && logs[0]?.isEmpty == false)
  }

  @Test("The runs cover every kind of request, with success, rejection and repetition")
  func isEventful() async throws {
    var kinds: Set<String> = []
    var types: Set<EventTypeName> = []
    for seed in 1...20 as ClosedRange<UInt64> {
      let outcome = try #require(await BankSimulation(seed: seed).run())
      for answer in outcome.answers {
        let kind =
          switch answer.request {
          case .deposit: "deposit"
          case .transfer: "transfer"
          case .register: "register"
          }
        kinds.insert("\(kind) \(answer.status)")
      }
      types.formUnion(outcome.log.map(\.event.typeName))
      #expect(Set(outcome.answers.map(\.key)).count < outcome.answers.count)
    }
    let expected: Set = [
      "deposit 201", "transfer 201", "transfer 202", "transfer 409", "register 201", "register 409",
    ]
    #expect(kinds.isSuperset(of: expected), "\(kinds)")
    #expect(types.contains("TransferReturned"), "\(types)")
  }
}
