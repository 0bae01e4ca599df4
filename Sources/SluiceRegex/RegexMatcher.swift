private import CPCRE2

/// The memory that searches need: one per lane serves any number of expressions, one after another. Searching
/// allocates nothing, but when an expression has more groups than any before it.
package final class RegexMatcher {
  package let limits: RegexLimits
  /// Searches that were given up at a limit, and found nothing for that reason.
  package private(set) var limitCount = 0

  private var data: OpaquePointer?
  private var offsets: UnsafeMutablePointer<Int>?
  private var capacity: Int
  private let context: OpaquePointer?
  private let stack: OpaquePointer?
  /// An address for texts without one.
  private let empty: UnsafeMutablePointer<UInt8>

  /// - Parameter groups: how many groups of an expression are expected; the memory grows if need be.
  package init(limits: RegexLimits = RegexLimits(), groups: Int = 15) {
    self.limits = limits
    empty = .allocate(capacity: 1)
    empty.initialize(to: 0)
    context = pcre2_match_context_create_8(nil)
    stack = pcre2_jit_stack_create_8(min(32 << 10, limits.stack), limits.stack, nil)
    if let context {
      pcre2_set_match_limit_8(context, limits.steps)
      pcre2_set_heap_limit_8(context, limits.heap)
      // Without a stack of its own, compiled code uses 32 KiB of the thread's.
      if let stack { pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack)) }
    }
    capacity = max(0, groups) + 1
    data = pcre2_match_data_create_8(UInt32(capacity), nil)
    offsets = data.flatMap { pcre2_get_ovector_pointer_8($0) }
  }

  deinit {
    pcre2_match_data_free_8(data)
    pcre2_match_context_free_8(context)
    pcre2_jit_stack_free_8(stack)
    empty.deallocate()
  }

  /// Whether `regex` matches the text: a part of it, or all of it with `wholeText`.
  package func matches(_ regex: Regex, _ text: UnsafeRawBufferPointer) -> Bool { search(regex, text, 0) >= 0 }

  /// The first match that begins at byte `start` or behind it; nil when there is none. What lies before `start` is
  /// still seen by lookbehinds and anchors.
  package func firstMatch(of regex: Regex, in text: UnsafeRawBufferPointer, from start: Int = 0) -> RegexMatch? {
    if regex.groupCount >= capacity { grow(to: regex.groupCount + 1) }
    guard start >= 0, start <= text.count else { return nil }
    let count = search(regex, text, start)
    guard count >= 0, let offsets else { return nil }
    // 0 says that there was room for fewer groups than matched.
    return RegexMatch(offsets: offsets, count: count == 0 ? capacity : Int(count))
  }

  @inline(__always)
  private func search(_ regex: Regex, _ text: UnsafeRawBufferPointer, _ start: Int) -> Int32 {
    if text.count < regex.leastLength { return PCRE2_ERROR_NOMATCH }
    // The library takes bytes as unsigned characters, as they are.
    let subject = text.baseAddress?.assumingMemoryBound(to: UInt8.self) ?? UnsafePointer(empty)
    let status = pcre2_match_8(regex.code, subject, text.count, start, 0, data, context)
    // Any other refusal is a limit of steps, memory or stack: texts and patterns give no further cause.
    if status < 0, status != PCRE2_ERROR_NOMATCH { limitCount += 1 }
    return status
  }

  private func grow(to count: Int) {
    guard let larger = pcre2_match_data_create_8(UInt32(count), nil) else { return }
    pcre2_match_data_free_8(data)
    data = larger
    offsets = pcre2_get_ovector_pointer_8(larger)
    capacity = count
  }
}
