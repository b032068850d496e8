import Testing

@testable import BatchRunner

@Suite("SHA256")
struct SHA256Tests {
  /// FIPS 180-2, appendix B, and the empty message.
  @Test(
    "gives the standard's digests",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        String(repeating: "a", count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ])
  func givesStandardDigests(_ message: String, _ digest: String) {
    #expect(SHA256.hexadecimal(of: Array(message.utf8)) == digest)
  }

  @Test("does not depend on how the bytes are cut", arguments: [1, 3, 64, 1000])
  func piecesDoNotMatter(_ size: Int) {
    let bytes = (0..<1000).map { UInt8($0 % 251) }
    let hash = SHA256()
    hash.update([])
    for start in stride(from: 0, to: bytes.count, by: size) {
      hash.update(bytes[start..<min(start + size, bytes.count)])
    }
    let digest = hash.hexadecimal()
    #expect(digest == SHA256.hexadecimal(of: bytes))
  }
}
