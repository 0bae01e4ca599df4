import SluiceCore

/// Reads agents through a cache. One per batch, and used by one task at a time with it.
///
/// **Lifetime.** What it returns is a copy in the batch's arena, which lives as long as the batch's cells do. The cache
/// frees an entry when another one takes its place, and that may happen while the batch still holds cells of it; a copy
/// of some 150 bytes costs less than keeping account of who still reads what.
final class AgentReader {
  private let cache: AgentCache
  private let writer: FieldBlock.Writer
  private let parse: (UnsafeRawBufferPointer, FieldBlock.Writer) -> Void
  /// The columns of the batch that are cut from blocks.
  private struct Column: BitwiseCopyable {
    let column: Int32
    let slot: Int32
    let isFlag: Bool
  }

  private let fields: [(name: String, slot: Int, isFlag: Bool)]
  /// Looked for with the first agent: a reader and its batch belong together.
  private var columns: UnsafeMutableBufferPointer<Column>?

  /// Agents that were not in the cache, and those that were.
  private(set) var missCount = 0
  private(set) var hitCount = 0

  /// Bytes of cache for each entry, on average: an agent of 1 KiB with all its parts fits.
  static let bytesPerEntry = 2048

  /// - Parameter fields: the names of the columns that are cut from blocks, with their slots.
  init(
    slots: Int, cacheEntries: Int, fields: [(name: String, slot: Int, isFlag: Bool)] = [],
    parse: @escaping (UnsafeRawBufferPointer, FieldBlock.Writer) -> Void
  ) {
    self.fields = fields
    cache = AgentCache(entries: cacheEntries, bytes: max(AgentCache.ways, cacheEntries) * Self.bytesPerEntry)
    writer = FieldBlock.Writer(slots: slots)
    self.parse = parse
  }

  deinit { columns?.deallocate() }

  /// What is known of an agent, as a `FieldBlock` in `arena`.
  func read(_ agent: UnsafeRawBufferPointer, _ arena: Arena) -> Cell {
    let agent = Self.shortened(agent)
    if let block = cache.value(of: agent) {
      hitCount &+= 1
      return arena.string(block)
    }
    missCount &+= 1
    parse(agent, writer)
    cache.insert(agent, writer.bytes)
    return arena.string(writer.bytes)
  }

  /// Fills the columns of a record that are still to be computed: who asks for one of them often asks for others.
  func fill(_ record: Int, of batch: RecordBatch, from block: FieldBlock) {
    let columns = columns ?? findColumns(of: batch.projection)
    let row = batch.cells + record &* batch.columnCount
    for column in columns where row[Int(column.column)].kind == .pending {
      row[Int(column.column)] = block.value(Int(column.slot), isFlag: column.isFlag)
    }
  }

  private func findColumns(of projection: Projection) -> UnsafeMutableBufferPointer<Column> {
    let known = Dictionary(fields.map { ($0.name, ($0.slot, $0.isFlag)) }) { first, _ in first }
    let found = projection.columns.enumerated().compactMap { index, column -> Column? in
      guard case .derived(let name, _) = column, let (slot, isFlag) = known[name] else { return nil }
      return Column(column: Int32(index), slot: Int32(slot), isFlag: isFlag)
    }
    let columns = UnsafeMutableBufferPointer<Column>.allocate(capacity: found.count)
    _ = columns.initialize(from: found)
    self.columns = columns
    return columns
  }

  /// The first `longestAgent` bytes, without a character that is cut in two.
  private static func shortened(_ agent: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    guard agent.count > UserAgentEnricher.longestAgent else { return agent }
    var end = UserAgentEnricher.longestAgent
    while end > UserAgentEnricher.longestAgent - 4, agent[end] & 0xC0 == 0x80 { end -= 1 }
    return UnsafeRawBufferPointer(rebasing: agent[..<end])
  }
}
