// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    // A warning is an error in CI only: a newer compiler's new warning must not stop a user's build.
  ] + (Context.environment["PARLEY_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)])

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["ParleyTestSupport"], exclude: exclude,
    swiftSettings: settings)
}

let package = Package(
  name: "parley",
  products: [
    .executable(name: "parley", targets: ["parley"]),
    .library(name: "Parley", targets: ["BatchRunner", "Reports"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .systemLibrary(name: "CBLAS", pkgConfig: "blas", providers: [.apt(["libblas-dev"])]),
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),

    module("Tokenization"),
    .target(name: "ActorData", exclude: ["Resources"]),
    module("Quotations", ["Tokenization", "ActorData"]),
    module("Features", ["Tokenization"]),
    // Whatever a module imports stands here, also what another brings along: SwiftPM rebuilds by this list alone.
    module("LinearClassifier", ["Features", "Tokenization", "CBLAS"]),
    module("Aggregates"),
    module(
      "ResultDatabase",
      [
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    module(
      "BatchRunner",
      [
        "Tokenization", "Quotations", "Features", "LinearClassifier", "Aggregates",
        "ResultDatabase", "COpenSSL", "CZlib", "CZstd", "CXML2",
      ]),
    module("Reports", ["Aggregates"]),
    .executableTarget(
      name: "parley",
      dependencies: [
        "Aggregates", "BatchRunner", "Features", "LinearClassifier", "Quotations", "Reports",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: settings),

    .target(
      name: "ParleyTestSupport", path: "Tests/ParleyTestSupport", swiftSettings: settings),
    tests("TokenizationTests", ["Tokenization"]),
    tests("QuotationsTests", ["Quotations", "Tokenization"], exclude: ["plv-sides.tsv"]),
    tests("FeaturesTests", ["Features", "Tokenization"]),
    tests("LinearClassifierTests", ["LinearClassifier", "Features", "Tokenization"]),
    tests("AggregatesTests", ["Aggregates"]),
    tests(
      "BatchRunnerTests",
      [
        "BatchRunner", "LinearClassifier", "Features", "Quotations", "Aggregates", "Tokenization",
        "ResultDatabase", .product(name: "GRDB", package: "GRDB.swift"), "CZlib", "CZstd",
      ]),
    tests("ReportsTests", ["Reports", "Aggregates", "BatchRunner"]),
    tests("CommandTests", [], exclude: ["Golden"]),
  ]
)
