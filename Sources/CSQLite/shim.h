#if __has_include(<sqlite3.h>)
#include <sqlite3.h>
#else
#error SQLite has no header here; Debian and Ubuntu: sudo apt-get install -y libsqlite3-dev
#endif
