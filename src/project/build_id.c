/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The program by what it is made of: the build ID that the linker gave it and each of its libraries (a note of the ELF file,
 * NT_GNU_BUILD_ID), which is a digest of its contents. Where one has none, its size and its times stand for it.
 */
#include "build_id.h"
#include "version.h"

#include <elf.h>
#include <link.h>
#include <string.h>
#include <sys/stat.h>

static size_t padded(size_t n) { return (n + 3) & ~(size_t)3; }

/* Whether one of the notes is a build ID, which is appended. */
static bool put_note(struct buf *b, const char *p, size_t n)
{
	for (ElfW(Nhdr) note; n >= sizeof(note);) {
		memcpy(&note, p, sizeof(note));
		size_t name = padded(note.n_namesz), all = sizeof(note) + name + padded(note.n_descsz);
		if (all > n)
			return false;
		if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == 4 && !memcmp(p + sizeof(note), "GNU", 4)) {
			buf_put(b, p + sizeof(note) + name, note.n_descsz);
			return true;
		}
		p += all;
		n -= all;
	}
	return false;
}

static void put_file(struct buf *b, const char *path)
{
	struct stat st;
	if (stat(*path ? path : "/proc/self/exe", &st) == 0)
		buf_printf(b, "%lld %lld.%09ld", (long long)st.st_size, (long long)st.st_mtim.tv_sec, st.st_mtim.tv_nsec);
}

/* What the kernel maps into every process is none of ours. */
static int put_object(struct dl_phdr_info *info, size_t size, void *user)
{
	struct buf *b = user;
	bool known = !strncmp(info->dlpi_name, "linux-", 6);
	for (int i = 0; i < info->dlpi_phnum && !known; i++) {
		const ElfW(Phdr) *h = &info->dlpi_phdr[i];
		if (h->p_type == PT_NOTE)
			known = put_note(b, (const char *)(uintptr_t)(info->dlpi_addr + h->p_vaddr), h->p_memsz);
	}
	if (!known)
		put_file(b, info->dlpi_name);
	(void)size;
	return 0;
}

void build_id_put(struct buf *b)
{
	buf_puts(b, PLATEN_VERSION);
	dl_iterate_phdr(put_object, b);
}
