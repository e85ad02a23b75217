import SQLite
import Testing

@Suite("The given SQLite: library versions")
struct VersionTests {
  @Test("The versions with the WAL-reset bug are recognized, on both sides of each border")
  func knowsFault() {
    let faulty = [3_007_000, 3_044_005, 3_045_000, 3_050_006, 3_051_000, 3_051_002]
    let sound = [3_006_023, 3_044_006, 3_044_099, 3_050_007, 3_051_003, 3_052_000, 4_000_000]
    for version in faulty { #expect(SQLiteVersion(rawValue: version).hasWALResetFault) }
    for version in sound { #expect(!SQLiteVersion(rawValue: version).hasWALResetFault) }
  }

  @Test("The advice is one line with the version and a solution, and only for a faulty version")
  func advises() throws {
    let advice = try #require(SQLiteVersion(rawValue: 3_040_001).advice)
    #expect(advice.contains("SQLite 3.40.1") && advice.contains("update SQLite"))
    #expect(!advice.contains("\n"))
    #expect(SQLiteVersion(rawValue: 3_051_003).advice == nil)
  }

  @Test("The linked version is the library's")
  func asksLibrary() throws {
    let connection = try Connection(path: ":memory:")
    let version = try connection.run("SELECT sqlite_version()") { $0.text(0) }
    #expect(version == ["\(SQLiteVersion.linked)"])
  }
}
