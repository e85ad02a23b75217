import EventSourcing

extension CommandContext {
  /// Checks that the command may run at `version`. A stream without events passes: the rules
  /// decide about it.
  ///
  /// - Throws: ``StaleVersion``.
  func checkPrecondition(in stream: StreamID, at version: Int) throws(StaleVersion) {
    guard let onlyAt, version > 0, !onlyAt.contains(version) else { return }
    throw StaleVersion(stream: stream, wanted: onlyAt, actual: version)
  }
}
