import API
import ExerciseSupport
import Testing

@Suite("Stage 6: Entity tags and versions")
struct TagConditionTests {
  typealias Tag = TagCondition.Tag

  @Test(
    "The strong tags name the versions for a change", .exercise("6.9"),
    arguments: [
      ([Tag("3")], [3]), ([Tag("3"), Tag("5")], [3, 5]), ([Tag("5"), Tag("3"), Tag("5")], [3, 5]),
      ([Tag("3", isWeak: true), Tag("4")], [4]),
    ] as [([Tag], Set<Int>)])
  func namesVersions(tags: [Tag], versions: Set<Int>) throws {
    let found = TagCondition.tags(tags).versionsForChange
    try #require(
      found == versions,
      """
      A change came with If-Match: \(words(tags)).
        expected: \(words(versions))
        got:      \(words(found))
      All strong tags count, and the order doesn't matter. Chapter 6, exercise 6.9.
      """)
  }

  @Test("A star in If-Match is any version", .exercise("6.9"))
  func star() throws {
    let one = TagCondition.tags([Tag("1")]).versionsForChange
    let found = TagCondition.anything.versionsForChange
    try #require(
      one == [1] && found == nil,
      """
      If-Match: * wants a change at any version, and If-Match: "1" at version 1.
        expected: \(words(nil)), and \(words([1]))
        got:      \(words(found)), and \(words(one))
      With an empty set, a change with * is never made. Chapter 6, exercise 6.9.
      """)
  }

  @Test("A weak tag can't be used for a change", .exercise("6.9"))
  func weak() throws {
    let found = TagCondition.tags([Tag("3", isWeak: true)]).versionsForChange
    try #require(
      found == [],
      """
      A change came with If-Match: W/"3". A weak tag means "equivalent", and a change has to know the \
      exact version (RFC 9110, section 13.1.1).
        expected: \(words([]))
        got:      \(words(found))
      Chapter 6, exercise 6.9.
      """)
  }

  @Test(
    "A tag that isn't ours is a condition that no version meets", .exercise("6.9"),
    arguments: ["abc", "", "03", "+3", "3.0", "9223372036854775808"])
  func foreign(text: String) throws {
    let found = TagCondition.tags([Tag(text)]).versionsForChange
    try #require(
      found == [],
      """
      A change came with If-Match: "\(text)". This server writes no version like that.
        expected: \(words([]))
        got:      \(words(found))
      With "any version", the client changes a state that it hasn't seen. Leave the format to \
      `tag.version`. Chapter 6, exercise 6.9.
      """)
  }

  @Test(
    "One matching tag is enough for a client to have the version", .exercise("6.9"),
    arguments: [
      ([Tag("3")], true), ([Tag("2")], false), ([Tag("4")], false),
      ([Tag("2"), Tag("3")], true), ([Tag("3"), Tag("4")], true), ([Tag("2"), Tag("4")], false),
      ([Tag("03")], false), ([Tag("abc")], false), ([Tag("")], false),
    ])
  func holds(tags: [Tag], isHeld: Bool) throws {
    try #require(
      TagCondition.tags(tags).holds(3) == isHeld,
      """
      A GET came with If-None-Match: \(words(tags)), and the version is 3.
        expected: holds(3) == \(isHeld)
        got:      holds(3) == \(!isHeld)
      \(isHeld ? "The same version would be sent again." : "The client would keep another version.") \
      Chapter 6, exercise 6.9.
      """)
  }

  @Test("For reading, a weak tag is as good as a strong one", .exercise("6.9"))
  func holdsWeakly() throws {
    let condition = TagCondition.tags([Tag("3", isWeak: true)])
    try #require(
      condition.holds(3) && !condition.holds(4),
      """
      A GET came with If-None-Match: W/"3". A proxy that compresses responses makes their tags weak.
        expected: holds(3) == true, holds(4) == false
        got:      holds(3) == \(condition.holds(3)), holds(4) == \(condition.holds(4))
      Chapter 6, exercise 6.9.
      """)
  }

  @Test("A star in If-None-Match holds for every version", .exercise("6.9"))
  func holdsAnything() throws {
    try #require(
      TagCondition.anything.holds(1) && TagCondition.anything.holds(99),
      """
      A GET came with If-None-Match: *, which matches every version.
        expected: true
        got:      false
      Chapter 6, exercise 6.9.
      """)
  }

  private func words(_ tags: [Tag]) -> String {
    tags.map { "\($0.isWeak ? "W/" : "")\"\($0.text)\"" }.joined(separator: ", ")
  }

  private func words(_ versions: Set<Int>?) -> String {
    guard let versions else { return "nil, which is any version" }
    return versions.isEmpty ? "an empty set, which is no version" : "\(versions.sorted())"
  }
}
