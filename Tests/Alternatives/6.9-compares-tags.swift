// Exercise: 6.9
// Alternative: writes the tag and compares
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
