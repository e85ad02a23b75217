/// The proof that the exercises teach.
enum Proof {
  static func run(_ scope: Scope, in road: Road) async throws -> Bool {
    throw NotYet()
  }

  struct NotYet: Error, CustomStringConvertible {
    let description = "verify is not written yet."
  }
}
