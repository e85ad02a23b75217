import ChapterSupport
import CommandHandlers
import EventSourcing
import Events

/// The bank's command line: it carries out a line, and returns the outcome in words.
struct Counter {
  let bank: Bank

  /// Carries out a line; returns whether to read another one.
  ///
  /// Each error becomes one line.
  func answer(_ line: String) async -> Bool {
    do {
      let request = try Request(parsing: line)
      if case .quit = request { return false }
      try await answer(request)
    } catch let unfinished as Unfinished {
      print("  \(unfinished) Next: swift run workbook hint \(unfinished.exercise)")
    } catch {
      print("  no: \(error)")
    }
    return true
  }

  private func answer(_ request: Request) async throws {
    switch request {
    case .ask(let command, let account):
      say(try await bank.ask(command, of: account))
    case .transfer(let from, let to, let amount):
      say(try await bank.transfer(amount, from: from, to: to))
    case .register(let firstName, let lastName, let email):
      print("  user \(try await bank.register(firstName, lastName, email))")
    case .email(let user, let email):
      let isNew = try await bank.changeEmail(of: user, to: email)
      print(isNew ? "  user \(user) has \(email)" : "  nothing changes")
    case .balance(let account):
      print("  \(Account.replay(try await bank.history(of: account)).balance)")
    case .history(let account, let version):
      show(try await bank.history(of: account, upTo: version))
    case .events:
      for event in try await bank.everything() {
        print("  \(column(event.position, 3))  \(event.stream)  \(event.event.typeName)")
      }
    case .help:
      for (form, meaning) in Request.usage {
        print("  \(form.padding(to: 36))\(meaning)")
      }
    case .quit:
      break
    }
  }

  func say(_ result: CommandResult<Account.Event>) {
    let types = result.events.map(\.typeName.rawValue).joined(separator: ", ")
    print("  \(types.isEmpty ? "nothing changes" : types), version \(result.version)")
  }

  func say(_ status: Transfer.Status) {
    switch status {
    case .completed: print("  done")
    case .failed(let reason): print("  no: \(reason.text)")
    case .requested, .taken, .refused: print("  under way")
    }
  }

  private func show(_ history: [RecordedEvent]) {
    for event in history {
      let balance = Account.replay(history, asOfVersion: event.version).balance
      print("  version \(column(event.version, 2)) \(column(balance, 9))  \(event.event.typeName)")
    }
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
