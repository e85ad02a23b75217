// How the system tells which of many sockets are ready: Swift's module of the C library leaves this
// header of Linux out, and has the one of macOS.

#pragma once

#if defined(__linux__)
#include <sys/epoll.h>
#endif
