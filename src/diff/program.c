/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "program.h"

#include "digest.h"
#include "machine.h"

#include <assert.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

static struct {
	int to, from;
	struct digest kept[PROGRAM_SLOTS]; /* what the other process has */
	bool used[PROGRAM_SLOTS];
	unsigned next;
} server;

void program_connect(int to, int from)
{
	server.to = to;
	server.from = from;
}

bool program_take(int fd, void *bytes, size_t n)
{
	for (size_t done = 0; done < n;) {
		const ssize_t now = read(fd, (char *)bytes + done, n - done);
		if (now < 0 && errno == EINTR)
			continue;
		if (now < 0)
			machine_failure("cannot read from a pipe of a comparison: %s", strerror(errno));
		if (!now)
			return false;
		done += (size_t)now;
	}
	return true;
}

/* As long as one is open, the other end waits. */
void program_close(int fd)
{
	if (close(fd) < 0)
		machine_failure("cannot close a pipe of a comparison: %s", strerror(errno));
}

/* Pages of a PDF are asked for one by one. */
static void choose_slot(struct program_asked *head, const struct buf *bytes)
{
	const struct digest digest = digest_of(bytes->v, bytes->n);
	head->bytes = bytes->n;
	for (head->slot = 0; head->slot < PROGRAM_SLOTS; head->slot++)
		if (server.used[head->slot] && digest_equal(server.kept[head->slot], digest))
			return;
	head->slot = server.next++ % PROGRAM_SLOTS;
	head->fresh = 1;
	server.kept[head->slot] = digest;
	server.used[head->slot] = true;
}

static void ask(const struct program_request *q)
{
	struct program_asked head = {.call = q->call,
	                             .page = (uint64_t)q->page,
	                             .longest = (uint64_t)q->longest,
	                             .text = q->text ? strlen(q->text) : 0,
	                             .slot = PROGRAM_SLOTS};
	if (q->bytes)
		choose_slot(&head, q->bytes);
	if (!write_whole(server.to, &head, sizeof(head)) || (q->text && !write_whole(server.to, q->text, head.text)) ||
	    (head.fresh && !write_whole(server.to, q->bytes->v, q->bytes->n)))
		machine_failure("cannot ask for a program: %s", strerror(errno));
}

static void take_bytes(size_t n, struct buf *out)
{
	char part[1 << 14];
	while (n) {
		const size_t now = n < sizeof(part) ? n : sizeof(part);
		if (!program_take(server.from, part, now))
			machine_failure("the process that starts programs is gone");
		if (out)
			buf_put(out, part, now);
		n -= now;
	}
}

int program_run(const struct program_request *q, struct buf *out, struct buf *messages)
{
	struct program_answer head;
	assert(server.to);
	ask(q);
	if (!program_take(server.from, &head, sizeof(head)))
		machine_failure("the process that starts programs is gone");
	take_bytes((size_t)head.out, out);
	take_bytes((size_t)head.messages, messages);
	return (int)head.status;
}

const char *program_says(struct arena *a, const struct buf *messages)
{
	size_t n = 0;
	while (n < messages->n && messages->v[n] != '\n')
		n++;
	return n ? arena_strndup(a, messages->v, n) : "it said nothing";
}
