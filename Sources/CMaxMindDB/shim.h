#pragma once
#include <maxminddb.h>
#ifdef __linux__
#include <sys/syscall.h>
#include <unistd.h>
#endif

// A file in anonymous memory that is closed on exec; -1 where there are none. glibc declares memfd_create under
// _GNU_SOURCE only, which Swift's view of it does not have.
static inline int c_sluice_anonymous_file(const char *name) {
#if defined(__linux__) && defined(SYS_memfd_create)
  return (int)syscall(SYS_memfd_create, name, 1u /* MFD_CLOEXEC */);
#else
  (void)name;
  return -1;
#endif
}
