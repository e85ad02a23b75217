// Wrong answers to exercise 6.9.

// Answer: compares-quotes
// Mistake: compares with the quotes around it
// Shows: What is there is not sent again
// Instead of:
case .tags(let tags): tags.contains { $0.version == version }
// Write:
case .tags(let tags): tags.contains { $0.text == EntityTag(version: version).description }

// Answer: first-tag
// Mistake: looks at the first tag only
// Shows: The change is wanted at
// Hole: 1
guard case .tags(let tags) = self else { return nil }
guard let tag = tags.first, !tag.isWeak, let version = tag.version else { return [] }
return [version]

// Answer: holds-all
// Mistake: wants every tag to be that of the version
// Shows: What is there is not sent again
// Instead of:
case .tags(let tags): tags.contains { $0.version == version }
// Write:
case .tags(let tags): tags.allSatisfy { $0.version == version }

// Answer: holds-for-a-change
// Mistake: asks for reading as for a change
// Shows: Whoever sends answers through a proxy
// Hole: 2
versionsForChange?.contains(version) ?? true

// Answer: holds-newer
// Mistake: sends nothing to whoever has a newer version
// Shows: It would go on with something else
// Instead of:
case .tags(let tags): tags.contains { $0.version == version }
// Write:
case .tags(let tags): tags.contains { ($0.version ?? 0) >= version }

// Answer: newest-tag
// Mistake: takes the newest version of the list
// Shows: The change is wanted at
// Hole: 1
guard case .tags(let tags) = self else { return nil }
let versions = tags.filter { !$0.isWeak }.compactMap(\.version)
return versions.max().map { [$0] } ?? []

// Answer: nothing-known-is-no-condition
// Mistake: forgets a condition in which no version is named
// Shows: Somebody who names a state
// Hole: 1
guard case .tags(let tags) = self else { return nil }
let versions = Set(tags.filter { !$0.isWeak }.compactMap(\.version))
return versions.isEmpty ? nil : versions

// Answer: reads-any-number
// Mistake: reads whatever is a number
// Shows: No version of ours is written like that
// Instead of:
case .tags(let tags): Set(tags.filter { !$0.isWeak }.compactMap(\.version))
// Write:
case .tags(let tags): Set(tags.filter { !$0.isWeak }.compactMap { Int($0.text) })

// Answer: says-the-contrary
// Mistake: says whether the client does not have it
// Shows: What is there is not sent again
// Instead of:
case .tags(let tags): tags.contains { $0.version == version }
// Write:
case .tags(let tags): !tags.contains { $0.version == version }

// Answer: star-holds-nothing
// Mistake: knows no star when it reads
// Shows: matches whatever there is
// Instead of:
case .anything: true
// Write:
case .anything: false

// Answer: star-is-no-version
// Mistake: takes the star for a list of nothing
// Shows: is for whoever wants a change whatever the version is
// Instead of:
case .anything: nil
// Write:
case .anything: []

// Answer: unknown-tag-is-a-star
// Mistake: takes one tag that it does not know for any version
// Shows: Somebody who names a state
// Hole: 1
guard case .tags(let tags) = self, tags.allSatisfy({ $0.version != nil }) else { return nil }
return Set(tags.filter { !$0.isWeak }.compactMap(\.version))

// Answer: weak-does-not-hold
// Mistake: takes no weak tag for reading either
// Shows: Whoever sends answers through a proxy
// Instead of:
case .tags(let tags): tags.contains { $0.version == version }
// Write:
case .tags(let tags): tags.contains { !$0.isWeak && $0.version == version }

// Answer: weak-for-a-change
// Mistake: takes a weak tag for a change
// Shows: A weak tag says
// Instead of:
case .tags(let tags): Set(tags.filter { !$0.isWeak }.compactMap(\.version))
// Write:
case .tags(let tags): Set(tags.compactMap(\.version))
