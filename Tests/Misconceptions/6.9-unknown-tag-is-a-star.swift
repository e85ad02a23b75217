// Exercise: 6.9
// Mistake: takes one tag that it does not know for any version
// Shows: Somebody who names a state
// Hole: 1
guard case .tags(let tags) = self, tags.allSatisfy({ $0.version != nil }) else { return nil }
return Set(tags.filter { !$0.isWeak }.compactMap(\.version))
