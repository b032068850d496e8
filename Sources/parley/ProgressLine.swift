internal import BatchRunner

/// How a run's progress reads on a terminal.
enum ProgressLine {
  /// Share done, articles a second, megabytes of input a second, time left, rejects. The share and the time left
  /// are missing where the size of the input is unknown.
  static func text(_ progress: BatchProgress) -> String {
    let seconds = max(progress.sittingSeconds, 0.001)
    if progress.isCatchingUp {
      return "\(share(progress))catching up with \(progress.documents) articles done before"
    }
    var parts = [
      "\(progress.documents) articles, \(rate(Double(progress.documents) / progress.seconds))/s",
      "\(rate(Double(progress.newInputBytes) / 1e6 / seconds)) MB/s",
    ]
    if progress.totalInputBytes > 0, progress.newInputBytes > 0 {
      let left = max(0, progress.totalInputBytes - progress.inputBytes)
      parts.append("\(time(seconds * Double(left) / Double(progress.newInputBytes))) left")
    }
    parts.append("\(progress.rejected) rejected")
    return share(progress) + parts.joined(separator: ", ")
  }

  private static func share(_ progress: BatchProgress) -> String {
    guard progress.totalInputBytes > 0 else { return "" }
    let share = Double(progress.inputBytes) / Double(progress.totalInputBytes)
    return "\(min(100, Int(share * 100))) %, "
  }

  /// Two digits at least: 1234, 56, 7.8.
  private static func rate(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    if value >= 10 { return String(Int(value.rounded())) }
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// 45 s, 3 min 20 s, 2 h 5 min.
  static func time(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 1e9).rounded(.up))
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}
