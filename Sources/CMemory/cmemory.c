#define _GNU_SOURCE
#include "cmemory.h"

#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#if defined(__GLIBC__)

#include <link.h>
#include <malloc.h>
#include <sys/mman.h>

void cmemory_begin(void) {
  // By itself the limit grows with each big block that is freed, up to 32 MB: a list that grew and is gone stays with the
  // process from then on. Below 128 kB, pages that are given back and asked for again take 3 % of the time.
  mallopt(M_MMAP_THRESHOLD, 128 << 10);
  mallopt(M_TRIM_THRESHOLD, 512 << 10);
  // By itself each thread has a heap of its own, up to eight for each processor. Threads take turns at the work, and what
  // one of them freed is of no use to the others: 10 MB in one run of two.
  const long processors = sysconf(_SC_NPROCESSORS_ONLN);
  mallopt(M_ARENA_MAX, processors > 3 ? (int)(processors / 2) : 1);
}

// Pages of a file that can't be written to have nothing that is not in the file.
static int drop(struct dl_phdr_info *object, size_t size, void *context) {
  (void)size;
  (void)context;
  // The program has no name, what the kernel brings along no path.
  if (object->dlpi_name && object->dlpi_name[0] && object->dlpi_name[0] != '/') return 0;
  const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  for (int index = 0; index < object->dlpi_phnum; index++) {
    const ElfW(Phdr) *segment = &object->dlpi_phdr[index];
    if (segment->p_type != PT_LOAD || (segment->p_flags & PF_W)) continue;
    uintptr_t start = (object->dlpi_addr + segment->p_vaddr) & ~(page - 1);
    uintptr_t end = (object->dlpi_addr + segment->p_vaddr + segment->p_memsz) & ~(page - 1);
    if (end > start) madvise((void *)start, end - start, MADV_DONTNEED);
  }
  return 0;
}

void cmemory_drop_code(void) { dl_iterate_phdr(drop, NULL); }

void cmemory_settle(void) {
  malloc_trim(0);
  cmemory_drop_code();
}

#else

void cmemory_begin(void) {}
void cmemory_drop_code(void) {}
void cmemory_settle(void) {}

#endif
