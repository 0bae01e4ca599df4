// The loop of a kernel. Included once for each instruction set, with SCAN_NAME, SCAN_TARGET, SCAN_CLASSIFY,
// SCAN_PREFIX_XOR and SCAN_WRITE defined.

SCAN_TARGET static sluice_scan_result SCAN_NAME(
    const uint8_t *bytes, size_t length, uint32_t *offsets, uint64_t *blocks, sluice_scan_issue *issues,
    size_t issue_capacity) {
  scan_state state = {{issues, 0}, 0};
  uint32_t *out = offsets;
  uint64_t in_string = 0;  // all ones while a string goes on
  uint64_t escape = 0;     // 1 when the first character of the block is escaped
  uint64_t was_end = 0;    // 1 when a string has ended, or with whitespace behind it a value, and nothing came since
  uint64_t was_scalar = 0; // 1 when the byte before belonged to a number or literal
  size_t limit = length;
  size_t base = 0;

  for (; base < limit; base += 64) {
    block_masks masks;
    SCAN_CLASSIFY(bytes + base, masks);

    uint64_t escaped = 0;
    if (__builtin_expect((masks.backslash | escape) != 0, 0)) {
      // A run of backslashes escapes what follows it when it is of odd length: the carry of an addition finds the ends
      // of the runs that begin at odd places (Langdale and Lemire, "Parsing Gigabytes of JSON per Second", 3.1.1).
      const uint64_t even = 0x5555555555555555ULL;
      uint64_t backslash = masks.backslash & ~escape;
      uint64_t follows = backslash << 1 | escape;
      uint64_t odd_starts = backslash & ~even & ~follows;
      uint64_t sequences;
      escape = (uint64_t)__builtin_add_overflow(odd_starts, backslash, &sequences);
      escaped = (even ^ (sequences << 1)) & follows;
      blocks[base >> 12] |= 1ULL << (base >> 6 & 63);
    }
    uint64_t quote = masks.quote & ~escaped;
    uint64_t string = SCAN_PREFIX_XOR(quote) ^ in_string; // opening quotes included, closing ones not
    in_string = (uint64_t)((int64_t)string >> 63);

    uint64_t structural = masks.structural & ~string;
    uint64_t close = quote & ~string;
    uint64_t scalar = ~(structural | string | quote);

    // Behind each value and key, whitespace aside, a structural character has to stand.
    uint64_t wrong;
    uint64_t space = 0;
    if (__builtin_expect((masks.low & ~string) != 0, 0)) {
      space = masks.low & ~string & sluice_scan_whitespace(bytes + base);
      scalar &= ~space;
      uint64_t behind = (close << 1 | was_end) | ((scalar << 1 | was_scalar) & ~scalar);
      uint64_t sum;
      uint64_t goes_on = (uint64_t)__builtin_add_overflow(behind & space, space, &sum);
      wrong = (behind | sum) & ~space & ~structural;
      was_end = close >> 63 | goes_on;
    } else {
      wrong = ((close << 1 | was_end) | ((scalar << 1 | was_scalar) & ~scalar)) & ~structural;
      was_end = close >> 63;
    }
    was_scalar = scalar >> 63;

    if (__builtin_expect((wrong | escaped | (masks.odd & ~space)) != 0, 0)) {
      sluice_scan_check_block(bytes, base, length, wrong, string, escaped, &state);
      // A block adds at most 64 issues of each kind.
      if (state.list.count + 4 * 64 > issue_capacity) limit = base + 64 < length ? base + 64 : length;
    }

    size_t found = (size_t)__builtin_popcountll(structural);
    SCAN_WRITE(out, base, structural, found);
    out += found;
  }

  sluice_scan_result result;
  result.count = (size_t)(out - offsets);
  result.issue_count = state.list.count;
  result.scanned = base < length ? base : length;
  return result;
}

#undef SCAN_NAME
#undef SCAN_TARGET
#undef SCAN_CLASSIFY
#undef SCAN_PREFIX_XOR
#undef SCAN_WRITE
