extension Command {
  static let usage = """
    swift run workbook            where you are, what is next, why it fails
    swift run workbook watch      the same on every save; n next, h hint, l list, d diff, q quit
    swift run workbook list       all exercises, ticked from the tests
    swift run workbook check 2.3  run one exercise, a stage (2) or everything
    swift run workbook hint 2.3   the next hint; again for the one after
    swift run workbook diff 2.3   your hole beside the reference
    swift run workbook solve 2.3  write the reference into your hole, or a whole stage (2)
    swift run workbook reset 2.3  back to the starter, or a whole stage (2), or --all
    swift run workbook update     after a git pull: the new text around what you wrote
    swift run workbook verify     for maintainers: prove that the exercises teach
    """
}
