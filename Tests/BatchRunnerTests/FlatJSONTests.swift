import Foundation
import ParleyTestSupport
import Testing

@testable import BatchRunner

@Suite("Flat JSON")
struct FlatJSONTests {
  private static let names = FlatJSON.Names(["a", "b", "long name"])

  private func line(_ text: String) -> FlatJSON? { FlatJSON(Array(text.utf8), names: Self.names) }

  private func string(_ text: String, _ place: Int) -> String? {
    guard let line = line(text), case .found(let value) = line.string(place) else { return nil }
    return value
  }

  private func number(_ text: String, _ place: Int) -> Double? {
    guard let line = line(text), case .found(let value) = line.number(place) else { return nil }
    return value
  }

  @Test("finds strings and numbers in any order, beside fields that it does not know")
  func finds() {
    let text = #"{"long name":"x y","z":[1,{"a":"no}"},["]"]],"b":-1.5e-1,"q":{"b":9},"a":"é"}"#
    #expect(string(text, 0) == "é" && number(text, 1) == -0.15 && string(text, 2) == "x y")
    #expect(string(#" { "a" : "v" , "b" : 2 } "#, 0) == "v")
    #expect(number(#"{"a":"v","b":2}"# + "\r", 1) == 2)
  }

  @Test(
    "reads every escape",
    arguments: [
      (#""say \"no\"""#, "say \"no\""), (#""a\\""#, "a\\"), (#""\u00e9\ud83d\ude00\n\/""#, "é😀\n/"),
      (#""\\\"""#, "\\\""),
    ])
  func escapes(_ written: String, _ text: String) {
    #expect(string("{\"a\":\(written),\"b\":1}", 0) == text)
    #expect(number("{\"a\":\(written),\"b\":1}", 1) == 1)
  }

  @Test("tells null and missing from a value of another kind")
  func kinds() throws {
    let found = try #require(line(#"{"a":null,"b":"1"}"#))
    guard case .none = found.string(0), case .none = found.number(0), case .other = found.number(1),
      case .none = found.string(2)
    else {
      Issue.record("wrong kinds")
      return
    }
    for word in ["nan", "true", "0x10", "1.2.3", "-", "[1]"] {
      #expect(number("{\"b\":\(word)}", 1) == nil, "\(word)")
    }
  }

  @Test(
    "is nothing for what is no object",
    arguments: [
      "", "{", "}", "[]", "1", "{\"a\"}", "{\"a\":}", "{\"a\":1", "{\"a\":1,}", "{\"a\":1}}",
      "{\"a\":\"x}", "{\"a\":\"x\\", "{\"a\":\"x\\\"}", "{\"a\":[1}", "{a:1}", "{\"a\":1 2}",
      "{\"a\":\"x\u{1}\"}", "{\"a\":1}x", "{,}", "{\"a\":{\"b\":\"}\"}",
    ])
  func broken(_ text: String) {
    #expect(line(text) == nil)
  }

  @Test("no cut and no changed byte of a line traps, and what both accept is the decoder's")
  func hostile() throws {
    let whole = Array(#"{"a":"x\"yé","n":[{"k":"]"}],"b":0.25,"long name":null}"#.utf8)
    for end in 0..<whole.count { _ = FlatJSON(Array(whole[..<end]), names: Self.names) }
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<3000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] =
          Array("\"\\{}[]:,x1 ".utf8).randomElement(using: &generator) ?? 0
      }
      guard let found = FlatJSON(bytes, names: Self.names) else { continue }
      let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
      guard let object else { continue }
      if case .found(let text) = found.string(0) { #expect(object["a"] as? String == text) }
      if case .found(let value) = found.number(1) { #expect(object["b"] as? Double == value) }
    }
  }
}
