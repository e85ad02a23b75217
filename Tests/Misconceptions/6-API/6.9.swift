// Wrong answers to exercise 6.9.

// Answer: compares-quotes
// Mistake: compares the tag with its quotes
// Shows: The same version would be sent again
// Instead of:
case .tags(let tags): tags.contains { $0.version == version }
// Write:
case .tags(let tags): tags.contains { $0.text == EntityTag(version: version).description }

// Answer: first-tag
// Mistake: checks only the first tag
// Shows: All strong tags count, and the order doesn't matter
// Hole: 1
guard case .tags(let tags) = self else { return nil }
guard let tag = tags.first, !tag.isWeak, let version = tag.version else { return [] }
return [version]

// Answer: holds-all
// Mistake: requires every tag to match
// Shows: The same version would be sent again
// Instead of:
case .tags(let tags): tags.contains { $0.version == version }
// Write:
case .tags(let tags): tags.allSatisfy { $0.version == version }

// Answer: holds-for-a-change
// Mistake: uses the rules of reading for a change
// Shows: A proxy that compresses responses
// Hole: 2
versionsForChange?.contains(version) ?? true

// Answer: holds-newer
// Mistake: matches a newer version as well
// Shows: The client would keep another version
// Instead of:
case .tags(let tags): tags.contains { $0.version == version }
// Write:
case .tags(let tags): tags.contains { ($0.version ?? 0) >= version }

// Answer: newest-tag
// Mistake: uses the highest version of the list
// Shows: All strong tags count, and the order doesn't matter
// Hole: 1
guard case .tags(let tags) = self else { return nil }
let versions = tags.filter { !$0.isWeak }.compactMap(\.version)
return versions.max().map { [$0] } ?? []

// Answer: nothing-known-is-no-condition
// Mistake: ignores a condition without a known version
// Shows: changes a state that it hasn't seen
// Hole: 1
guard case .tags(let tags) = self else { return nil }
let versions = Set(tags.filter { !$0.isWeak }.compactMap(\.version))
return versions.isEmpty ? nil : versions

// Answer: reads-any-number
// Mistake: parses every text that is a number
// Shows: This server writes no version like that
// Instead of:
case .tags(let tags): Set(tags.filter { !$0.isWeak }.compactMap(\.version))
// Write:
case .tags(let tags): Set(tags.filter { !$0.isWeak }.compactMap { Int($0.text) })

// Answer: says-the-contrary
// Mistake: inverts the result
// Shows: The same version would be sent again
// Instead of:
case .tags(let tags): tags.contains { $0.version == version }
// Write:
case .tags(let tags): !tags.contains { $0.version == version }

// Answer: star-holds-nothing
// Mistake: ignores `*` when reading
// Shows: which matches every version
// Instead of:
case .anything: true
// Write:
case .anything: false

// Answer: star-is-no-version
// Mistake: treats `*` as an empty list
// Shows: With an empty set, a change with * is never made
// Instead of:
case .anything: nil
// Write:
case .anything: []

// Answer: unknown-tag-is-a-star
// Mistake: treats an unknown tag as `*`
// Shows: changes a state that it hasn't seen
// Hole: 1
guard case .tags(let tags) = self, tags.allSatisfy({ $0.version != nil }) else { return nil }
return Set(tags.filter { !$0.isWeak }.compactMap(\.version))

// Answer: weak-does-not-hold
// Mistake: rejects a weak tag for reading
// Shows: A proxy that compresses responses
// Instead of:
case .tags(let tags): tags.contains { $0.version == version }
// Write:
case .tags(let tags): tags.contains { !$0.isWeak && $0.version == version }

// Answer: weak-for-a-change
// Mistake: accepts a weak tag for a change
// Shows: A weak tag means "equivalent"
// Instead of:
case .tags(let tags): Set(tags.filter { !$0.isWeak }.compactMap(\.version))
// Write:
case .tags(let tags): Set(tags.compactMap(\.version))
