/// What is to be proved.
enum ProofSubject: Sendable, Equatable {
  /// All exercises, and all that the text shows.
  case everything
  case exercises(Scope)
  /// Only that the text shows what is true: `verify text`.
  case text
}
