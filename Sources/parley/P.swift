import Foundation
import Quotations
import Tokenization
@main enum P {
  static func main() {
    let ex = StatementExtractor()
    while let line = readLine() {
      guard let o = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else { continue }
      let doc = o["document"] as! String
      let text = o["text"] as! String
      let t = TokenizedText(text)
      let off = ScalarOffsets(t.bytes)
      for s in ex.statements(in: t) {
        for p in s.parts {
        var d: [String: Any] = ["document": doc, "kind": s.kind.rawValue, "start": off.scalarOffset(ofByte: p.lowerBound), "end": off.scalarOffset(ofByte: p.upperBound), "text": t.string(p)]
        if let sp = s.speaker { d["speaker"] = t.string(sp); d["speaker_start"] = off.scalarOffset(ofByte: sp.lowerBound); d["speaker_end"] = off.scalarOffset(ofByte: sp.upperBound) }
        if let c = s.cue { d["cue"] = t.string(c) }
        d["actor"] = s.actor?.name; d["aff"] = s.affiliation; d["rule"] = s.rule.rawValue; d["targets"] = s.targets
        print(String(data: try! JSONSerialization.data(withJSONObject: d, options: [.sortedKeys]), encoding: .utf8)!)
        }
      }
    }
  }
}
