extension Benchmark {
  /// All there are, in the order in which they are measured.
  static let all: [Benchmark] = figures + growths

  private static let figures: [Benchmark] =
    [
      memoryAppend, memoryTasks, memoryReplay,
      sqliteAppend, sqliteBatches, sqliteTasks, sqliteReplay, sqliteLog, rebuild, snapshots,
    ] + httpReads + [
      httpFixed, httpDeposit, httpBusyAccount, httpKey, httpBeside, httpStreams, httpIdle,
      httpStart,
      httpMemory,
      queueSend, queueBatches, queueReceive, queueTasks, queueCrashes, sqsSend, sqsIdle, pipeline,
      pipelineTail,
    ] + postgresFigures

  /// Whether `word` is a part of its name or of its title.
  func fits(_ word: String) -> Bool {
    let word = word.lowercased()
    return name.lowercased().contains(word) || title.lowercased().contains(word)
  }
}
