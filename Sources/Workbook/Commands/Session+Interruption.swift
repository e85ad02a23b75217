extension Session {
  /// The notice about commands that were interrupted while they changed files.
  ///
  /// It is said until the learner has the files back, or the next such command has ended well.
  var interruptionLines: [String] {
    Interruption.all(in: package).flatMap { interruption in
      let backup = interruption.backup.path
      let advice =
        interruption.hasSaves
        ? ["You have saved newer versions since, so copy back only what you need."]
        : [
          "To restore them, before you run the command again:",
          "  " + terminal.styled("cp -R \(backup)/Sources .", .code),
        ]
      return [
        "A `solve`, `reset` or `update` was interrupted after it had replaced these files.",
        "Their previous versions are in \(backup).",
      ] + interruption.replaced.map { "  " + terminal.styled($0, .code) } + advice + [""]
    }
  }
}
