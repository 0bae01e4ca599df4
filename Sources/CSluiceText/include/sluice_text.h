// Steps over text that is written as JSON: 16 bytes at a time with SSE2, which every x86-64 has, and 8 elsewhere. None of
// these reads or writes beyond the lengths it is given, but where it says so.
#pragma once
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__SSE2__)
#include <emmintrin.h>

static inline __m128i sluice_text_load(const uint8_t *bytes) { return _mm_loadu_si128((const __m128i *)(const void *)bytes); }

static inline __m128i sluice_text_is(__m128i v, char byte) { return _mm_cmpeq_epi8(v, _mm_set1_epi8(byte)); }

// A bit for each byte that may have to be changed in a JSON string: quotes, backslashes, what is below 0x20, and what is
// above 0x7E: 0x7F, and 0xC2, which C1 control characters begin with, are among those.
static inline unsigned sluice_text_unusual(__m128i v) {
  // As signed numbers, and one more, all but the marks are those below 0x21.
  __m128i others = _mm_cmplt_epi8(_mm_add_epi8(v, _mm_set1_epi8(1)), _mm_set1_epi8(0x21));
  __m128i marks = _mm_or_si128(sluice_text_is(v, 0x22), sluice_text_is(v, 0x5C));
  return (unsigned)_mm_movemask_epi8(_mm_or_si128(others, marks));
}

static inline __m128i sluice_text_pair(uint64_t low, uint64_t high) {
  return _mm_set_epi64x((long long)high, (long long)low);
}
#endif

static inline uint64_t sluice_text_word(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, 8);
  return word;
}

static inline int sluice_text_is_unusual(uint8_t byte) {
  return byte < 0x20 || byte == 0x22 || byte == 0x5C || byte > 0x7E;
}

// Copies bytes that may stand in a JSON string as they are, up to the first one that may have to be changed; returns how
// many. Of `target` all `count` bytes may be written.
static inline size_t sluice_text_copy_plain(uint8_t *target, const uint8_t *source, size_t count) {
#if defined(__SSE2__)
  if (count >= 16) {
    size_t index = 0;
    do {
      __m128i v = sluice_text_load(source + index);
      _mm_storeu_si128((__m128i *)(void *)(target + index), v);
      unsigned found = sluice_text_unusual(v);
      if (found) return index + (size_t)__builtin_ctz(found);
      index += 16;
    } while (index + 16 <= count);
    if (index == count) return count;
    // The last 16, some of which were copied before.
    index = count - 16;
    __m128i v = sluice_text_load(source + index);
    _mm_storeu_si128((__m128i *)(void *)(target + index), v);
    unsigned found = sluice_text_unusual(v);
    return found ? index + (size_t)__builtin_ctz(found) : count;
  }
  if (count >= 8) {
    uint64_t head = sluice_text_word(source), tail = sluice_text_word(source + count - 8);
    memcpy(target, &head, 8);
    memcpy(target + count - 8, &tail, 8);
    unsigned found = sluice_text_unusual(sluice_text_pair(head, tail));
    if (!found) return count;
    size_t place = (size_t)__builtin_ctz(found);
    return place < 8 ? place : count - 16 + place;
  }
  if (count >= 4) {
    uint32_t head, tail;
    memcpy(&head, source, 4);
    memcpy(&tail, source + count - 4, 4);
    memcpy(target, &head, 4);
    memcpy(target + count - 4, &tail, 4);
    unsigned found = sluice_text_unusual(sluice_text_pair(head | (uint64_t)tail << 32, 0x2020202020202020));
    if (!found) return count;
    size_t place = (size_t)__builtin_ctz(found);
    return place < 4 ? place : count - 8 + place;
  }
#else
  const uint64_t ones = 0x0101010101010101;
  size_t start = 0;
  for (; start + 8 <= count; start += 8) {
    uint64_t word = sluice_text_word(source + start);
    memcpy(target + start, &word, 8);
    uint64_t quotes = word ^ ones * 0x22, backslashes = word ^ ones * 0x5C;
    uint64_t found = ((quotes - ones) & ~quotes) | ((backslashes - ones) & ~backslashes) |
                     ((word - ones * 0x20) & ~word) | (word + ones) | word;
    if (found & ones * 0x80) break;
  }
  for (; start < count; start++) {
    if (sluice_text_is_unusual(source[start])) return start;
    target[start] = source[start];
  }
  return count;
#endif
  for (size_t index = 0; index < count; index++) {
    if (sluice_text_is_unusual(source[index])) return index;
    target[index] = source[index];
  }
  return count;
}

// The place of the first quote or backslash from `start` on; `count` where there is none.
static inline size_t sluice_text_string_end(const uint8_t *bytes, size_t start, size_t count) {
  size_t index = start;
#if defined(__SSE2__)
  for (; index + 16 <= count; index += 16) {
    __m128i v = sluice_text_load(bytes + index);
    unsigned found = (unsigned)_mm_movemask_epi8(_mm_or_si128(sluice_text_is(v, 0x22), sluice_text_is(v, 0x5C)));
    if (found) return index + (size_t)__builtin_ctz(found);
  }
#endif
  for (; index + 8 <= count; index += 8) {
    const uint64_t ones = 0x0101010101010101;
    uint64_t word = sluice_text_word(bytes + index);
    uint64_t quotes = word ^ ones * 0x22, backslashes = word ^ ones * 0x5C;
    uint64_t found = (((quotes - ones) & ~quotes) | ((backslashes - ones) & ~backslashes)) & ones * 0x80;
    if (!found) continue;
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    // The lowest bit is right; those above it may be wrong.
    return index + (size_t)(__builtin_ctzll(found) >> 3);
#else
    break;
#endif
  }
  while (index < count && bytes[index] != 0x22 && bytes[index] != 0x5C) index++;
  return index;
}

// Where a JSON text that is being copied stands: whether inside a string, and whether behind a backslash that escapes
// the next byte. Both are 0 or 1.
typedef struct {
  uint64_t in_string;
  uint64_t escaped;
} sluice_text_state;

typedef struct {
  size_t read;
  size_t written;
} sluice_text_progress;

// Copies JSON text as the inside of a JSON string, a backslash in front of each quote and backslash. Stops in front of 64
// bytes that may hold something else to change: blanks outside strings, control characters, or what is above 0x7E; on
// processors without SSE2 at once. The text is whole at its end.
//
// target: room for 2 * count + 64 bytes, all of which may be written.
sluice_text_progress sluice_text_escape_json(
    uint8_t *target, const uint8_t *source, size_t count, sluice_text_state *state);

// The same with the instructions named: with those that every processor has that has SSE2, and with AVX-512 VBMI2 where
// `sluice_text_has_vbmi2`. All agree on each byte and on where they stop.
sluice_text_progress sluice_text_escape_json_sse2(
    uint8_t *target, const uint8_t *source, size_t count, sluice_text_state *state);
sluice_text_progress sluice_text_escape_json_vbmi2(
    uint8_t *target, const uint8_t *source, size_t count, sluice_text_state *state);
int sluice_text_has_vbmi2(void);

#ifdef __cplusplus
}
#endif
