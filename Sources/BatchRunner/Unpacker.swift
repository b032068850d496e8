internal import CZlib
internal import CZstd

/// How a file's bytes are packed, told by its first bytes.
enum Packing: Equatable {
  case gzip, zstd

  /// Nothing that begins like this is text: the second byte of each is no valid UTF-8 there, or a control character.
  init?(firstBytes: ArraySlice<UInt8>) {
    let head = Array(firstBytes.prefix(4))
    if head.starts(with: [0x1F, 0x8B]) {
      self = .gzip
    } else if head == [0x28, 0xB5, 0x2F, 0xFD]
      || head.count == 4 && head[0] & 0xF0 == 0x50 && head[1...] == [0x2A, 0x4D, 0x18]
    {
      self = .zstd
    } else {
      return nil
    }
  }

  /// What the name promises: `a.jsonl.gz`.
  init?(name: String) {
    let name = name.lowercased()
    if name.hasSuffix(".gz") {
      self = .gzip
    } else if name.hasSuffix(".zst") {
      self = .zstd
    } else {
      return nil
    }
  }

  var unpacker: any Unpacker {
    switch self {
    case .gzip: GzipUnpacker()
    case .zstd: ZstdUnpacker()
    }
  }
}

/// Why a stream cannot be unpacked further.
struct UnpackFailure: Error { let reason: String }

/// Unpacks one stream piece by piece: members or frames one after the other are one stream.
///
/// Used by one task at a time: not `Sendable`.
protocol Unpacker: AnyObject {
  var name: String { get }
  /// Whether the stream may end here: the last member is whole.
  var isWhole: Bool { get }
  /// Unpacks from `packed` into `buffer`, from its start.
  ///
  /// - Returns: how much was taken and how much was given. Both 0 where more input is needed.
  func unpack(_ packed: ArraySlice<UInt8>, into buffer: inout [UInt8]) throws(UnpackFailure)
    -> (taken: Int, given: Int)
}

/// gzip (RFC 1952) by zlib; checks each member's CRC-32 and length.
final class GzipUnpacker: Unpacker {
  let name = "gzip"
  private(set) var isWhole = false
  // zlib remembers the address of the stream: it must not move.
  private let stream: UnsafeMutablePointer<z_stream>

  init() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 15: the largest window; 16 more: a gzip header.
    let status = inflateInit2_(stream, 15 + 16, zlibVersion(), Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib cannot begin: out of memory")
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  func unpack(_ packed: ArraySlice<UInt8>, into buffer: inout [UInt8]) throws(UnpackFailure)
    -> (taken: Int, given: Int)
  {
    if isWhole, let first = packed.first {
      // tar and tape pad the end with zeros.
      let padding = packed.prefix { $0 == 0 }.count
      if padding > 0 { return (padding, 0) }
      guard first == 0x1F else {
        throw UnpackFailure(reason: "bytes that are no gzip follow after the end of a member")
      }
      inflateReset(stream)
      isWhole = false
    }
    let status = packed.withUnsafeBufferPointer { input in
      buffer.withUnsafeMutableBufferPointer { output in
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.pointee.avail_in = UInt32(input.count)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = UInt32(output.count)
        return inflate(stream, Z_NO_FLUSH)
      }
    }
    let result = (
      packed.count - Int(stream.pointee.avail_in), buffer.count - Int(stream.pointee.avail_out)
    )
    switch status {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END: isWhole = true
    default:
      let reason = stream.pointee.msg.map { String(cString: $0) } ?? "error \(status)"
      throw UnpackFailure(reason: "the gzip data are damaged (\(reason))")
    }
    return result
  }
}

/// Zstandard (RFC 8878) by libzstd; frames that ask for more than 128 MiB of memory are refused.
final class ZstdUnpacker: Unpacker {
  let name = "zstd"
  private(set) var isWhole = false
  private let context: OpaquePointer

  init() {
    guard let context = ZSTD_createDCtx() else { preconditionFailure("out of memory for zstd") }
    self.context = context
  }

  deinit { ZSTD_freeDCtx(context) }

  func unpack(_ packed: ArraySlice<UInt8>, into buffer: inout [UInt8]) throws(UnpackFailure)
    -> (taken: Int, given: Int)
  {
    // Asked with nothing after a whole frame, libzstd would begin another.
    if isWhole, packed.isEmpty { return (0, 0) }
    var taken = 0
    var given = 0
    let status = packed.withUnsafeBytes { input in
      buffer.withUnsafeMutableBytes { output in
        var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
        var target = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
        let status = ZSTD_decompressStream(context, &target, &source)
        taken = source.pos
        given = target.pos
        return status
      }
    }
    guard ZSTD_isError(status) == 0 else {
      let reason = String(cString: ZSTD_getErrorName(status))
      throw UnpackFailure(reason: "the zstd data are damaged (\(reason))")
    }
    isWhole = status == 0
    return (taken, given)
  }
}
