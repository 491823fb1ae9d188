/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the compiler puts a sanitizer's allocator into the program. */
#ifndef PLATEN_BASE_SANITIZER_H
#define PLATEN_BASE_SANITIZER_H

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

#endif
