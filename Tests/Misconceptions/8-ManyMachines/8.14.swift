// Wrong answers to exercise 8.14.

// Answer: swifts-hash
// Mistake: takes Swift's hash, which is different in each process
// Shows: Every process computes the same number
// Hole: 1
UInt64(bitPattern: Int64(text.hashValue))

// Answer: multiplies-first
// Mistake: computes FNV-1, which multiplies first
// Shows: first comes the exclusive or, then the multiplication
// Instead of:
  hash ^= UInt64(byte)
  hash &*= prime
// Write:
  hash &*= prime
  hash ^= UInt64(byte)

// Answer: characters
// Mistake: hashes code points instead of bytes
// Shows: The hash of "account-é"
// Instead of:
for byte in text.utf8 {
  hash ^= UInt64(byte)
// Write:
for scalar in text.unicodeScalars {
  hash ^= UInt64(scalar.value)

// Answer: begins-at-zero
// Mistake: leaves out the offset basis
// Shows: FNV-1a starts with the offset basis
// Instead of:
var hash = offsetBasis
// Write:
var hash: UInt64 = 0

// Answer: adds-up
// Mistake: adds the bytes, so that names with the same letters collide
// Shows: The hash of "a"
// Instead of:
  hash ^= UInt64(byte)
  hash &*= prime
// Write:
  hash &+= UInt64(byte)

// Answer: seeded-slot
// Mistake: takes Swift's hash of the stream for the slot
// Shows: It is hash % slotCount
// Hole: 2
Int(UInt(bitPattern: stream.hashValue) % UInt(slotCount))

// Answer: with-a-sign
// Mistake: makes a number with a sign of the hash, which gives slots below 0
// Shows: computed without a sign
// Hole: 2
Int(truncatingIfNeeded: Self.hash(of: stream.description)) % slotCount

// Answer: magnitude
// Mistake: drops the sign, which gives another slot for half of the streams
// Shows: computed without a sign
// Hole: 2
abs(Int(truncatingIfNeeded: Self.hash(of: stream.description)) % slotCount)

// Answer: by-category
// Mistake: hashes the category, so that all accounts are in one slot
// Shows: It is hash % slotCount
// Hole: 2
Int(Self.hash(of: stream.category.rawValue) % UInt64(slotCount))

// Answer: id-alone
// Mistake: hashes the id without the category
// Shows: of the stream's `description`
// Hole: 2
Int(Self.hash(of: stream.id) % UInt64(slotCount))

// Answer: unsorted
// Mistake: takes the members in the order in which they come
// Shows: each of them has to sort first
// Instead of:
let sorted = members.sorted()
// Write:
let sorted = members

// Answer: rounded-down
// Mistake: gives each member the same number of slots, and nobody the rest
// Shows: A slot without a member
// Instead of:
return Array(stride(from: place, to: slotCount, by: sorted.count))
// Write:
let size = slotCount / sorted.count
return Array(place * size..<(place + 1) * size)

// Answer: the-last-takes-the-rest
// Mistake: gives the whole rest to the last member
// Shows: no member has two more than another
// Instead of:
return Array(stride(from: place, to: slotCount, by: sorted.count))
// Write:
let size = slotCount / sorted.count
let isLast = place == sorted.count - 1
return Array(place * size..<(isLast ? slotCount : (place + 1) * size))

// Answer: hashed-members
// Mistake: gives each slot to a member by its hash, which is not balanced
// Shows: no member has two more than another
// Instead of:
return Array(stride(from: place, to: slotCount, by: sorted.count))
// Write:
return (0..<slotCount).filter {
  Int(Self.hash(of: "slot \($0)") % UInt64(sorted.count)) == place
}

// Answer: overlapping
// Mistake: gives the slots at the borders to two members
// Shows: each of them once
// Instead of:
return Array(stride(from: place, to: slotCount, by: sorted.count))
// Write:
let size = (slotCount + sorted.count - 1) / sorted.count
let start = min(place * slotCount / sorted.count, slotCount)
return Array(start..<min(start + size, slotCount))

// Answer: strangers-get-the-first
// Mistake: gives slots to a name that isn't in the group
// Shows: [[], []], then all 4
// Instead of:
guard let place = sorted.firstIndex(of: member) else { return [] }
return Array(stride(from: place, to: slotCount, by: sorted.count))
// Write:
let place = sorted.firstIndex(of: member) ?? 0
return Array(stride(from: place, to: slotCount, by: max(sorted.count, 1)))
