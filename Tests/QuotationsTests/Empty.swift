import Testing
import Tokenization
@testable import Quotations
@Test func dbg() {
  let t = TokenizedText("“We want talks,” he said. Nothing else.")
  print(t.sentences, t.tokens.map { "\($0.kind) \($0.start)" })
  print(QuotedSpans.find(in: t))
  var map = [Int32](repeating: -1, count: t.tokens.count)
  for (n, s) in QuotedSpans.find(in: t).enumerated() { for i in s.open..<s.end { map[i] = Int32(n) } }
  print(SpeechFinder.find(in: t))
  print(CueClauseFinder(text: t, spanOfToken: map).clauses(inSentence: t.sentences[0]))
}
