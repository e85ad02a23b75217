import Foundation

extension [Page] {
  /// The programs that the pages quote, in the order of their names.
  var programs: [PageProgram] {
    Set(flatMap(\.blocks).compactMap { $0.note?.program })
      .sorted { $0.description < $1.description }
  }

  /// Runs `program` in `trialPackage` and compares the blocks that show its output.
  ///
  /// - Throws: ``NoServer``, `CancellationError`, or errors of the file system.
  func findings(on program: PageProgram, in trialPackage: TrialPackage) async throws -> [Finding] {
    let quoted = flatMap { page in
      page.blocks.filter { $0.note?.program == program }
        .map { (block: $0, place: "\(page.path):\($0.line)") }
    }
    let toolchain = trialPackage.toolchain()
    if !program.isCompanion, try await toolchain.build(product: program.product) != nil {
      return quoted.map {
        Finding(.text, nil, subject: $0.place, fault: "\(program.product) doesn't compile")
      }
    }
    let folder = toolchain.scratch.appending(path: "pages-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = ProgramRun(program: program, toolchain: toolchain, folder: folder)

    if quoted.contains(where: { $0.block.note == .answered(by: program) }) {
      let conversations = quoted.map { Conversation($0.block.text) }
      var answers = try await run.answers(to: conversations.flatMap(\.commands))[...]
      return zip(quoted, conversations).map { quoted, conversation in
        let own = answers.prefix(conversation.commands.count)
        answers = answers.dropFirst(own.count)
        return Finding(.text, nil, subject: quoted.place, fault: conversation.fault(in: own))
      }
    }
    let printed = try await run.output()
    return quoted.map { block, place in
      Finding(.text, nil, subject: place, fault: program.fault(in: block.text, printed: printed))
    }
  }
}

extension PageProgram {
  /// The difference between `block` and the `printed` output; `nil` when there is none.
  fileprivate func fault(in block: String, printed: String) -> String? {
    guard !printed.contains(block) else { return nil }
    let stranger = block.lines.first { !$0.isEmpty && !printed.contains($0) }
    return "`\(self)` doesn't print this"
      + (stranger.map { ": '\($0)'" } ?? "; it prints each line, but not in this order")
  }
}

/// Commands for a shell, each with its output.
struct Conversation {
  private(set) var exchanges: [(command: String, output: String)] = []

  var commands: [String] { exchanges.map(\.command) }

  /// Reads a block in which a command follows a `$`, up to a line without a backslash at its end.
  init(_ block: String) {
    var isInCommand = false
    for line in block.lines {
      if line.hasPrefix("$ ") {
        exchanges.append((String(line.dropFirst(2)), ""))
        isInCommand = line.hasSuffix("\\")
      } else if let last = exchanges.indices.last {
        if isInCommand {
          exchanges[last].command += "\n\(line)"
          isInCommand = line.hasSuffix("\\")
        } else {
          exchanges[last].output += "\(line)\n"
        }
      }
    }
  }

  /// The first difference from `answers`, one for each command; `nil` when there is none.
  func fault(in answers: some Sequence<String>) -> String? {
    if exchanges.isEmpty { return "it has no command: a line that begins with `$ `" }
    return zip(exchanges, answers).lazy.compactMap { exchange, answer -> String? in
      let answer = answer.outerLinesTrimmed
      return answer == exchange.output.outerLinesTrimmed
        ? nil : "`\(exchange.command)` prints other output: \(answer)"
    }.first
  }
}

extension String {
  /// The text without empty lines around it, its lines ended as on this system.
  fileprivate var outerLinesTrimmed: String {
    replacing("\r\n", with: "\n").trimmingCharacters(in: .newlines)
  }
}
