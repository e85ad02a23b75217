/// None of the servers can be written to; nothing has been sent to any of them.
public struct PrimaryNotFound: Error, Hashable {
  /// The name of each server, and what it has answered.
  public let answers: [String]

  init(_ search: PrimarySearch, highestTimeline: Int?) {
    answers = search.servers.indices.map { server in
      let name = search.servers[server]
      guard let answer = search.answer(of: server) else { return "\(name): not asked" }
      guard let state = answer.state, state.acceptsWrites,
        let highestTimeline, state.timeline < highestTimeline
      else { return "\(name): \(answer)" }
      return "\(name): \(answer), which is older than timeline \(highestTimeline)"
    }
  }
}

extension PrimaryNotFound: CustomStringConvertible {
  public var description: String {
    "no PostgreSQL server accepts writes (\(answers.joined(separator: "; ")))"
  }
}
