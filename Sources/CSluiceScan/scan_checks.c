#include "scan_common.h"

#if defined(__SSE2__)
#include <emmintrin.h>

static uint64_t mask(__m128i bytes, int shift) { return (uint64_t)(uint16_t)_mm_movemask_epi8(bytes) << shift; }

uint64_t sluice_scan_whitespace(const uint8_t *block) {
  uint64_t bits = 0;
  for (int i = 0; i < 64; i += 16) {
    __m128i v = _mm_loadu_si128((const __m128i *)(block + i));
    __m128i blank = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8(0x20)), _mm_cmpeq_epi8(v, _mm_set1_epi8(0x0A)));
    __m128i other = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8(0x0D)), _mm_cmpeq_epi8(v, _mm_set1_epi8(0x09)));
    bits |= mask(_mm_or_si128(blank, other), i);
  }
  return bits;
}

static uint64_t high_bytes(const uint8_t *block) {
  uint64_t bits = 0;
  for (int i = 0; i < 64; i += 16) bits |= mask(_mm_loadu_si128((const __m128i *)(block + i)), i);
  return bits;
}
#else
uint64_t sluice_scan_whitespace(const uint8_t *block) {
  uint64_t bits = 0;
  for (int i = 0; i < 64; i++) {
    uint8_t byte = block[i];
    bits |= (uint64_t)(byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09) << i;
  }
  return bits;
}

static uint64_t high_bytes(const uint8_t *block) {
  uint64_t bits = 0;
  for (int i = 0; i < 64; i++) bits |= (uint64_t)(block[i] >> 7) << i;
  return bits;
}
#endif

static uint64_t control_characters(const uint8_t *block) {
  uint64_t bits = 0;
  for (int i = 0; i < 64; i++) bits |= (uint64_t)(block[i] < 0x20) << i;
  return bits;
}

// Several records may share a block, and each has to be refused.
static void note_each(issue_list *list, size_t base, uint64_t bits, uint32_t problem) {
  for (; bits; bits &= bits - 1) add_issue(list, base + (size_t)__builtin_ctzll(bits), problem);
}

static int is_hex(uint8_t byte) {
  uint8_t lower = byte | 0x20;
  return (byte >= '0' && byte <= '9') || (lower >= 'a' && lower <= 'f');
}

// Checks the escaped characters of a block: a bit of `escaped` for each character behind a live backslash.
static void check_escapes(
    const uint8_t *bytes, size_t base, size_t length, uint64_t escaped, issue_list *list) {
  while (escaped) {
    size_t offset = base + (size_t)__builtin_ctzll(escaped);
    escaped &= escaped - 1;
    if (offset >= length) return;
    int valid;
    switch (bytes[offset]) {
    case '"': case '\\': case '/': case 'b': case 'f': case 'n': case 'r': case 't': valid = 1; break;
    case 'u':
      valid = 1;
      // Digits that are cut off by the end belong to a record that goes on behind.
      for (size_t i = offset + 1; i < offset + 5 && i < length; i++) valid &= is_hex(bytes[i]);
      break;
    default: valid = 0;
    }
    if (!valid) add_issue(list, offset - 1, sluice_scan_invalid_escape);
  }
}

// Checks the characters that begin in [from, limit); returns the offset behind the last one. What is cut off by
// `length` is no error: it belongs to a record that goes on behind. RFC 3629, section 4: no overlong forms, no
// surrogates, nothing above U+10FFFF.
static size_t check_utf8(const uint8_t *bytes, size_t from, size_t limit, size_t length, issue_list *list) {
  size_t i = from;
  while (i < limit) {
    uint8_t lead = bytes[i];
    if (lead < 0x80) {
      i++;
      continue;
    }
    size_t more;
    uint8_t least = 0x80, most = 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF) {
      more = 1;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
      more = 2;
      if (lead == 0xE0) least = 0xA0;
      if (lead == 0xED) most = 0x9F;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
      more = 3;
      if (lead == 0xF0) least = 0x90;
      if (lead == 0xF4) most = 0x8F;
    } else {
      add_issue(list, i, sluice_scan_invalid_utf8);
      i++;
      continue;
    }
    size_t k = 1;
    for (; k <= more; k++) {
      if (i + k >= length) return length;
      uint8_t byte = bytes[i + k];
      if (byte < least || byte > most) break;
      least = 0x80;
      most = 0xBF;
    }
    if (k <= more) add_issue(list, i, sluice_scan_invalid_utf8);
    i += k;
  }
  return i;
}

void sluice_scan_check_block(
    const uint8_t *bytes, size_t base, size_t length, uint64_t wrong, uint64_t string, uint64_t escaped,
    scan_state *state) {
  note_each(&state->list, base, wrong, sluice_scan_missing_separator);
  note_each(&state->list, base, control_characters(bytes + base) & string, sluice_scan_control_character);
  if (escaped & string) check_escapes(bytes, base, length, escaped & string, &state->list);
  if (high_bytes(bytes + base)) {
    size_t limit = base + 64 < length ? base + 64 : length;
    size_t from = state->utf8_checked > base ? state->utf8_checked : base;
    if (from < limit) state->utf8_checked = check_utf8(bytes, from, limit, length, &state->list);
  }
}
