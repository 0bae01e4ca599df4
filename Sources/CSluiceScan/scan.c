#include "scan_common.h"

#if defined(__x86_64__)
#include <immintrin.h>

// Brackets and braces differ in bit 5 only: [ | 0x20 is {, ] | 0x20 is }. The six structural characters are told by one
// look-up: the low half of a byte chooses the only one of them that it can be (Langdale and Lemire, 3.1.2). Of the control
// characters, 0x0C and 0x1A pass for ',' and ':' then, and are taken out again.
#define STRUCTURAL_TABLE 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ':', '{', ',', '}', 0, 0

#define SSE2_MASK(compare) ((uint64_t)(uint16_t)_mm_movemask_epi8(compare))
#define SSE2_PART(part, shift)                                                                                          \
  do {                                                                                                                 \
    __m128i v = _mm_loadu_si128((const __m128i *)(part));                                                              \
    __m128i lower = _mm_or_si128(v, _mm_set1_epi8(0x20));                                                              \
    __m128i s = _mm_or_si128(                                                                                          \
        _mm_or_si128(_mm_cmpeq_epi8(lower, _mm_set1_epi8('{')), _mm_cmpeq_epi8(lower, _mm_set1_epi8('}'))),            \
        _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8(':')), _mm_cmpeq_epi8(v, _mm_set1_epi8(','))));                   \
    m.quote |= SSE2_MASK(_mm_cmpeq_epi8(v, _mm_set1_epi8('"'))) << (shift);                                            \
    m.backslash |= SSE2_MASK(_mm_cmpeq_epi8(v, _mm_set1_epi8('\\'))) << (shift);                                       \
    m.structural |= SSE2_MASK(s) << (shift);                                                                           \
    m.low |= SSE2_MASK(_mm_cmplt_epi8(v, _mm_set1_epi8(0x21))) << (shift);                                             \
    m.odd |= SSE2_MASK(_mm_cmplt_epi8(v, _mm_set1_epi8(0x20))) << (shift);                                             \
  } while (0)
#define SSE2_CLASSIFY(block, masks)                                                                                    \
  do {                                                                                                                 \
    block_masks m = {0, 0, 0, 0, 0};                                                                                   \
    SSE2_PART((block), 0);                                                                                             \
    SSE2_PART((block) + 16, 16);                                                                                       \
    SSE2_PART((block) + 32, 32);                                                                                       \
    SSE2_PART((block) + 48, 48);                                                                                       \
    masks = m;                                                                                                         \
  } while (0)

#define SCAN_NAME scan_sse2
#define SCAN_TARGET
#define SCAN_CLASSIFY SSE2_CLASSIFY
#define SCAN_PREFIX_XOR prefix_xor_shifts
#define SCAN_WRITE WRITE_EACH
#include "scan_loop.h"

#define AVX2_MASK(compare) ((uint64_t)(uint32_t)_mm256_movemask_epi8(compare))
#define AVX2_PART(part, shift)                                                                                         \
  do {                                                                                                                 \
    __m256i v = _mm256_loadu_si256((const __m256i *)(part));                                                           \
    __m256i lower = _mm256_or_si256(v, _mm256_set1_epi8(0x20));                                                        \
    __m256i s = _mm256_cmpeq_epi8(                                                                                     \
        _mm256_shuffle_epi8(_mm256_setr_epi8(STRUCTURAL_TABLE, STRUCTURAL_TABLE), v), lower);                          \
    m.quote |= AVX2_MASK(_mm256_cmpeq_epi8(v, _mm256_set1_epi8('"'))) << (shift);                                      \
    m.backslash |= AVX2_MASK(_mm256_cmpeq_epi8(v, _mm256_set1_epi8('\\'))) << (shift);                                 \
    m.structural |= AVX2_MASK(s) << (shift);                                                                           \
    m.low |= AVX2_MASK(_mm256_cmpgt_epi8(_mm256_set1_epi8(0x21), v)) << (shift);                                       \
    m.odd |= AVX2_MASK(_mm256_cmpgt_epi8(_mm256_set1_epi8(0x20), v)) << (shift);                                       \
  } while (0)
#define AVX2_CLASSIFY(block, masks)                                                                                    \
  do {                                                                                                                 \
    block_masks m = {0, 0, 0, 0, 0};                                                                                   \
    AVX2_PART((block), 0);                                                                                             \
    AVX2_PART((block) + 32, 32);                                                                                       \
    m.structural &= ~m.odd;                                                                                            \
    masks = m;                                                                                                         \
  } while (0)
// Multiplying by all ones without carries is the prefix xor.
#define CLMUL_PREFIX_XOR(bits)                                                                                         \
  ((uint64_t)_mm_cvtsi128_si64(                                                                                        \
      _mm_clmulepi64_si128(_mm_set_epi64x(0, (long long)(bits)), _mm_set1_epi8((char)0xFF), 0)))

#define SCAN_NAME scan_avx2
#define SCAN_TARGET __attribute__((target("avx2,bmi,popcnt,pclmul")))
#define SCAN_CLASSIFY AVX2_CLASSIFY
#define SCAN_PREFIX_XOR CLMUL_PREFIX_XOR
#define SCAN_WRITE WRITE_EACH
#include "scan_loop.h"

#define AVX512_CLASSIFY(block, masks)                                                                                  \
  do {                                                                                                                 \
    __m512i v = _mm512_loadu_si512((const void *)(block));                                                             \
    __m512i lower = _mm512_or_si512(v, _mm512_set1_epi8(0x20));                                                        \
    masks.quote = _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('"'));                                                    \
    masks.backslash = _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('\\'));                                               \
    masks.low = _mm512_cmplt_epi8_mask(v, _mm512_set1_epi8(0x21));                                                     \
    masks.odd = _mm512_cmplt_epi8_mask(v, _mm512_set1_epi8(0x20));                                                     \
    masks.structural = _mm512_cmpeq_epi8_mask(                                                                         \
                           _mm512_shuffle_epi8(                                                                        \
                               _mm512_broadcast_i32x4(_mm_setr_epi8(STRUCTURAL_TABLE)), v), lower) &                   \
        ~masks.odd;                                                                                                    \
  } while (0)

#define SCAN_NAME scan_avx512
#define SCAN_TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx2,bmi,popcnt,pclmul")))
#define SCAN_CLASSIFY AVX512_CLASSIFY
#define SCAN_PREFIX_XOR CLMUL_PREFIX_XOR
#define SCAN_WRITE WRITE_EACH
#include "scan_loop.h"

// The places of the bits, gathered at the front of a vector in one step, and widened: eight, which is mostly enough, or
// sixteen at a time.
#define VBMI2_WRITE(out, base, structural, found)                                                                      \
  do {                                                                                                                 \
    __m512i places = _mm512_maskz_compress_epi8((structural), all_places);                                             \
    const __m512i first = _mm512_set1_epi32((int)(uint32_t)(base));                                                    \
    __m256i few = _mm256_cvtepu8_epi32(_mm512_castsi512_si128(places));                                                \
    _mm256_storeu_si256((void *)(out), _mm256_add_epi32(few, _mm512_castsi512_si256(first)));                          \
    if (__builtin_expect((found) > 8, 0)) {                                                                            \
      size_t done = 0;                                                                                                 \
      do {                                                                                                             \
        __m512i wide = _mm512_cvtepu8_epi32(_mm512_castsi512_si128(places));                                           \
        _mm512_storeu_si512((void *)((out) + done), _mm512_add_epi32(wide, first));                                    \
        places = _mm512_alignr_epi32(places, places, 4);                                                               \
        done += 16;                                                                                                    \
      } while (done < (found));                                                                                        \
    }                                                                                                                  \
  } while (0)

static const uint8_t place_bytes[64] __attribute__((aligned(64))) = {
    0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
    22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43,
    44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63};
#define all_places _mm512_load_si512((const void *)place_bytes)

#define SCAN_NAME scan_avx512_vbmi2
#define SCAN_TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi2,avx2,bmi,popcnt,pclmul")))
#define SCAN_CLASSIFY AVX512_CLASSIFY
#define SCAN_PREFIX_XOR CLMUL_PREFIX_XOR
#define SCAN_WRITE VBMI2_WRITE
#include "scan_loop.h"

#elif defined(__aarch64__)
#include <arm_neon.h>

// The sixteen lanes' top bits as an integer, four vectors at once: keep one bit of each lane, then add pairs three times.
static inline uint64_t neon_bits(uint8x16_t a, uint8x16_t b, uint8x16_t c, uint8x16_t d) {
  const uint8x16_t bit = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  uint8x16_t ab = vpaddq_u8(vandq_u8(a, bit), vandq_u8(b, bit));
  uint8x16_t cd = vpaddq_u8(vandq_u8(c, bit), vandq_u8(d, bit));
  uint8x16_t all = vpaddq_u8(ab, cd);
  return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(all, all)), 0);
}
#define NEON_EACH(test) neon_bits(test(v0), test(v1), test(v2), test(v3))
#define NEON_QUOTE(v) vceqq_u8(v, vdupq_n_u8('"'))
#define NEON_BACKSLASH(v) vceqq_u8(v, vdupq_n_u8('\\'))
#define NEON_STRUCTURAL(v)                                                                                             \
  vorrq_u8(                                                                                                            \
      vorrq_u8(                                                                                                        \
          vceqq_u8(vorrq_u8(v, vdupq_n_u8(0x20)), vdupq_n_u8('{')),                                                    \
          vceqq_u8(vorrq_u8(v, vdupq_n_u8(0x20)), vdupq_n_u8('}'))),                                                   \
      vorrq_u8(vceqq_u8(v, vdupq_n_u8(':')), vceqq_u8(v, vdupq_n_u8(','))))
#define NEON_LOW(v) vcltq_s8(vreinterpretq_s8_u8(v), vdupq_n_s8(0x21))
#define NEON_ODD(v) vcltq_s8(vreinterpretq_s8_u8(v), vdupq_n_s8(0x20))
#define NEON_CLASSIFY(block, masks)                                                                                    \
  do {                                                                                                                 \
    uint8x16_t v0 = vld1q_u8(block), v1 = vld1q_u8((block) + 16);                                                      \
    uint8x16_t v2 = vld1q_u8((block) + 32), v3 = vld1q_u8((block) + 48);                                               \
    masks.quote = NEON_EACH(NEON_QUOTE);                                                                               \
    masks.backslash = NEON_EACH(NEON_BACKSLASH);                                                                       \
    masks.structural = NEON_EACH(NEON_STRUCTURAL);                                                                     \
    masks.low = NEON_EACH(NEON_LOW);                                                                                   \
    masks.odd = NEON_EACH(NEON_ODD);                                                                                   \
  } while (0)

#define SCAN_NAME scan_neon
#define SCAN_TARGET
#define SCAN_CLASSIFY NEON_CLASSIFY
#define SCAN_PREFIX_XOR prefix_xor_shifts
#define SCAN_WRITE WRITE_EACH
#include "scan_loop.h"
#endif

#define EACH_BYTE(c) ((uint64_t)(uint8_t)(c) * 0x0101010101010101ULL)

// The top bits of eight bytes, gathered in the low byte, the first byte lowest.
static inline uint64_t word_bits(uint64_t tops) { return ((tops >> 7) * 0x0102040810204080ULL) >> 56; }

// The top bit of each byte that is zero; exact, since no addition carries into the next byte.
static inline uint64_t word_zeros(uint64_t word) {
  uint64_t low = EACH_BYTE(0x7F);
  return ~(((word & low) + low) | word | low);
}

// The top bit of each byte that is below `limit` as a signed one; `limit` is from 1 to 0x7F.
static inline uint64_t word_below(uint64_t word, uint8_t limit) {
  uint64_t above = (word & EACH_BYTE(0x7F)) + EACH_BYTE(0x80 - limit);
  return (~above | word) & EACH_BYTE(0x80);
}

static inline block_masks classify_portable(const uint8_t *block) {
  block_masks m = {0, 0, 0, 0, 0};
  for (int i = 0; i < 64; i += 8) {
    uint64_t word;
    memcpy(&word, block + i, sizeof(word));
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    uint64_t lower = word | EACH_BYTE(0x20);
    m.quote |= word_bits(word_zeros(word ^ EACH_BYTE('"'))) << i;
    m.backslash |= word_bits(word_zeros(word ^ EACH_BYTE('\\'))) << i;
    m.structural |= word_bits(
        word_zeros(lower ^ EACH_BYTE('{')) | word_zeros(lower ^ EACH_BYTE('}')) |
        word_zeros(word ^ EACH_BYTE(':')) | word_zeros(word ^ EACH_BYTE(','))) << i;
    m.low |= word_bits(word_below(word, 0x21)) << i;
    m.odd |= word_bits(word_below(word, 0x20)) << i;
  }
  return m;
}
#define PORTABLE_CLASSIFY(block, masks) masks = classify_portable(block)

#define SCAN_NAME scan_portable
#define SCAN_TARGET
#define SCAN_CLASSIFY PORTABLE_CLASSIFY
#define SCAN_PREFIX_XOR prefix_xor_shifts
#define SCAN_WRITE WRITE_EACH
#include "scan_loop.h"

int sluice_scan_supports(sluice_scan_kernel kernel) {
  switch (kernel) {
  case sluice_scan_portable: return 1;
#if defined(__x86_64__)
  case sluice_scan_sse2: return 1;
  case sluice_scan_avx2:
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt") &&
        __builtin_cpu_supports("pclmul");
  case sluice_scan_avx512:
    return sluice_scan_supports(sluice_scan_avx2) && __builtin_cpu_supports("avx512f") &&
        __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl");
  case sluice_scan_avx512_vbmi2:
    return sluice_scan_supports(sluice_scan_avx512) && __builtin_cpu_supports("avx512vbmi2");
#elif defined(__aarch64__)
  case sluice_scan_neon: return 1;
#endif
  default: return 0;
  }
}

sluice_scan_kernel sluice_scan_best_kernel(void) {
#if defined(__x86_64__)
  if (sluice_scan_supports(sluice_scan_avx512_vbmi2)) return sluice_scan_avx512_vbmi2;
  if (sluice_scan_supports(sluice_scan_avx512)) return sluice_scan_avx512;
  if (sluice_scan_supports(sluice_scan_avx2)) return sluice_scan_avx2;
  return sluice_scan_sse2;
#elif defined(__aarch64__)
  return sluice_scan_neon;
#else
  return sluice_scan_portable;
#endif
}

sluice_scan_result sluice_scan(
    sluice_scan_kernel kernel, const uint8_t *bytes, size_t length, uint32_t *offsets, uint64_t *blocks,
    sluice_scan_issue *issues, size_t issue_capacity) {
  memset(blocks, 0, (length / 4096 + 2) * sizeof(uint64_t));
  switch (kernel) {
#if defined(__x86_64__)
  case sluice_scan_sse2: return scan_sse2(bytes, length, offsets, blocks, issues, issue_capacity);
  case sluice_scan_avx2: return scan_avx2(bytes, length, offsets, blocks, issues, issue_capacity);
  case sluice_scan_avx512: return scan_avx512(bytes, length, offsets, blocks, issues, issue_capacity);
  case sluice_scan_avx512_vbmi2:
    return scan_avx512_vbmi2(bytes, length, offsets, blocks, issues, issue_capacity);
#elif defined(__aarch64__)
  case sluice_scan_neon: return scan_neon(bytes, length, offsets, blocks, issues, issue_capacity);
#endif
  default: return scan_portable(bytes, length, offsets, blocks, issues, issue_capacity);
  }
}
