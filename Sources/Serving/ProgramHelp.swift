/// What a program says about itself: its commands, and the settings that it takes from the environment.
public struct ProgramHelp: Sendable, CustomStringConvertible {
  /// What a person writes, and what it means.
  public typealias Entries = KeyValuePairs<String, String>

  private let program: String
  private let commands: Entries
  private let settings: Entries

  /// - Parameters:
  ///   - program: How the program is started, without a command.
  ///   - commands: The commands with their arguments, and what each of them does.
  ///   - settings: The environment variables, and what each of them is for.
  public init(_ program: String, commands: Entries, settings: Entries) {
    self.program = program
    self.commands = commands
    self.settings = settings
  }

  /// Whether these arguments of a program ask for its help.
  public static func isWanted(by arguments: [String]) -> Bool {
    arguments.count == 1 && ["help", "--help", "-h"].contains(arguments[0])
  }

  /// The error for arguments that the program doesn't know.
  public func unknown(_ arguments: [String]) -> InvalidSetting {
    InvalidSetting(
      """
      '\(arguments.joined(separator: " "))' is nothing that this program does. It knows:

      \(Self.table(commands))

      `\(program) --help` names the settings, too.
      """)
  }

  public var description: String {
    """
    \(program) [COMMAND]

    \(Self.table(commands))

    With SOLUTIONS=1 in front of it, it runs the reference solutions instead of your own code.

    Settings are environment variables, with their default values in brackets:

    \(Self.table(settings))
    """
  }

  /// Each meaning begins in the same column.
  private static func table(_ entries: Entries) -> String {
    let width = entries.map(\.key.count).max() ?? 0
    return entries.map { form, meaning in
      let lines = meaning.split(separator: "\n")
      let indent = String(repeating: " ", count: width + 4)
      let padding = String(repeating: " ", count: width - form.count)
      return "  \(form)\(padding)  \(lines.joined(separator: "\n\(indent)"))"
    }.joined(separator: "\n")
  }
}
