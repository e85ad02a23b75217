/// A source file as the text around its holes, and the holes.
struct HoleFile: Sendable, Equatable {
  enum Segment: Sendable, Equatable {
    case text([String])
    case hole(Hole)
  }

  let segments: [Segment]

  var holes: [Hole] {
    segments.compactMap { if case .hole(let hole) = $0 { hole } else { nil } }
  }

  /// The file with `content` in each hole, as it belongs in `Sources`.
  func filled(with content: (Hole) -> [String]) -> String {
    numbered { hole, _ in content(hole) }
  }

  /// The same as ``filled(with:)``, where `content` also learns how many holes of its exercise came before.
  func numbered(with content: (Hole, _ ordinal: Int) -> [String]) -> String {
    var seen: [ExerciseID: Int] = [:]
    return segments.flatMap { segment -> [String] in
      switch segment {
      case .text(let lines):
        return lines
      case .hole(let hole):
        let ordinal = seen[hole.exercise, default: 0]
        seen[hole.exercise] = ordinal + 1
        return [hole.begin] + content(hole, ordinal) + [hole.end]
      }
    }.joined(separator: "\n")
  }

  /// The file as a learner first meets it; only a file from `Solutions` knows its starters.
  var starter: String { filled(with: \.starter) }

  /// The file with the reference in its holes and without starter comments.
  var reference: String { filled(with: \.lines) }

  /// The text around the holes and the markers, for telling whether two trees agree.
  var surroundings: String { filled { _ in [] } }
}
