internal import BatchRunner
internal import Glibc

/// The terminal as one screen that a program draws, key by key; as it was before, once the value is gone.
struct RawTerminal: ~Copyable {
  private let before: termios
  private let signals: SignalPipe
  private var decoder = TerminalKeys()
  private var pending: [TerminalKey] = []

  enum Event: Equatable {
    case key(TerminalKey)
    /// The screen must be drawn again: another size, or back from the shell.
    case redraw
    /// A signal asks the program to end; or, with `nil`, the terminal is gone.
    case end(Int32?)
  }

  /// Signals that end the program, those of job control and of size.
  private static let ending = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]
  private static let listened = ending + [SIGTSTP, SIGWINCH]

  /// `nil` where standard input or output is no terminal that moves its cursor.
  init?() {
    var settings = termios()
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1, Console.movesCursor,
      tcgetattr(STDIN_FILENO, &settings) == 0, let pipe = SignalPipe(Self.listened)
    else { return nil }
    before = settings
    signals = pipe
    enter()
  }

  deinit { leave() }

  /// Keys at once and unseen; an own screen without cursor; pasted text marked as such.
  private func enter() {
    var raw = before
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO)
    raw.c_iflag &= ~tcflag_t(IXON)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &raw)
    write("\u{1B}[?1049h\u{1B}[?25l\u{1B}[?2004h")
  }

  private func leave() {
    write("\u{1B}[?2004l\u{1B}[?25h\u{1B}[?1049l")
    var settings = before
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
  }

  private func write(_ text: String) {
    // A terminal that is gone shows itself when keys are read.
    _ = Descriptor.write(Array(text.utf8), to: STDOUT_FILENO)
  }

  /// Columns and lines.
  var size: (width: Int, height: Int) {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0
    else { return (80, 24) }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  /// Draws lines from the top and clears what is below.
  ///
  /// - Parameter lines: at most as many and as wide as ``size``; printable text.
  func draw(_ lines: [String]) {
    write("\u{1B}[H" + lines.map { $0 + "\u{1B}[K" }.joined(separator: "\r\n") + "\u{1B}[J")
  }

  /// Waits for a key or a signal.
  mutating func next() -> Event {
    while pending.isEmpty {
      if let event = waited() { return event }
    }
    return .key(pending.removeFirst())
  }

  /// `nil` where there may be keys now.
  private mutating func waited() -> Event? {
    var waits = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals.readEnd, events: Int16(POLLIN), revents: 0),
    ]
    let ready = poll(&waits, 2, 50)
    if let signal = signals.next() { return answer(to: signal) }
    if ready == 0 { decoder.pause() }
    guard ready > 0, waits[0].revents != 0 else { return nil }
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = read(STDIN_FILENO, &buffer, buffer.count)
    if count < 0, errno == EINTR || errno == EAGAIN { return nil }
    guard count > 0 else { return .end(nil) }
    pending = decoder.keys(buffer[..<count])
    return nil
  }

  private func answer(to signal: Int32) -> Event {
    guard signal == SIGTSTP else {
      return Self.ending.contains(signal) ? .end(signal) : .redraw
    }
    leave()
    Glibc.signal(SIGTSTP, SIG_DFL)
    raise(SIGTSTP)
    // Here the shell has brought the program back.
    signals.listen(to: SIGTSTP)
    enter()
    return .redraw
  }
}
