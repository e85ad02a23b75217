/// The function `append_events` in the database: one call checks, appends and answers.
///
/// It returns an outcome, which ``AppendAnswer`` reads. It raises no error for a refusal: an error
/// would end the transaction, and other appends may be in it.
enum AppendFunction {
  /// The steps of the function, in order. Each of them is SQL or PL/pgSQL.
  ///
  /// A step may end the function with `RETURN`. Each statement sees what was committed before it.
  static var steps: [String] {
    // BEGIN EXERCISE 8.5
    // Two machines run these steps at the same time. Which step is missing, and where?
    [emptyAppend, keys, repetition, insertion, records]
    // END EXERCISE 8.5
  }

  /// Appends new events to a stream that is at the expected version.
  ///
  /// `p_expected` is the expected version; -1 means that the stream must have events, and NULL that
  /// any version is right. The variable `actual` is declared for you.
  static var newEvents: String {
    // BEGIN EXERCISE 8.3
    // Is the stream at the expected version? Then insert the events. What is the outcome?
    "NULL;"
    // END EXERCISE 8.3
  }
}
