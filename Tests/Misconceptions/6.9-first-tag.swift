// Exercise: 6.9
// Mistake: looks at the first tag only
// Shows: The change is wanted at
// Hole: 1
guard case .tags(let tags) = self else { return nil }
guard let tag = tags.first, !tag.isWeak, let version = tag.version else { return [] }
return [version]
