// Exercise: 6.9
// Alternative: goes through the tags one by one
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
