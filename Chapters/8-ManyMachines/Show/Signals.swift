import ChapterSupport
import CommandHandlers
import EventSourcing
import Events
import Foundation
import ManyMachines
import ScratchPostgres

/// One machine appends, another one follows.
func showSignals(on server: ScratchPostgres) async {
  await part("A signal across machines", exercises: ["8.9"]) {
    let database = try await server.database()
    let (here, there) = (try await Machine(on: database), try await Machine(on: database))
    try await here.ask(.open(1), of: 1, id: "open")
    let clock = ContinuousClock()
    let arrivals = Watched<[GlobalPosition: ContinuousClock.Instant]>([:])
    let following = Task {
      for try await event in there.store.subscribe(after: .start) {
        arrivals.change { $0[event.position] = clock.now }
      }
    }
    _ = try await arrivals.wait { $0.isEmpty ? nil : true }
    var delays: [Duration] = []
    for number in 1...200 {
      let start = clock.now
      let position = try await here.ask(
        .deposit(1, Money(cents: 1_00)), of: 1, id: "deposit \(number)")
      let arrival = try await within(.seconds(10), "the event at \(position)") {
        try await arrivals.wait { $0[position] }
      }
      delays.append(arrival - start)
    }
    following.cancel()
    delays.sort()
    print("  200 deposits at one machine; a follower on the other one sees each of them")
    print("  from the command to the follower: half within \(milliseconds(delays[100])),")
    print("  all but two within \(milliseconds(delays[197]))")
    for machine in [here, there] { await machine.store.close() }
  }
}

private func milliseconds(_ duration: Duration) -> String {
  duration.formatted(.units(allowed: [.milliseconds], fractionalPart: .show(length: 1)))
}
