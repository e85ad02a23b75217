extension Command {
  static let usage = """
    swift run workbook            show your progress, the next exercise, and why it fails
    swift run workbook watch      the same on every save; n next, h hint, l list, d diff, q quit
    swift run workbook list       list all exercises and which of them pass
    swift run workbook check 1.3  test one exercise, a stage (1) or everything
    swift run workbook hint 1.3   show a hint; without a number, for the next exercise
    swift run workbook diff 1.3   compare your answer with the reference
    swift run workbook solve 1.3  write the reference into one exercise, or a stage (1)
    swift run workbook reset 1.3  restore the starter code of one exercise, a stage (1), or --all
    swift run workbook update     fetch the newest edition, keep your answers; --offline: no fetch
    swift run workbook test       build everything and test the reference; --yes installs what is
                                  missing without asking
    swift run workbook verify     for contributors: prove the exercises and the text
    """
}
