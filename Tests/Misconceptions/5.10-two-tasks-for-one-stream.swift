// Exercise: 5.10
// Mistake: lets two tasks race for each ring, and closes the stream with the one that loses
// Shows: and nobody has appended anything
keep(listener, until: {})
return AsyncStream { [interval] in
  await withTaskGroup(of: Void.self) { group in
    group.addTask { for await _ in rings { return } }
    group.addTask { try? await Task.sleep(for: interval) }
    await group.next()
    group.cancelAll()
  }
}
