extension Session {
  /// What to say about a command that was ended while it changed files; nothing, when there was none.
  ///
  /// It is said until the learner has the files back, or the next such command has ended well.
  var interruptionLines: [String] {
    Backup.interrupted(in: package).flatMap { backup in
      [
        "An earlier `solve`, `reset` or `update` was interrupted: some files are changed,",
        "others are not. What was there before is kept in \(backup.path). To get it back:",
        "  \(terminal.styled("cp -R \(backup.path)/Sources .", .code))",
        "",
      ]
    }
  }
}
