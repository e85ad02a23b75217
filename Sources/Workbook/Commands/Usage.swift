extension Command {
  static let usage = """
    swift run workbook            where you are, what is next, why it fails
    swift run workbook watch      the same on every save; n next, h hint, l list, d diff, q quit
    swift run workbook list       all exercises, ticked from the tests
    swift run workbook check 1.3  run one exercise, a stage (1) or everything
    swift run workbook hint 1.3   the next hint; without a number, for the next exercise
    swift run workbook diff 1.3   your hole beside the reference
    swift run workbook solve 1.3  write the reference into your hole, or a whole stage (1)
    swift run workbook reset 1.3  back to the starter, or a whole stage (1), or --all
    swift run workbook update     the newest edition, around what you wrote; --offline fetches none
    swift run workbook test       set up, build and test everything, with the reference; --yes
                                  installs what is missing without asking
    swift run workbook verify     for maintainers: prove what is taught and shown
    """
}
