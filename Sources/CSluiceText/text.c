#include "include/sluice_text.h"

#if defined(__SSE2__)

typedef struct {
  uint64_t quote, backslash, blank, rare;
} masks;

static inline masks classify(const uint8_t *bytes) {
  masks m = {0, 0, 0, 0};
  for (int part = 0; part < 4; part++) {
    __m128i v = sluice_text_load(bytes + part * 16);
    __m128i space = sluice_text_is(v, 0x20);
    // As signed numbers, and one more, these are the ones below 0x22: up to 0x20, and from 0x7F on.
    __m128i others = _mm_cmplt_epi8(_mm_add_epi8(v, _mm_set1_epi8(1)), _mm_set1_epi8(0x22));
    __m128i rare = _mm_andnot_si128(space, others);
    int shift = part * 16;
    m.quote |= (uint64_t)(uint16_t)_mm_movemask_epi8(sluice_text_is(v, 0x22)) << shift;
    m.backslash |= (uint64_t)(uint16_t)_mm_movemask_epi8(sluice_text_is(v, 0x5C)) << shift;
    m.blank |= (uint64_t)(uint16_t)_mm_movemask_epi8(space) << shift;
    m.rare |= (uint64_t)(uint16_t)_mm_movemask_epi8(rare) << shift;
  }
  return m;
}

// The bytes that a backslash in front of them escapes.
static inline uint64_t escaped_bytes(uint64_t backslash, uint64_t *carry) {
  if (!backslash) {
    uint64_t escaped = *carry;
    *carry = 0;
    return escaped;
  }
  const uint64_t even = 0x5555555555555555;
  backslash &= ~*carry;
  uint64_t follows = backslash << 1 | *carry;
  uint64_t odd_starts = backslash & ~even & ~follows;
  uint64_t sequences;
  *carry = __builtin_add_overflow(odd_starts, backslash, &sequences);
  return (even ^ sequences << 1) & follows;
}

// Each bit tells whether the number of bits set up to it is odd.
static inline uint64_t prefix_xor(uint64_t bits) {
  bits ^= bits << 1;
  bits ^= bits << 2;
  bits ^= bits << 4;
  bits ^= bits << 8;
  bits ^= bits << 16;
  return bits ^ bits << 32;
}

// Bytes that a piece may go beyond its end.
#define SLACK 32

// Copies in pieces that may be too long: what is behind them is written later.
static inline void copy(uint8_t *target, const uint8_t *source, size_t count) {
  _mm_storeu_si128((__m128i *)(void *)target, sluice_text_load(source));
  _mm_storeu_si128((__m128i *)(void *)(target + 16), sluice_text_load(source + 16));
  // Most pieces are shorter.
  if (count > 32) {
    _mm_storeu_si128((__m128i *)(void *)(target + 32), sluice_text_load(source + 32));
    _mm_storeu_si128((__m128i *)(void *)(target + 48), sluice_text_load(source + 48));
  }
}

// At most 64 bytes, a backslash in front of each mark.
static inline uint8_t *emit(uint8_t *target, const uint8_t *source, uint64_t marks, size_t count) {
  size_t from = 0;
  while (marks) {
    size_t place = (size_t)__builtin_ctzll(marks);
    marks &= marks - 1;
    copy(target, source + from, place - from);
    target += place - from;
    *target++ = 0x5C;
    from = place;
  }
  copy(target, source + from, count - from);
  return target + (count - from);
}

sluice_text_progress sluice_text_escape_json_sse2(
    uint8_t *target, const uint8_t *source, size_t count, sluice_text_state *state) {
  uint8_t *written = target;
  size_t index = 0;
  // A piece may begin at the last byte of a block.
  uint8_t block[64 + 2 * SLACK];
  while (index < count) {
    size_t length = count - index < 64 ? count - index : 64;
    const uint8_t *bytes = source + index;
    if (count - index < sizeof block) {
      memset(block, 0x61, sizeof block);
      memcpy(block, bytes, count - index);
      bytes = block;
    }
    masks m = classify(bytes);
    uint64_t valid = length == 64 ? ~(uint64_t)0 : ((uint64_t)1 << length) - 1;
    m.quote &= valid;
    m.backslash &= valid;
    uint64_t carry = state->escaped;
    uint64_t escaped = escaped_bytes(m.backslash, &carry);
    uint64_t inside = prefix_xor(m.quote & ~escaped) ^ (0 - state->in_string);
    if ((m.rare | (m.blank & ~inside)) & valid) break;
    written = emit(written, bytes, m.quote | m.backslash, length);
    // Of a block that is not full no bit is set behind its end, so that the last one tells what follows.
    state->in_string = inside >> 63;
    state->escaped = carry;
    index += length;
  }
  return (sluice_text_progress){index, (size_t)(written - target)};
}

#if defined(__x86_64__)
#include <immintrin.h>

#define VBMI2                                                                                                          \
  __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi2,avx2,bmi,bmi2,popcnt,pclmul")))

// 32 bytes with a backslash in front of each mark: 64 bytes are written, of which the first ones count.
VBMI2 static inline uint8_t *emit_vbmi2(uint8_t *target, __m256i bytes, uint32_t marks, size_t count) {
  // Two bits for each byte, for its backslash and for itself; those of backslashes that are not there are taken out.
  const uint64_t own = 0xAAAAAAAAAAAAAAAA;
  uint64_t places = _pext_u64(own, own | _pdep_u64(marks, ~own));
  __m512i text = _mm512_mask_expand_epi8(_mm512_set1_epi8(0x5C), places, _mm512_castsi256_si512(bytes));
  _mm512_storeu_si512((void *)target, text);
  return target + count + (size_t)__builtin_popcount(marks);
}

VBMI2 sluice_text_progress sluice_text_escape_json_vbmi2(
    uint8_t *target, const uint8_t *source, size_t count, sluice_text_state *state) {
  uint8_t *written = target;
  size_t index = 0;
  const __m512i quote_byte = _mm512_set1_epi8(0x22), backslash_byte = _mm512_set1_epi8(0x5C);
  const __m512i space_byte = _mm512_set1_epi8(0x20), one = _mm512_set1_epi8(1);
  while (index < count) {
    size_t length = count - index < 64 ? count - index : 64;
    uint64_t valid = ~(uint64_t)0 >> (64 - length);
    __m512i v = _mm512_maskz_loadu_epi8(valid, (const void *)(source + index));
    uint64_t quote = _mm512_cmpeq_epi8_mask(v, quote_byte);
    uint64_t backslash = _mm512_cmpeq_epi8_mask(v, backslash_byte);
    uint64_t space = _mm512_cmpeq_epi8_mask(v, space_byte);
    // As in `classify`: up to 0x20, and from 0x7F on.
    uint64_t others = _mm512_cmplt_epi8_mask(_mm512_add_epi8(v, one), quote_byte);
    uint64_t carry = state->escaped;
    uint64_t escaped = escaped_bytes(backslash, &carry);
    __m128i bits = _mm_set_epi64x(0, (long long)(quote & ~escaped));
    uint64_t parity = (uint64_t)_mm_cvtsi128_si64(_mm_clmulepi64_si128(bits, _mm_set1_epi8((char)0xFF), 0));
    uint64_t inside = parity ^ (0 - state->in_string);
    if (((others & ~space) | (space & ~inside)) & valid) break;
    uint64_t marks = quote | backslash;
    if (!marks) {
      _mm512_storeu_si512((void *)written, v);
      written += length;
    } else {
      size_t low = length < 32 ? length : 32;
      written = emit_vbmi2(written, _mm512_castsi512_si256(v), (uint32_t)marks, low);
      // Only here is there room for 64 more.
      if (length > 32)
        written = emit_vbmi2(written, _mm512_extracti64x4_epi64(v, 1), (uint32_t)(marks >> 32), length - 32);
    }
    state->in_string = inside >> 63;
    state->escaped = carry;
    index += length;
  }
  return (sluice_text_progress){index, (size_t)(written - target)};
}

int sluice_text_has_vbmi2(void) {
  return __builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("pclmul");
}

#else

int sluice_text_has_vbmi2(void) { return 0; }

sluice_text_progress sluice_text_escape_json_vbmi2(
    uint8_t *target, const uint8_t *source, size_t count, sluice_text_state *state) {
  return sluice_text_escape_json_sse2(target, source, count, state);
}

#endif

sluice_text_progress sluice_text_escape_json(
    uint8_t *target, const uint8_t *source, size_t count, sluice_text_state *state) {
  return sluice_text_has_vbmi2() ? sluice_text_escape_json_vbmi2(target, source, count, state)
                                 : sluice_text_escape_json_sse2(target, source, count, state);
}

#else

int sluice_text_has_vbmi2(void) { return 0; }

sluice_text_progress sluice_text_escape_json_vbmi2(
    uint8_t *target, const uint8_t *source, size_t count, sluice_text_state *state) {
  return sluice_text_escape_json_sse2(target, source, count, state);
}

sluice_text_progress sluice_text_escape_json(
    uint8_t *target, const uint8_t *source, size_t count, sluice_text_state *state) {
  return sluice_text_escape_json_sse2(target, source, count, state);
}

sluice_text_progress sluice_text_escape_json_sse2(
    uint8_t *target, const uint8_t *source, size_t count, sluice_text_state *state) {
  (void)target, (void)source, (void)count, (void)state;
  return (sluice_text_progress){0, 0};
}

#endif
