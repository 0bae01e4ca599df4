#ifndef SLUICE_KEY_H
#define SLUICE_KEY_H

#include <stdbool.h>
#include <stdint.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__ARM_NEON) && defined(__aarch64__)
#include <arm_neon.h>
#else
#include <string.h>
#endif

// A key of an object as it is written, up to 32 bytes of it.
typedef struct {
  _Alignas(16) uint64_t text[4]; // as in memory; zeros behind its end
  uint64_t mask[4]; // all ones where the text counts
} sluice_key;

// Whether `text` begins with the key. 32 bytes are read at `text`.
static inline bool sluice_key_matches(const sluice_key *key, const void *text) {
#if defined(__SSE2__)
  const __m128i *from = (const __m128i *)text;
  const __m128i *keys = (const __m128i *)key->text;
  const __m128i *masks = (const __m128i *)key->mask;
  __m128i low = _mm_and_si128(_mm_loadu_si128(from), _mm_load_si128(masks));
  __m128i high = _mm_and_si128(_mm_loadu_si128(from + 1), _mm_load_si128(masks + 1));
  __m128i same = _mm_and_si128(
      _mm_cmpeq_epi8(low, _mm_load_si128(keys)), _mm_cmpeq_epi8(high, _mm_load_si128(keys + 1)));
  return _mm_movemask_epi8(same) == 0xFFFF;
#elif defined(__ARM_NEON) && defined(__aarch64__)
  const uint8_t *from = (const uint8_t *)text;
  const uint8_t *keys = (const uint8_t *)key->text;
  const uint8_t *masks = (const uint8_t *)key->mask;
  uint8x16_t low = vandq_u8(vld1q_u8(from), vld1q_u8(masks));
  uint8x16_t high = vandq_u8(vld1q_u8(from + 16), vld1q_u8(masks + 16));
  return vminvq_u8(vandq_u8(vceqq_u8(low, vld1q_u8(keys)), vceqq_u8(high, vld1q_u8(keys + 16)))) == 0xFF;
#else
  uint64_t words[4];
  memcpy(words, text, sizeof words);
  uint64_t different = 0;
  for (int place = 0; place < 4; place++) different |= (words[place] & key->mask[place]) ^ key->text[place];
  return different == 0;
#endif
}

#endif
