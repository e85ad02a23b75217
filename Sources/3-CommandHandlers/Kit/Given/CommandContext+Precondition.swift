import EventSourcing

extension CommandContext {
  /// Checks that the command may run at `version`. A stream without events passes: the rules
  /// decide about it.
  ///
  /// - Throws: ``StaleVersion``, ``UnwantedVersion``.
  func checkPrecondition(in stream: StreamID, at version: Int) throws {
    guard version > 0 else { return }
    if let onlyAt, !onlyAt.contains(version) {
      throw StaleVersion(stream: stream, wanted: onlyAt, actual: version)
    }
    if let notAt, notAt.contains(version) {
      throw UnwantedVersion(stream: stream, actual: version)
    }
  }
}
