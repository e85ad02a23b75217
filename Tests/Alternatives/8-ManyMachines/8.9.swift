// Other right answers to exercise 8.9.

// Answer: pauses-before-an-attempt
// Alternative: pauses before an attempt instead of after it, and closes the session itself
// Hole: 1
var failures = 0
repeat {
  if failures > 0 { try? await backOff.wait(after: failures) }
  guard !Task.isCancelled else { return }
  do {
    let session = try await connect()
    do {
      let notifications = session.notifications()
      _ = try await session.send([PostgresStatement("LISTEN events")]).first?.get()
      failures = 0
      send()
      for await _ in notifications { send() }
    } catch {
      report(error)
    }
    await session.close()
  } catch {
    report(error)
  }
  failures += 1
} while !Task.isCancelled
