/// The companion as it stays: a verdict after every save, and keys for the rest.
struct Watch {
  enum Event: Sendable {
    case saved
    case key(Character)
    /// The window may have another size now, or show another program's output.
    case redraw
    /// The verdict of a round; a later save may have made it worthless.
    case judged(round: Int, Result<ExerciseResults, any Error>)
  }

  private var session: Session
  private let events: AsyncStream<Event>.Continuation
  private let hasKeys: Bool
  private var round = 0
  private var judging: Task<Void, Never>?
  private var results: ExerciseResults?
  private var page: Page?

  /// The content of the window, made for its size.
  private typealias Page = (Session) throws -> [String]

  init(_ session: Session, events: AsyncStream<Event>.Continuation, hasKeys: Bool) {
    self.session = session
    self.events = events
    self.hasKeys = hasKeys
  }

  /// Begins a round for the saved files, and ends the round before.
  mutating func judge() {
    round += 1
    judging?.cancel()
    judging = Task { [session, events, round, before = judging] in
      // Its processes must be gone before others build in the same folder.
      await before?.value
      let result: Result<ExerciseResults, any Error>
      do {
        // The save may have been in a chapter.
        let road = try Road.load(session.package)
        result = .success(try await session.on(road).testCurrentStage(mayAsk: false))
      } catch {
        result = .failure(error)
      }
      events.yield(.judged(round: round, result))
    }
  }

  /// Answers `event`; false means that the learner has had enough.
  mutating func handle(_ event: Event) -> Bool {
    switch event {
    case .saved: judge()
    case .judged(let round, let result) where round == self.round: show(result)
    case .judged: break
    case .redraw:
      guard session.terminal.isInteractive else { break }
      session = session.on(.current)
      if let page { view(page) }
    case .key("q"): return false
    case .key(let key): answer(key)
    }
    return true
  }

  /// Ends the running round, and returns when nothing runs any more.
  func end() async {
    judging?.cancel()
    await judging?.value
  }

  private mutating func show(_ result: Result<ExerciseResults, any Error>) {
    switch result {
    case .success(let results):
      self.results = results
      session = session.on(results.road)
      view { try $0.report(on: results, isWatching: true) }
    case .failure(let error):
      view { _ in [Advice.text(for: error)] }
    }
  }

  private mutating func answer(_ key: Character) {
    guard let results else { return }
    guard key != "l" else { return view { $0.listing(of: results) } }
    guard let next = results.next else {
      return view { try $0.report(on: results, isWatching: true) }
    }
    switch key {
    case "n": view { $0.task(of: next) }
    case "h":
      do {
        // Once, so that a page that is drawn again shows the same hint.
        let seen = try session.takeHint(of: next, in: results)
        view { $0.hintLines(for: next, in: results, seen: seen) }
      } catch {
        view { _ in [Advice.text(for: error)] }
      }
    case "d": view { try $0.diffLines(for: next) }
    default: break
    }
  }

  /// Shows a page, or the error that kept it from being made.
  private mutating func view(_ page: @escaping Page) {
    self.page = page
    let terminal = session.terminal
    var lines: [String]
    do { lines = try page(session) } catch { lines = [Advice.text(for: error)] }
    lines = session.interruptionLines + lines
    if hasKeys { lines += ["", terminal.styled("n next  h hint  l list  d diff  q quit", .quiet)] }
    if terminal.isInteractive { terminal.write("\u{1B}[H\u{1B}[2J") }
    terminal.print(terminal.isInteractive ? lines : lines + [""])
  }
}
