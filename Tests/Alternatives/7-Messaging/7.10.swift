// Other right answers to exercise 7.10.

// Answer: step-by-step
// Alternative: collects the error, and decides at the end
// Hole: 1
var failure: (any Error)?
do {
  let message = try Message(json: delivery.body)
  switch try await keepingHidden(delivery, while: { try await consumer.consume(message) }) {
  case .handled, .duplicate: try await delete(delivery)
  }
} catch {
  failure = error
}
guard let failure else { return }
report("\(failure)")
if let lost = failure as? QueueError, lost == .messageNotInFlight { return }
await giveBack(delivery, after: settings.delay.delay(after: delivery.receiveCount))
