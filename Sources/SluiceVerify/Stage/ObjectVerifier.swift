import Crypto
import Foundation
import SluiceCore

/// Verifies objects before a lane works on them: reads each to its end, marks it, and hands it on.
///
/// What it reads is kept for the lane, up to a limit; a larger object is read twice.
actor ObjectVerifier {
  /// Bytes of an object, as delivered, that are kept for the lane.
  static let limit = 32 << 20

  private let store: any LogStore
  private let keys: PublicKeys
  private let marks: VerificationMarks
  private let limit: Int
  private var index: Task<DigestIndex?, Never>?

  init(_ store: any LogStore, keys: PublicKeys, marks: VerificationMarks, limit: Int = limit) {
    self.store = store
    self.keys = keys
    self.marks = marks
    self.limit = limit
  }

  /// Marks the object.
  ///
  /// - Returns: the object to go on with.
  func verify(_ blob: Blob) async -> Blob {
    guard !blob.isStream, let entry = await entry(for: blob.origin) else {
      mark(blob, .noDigest)
      return blob
    }
    do throws(BlobError) {
      let tee = Tee(try blob.open(), limit: limit)
      do throws(BlobError) {
        let hash = try await ObjectContent.hash(tee)
        mark(blob, entry.isProven && hash.elementsEqual(entry.hash) ? .verified : .unverified)
      } catch {
        // The lane meets the same damage, and reports it.
        mark(blob, .unverified)
      }
      // Decoders may stop before the last byte.
      guard let kept = try await tee.rest() else { return blob }
      return blob.reading { () throws(BlobError) in KeptBytes(kept) }
    } catch {
      mark(blob, .unverified)
      return blob
    }
  }

  private func mark(_ blob: Blob, _ mark: VerificationMark) { marks.set(mark, for: blob.sequence) }

  /// Digests are read when the first object comes.
  private func entry(for origin: String) async -> DigestIndex.Entry? {
    let reading = index ?? Task { [store, keys, marks] in await Self.read(store, keys, marks) }
    index = reading
    return await reading.value?[origin]
  }

  private static func read(_ store: any LogStore, _ keys: PublicKeys, _ marks: VerificationMarks) async -> DigestIndex?
  {
    do {
      let now = EventTime(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
      let index = try await DigestIndex(store, keys: keys, now: now)
      if index.digests == 0 { marks.note("verify: no digests were found, so nothing can be verified") }
      if index.wrong > 0 {
        marks.note("verify: \(index.wrong) findings of wrong digests; `sluice verify` tells which")
      }
      return index
    } catch {
      marks.note("verify: digests could not be read: \(error)")
      return nil
    }
  }
}

/// Reads on, and keeps what it read.
private final class Tee: ByteReader, @unchecked Sendable {
  // Used by one task at a time: the one that verifies.
  private let base: any ByteReader
  private let limit: Int
  private var kept: [UInt8] = []
  private var isOver = false

  init(_ base: any ByteReader, limit: Int) {
    self.base = base
    self.limit = limit
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) async throws(BlobError) -> Int {
    let count = try await base.read(into: buffer)
    keep(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    return count
  }

  /// Reads to the end.
  ///
  /// - Returns: all that was read; nil where it was too much to be kept.
  func rest() async throws(BlobError) -> [UInt8]? {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
    defer { buffer.deallocate() }
    while !isOver, try await read(into: buffer) > 0 {}
    return isOver ? nil : kept
  }

  private func keep(_ bytes: UnsafeRawBufferPointer) {
    guard !isOver else { return }
    if kept.count + bytes.count > limit {
      isOver = true
      kept = []
    } else {
      kept.append(contentsOf: bytes)
    }
  }
}

/// Bytes that are in memory.
private final class KeptBytes: ByteReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func read(into buffer: UnsafeMutableRawBufferPointer) async throws(BlobError) -> Int {
    let count = min(buffer.count, bytes.count - position)
    buffer.copyBytes(from: bytes[position..<(position + count)])
    position += count
    return count
  }
}

extension Blob {
  /// The same blob, read from elsewhere.
  fileprivate func reading(_ open: @escaping @Sendable () throws(BlobError) -> any ByteReader) -> Blob {
    let blob = Blob(
      sequence: sequence, origin: origin, nameTime: nameTime, isStream: isStream, size: size, delivery: delivery,
      identify: { [self] () throws(BlobError) in try identity() ?? [] }, open: open)
    return blob.taken(as: sequence, recordsDone: recordsDone, identity: storedIdentity)
  }
}
