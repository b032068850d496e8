import Testing

@testable import Reports

@Suite("Pictures")
struct FigureTests {
  private typealias Row = ReportContent.Row

  private func row(
    _ name: String, _ side: String = "", _ period: String = "", _ value: Double,
    _ interval: ClosedRange<Double>? = nil, statements: Int = 4
  ) -> Row {
    Row(
      name: name, side: side, period: period, statements: statements, documents: 2,
      stance: .init(value, low: interval?.lowerBound, high: interval?.upperBound))
  }

  @Test("bars diverge from 0; an interval has two ends; without one the bar is hollow")
  func golden() {
    let figure = Figure.actors([row("A & B", "KOR", "", 0.5, 0.25...0.75), row("C", "", "", -1)])
    let body = """
      <text class="soft small" x="236" y="14">◂ hostile</text><text class="soft small end" x="690" y="14">conciliatory ▸</text>\
      <text class="soft small mid" x="236" y="31">−1</text><line class="grid" x1="236" x2="236" y1="37" y2="100"/>\
      <text class="soft small mid" x="349.5" y="31">−0.5</text><line class="grid" x1="349.5" x2="349.5" y1="37" y2="100"/>\
      <text class="soft small mid" x="463" y="31">0</text><line class="zero" x1="463" x2="463" y1="37" y2="100"/>\
      <text class="soft small mid" x="576.5" y="31">+0.5</text><line class="grid" x1="576.5" x2="576.5" y1="37" y2="100"/>\
      <text class="soft small mid" x="690" y="31">+1</text><line class="grid" x1="690" x2="690" y1="37" y2="100"/>\
      <g><title>A &amp; B: stance +0.50 (+0.25 to +0.75), 4 statements in 2 articles</title>\
      <text class="end" x="174" y="61.5">A &amp; B</text><text class="soft small" x="182" y="61.5">KOR</text>\
      <text class="end" x="746" y="61.5">+0.50</text><rect class="con" x="463" y="51" width="113.5" height="12"/>\
      <path class="range" d="M519.75 53V61M519.75 57H633.25M633.25 53V61"/></g>\
      <g><title>C: stance −1.00 (no interval), 4 statements in 2 articles</title>\
      <text class="end" x="174" y="87.5">C</text><text class="soft small" x="182" y="87.5"></text>\
      <text class="end" x="746" y="87.5">−1.00</text><rect class="hos open" x="236" y="77" width="227" height="12"/></g>
      """
    #expect(figure.body.source == body)
    #expect(figure.file.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns="))
    #expect(figure.file.contains("width=\"760\" height=\"106\""))
    #expect(PageTags(figure.file).faults.isEmpty)
  }

  @Test("the narrow picture shows the same figures")
  func narrow() {
    let rows = [row("A", "KOR", "", 0.5, 0.25...0.75)]
    let (wide, narrow) = (Figure.actors(rows), Figure.actors(rows, isNarrow: true))
    #expect(narrow.width < 400 && narrow.name != wide.name)
    #expect(narrow.body.source.contains("+0.50") && narrow.description == wide.description)
  }

  @Test("months become panels; one month is none; what is no month is left out")
  func panels() {
    let timeline = [
      row("A", "", "2021-02", 0.5), row("A", "", "2020-12", 0, -0.5...0.5), row("A", "", "", 1),
      row("A", "", "2021-13", 1), row("B", "", "2021-01", 0.5),
    ]
    let panels = TimelinePanel.all(timeline, names: ["B", "A", "C"])
    #expect(panels.map(\.name) == ["A"])
    #expect(panels[0].points.map { TimelinePanel.period($0.month) } == ["2020-12", "2021-02"])
    #expect(Figure.timeline(timeline, names: ["B"]) == nil)
    let figure = Figure.timeline(timeline, names: ["A"])
    #expect(figure?.description == "One panel an actor: A: 2020-12 0.00, 2021-02 +0.50.")
    #expect(figure?.body.source.contains("class=\"ring\"") == true)
    #expect(figure?.body.source.contains("class=\"band\"") == false)
  }

  @Test("bands join neighbours with intervals; lines end where a year is silent")
  func bands() {
    let close = [
      row("A", "", "2021-01", 0, -0.5...0.5), row("A", "", "2021-02", 0.5, 0.25...0.75),
    ]
    let source = Figure.timeline(close, names: ["A"])?.body.source ?? ""
    #expect(source.contains("<path class=\"band\" d=\"M34 50L228 38L228 62L34 98Z\"/>"))
    #expect(source.contains("<path class=\"path\" d=\"M34 74L228 50\"/>"))
    let apart = [close[0], row("A", "", "2022-02", 0.5, 0.25...0.75)]
    let other = Figure.timeline(apart, names: ["A"])?.body.source ?? ""
    #expect(other.contains("class=\"dot\"") && !other.contains("class=\"path\""))
  }

  @Test("of many sides and targets those with most statements are drawn")
  func dyads() {
    let rows = [
      row("A", "X", "", 0.7, statements: 9), row("B", "Y", "", -0.2, statements: 5),
      row("C", "X", "", 0.05, statements: 1),
    ]
    let figure = Figure.dyads(rows, limit: 2)
    #expect(figure?.description.contains("A about X +0.70; B about Y −0.20.") == true)
    #expect(figure?.body.source.contains("C about") == false)
    #expect(figure?.body.source.contains("class=\"cell s6\"") == true)
    #expect(figure?.body.source.contains("class=\"cell s2\"") == true)
    #expect(Figure.dyads([]) == nil)
  }

  @Test("numbers as they are printed")
  func numbers() {
    for (value, text) in [
      (0.29, "+0.29"), (-0.08, "−0.08"), (-0.001, "0.00"), (1, "+1.00"), (0.005, "+0.01"),
      (-12.345, "−12.35"),
    ] { #expect(SignedNumber.text(value) == text) }
    for (value, text) in [(1.5, "1.5"), (2, "2"), (-0.004, "0"), (10.126, "10.13"), (100, "100")] {
      #expect(SignedNumber.coordinate(value) == text)
    }
    for (value, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")] {
      #expect(SignedNumber.count(value) == text)
    }
    #expect(SignedNumber.percent(0.182) == "18 %")
  }
}
