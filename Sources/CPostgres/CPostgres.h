// The part of libpq that the workbook uses, without its header: the build needs no installation.
//
// The library is loaded when the program runs. Its binary interface has been the same since 2006
// (libpq.so.5), so the numbers, the layouts and the functions below never change; `.ci/libpq`
// compares them with <libpq-fe.h>.

#pragma once

#include <dlfcn.h>
#include <stddef.h>

#pragma clang assume_nonnull begin

enum cpostgres_number {
  CPOSTGRES_CONNECTION_BAD = 1,
  CPOSTGRES_POLLING_READING = 1,
  CPOSTGRES_POLLING_WRITING = 2,
  CPOSTGRES_POLLING_OK = 3,
  CPOSTGRES_RESULT_EMPTY_QUERY = 0,
  CPOSTGRES_RESULT_COMMAND_OK = 1,
  CPOSTGRES_RESULT_TUPLES_OK = 2,
  CPOSTGRES_RESULT_FATAL_ERROR = 7,
  CPOSTGRES_RESULT_PIPELINE_SYNC = 10,
  CPOSTGRES_RESULT_PIPELINE_ABORTED = 11,
  CPOSTGRES_VERBOSITY_VERBOSE = 2,
  CPOSTGRES_FIELD_SEVERITY = 'V',
  CPOSTGRES_FIELD_SQLSTATE = 'C',
  CPOSTGRES_FIELD_MESSAGE = 'M',
  CPOSTGRES_FIELD_DETAIL = 'D',
  CPOSTGRES_FIELD_CONSTRAINT = 'n',
  CPOSTGRES_FIELD_FUNCTION = 'R',
  CPOSTGRES_FIELD_CONTEXT = 'W',
};

// `PGconn` and `PGresult`: only pointers to them are used.
struct cpostgres_connection;
struct cpostgres_result;

// `PQconninfoOption`.
struct cpostgres_option {
  char *_Nullable keyword;
  char *_Nullable variable;
  char *_Nullable standard;
  char *_Nullable value;
  char *label;
  char *kind;
  int length;
};

// The beginning of `PGnotify`.
struct cpostgres_notification {
  char *channel;
  int process;
  char *payload;
};

typedef void (*cpostgres_receiver)(void *context, const struct cpostgres_result *notice);

// The functions of a loaded library.
struct cpostgres {
  struct cpostgres_option *_Nullable (*_Nonnull parse)(
      const char *address, char *_Nullable *_Nonnull message);
  struct cpostgres_option *_Nullable (*_Nonnull defaults)(void);
  void (*free_options)(struct cpostgres_option *options);
  void (*free_memory)(void *memory);

  struct cpostgres_connection *_Nullable (*_Nonnull connect)(
      const char *const _Nullable *_Nonnull keywords, const char *const _Nullable *_Nonnull values,
      int expands_database);
  unsigned int (*connect_poll)(struct cpostgres_connection *connection);
  unsigned int (*status)(const struct cpostgres_connection *connection);
  int (*socket)(const struct cpostgres_connection *connection);
  int (*is_encrypted)(struct cpostgres_connection *connection);
  char *_Nonnull (*_Nonnull error_message)(const struct cpostgres_connection *connection);
  void (*finish)(struct cpostgres_connection *connection);
  unsigned int (*set_verbosity)(struct cpostgres_connection *connection, unsigned int verbosity);
  cpostgres_receiver _Nullable (*_Nonnull set_receiver)(
      struct cpostgres_connection *connection, cpostgres_receiver receiver, void *context);

  int (*set_nonblocking)(struct cpostgres_connection *connection, int is_nonblocking);
  int (*enter_pipeline)(struct cpostgres_connection *connection);
  int (*sync)(struct cpostgres_connection *connection);
  int (*flush)(struct cpostgres_connection *connection);
  int (*consume)(struct cpostgres_connection *connection);
  int (*is_busy)(struct cpostgres_connection *connection);
  struct cpostgres_notification *_Nullable (*_Nonnull next_notification)(
      struct cpostgres_connection *connection);
  int (*send)(
      struct cpostgres_connection *connection, const char *sql, int count,
      const unsigned int *_Nullable types, const char *const _Nullable *_Nonnull values,
      const int *_Nullable lengths, const int *_Nullable formats, int result_format);
  int (*send_prepare)(
      struct cpostgres_connection *connection, const char *name, const char *sql, int count,
      const unsigned int *_Nullable types);
  int (*send_prepared)(
      struct cpostgres_connection *connection, const char *name, int count,
      const char *const _Nullable *_Nonnull values, const int *_Nullable lengths,
      const int *_Nullable formats, int result_format);

  struct cpostgres_result *_Nullable (*_Nonnull next_result)(
      struct cpostgres_connection *connection);
  unsigned int (*result_status)(const struct cpostgres_result *result);
  char *_Nullable (*_Nonnull result_field)(const struct cpostgres_result *result, int field);
  char *_Nonnull (*_Nonnull result_message)(const struct cpostgres_result *result);
  char *_Nonnull (*_Nonnull command)(struct cpostgres_result *result);
  int (*row_count)(const struct cpostgres_result *result);
  int (*column_count)(const struct cpostgres_result *result);
  char *_Nonnull (*_Nonnull value)(const struct cpostgres_result *result, int row, int column);
  int (*length)(const struct cpostgres_result *result, int row, int column);
  int (*is_null)(const struct cpostgres_result *result, int row, int column);
  void (*clear)(struct cpostgres_result *result);
};

// Fills `pq` with the functions of `library`. Returns the name of one that is missing, or NULL.
static inline const char *_Nullable cpostgres_fill(struct cpostgres *pq, void *library) {
  struct {
    const char *name;
    void *place;
  } functions[] = {
      {"PQconninfoParse", &pq->parse},
      {"PQconndefaults", &pq->defaults},
      {"PQconninfoFree", &pq->free_options},
      {"PQfreemem", &pq->free_memory},
      {"PQconnectStartParams", &pq->connect},
      {"PQconnectPoll", &pq->connect_poll},
      {"PQstatus", &pq->status},
      {"PQsocket", &pq->socket},
      {"PQsslInUse", &pq->is_encrypted},
      {"PQerrorMessage", &pq->error_message},
      {"PQfinish", &pq->finish},
      {"PQsetErrorVerbosity", &pq->set_verbosity},
      {"PQsetNoticeReceiver", &pq->set_receiver},
      {"PQsetnonblocking", &pq->set_nonblocking},
      {"PQenterPipelineMode", &pq->enter_pipeline},
      {"PQpipelineSync", &pq->sync},
      {"PQflush", &pq->flush},
      {"PQconsumeInput", &pq->consume},
      {"PQisBusy", &pq->is_busy},
      {"PQnotifies", &pq->next_notification},
      {"PQsendQueryParams", &pq->send},
      {"PQsendPrepare", &pq->send_prepare},
      {"PQsendQueryPrepared", &pq->send_prepared},
      {"PQgetResult", &pq->next_result},
      {"PQresultStatus", &pq->result_status},
      {"PQresultErrorField", &pq->result_field},
      {"PQresultErrorMessage", &pq->result_message},
      {"PQcmdStatus", &pq->command},
      {"PQntuples", &pq->row_count},
      {"PQnfields", &pq->column_count},
      {"PQgetvalue", &pq->value},
      {"PQgetlength", &pq->length},
      {"PQgetisnull", &pq->is_null},
      {"PQclear", &pq->clear},
  };
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
    void *function = dlsym(library, functions[i].name);
    if (!function) return functions[i].name;
    *(void **)functions[i].place = function;
  }
  return NULL;
}

#pragma clang assume_nonnull end
