/// Whether ROADMAP.md lists the exercises that the chapters have, in their order.
struct RoadmapReview {
  let road: Road
  let pages: [Page]

  /// One finding, or none where there is no such page.
  var findings: [Finding] {
    guard pages.contains(where: { $0.path == "ROADMAP.md" }),
      let text = try? road.package.text(at: "ROADMAP.md", wanted: "")
    else { return [] }
    let listed = text.lines.compactMap { $0.wholeMatch(of: /- \[.\] (.+)/) }.map { String($0.1) }
    let wanted = road.exercises.map { "\($0.id) \($0.title)" }
    let missing = wanted.first { !listed.contains($0) }
    let strange = listed.first { !wanted.contains($0) }
    let fault =
      missing.map { "the line '- [ ] \($0)' is missing" }
      ?? strange.map { "it lists '\($0)', which is in no chapter" }
      ?? (listed == wanted ? nil : "its exercises are in a different order than in the chapters")
    return [Finding(.text, nil, subject: "the exercises in ROADMAP.md", fault: fault)]
  }
}
