/// A picture in SVG with words for those who do not see it.
public struct Figure: Sendable {
  /// Of its file, without the ending; also the stem of its ids in a page.
  public let name: String
  let title: String
  /// What it shows, with the figures that matter.
  let description: String
  let width: Double
  let height: Double
  let body: Markup

  /// As part of a page, whose style draws it.
  var inline: Markup {
    """
    <svg class="figure" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" role="img" \
    aria-labelledby="\(name)-title \(name)-desc"><title id="\(name)-title">\(title)</title>\
    <desc id="\(name)-desc">\(description)</desc>\(body)</svg>
    """
  }

  /// As a file of its own: light colours on white, as paper wants them, in rules that drawing programs read.
  public var file: String {
    let markup: Markup = """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" \
      role="img" aria-labelledby="\(name)-title \(name)-desc">
      <title id="\(name)-title">\(title)</title>
      <desc id="\(name)-desc">\(description)</desc>
      <style>\(FigurePalette.light.rules)</style>
      <rect class="paper" width="\(width)" height="\(height)"/>
      \(body)
      </svg>

      """
    return markup.source
  }

  /// At most so many characters, the last an ellipsis where some are left out.
  static func shortened(_ text: String, to count: Int) -> String {
    text.count <= count ? text : String(text.prefix(count - 1)) + "…"
  }
}

/// Blue for conciliatory, orange for hostile, which people with any colour vision tell apart; side, sign and shape say
/// the same.
struct FigurePalette {
  let paper: String
  let ink: String
  let soft: String
  let line: String
  let conciliatory: String
  let hostile: String
  /// From the strongest hostile over the middle to the strongest conciliatory.
  let scale: [String]

  static let light = FigurePalette(
    paper: "#ffffff", ink: "#1b1e24", soft: "#565c67", line: "#d3d7de", conciliatory: "#2b6cb0",
    hostile: "#c2570c",
    scale: ["#e08a3c", "#efb27a", "#f8ddc3", "#eef0f3", "#cfe0f2", "#94bde4", "#5b97d3"])

  static let dark = FigurePalette(
    paper: "#15181d", ink: "#e9ebef", soft: "#a6adb9", line: "#3b414b", conciliatory: "#6ea8e0",
    hostile: "#e58a3f",
    scale: ["#a8560f", "#7a4318", "#4f3524", "#2b3038", "#263c54", "#25527f", "#2769ac"])

  /// Rules of style with plain colours.
  var rules: Markup {
    let steps = scale.enumerated().map { n, colour -> Markup in ".s\(n){fill:\(colour)}" }
    return """
      .paper{fill:\(paper)}\
      text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-size:13px;fill:\(ink)}\
      text.soft,.soft{fill:\(soft)}text.small{font-size:11px}text.bold{font-weight:600}\
      text.end{text-anchor:end}text.mid{text-anchor:middle}\
      .grid{stroke:\(line);stroke-width:1;fill:none}.zero{stroke:\(soft);stroke-width:1}\
      .con{fill:\(conciliatory)}.hos{fill:\(hostile)}\
      .open{fill:none;stroke-width:1.5;stroke-dasharray:3 2}.con.open{stroke:\(conciliatory)}.hos.open{stroke:\(hostile)}\
      .con.open,.hos.open{fill:none}\
      .range{stroke:\(ink);stroke-width:1.5;fill:none}.diamond{stroke:\(ink);stroke-width:1.5;fill:\(paper)}\
      .band{fill:\(soft);fill-opacity:.22}.path{stroke:\(ink);stroke-width:1.5;fill:none}\
      .dot{fill:\(ink)}.ring{fill:\(paper);stroke:\(ink);stroke-width:1.5}\
      .cell{stroke:\(paper);stroke-width:2}\(steps)
      """
  }
}
