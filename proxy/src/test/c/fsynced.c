/*
 * A disk that loses its power: loaded into a process by LD_PRELOAD, it keeps beside each ledger file a shadow that holds
 * only what was there after the last fsync. Replace the files by their shadows after a kill, and everything that was not
 * synced is gone.
 *
 *   cc -shared -fPIC -O2 -o libfsynced.so fsynced.c -ldl -lpthread
 *   FSYNCED_SHADOWS=/where/the/shadows/go LD_PRELOAD=/…/libfsynced.so scripts/run …
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define MAX_FDS 65536
#define MAX_FILES 16
#define MAX_RANGES 65536

struct range { off_t from, to; };

struct file {
  char path[4096];
  int shadow;
  int ranges;
  struct range dirty[MAX_RANGES];
};

static struct file *files[MAX_FILES];
static unsigned char file_of[MAX_FDS]; /* index + 1; 0: none of ours */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(type, name, ...) \
  static type (*real)(__VA_ARGS__); \
  if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static ssize_t real_pwrite(int fd, const void *bytes, size_t size, off_t at) {
  REAL(ssize_t, "pwrite64", int, const void *, size_t, off_t);
  return real(fd, bytes, size, at);
}

static int real_open(const char *path, int flags, mode_t mode) {
  REAL(int, "open64", const char *, int, ...);
  return real(path, flags, mode);
}

static void fail(const char *what) {
  perror(what);
  abort();
}

/* Copies [from, to) of the file behind fd into its shadow. */
static void copy(int fd, struct file *file, off_t from, off_t to) {
  char buffer[65536];
  while (from < to) {
    size_t wanted = to - from < (off_t)sizeof buffer ? (size_t)(to - from) : sizeof buffer;
    ssize_t got = pread(fd, buffer, wanted, from);
    if (got <= 0) return; /* cut off meanwhile */
    if (real_pwrite(file->shadow, buffer, (size_t)got, from) != got) fail("shadow");
    from += got;
  }
}

static int ends_with(const char *text, const char *end) {
  size_t length = strlen(text), tail = strlen(end);
  return length >= tail && strcmp(text + length - tail, end) == 0;
}

static void opened(int fd, const char *path) {
  const char *directory = getenv("FSYNCED_SHADOWS");
  if (fd < 0 || fd >= MAX_FDS) return;
  pthread_mutex_lock(&lock);
  file_of[fd] = 0;
  if (directory && (ends_with(path, "/ledger.db") || ends_with(path, "/ledger.db-wal"))) {
    int i = 0;
    while (i < MAX_FILES && files[i] && strcmp(files[i]->path, path) != 0) i++;
    if (i == MAX_FILES) fail("too many files");
    if (!files[i]) {
      char shadow[8192];
      struct stat now;
      struct file *file = calloc(1, sizeof *file);
      snprintf(file->path, sizeof file->path, "%s", path);
      snprintf(shadow, sizeof shadow, "%s/%s", directory, strrchr(path, '/') + 1);
      file->shadow = real_open(shadow, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
      if (file->shadow < 0) fail(shadow);
      files[i] = file;
      int whole = real_open(path, O_RDONLY | O_CLOEXEC, 0); /* what an earlier run left is on the disk */
      if (whole >= 0 && fstat(whole, &now) == 0) copy(whole, file, 0, now.st_size);
      if (whole >= 0) close(whole);
    }
    file_of[fd] = (unsigned char)(i + 1);
  }
  pthread_mutex_unlock(&lock);
}

static void wrote(int fd, off_t from, ssize_t size) {
  if (size <= 0 || fd < 0 || fd >= MAX_FDS || !file_of[fd]) return;
  pthread_mutex_lock(&lock);
  if (file_of[fd]) {
    struct file *file = files[file_of[fd] - 1];
    struct range *last = file->ranges ? &file->dirty[file->ranges - 1] : NULL;
    if (last && last->to == from) {
      last->to = from + size;
    } else {
      if (file->ranges == MAX_RANGES) fail("too many writes between two syncs");
      file->dirty[file->ranges].from = from;
      file->dirty[file->ranges++].to = from + size;
    }
  }
  pthread_mutex_unlock(&lock);
}

static void synced(int fd) {
  if (fd < 0 || fd >= MAX_FDS || !file_of[fd]) return;
  pthread_mutex_lock(&lock);
  if (file_of[fd]) {
    struct file *file = files[file_of[fd] - 1];
    struct stat now;
    for (int i = 0; i < file->ranges; i++) copy(fd, file, file->dirty[i].from, file->dirty[i].to);
    file->ranges = 0;
    if (fstat(fd, &now) == 0 && ftruncate64(file->shadow, now.st_size) != 0) fail("shadow");
  }
  pthread_mutex_unlock(&lock);
}

static mode_t mode_of(int flags, va_list rest) {
  return (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE ? va_arg(rest, mode_t) : 0;
}

int open64(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = mode_of(flags, rest);
  va_end(rest);
  int fd = real_open(path, flags, mode);
  opened(fd, path);
  return fd;
}

int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = mode_of(flags, rest);
  va_end(rest);
  int fd = real_open(path, flags, mode);
  opened(fd, path);
  return fd;
}

int close(int fd) {
  REAL(int, "close", int);
  if (fd >= 0 && fd < MAX_FDS && file_of[fd]) {
    pthread_mutex_lock(&lock);
    file_of[fd] = 0;
    pthread_mutex_unlock(&lock);
  }
  return real(fd);
}

ssize_t write(int fd, const void *bytes, size_t size) {
  REAL(ssize_t, "write", int, const void *, size_t);
  int ours = fd >= 0 && fd < MAX_FDS && file_of[fd];
  off_t from = ours ? lseek(fd, 0, SEEK_CUR) : 0;
  ssize_t written = real(fd, bytes, size);
  if (ours) wrote(fd, from, written);
  return written;
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off_t at) {
  ssize_t written = real_pwrite(fd, bytes, size, at);
  wrote(fd, at, written);
  return written;
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at) {
  return pwrite64(fd, bytes, size, at);
}

int fsync(int fd) {
  REAL(int, "fsync", int);
  int result = real(fd);
  if (result == 0) synced(fd);
  return result;
}

int fdatasync(int fd) {
  REAL(int, "fdatasync", int);
  int result = real(fd);
  if (result == 0) synced(fd);
  return result;
}
