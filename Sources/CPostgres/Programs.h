// The programs of PostgreSQL, which tests start as a separate server. The build doesn't need them.
//
// The companion reads these lines too, to offer the installation of what is missing.

#pragma once

// The programs that are needed, in one folder.
#define CPOSTGRES_PROGRAMS "initdb:postgres"

// Where to look besides the folders in PATH: Debian and Ubuntu, Fedora, Homebrew, Postgres.app.
#define CPOSTGRES_PROGRAM_FOLDERS "/usr/lib/postgresql/*/bin:/usr/pgsql-*/bin:/opt/homebrew/opt/postgresql*/bin:/usr/local/opt/postgresql*/bin:/Applications/Postgres.app/Contents/Versions/*/bin"
