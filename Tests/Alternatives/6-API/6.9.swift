// Other right answers to exercise 6.9.

// Answer: compares-tags
// Alternative: formats the tag, and compares it
// Hole: 1
if self == .anything { return nil }
guard case .tags(let tags) = self else { return [] }
return tags.reduce(into: []) { versions, tag in
  guard !tag.isWeak, let version = Int(tag.text), Tag("\(version)") == tag else { return }
  versions.insert(version)
}
// Hole: 2
switch self {
case .anything:
  return true
case .tags(let tags):
  let text = EntityTag(version: version).description.dropFirst().dropLast()
  return tags.contains(Tag(String(text))) || tags.contains(Tag(String(text), isWeak: true))
}

// Answer: one-by-one
// Alternative: loops over the tags
// Hole: 1
guard case .tags(let tags) = self else { return nil }
var versions: Set<Int> = []
for tag in tags where !tag.isWeak {
  if let version = tag.version { versions.insert(version) }
}
return versions
// Hole: 2
guard case .tags(let tags) = self else { return true }
return Set(tags.map(\.text)).contains(String(version))
