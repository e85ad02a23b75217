/// The part of the workbook that is proved.
enum ProofSubject: Sendable, Equatable {
  /// All exercises, the capstone, and all that the text shows.
  case everything
  case exercises(Scope)
  /// Only the acceptance tests at the end of the road: `verify capstone`.
  case capstone
  /// Only the text: `verify text`.
  case text

  func includes(_ part: ProofSubject) -> Bool { self == .everything || self == part }
}
