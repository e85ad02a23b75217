// Other right answers to exercise 8.10.

// Answer: looks-in-the-queue
// Alternative: looks for the append in the queue, and then in the group
// Hole: 1
if let place = waiting.firstIndex(where: { $0.number == entry.number }) {
  waiting.remove(at: place)
  return StoreUnavailable(reason: reason)
}
guard !isSent else { return UncertainAppend(reason: reason) }
group.removeAll { $0.number == entry.number }
return StoreUnavailable(reason: reason)
