// swift-tools-version: 6.2
import Foundation
import PackageDescription

#if canImport(Glibc)
  import Glibc
#endif

// ISA-L inflates 2.3 times as fast as zlib. It is used where its header is installed (Debian: libisal-dev);
// SLUICE_NO_ISAL=1 builds without it.
let environment = Context.environment
let isalHeaders = ["/usr/include/isa-l/igzip_lib.h", "/usr/local/include/isa-l/igzip_lib.h"]
let hasISAL =
  environment["SLUICE_NO_ISAL"] == nil && isalHeaders.contains { FileManager.default.fileExists(atPath: $0) }

// simdjson (Debian: libsimdjson-dev) is a second opinion for tests of the scanner.
let hasSimdjson = ["/usr/include/simdjson.h", "/usr/local/include/simdjson.h"].contains {
  FileManager.default.fileExists(atPath: $0)
}

/// `hot` targets handle bytes by pointer and hold the proofs beside the code; all others are checked for strict
/// memory safety, so that an unsafe step there has to be marked.
enum Kind { case hot, safe, test }

func settings(_ kind: Kind) -> [SwiftSetting] {
  var settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
  ]
  if kind == .safe { settings.append(.strictMemorySafety()) }
  // The tests look for overlapping accesses to a variable at run time, in the debug build. Looking for them in a release
  // takes 2 to 7 % of the time.
  if kind != .test {
    settings.append(.unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)))
  }
  return settings
}

func library(
  _ name: String, _ kind: Kind, _ dependencies: [Target.Dependency], settings extra: [SwiftSetting] = []
) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings(kind) + extra)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = [], settings extra: [SwiftSetting] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["SluiceTestSupport"], exclude: exclude,
    swiftSettings: settings(.test) + extra)
}

let isal: [SwiftSetting] = hasISAL ? [.define("SLUICE_ISAL")] : []

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let tomlKit = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let metrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let flyingFox = Target.Dependency.product(name: "FlyingFox", package: "FlyingFox")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")

// 125,000 addresses in 25 kB instead of 3 MB, all of which would be read, and held, at each start. glibc 2.36 was the
// first to understand them.
#if canImport(Glibc)
  var libraryVersion = [CChar](repeating: 0, count: 64)
  confstr(Int32(_CS_GNU_LIBC_VERSION), &libraryVersion, libraryVersion.count)
  let libraryName = String(decoding: libraryVersion.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  let packsRelocations = libraryName.compare("glibc 2.36", options: .numeric) != .orderedAscending
#else
  let packsRelocations = false
#endif

// With the Swift libraries in it the program starts sooner, takes 8 MB less, and runs where Swift is not installed. Those
// that the modules don't name are the ones that Foundation itself needs.
let staticLibraries: LinkerSetting = .unsafeFlags(
  [
    "-static-stdlib", "-l_CFURLSessionInterface", "-lCoreFoundation", "-l_FoundationCShims",
    "-l_FoundationCollections", "-l_FoundationICU", "-use-ld=lld", "-Xlinker", "--no-export-dynamic",
  ] + (packsRelocations ? ["-Xlinker", "-z", "-Xlinker", "pack-relative-relocs"] : []),
  .when(platforms: [.linux], configuration: .release))

var targets: [Target] = [
  .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
  .systemLibrary(name: "CLZ4", providers: [.apt(["liblz4-dev"])]),
  .systemLibrary(name: "CPCRE2", providers: [.apt(["libpcre2-dev"])]),
  .systemLibrary(name: "CMaxMindDB", providers: [.apt(["libmaxminddb-dev"])]),
  .target(
    name: "CCurl",
    linkerSettings: [
      // On Linux it is loaded when it is first used.
      .linkedLibrary("curl", .when(platforms: [.macOS])), .linkedLibrary("dl", .when(platforms: [.linux])),
    ]),
  .target(name: "CMemory"),
  .target(name: "CSluiceScan"),
  .target(name: "CSluiceText"),

  library("SluiceCore", .hot, []),
  library(
    "SluiceDecompress", .hot, ["CZlib", "CLZ4", "SluiceConfig", "SluiceCore"] + (hasISAL ? ["CISAL"] : []),
    settings: isal),
  library("SluiceParse", .hot, ["CSluiceScan", "SluiceECS", "SluiceConfig", "SluiceCore"]),
  library("SluiceECS", .hot, ["CSluiceText", "SluiceCore"]),
  library("SluiceRegex", .hot, ["CPCRE2"]),
  library("SluiceRules", .safe, [tomlKit, yams, "SluiceRegex", "SluiceCore"]),
  library("SluiceMatch", .hot, ["SluiceRules", "SluiceRegex", "SluiceCore"]),
  library("SluiceConfig", .safe, [yams, "SluiceCore"]),
  library("SluiceAWS", .safe, ["CCurl", "SluiceConfig", "SluiceCore", crypto]),
  library("SluiceMetrics", .safe, ["SluiceConfig", "SluiceCore", metrics, flyingFox]),
  library(
    "SluiceSources", .hot,
    ["SluiceAWS", "SluiceMetrics", "SluiceDecompress", "SluiceConfig", "SluiceCore", crypto, metrics]),
  library(
    "SluiceVerify", .hot,
    [
      "SluiceAWS", "SluiceSources", "SluiceDecompress", "SluiceECS", "SluiceConfig", "SluiceCore", crypto, cryptoExtras,
    ]),
  library(
    "SluiceEnrich", .hot, ["CMaxMindDB", yams, "SluiceRegex", "SluiceECS", "SluiceConfig", "SluiceCore"]),
  library("SluiceRoute", .hot, ["SluiceMatch", "SluiceRules", "SluiceConfig", "SluiceCore"]),
  library(
    "SluiceDetect", .hot, ["CLZ4", "SluiceMatch", "SluiceRules", "SluiceECS", "SluiceConfig", "SluiceCore", crypto]),
  library(
    "SluiceSinks", .hot,
    ["CZlib", "SluiceAWS", "SluiceMatch", "SluiceRules", "SluiceConfig", "SluiceCore", crypto]
      + (hasISAL ? ["CISAL"] : []),
    settings: isal),
  library(
    "SluiceRuleTesting", .safe,
    [
      yams, "SluiceRuntime", "SluiceSources", "SluiceDecompress", "SluiceDetect", "SluiceParse", "SluiceMatch",
      "SluiceECS", "SluiceRules", "SluiceConfig", "SluiceCore",
    ]),
  library(
    "SluiceRuleAnalysis", .safe,
    ["SluiceParse", "SluiceMatch", "SluiceRules", "SluiceECS", "SluiceConfig", "SluiceCore"]),
  library("SluiceState", .safe, [grdb, crypto, "SluiceCore"]),
  library("SluiceRuntime", .safe, ["CMemory", "SluiceState", "SluiceMetrics", "SluiceConfig", "SluiceCore"]),
  library(
    "SluiceCLI", .safe,
    [
      "SluiceRuntime", "SluiceState", "SluiceRuleTesting", "SluiceSources", "SluiceDecompress", "SluiceParse",
      "SluiceRoute", "SluiceDetect", "SluiceSinks", "SluiceRules", "SluiceConfig", "SluiceCore", arguments, logging,
      "SluiceEnrich", "SluiceRuleAnalysis", "SluiceAWS", "SluiceVerify", "SluiceMetrics",
    ]),
  .executableTarget(
    name: "sluice", dependencies: ["CMemory", "SluiceCLI"], swiftSettings: settings(.safe),
    linkerSettings: [staticLibraries]),

  .target(
    name: "SluiceTestSupport", dependencies: ["SluiceConfig", "SluiceCore", "SluiceRules", "CZlib"],
    path: "Tests/SluiceTestSupport", swiftSettings: settings(.test)),
  .target(
    name: "SluiceAWSTestSupport", dependencies: ["SluiceAWS", "SluiceConfig", "SluiceCore"],
    path: "Tests/SluiceAWSTestSupport", exclude: ["Python"], swiftSettings: settings(.test)),
  .target(
    name: "CSimdjson", path: "Tests/CSimdjson",
    cxxSettings: hasSimdjson ? [.define("SLUICE_SIMDJSON")] : [],
    linkerSettings: hasSimdjson ? [.linkedLibrary("simdjson"), .linkedLibrary("stdc++")] : []),
  tests("SluiceCoreTests", ["SluiceCore"]),
  tests(
    "SluiceDecompressTests", ["SluiceDecompress", "SluiceConfig", "SluiceCore", "CZlib", "CLZ4"], settings: isal),
  tests(
    "SluiceParseTests", ["SluiceParse", "SluiceDecompress", "CSluiceScan", "CSimdjson", "SluiceCore"]),
  tests("SluiceECSTests", ["CSluiceText", "SluiceECS", "SluiceCore"]),
  tests("SluiceRegexTests", ["SluiceRegex"]),
  tests("SluiceRulesTests", ["SluiceRules", "SluiceCore", tomlKit]),
  tests("SluiceMatchTests", ["SluiceMatch", "SluiceParse", "SluiceECS", "SluiceRules", "SluiceCore"]),
  tests(
    "SluiceEnrichTests",
    ["SluiceEnrich", "SluiceRegex", "SluiceParse", "SluiceECS", "SluiceConfig", "SluiceCore", yams]),
  tests("SluiceConfigTests", ["SluiceConfig", "SluiceCore"]),
  tests("SluiceAWSTests", ["SluiceAWS", "SluiceAWSTestSupport", "SluiceConfig", "SluiceCore"]),
  tests(
    "SluiceSourcesTests",
    [
      "sluice", "SluiceSources", "SluiceAWS", "SluiceAWSTestSupport", "SluiceMetrics", "SluiceConfig", "SluiceCore",
    ]),
  tests(
    "SluiceVerifyTests",
    [
      "SluiceAWS", "SluiceAWSTestSupport", "SluiceVerify", "SluiceSources", "SluiceDecompress", "SluiceParse",
      "SluiceECS", "SluiceConfig", "SluiceCore", crypto, cryptoExtras,
    ]),
  tests("SluiceMetricsTests", ["SluiceMetrics", "SluiceConfig", "SluiceCore", metrics]),
  tests("SluiceRouteTests", ["SluiceRoute", "SluiceECS", "SluiceConfig", "SluiceCore"]),
  tests(
    "SluiceDetectTests",
    ["SluiceDetect", "SluiceMatch", "SluiceRules", "SluiceECS", "SluiceConfig", "SluiceCore", tomlKit]),
  tests(
    "SluiceSinksTests",
    ["SluiceSinks", "SluiceAWS", "CZlib", "SluiceECS", "SluiceConfig", "SluiceCore"],
    settings: isal),
  tests(
    "SluiceRuleTestingTests",
    [
      "SluiceRuleTesting", "SluiceDetect", "SluiceParse", "SluiceECS", "SluiceRules", "SluiceConfig", "SluiceCore",
      yams,
    ],
    exclude: ["Scenarios"]),
  tests("SluiceStateTests", ["SluiceState", "SluiceCore"]),
  tests("SluiceRuleAnalysisTests", ["SluiceRuleAnalysis", "SluiceRules"]),
  tests("SluiceRuntimeTests", ["CMemory", "SluiceRuntime", "SluiceConfig", "SluiceCore"]),
  tests(
    "SluiceCLITests",
    [
      "SluiceCLI", "SluiceRuntime", "SluiceSources", "SluiceSinks", "SluiceAWS", "SluiceAWSTestSupport", "SluiceConfig",
      "SluiceCore",
    ]),
  tests(
    "SluicePipelineTests",
    [
      "sluice", "SluiceCLI", "SluiceRuntime", "SluiceDetect", "SluiceRoute", "SluiceParse", "SluiceDecompress",
      "SluiceRules", "SluiceConfig", "SluiceCore",
    ],
    exclude: ["Fixtures"]),
]

if hasISAL {
  targets.append(.systemLibrary(name: "CISAL", providers: [.apt(["libisal-dev"])]))
}

let package = Package(
  name: "sluice",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "sluice", targets: ["sluice"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: targets,
  cLanguageStandard: .c11,
  cxxLanguageStandard: .cxx17
)

// Benchmarks are targets of this package, for a package of their own could not see `package` names. They are there when
// asked for only: SLUICE_INSTRUCTIONS=1 for the instruction counts of `.ci/instructions`, which need nothing else,
// SLUICE_BENCHMARKS=1 swift package --scratch-path .build-bench benchmark, which has a dependency of its own and takes
// every program in this folder for one of its benchmarks, and so SLUICE_ENRICH_COMPARISON=1 for `Benchmarks/enrichment`.
let hasBenchmarks = environment["SLUICE_BENCHMARKS"] != nil
let hasInstructions = environment["SLUICE_INSTRUCTIONS"] != nil

if hasBenchmarks || hasInstructions {
  package.targets.append(
    .target(
      name: "SluiceWorkloads",
      dependencies: [
        "CSluiceScan", "CZlib", "SluiceDecompress", "SluiceParse", "SluiceEnrich", "SluiceRoute", "SluiceDetect",
        "SluiceMatch", "SluiceRules", "SluiceECS", "SluiceConfig", "SluiceCore", "SluiceTestSupport",
      ],
      path: "Benchmarks/Workloads", swiftSettings: settings(.test)))
}

if hasInstructions {
  package.targets.append(.target(name: "CInstructionCounter", path: "Benchmarks/CInstructionCounter"))
  package.targets.append(
    .executableTarget(
      name: "SluiceInstructions", dependencies: ["CInstructionCounter", "SluiceWorkloads", "SluiceParse"],
      path: "Benchmarks/Instructions", exclude: ["allowed.txt"], swiftSettings: settings(.test)))
}

if hasBenchmarks {
  package.dependencies.append(.package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []))
  package.targets.append(
    .executableTarget(
      name: "SluiceBenchmarks",
      dependencies: [
        .product(name: "Benchmark", package: "benchmark"), "SluiceWorkloads", "SluiceDecompress", "SluiceParse",
        "SluiceMatch", "SluiceCore",
      ],
      path: "Benchmarks/SluiceBenchmarks", swiftSettings: settings(.test),
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]))
}

if environment["SLUICE_ENRICH_COMPARISON"] != nil {
  package.targets.append(
    .executableTarget(
      name: "EnrichComparison",
      dependencies: ["SluiceEnrich", "SluiceDecompress", "SluiceParse", "SluiceECS", "SluiceConfig", "SluiceCore"],
      path: "Benchmarks/EnrichComparison", exclude: ["enrich.py"], swiftSettings: settings(.test)))
}
