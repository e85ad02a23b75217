import BankMessaging
import EventSourcing
import Events
import Messaging

/// What is known after a failover, before it is compared.
struct FailoverEvidence {
  /// What the clients were told.
  var clients = FailoverClient.Tally()
  /// The log of the server that is the primary now.
  var log: [RecordedEvent] = []
  /// The balances as each bank answers them.
  var balances: [[AccountID: Money]] = []
  /// The table that the worker keeps; `nil` without a worker.
  var table: [AccountID: Money]?

  /// The movements in the log, each with the idempotency key of its request.
  private var logged: [(key: String, movement: Movement)] {
    log.compactMap { recorded in
      guard let event = recorded.event as? Account.Event, let movement = Movement(event) else {
        return nil
      }
      if case .transferReceived(_, let id, _, _) = event { return (id.rawValue, movement) }
      return (recorded.metadata.causationID?.rawValue ?? "no key", movement)
    }
  }

  /// The acknowledged requests that are not in the log.
  var lost: [String: Movement] {
    let keys = Set(logged.map(\.key))
    return clients.told.filter { !keys.contains($0.key) }
  }

  /// The events of each account, in order.
  private var histories: [AccountID: [RecordedEvent]] {
    log.reduce(into: [:]) { histories, recorded in
      guard let event = recorded.event as? Account.Event else { return }
      histories[event.accountID, default: []].append(recorded)
    }
  }

  /// The last version of each account.
  var versions: [AccountID: Int] { histories.mapValues { $0.last?.version ?? 0 } }

  /// The balances that the events in the log make.
  private var replayed: [AccountID: Money] { histories.mapValues { Account.replay($0).balance } }

  /// The comparisons when no acknowledged event may be lost.
  var checks: [Check] {
    [requests, sum, balancesOfBanks] + (table.map { [balances(in: $0)] } ?? [])
  }

  /// Each acknowledged request is in the log once, and nothing else is.
  var requests: Check {
    Check("acknowledged requests: clients, log", "\(clients.told.count) requests, each once") {
      () throws(Difference) in
      let logged = Dictionary(grouping: logged) { $0.key }
      for key in Set(clients.told.keys).union(logged.keys).sorted() {
        let expected = clients.told[key].map { [$0] } ?? []
        let got = (logged[key] ?? []).map(\.movement)
        guard expected != got else { continue }
        throw Difference(
          "the log has something else than the client was told about request \(key)",
          expected: "\(expected)", got: "\(got)")
      }
    }
  }

  /// The sum of all balances is what was paid in, less what was paid out: transfers don't change it.
  private var sum: Check {
    let sum = replayed.values.reduce(Money.zero) { $0 &+ $1 }
    let (deposits, withdrawals) = (total(of: .deposit), total(of: .withdrawal))
    return Check("sum of all balances", "\(sum) = \(deposits) - \(withdrawals)") {
      () throws(Difference) in
      guard sum != deposits &- withdrawals else { return }
      throw Difference(
        "the sum of all balances is not what the clients have paid in, less what they took out",
        expected: "\(deposits &- withdrawals)", got: "\(sum)")
    }
  }

  /// Each bank answers the balances that follow from the log.
  private var balancesOfBanks: Check {
    Check("balances: bank 1, bank 2, log", "\(replayed.count) accounts") { () throws(Difference) in
      for (number, balances) in balances.enumerated() {
        for (account, balance) in replayed where balances[account] != balance {
          throw Difference(
            "bank \(number + 1) answers another balance of account \(account) than the log has",
            expected: "\(balance)", got: balances[account]?.description ?? "no answer")
        }
      }
    }
  }

  /// The worker's table has the balances that follow from the log, and no others.
  private func balances(in table: [AccountID: Money]) -> Check {
    Check("balances: the worker's table, log", "\(table.count) accounts") { () throws(Difference) in
      for account in Set(replayed.keys).union(table.keys).sorted() {
        let (expected, got) = (replayed[account], table[account])
        guard expected != got else { continue }
        throw Difference(
          "the worker's table has another balance of account \(account) than the log",
          expected: expected?.description ?? "none", got: got?.description ?? "none")
      }
    }
  }

  private func total(of kind: Notice.Kind) -> Money {
    clients.told.values.filter { $0.kind == kind }.reduce(.zero) { $0 &+ $1.amount }
  }
}
