// Other right answers to exercise 8.14.

// Answer: ranges
// Alternative: a fold for the hash, and neighbouring slots for each member
// Hole: 1
text.utf8.reduce(offsetBasis) { ($0 ^ UInt64($1)) &* prime }
// Hole: 3
guard members.contains(member) else { return [] }
let place = members.count { $0 < member }
let (start, end) = (place * slotCount / members.count, (place + 1) * slotCount / members.count)
return Array(start..<end)

// Answer: filtered
// Alternative: asks for each slot whose it is
// Hole: 3
let order = members.sorted(by: >)
guard order.contains(member) else { return [] }
return (0..<slotCount).filter { order[$0 % order.count] == member }
