// What the workbook uses of libcurl, without its header: nothing has to be installed to build.
//
// The library is loaded when the program runs. Its binary interface has been the same since 2006
// (libcurl.so.4), so the numbers and the layouts below never change; `.ci/curl` compares them with
// <curl/curl.h>. Swift can't call C functions with variable arguments, so those have a function here
// for each type of argument.

#pragma once

#include <dlfcn.h>
#include <stddef.h>

enum ccurl_option {
  CCURL_OPTION_WRITEDATA = 10001,
  CCURL_OPTION_URL = 10002,
  CCURL_OPTION_USERPWD = 10005,
  CCURL_OPTION_ERRORBUFFER = 10010,
  CCURL_OPTION_HTTPHEADER = 10023,
  CCURL_OPTION_PRIVATE = 10103,
  CCURL_OPTION_COPYPOSTFIELDS = 10165,
  CCURL_OPTION_AWS_SIGV4 = 10305,
  CCURL_OPTION_PROTOCOLS_STR = 10318,
  CCURL_OPTION_WRITEFUNCTION = 20011,
  CCURL_OPTION_POSTFIELDSIZE = 60,
  CCURL_OPTION_NOSIGNAL = 99,
  CCURL_OPTION_TIMEOUT_MS = 155,
  CCURL_OPTION_CONNECTTIMEOUT_MS = 156,
};

enum ccurl_number {
  CCURL_OK = 0,
  CCURL_ERROR_SIZE = 256,
  CCURL_INFO_RESPONSE_CODE = 0x200002,
  CCURL_INFO_PRIVATE = 0x100015,
  CCURL_GLOBAL_DEFAULT = 3,
  CCURL_MESSAGE_DONE = 1,
  CCURL_VERSION_FIRST = 0,
};

// The beginning of `curl_version_info_data`.
struct ccurl_version {
  int age;
  const char *text;
  unsigned int number;
};

// `CURLMsg`.
struct ccurl_message {
  int kind;
  void *easy;
  union {
    void *whatever;
    int result;
  } data;
};

// The functions of a loaded library.
struct ccurl {
  int (*global_init)(long flags);
  const struct ccurl_version *(*version_info)(int age);
  void *(*easy_init)(void);
  void (*easy_cleanup)(void *easy);
  const char *(*easy_strerror)(int code);
  void *(*slist_append)(void *list, const char *text);
  void (*slist_free_all)(void *list);
  void *(*multi_init)(void);
  int (*multi_add_handle)(void *multi, void *easy);
  int (*multi_remove_handle)(void *multi, void *easy);
  int (*multi_perform)(void *multi, int *running);
  int (*multi_poll)(void *multi, void *extra, unsigned int count, int milliseconds, int *ready);
  int (*multi_wakeup)(void *multi);
  const struct ccurl_message *(*multi_info_read)(void *multi, int *left);
  // They take variable arguments.
  void *easy_setopt;
  void *easy_getinfo;
};

// Fills `curl` with the functions of `library`. Returns the name of one that is missing, or NULL.
static inline const char *ccurl_fill(struct ccurl *curl, void *library) {
  struct {
    const char *name;
    void *place;
  } functions[] = {
      {"curl_global_init", &curl->global_init},
      {"curl_version_info", &curl->version_info},
      {"curl_easy_init", &curl->easy_init},
      {"curl_easy_cleanup", &curl->easy_cleanup},
      {"curl_easy_strerror", &curl->easy_strerror},
      {"curl_slist_append", &curl->slist_append},
      {"curl_slist_free_all", &curl->slist_free_all},
      {"curl_multi_init", &curl->multi_init},
      {"curl_multi_add_handle", &curl->multi_add_handle},
      {"curl_multi_remove_handle", &curl->multi_remove_handle},
      {"curl_multi_perform", &curl->multi_perform},
      {"curl_multi_poll", &curl->multi_poll},
      {"curl_multi_wakeup", &curl->multi_wakeup},
      {"curl_multi_info_read", &curl->multi_info_read},
      {"curl_easy_setopt", &curl->easy_setopt},
      {"curl_easy_getinfo", &curl->easy_getinfo},
  };
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
    void *function = dlsym(library, functions[i].name);
    if (!function) return functions[i].name;
    *(void **)functions[i].place = function;
  }
  return NULL;
}

typedef int (*ccurl_variadic)(void *easy, int option, ...);
typedef size_t (*ccurl_write)(char *bytes, size_t size, size_t count, void *context);

static inline int ccurl_set_long(void *setopt, void *easy, int option, long value) {
  return ((ccurl_variadic)setopt)(easy, option, value);
}

static inline int ccurl_set_text(
    void *setopt, void *easy, int option, const char *value) {
  return ((ccurl_variadic)setopt)(easy, option, value);
}

static inline int ccurl_set_pointer(
    void *setopt, void *easy, int option, void *value) {
  return ((ccurl_variadic)setopt)(easy, option, value);
}

static inline int ccurl_set_write(void *setopt, void *easy, ccurl_write function) {
  return ((ccurl_variadic)setopt)(easy, CCURL_OPTION_WRITEFUNCTION, function);
}

static inline int ccurl_get_long(void *getinfo, void *easy, int info, long *value) {
  return ((ccurl_variadic)getinfo)(easy, info, value);
}

static inline int ccurl_get_pointer(
    void *getinfo, void *easy, int info, void **value) {
  return ((ccurl_variadic)getinfo)(easy, info, value);
}
