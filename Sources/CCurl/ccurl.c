// Later versions of the header declare it with a const argument.
#define curl_url_get curl_url_get_of_header
#include "ccurl.h"
#undef curl_url_get

#include <stdarg.h>
#include <stddef.h>

#if defined(__GLIBC__)

// libcurl brings some forty libraries along (TLS, Kerberos, LDAP, names), which take 6 MB and 10 ms to load. Only what
// speaks to a server needs them, so it is loaded at the first call of one of its functions rather than with the program.
// Each function here stands in for the one of that name, for this package and for FoundationNetworking, and calls it.

#include <dlfcn.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

static void *library;
static char problem[512];

static void load(void) {
  // With OpenSSL, and with GnuTLS: which of them is there depends on the distribution.
  static const char *const names[] = {"libcurl.so.4", "libcurl-gnutls.so.4"};
  for (size_t index = 0; index < sizeof names / sizeof names[0]; index++) {
    library = dlopen(names[index], RTLD_NOW | RTLD_LOCAL);
    if (library) return;
    // The first one's problem says more.
    const char *text = dlerror();
    if (!problem[0]) snprintf(problem, sizeof problem, "%s", text ? text : names[index]);
  }
}

const char *ccurl_problem(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  return library ? NULL : problem;
}

// Nil where there is no library, or no such function in it.
static void *find(const char *name, _Atomic(void *) *place) {
  void *function = atomic_load_explicit(place, memory_order_acquire);
  if (function || ccurl_problem()) return function;
  function = dlsym(library, name);
  atomic_store_explicit(place, function, memory_order_release);
  return function;
}

#define FIND(name) \
  static _Atomic(void *) place; \
  __typeof__(&name) function = (__typeof__(&name))find(#name, &place)

#define FORWARD(result, otherwise, name, parameters, arguments) \
  result name parameters { \
    FIND(name); \
    return function ? function arguments : otherwise; \
  }

#define FORWARD_VOID(name, parameters, arguments) \
  void name parameters { \
    FIND(name); \
    if (function) function arguments; \
  }

// Macros of curl's header that check the types of arguments.
#undef curl_easy_setopt
#undef curl_easy_getinfo
#undef curl_multi_setopt

// Every argument that these take is of a pointer's size, or smaller and passed as one.
#define FORWARD_OPTION(result, otherwise, name, handle_type, option_type) \
  result name(handle_type *handle, option_type option, ...) { \
    FIND(name); \
    va_list arguments; \
    va_start(arguments, option); \
    void *argument = va_arg(arguments, void *); \
    va_end(arguments); \
    return function ? function(handle, option, argument) : otherwise; \
  }

_Static_assert(
  sizeof(void *) >= sizeof(long) && sizeof(void *) >= sizeof(curl_off_t), "an option's value has to fit a pointer");

FORWARD_OPTION(CURLcode, CURLE_FAILED_INIT, curl_easy_setopt, CURL, CURLoption)
FORWARD_OPTION(CURLcode, CURLE_FAILED_INIT, curl_easy_getinfo, CURL, CURLINFO)
FORWARD_OPTION(CURLMcode, CURLM_INTERNAL_ERROR, curl_multi_setopt, CURLM, CURLMoption)

FORWARD(CURLcode, CURLE_FAILED_INIT, curl_global_init, (long flags), (flags))
FORWARD(CURL *, NULL, curl_easy_init, (void), ())
FORWARD_VOID(curl_easy_cleanup, (CURL *handle), (handle))
FORWARD_VOID(curl_easy_reset, (CURL *handle), (handle))
FORWARD(CURLcode, CURLE_FAILED_INIT, curl_easy_pause, (CURL *handle, int mask), (handle, mask))
FORWARD(const char *, "libcurl is not there", curl_easy_strerror, (CURLcode code), (code))

FORWARD(CURLM *, NULL, curl_multi_init, (void), ())
FORWARD(CURLMcode, CURLM_INTERNAL_ERROR, curl_multi_cleanup, (CURLM *multi), (multi))
FORWARD(CURLMcode, CURLM_INTERNAL_ERROR, curl_multi_add_handle, (CURLM *multi, CURL *handle), (multi, handle))
FORWARD(CURLMcode, CURLM_INTERNAL_ERROR, curl_multi_remove_handle, (CURLM *multi, CURL *handle), (multi, handle))
FORWARD(CURLMcode, CURLM_INTERNAL_ERROR, curl_multi_perform, (CURLM *multi, int *running), (multi, running))
FORWARD(
  CURLMcode, CURLM_INTERNAL_ERROR, curl_multi_poll,
  (CURLM *multi, struct curl_waitfd *files, unsigned count, int timeout, int *ready),
  (multi, files, count, timeout, ready))
FORWARD(CURLMcode, CURLM_INTERNAL_ERROR, curl_multi_wakeup, (CURLM *multi), (multi))
FORWARD(CURLMsg *, NULL, curl_multi_info_read, (CURLM *multi, int *left), (multi, left))
FORWARD(
  CURLMcode, CURLM_INTERNAL_ERROR, curl_multi_assign, (CURLM *multi, curl_socket_t socket, void *context),
  (multi, socket, context))
FORWARD(
  CURLMcode, CURLM_INTERNAL_ERROR, curl_multi_socket_action,
  (CURLM *multi, curl_socket_t socket, int events, int *running), (multi, socket, events, running))

FORWARD(struct curl_slist *, NULL, curl_slist_append, (struct curl_slist *list, const char *text), (list, text))
FORWARD_VOID(curl_slist_free_all, (struct curl_slist *list), (list))

FORWARD_VOID(curl_free, (void *memory), (memory))
FORWARD(char *, NULL, curl_version, (void), ())
FORWARD(curl_version_info_data *, NULL, curl_version_info, (CURLversion version), (version))
FORWARD(CURLU *, NULL, curl_url, (void), ())
FORWARD(
  CURLUcode, CURLUE_OUT_OF_MEMORY, curl_url_get, (const CURLU *url, CURLUPart part, char **text, unsigned flags),
  (url, part, text, flags))
FORWARD(
  CURLUcode, CURLUE_OUT_OF_MEMORY, curl_url_set, (CURLU *url, CURLUPart part, const char *text, unsigned flags),
  (url, part, text, flags))

#else

const char *ccurl_problem(void) { return NULL; }

#endif
