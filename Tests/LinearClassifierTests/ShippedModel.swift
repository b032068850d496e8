import Foundation

/// The model of this repository.
enum ShippedModel {
  static var bytes: [UInt8]? {
    let repository = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return (try? Data(contentsOf: repository.appending(path: "models/stance-en.safetensors")))
      .map { Array($0) }
  }
}
