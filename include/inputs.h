/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * inputs: which files of the project something was made of, and whether they are still what they were. A file that was
 * looked for and not found is an input too, and so are the names in a folder.
 */
#ifndef PLATEN_INPUTS_H
#define PLATEN_INPUTS_H

#include "digest.h"
#include "input.h"

#include <sys/stat.h>

/* What tells that a file has not been written to, as git does it. All 0: that cannot be told without reading it. */
struct file_stamp {
	uint64_t size, inode, modified, changed; /* times in nanoseconds since 1970 */
};
/* That of a file; zeroed where it was changed less than two seconds ago, or in the future: the file system might give the
   next change the same time. */
struct file_stamp file_stamp_of(const struct stat *st);
bool file_stamp_equal(const struct file_stamp *a, const struct file_stamp *b); /* false where both are 0 */

enum input_kind {
	INPUT_ABSENT, /* it was looked for */
	INPUT_THERE,  /* it was looked for, and not read */
	INPUT_READ,
	INPUT_NAMES, /* of the files of a folder, as folder_files() gives them */
	INPUT_OTHER, /* a link that leads to nothing, a folder, what lies outside: never the same */
	INPUT_KINDS
};
struct input {
	enum input_kind kind;
	const char *path; /* below the project's folder; of names, FOLDER/ and an asterisk and their ending */
	const char *real; /* without links, below the project's folder; path itself where there are none; NULL: not there */
	struct digest digest;    /* of the bytes that were read, or of the names */
	struct file_stamp stamp; /* of the file that was read, when it was opened */
};
struct input_list { /* starts zeroed */
	VEC(struct input) v;
};

/* Forgets what has been asked for, and notes what is from now on. */
void inputs_watch(struct root *r);
/* Counts a file as read now. False: it is none that the root has read. */
bool inputs_note(struct root *r, const struct source *s);
/* What was asked for since, each path once; paths live as long as the root. With `digests`, and stamps, all that was read
   is looked at. */
struct input_list inputs_seen(struct root *r, struct arena *a, bool digests);
/* Keeps from now on all that is asked for, by whichever process of the build. */
void inputs_keep(struct root *r);
/* What another process has asked for; nothing where it is not kept. */
void inputs_learn(struct root *r, const struct input *in);
/* All of that, without digests; files that were looked for and not read are INPUT_THERE or INPUT_ABSENT. */
struct input_list inputs_kept(struct root *r, struct arena *a);
/* Whether an input is what it was: by its stamp, else by its bytes, and then the stamp is renewed. */
bool input_is_same(struct root *r, struct input *in);
/* The digest of a file that lies anywhere; false: it is no regular file, or cannot be read. *stamp is what it was when it
   was opened. */
bool file_digest(const char *path, struct digest *digest, struct file_stamp *stamp);

#endif
