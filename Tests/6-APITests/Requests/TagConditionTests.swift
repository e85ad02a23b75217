import API
import ExerciseSupport
import Testing

@Suite("Stage 6: What a tag stands for")
struct TagConditionTests {
  typealias Tag = TagCondition.Tag

  @Test(
    "A change is wanted at the versions that the strong tags name", .exercise("6.9"),
    arguments: [
      ([Tag("3")], [3]), ([Tag("3"), Tag("5")], [3, 5]), ([Tag("5"), Tag("3"), Tag("5")], [3, 5]),
      ([Tag("3", isWeak: true), Tag("4")], [4]),
    ] as [([Tag], Set<Int>)])
  func namesVersions(tags: [Tag], versions: Set<Int>) throws {
    let found = TagCondition.tags(tags).versionsForChange
    try #require(
      found == versions,
      """
      If-Match: \(words(tags)). The change is wanted at \(words(versions)), but your code says \
      \(words(found)). Read: Chapter 6, exercise 6.9.
      """)
  }

  @Test("A star wants the change at any version", .exercise("6.9"))
  func star() throws {
    let one = TagCondition.tags([Tag("1")]).versionsForChange
    let found = TagCondition.anything.versionsForChange
    try #require(
      one == [1] && found == nil,
      """
      If-Match: * is for whoever wants a change whatever the version is, if only there is \
      something. That is no condition on the version, so it has to be nil, but it is \
      \(words(found)); and "1" gave \(words(one)). Read: Chapter 6, exercise 6.9.
      """)
  }

  @Test("A weak tag is not good enough for a change", .exercise("6.9"))
  func weak() throws {
    let found = TagCondition.tags([Tag("3", isWeak: true)]).versionsForChange
    try #require(
      found == [],
      """
      If-Match: W/"3". A weak tag says "about the same", and a change needs to know precisely what \
      it changes. So it names no version, and the change is wanted at none of them: that is an \
      empty set, but your code says \(words(found)). Read: Chapter 6, exercise 6.9.
      """)
  }

  @Test(
    "A tag that is not ours names no version, and is a condition all the same", .exercise("6.9"),
    arguments: ["abc", "", "03", "+3", "3.0", "9223372036854775808"])
  func foreign(text: String) throws {
    let found = TagCondition.tags([Tag(text)]).versionsForChange
    try #require(
      found == [],
      """
      If-Match: "\(text)". No version of ours is written like that, so the change is wanted at \
      none: an empty set. Your code says \(words(found)). Somebody who names a state that there is \
      not would change another one. Read: Chapter 6, exercise 6.9.
      """)
  }

  @Test(
    "Whoever has a version gets it no second time", .exercise("6.9"),
    arguments: [
      ([Tag("3")], true), ([Tag("2")], false), ([Tag("4")], false),
      ([Tag("2"), Tag("3")], true), ([Tag("3"), Tag("4")], true), ([Tag("2"), Tag("4")], false),
      ([Tag("03")], false), ([Tag("abc")], false), ([Tag("")], false),
    ])
  func holds(tags: [Tag], isHeld: Bool) throws {
    try #require(
      TagCondition.tags(tags).holds(3) == isHeld,
      """
      If-None-Match: \(words(tags)), and the version is 3. So the client \
      \(isHeld ? "has it already" : "does not have it"), but your code says the contrary. \
      \(isHeld ? "What is there is not sent again." : "It would go on with something else.") \
      Read: Chapter 6, exercise 6.9.
      """)
  }

  @Test("For reading, a weak tag is as good as a strong one", .exercise("6.9"))
  func holdsWeakly() throws {
    let condition = TagCondition.tags([Tag("3", isWeak: true)])
    try #require(
      condition.holds(3) && !condition.holds(4),
      """
      If-None-Match: W/"3". Whoever sends answers through a proxy that packs them gets weak tags, \
      and for what is only read they are as good. So version 3 is there already, and version 4 is \
      not, but your code says \(condition.holds(3)) and \(condition.holds(4)). \
      Read: Chapter 6, exercise 6.9.
      """)
  }

  @Test("A star holds whatever there is", .exercise("6.9"))
  func holdsAnything() throws {
    try #require(
      TagCondition.anything.holds(1) && TagCondition.anything.holds(99),
      """
      If-None-Match: * matches whatever there is, so the client has any version, but your code \
      says that it does not. Read: Chapter 6, exercise 6.9.
      """)
  }

  private func words(_ tags: [Tag]) -> String {
    tags.map { "\($0.isWeak ? "W/" : "")\"\($0.text)\"" }.joined(separator: ", ")
  }

  private func words(_ versions: Set<Int>?) -> String {
    guard let versions else { return "nil, which is any version" }
    return versions.isEmpty ? "no version" : "\(versions.sorted())"
  }
}
