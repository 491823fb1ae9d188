/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Times whole processes. Standard input has one command a line: a label, a tab, the words of the
 * command (no quoting). All run once to fill the disk's cache, then ROUNDS times in turn, A B A B:
 * whatever else the machine does falls on all of them alike. Prints a line for each: label,
 * median wall time and median processor time in microseconds, largest memory in KB, least processor time; none for
 * commands with the label "-", which prepare the next one.
 *
 *     timer ROUNDS <commands
 */
#include <fcntl.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

enum { COMMANDS_MAX = 64, WORDS_MAX = 64, LINE_ROOM = 8192 };

struct command {
	char line[LINE_ROOM], *label, *word[WORDS_MAX];
	int64_t *wall, *processor; /* microseconds */
	long memory;               /* KB */
};
static struct command *commands[COMMANDS_MAX];

static int commands_read(int rounds)
{
	int n = 0;
	for (; n < COMMANDS_MAX; n++) {
		struct command *c = commands[n] = calloc(1, sizeof(*c));
		if (!c || !fgets(c->line, sizeof(c->line), stdin))
			break;
		int words = 0;
		c->label = strtok(c->line, "\t");
		for (char *w; words < WORDS_MAX - 1 && (w = strtok(NULL, " \n"));)
			c->word[words++] = w;
		c->wall = calloc((size_t)rounds, sizeof(*c->wall));
		c->processor = calloc((size_t)rounds, sizeof(*c->processor));
		if (!words || !c->wall || !c->processor) {
			fprintf(stderr, "timer: line %d is no command\n", n + 1);
			exit(2);
		}
	}
	return n;
}

static int64_t microseconds(struct timeval t) { return (int64_t)t.tv_sec * 1000000 + t.tv_usec; }

static int64_t now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* Runs it once; a round below 0 is not counted. */
static void command_run(struct command *c, int round, posix_spawn_file_actions_t *quiet)
{
	pid_t pid;
	int status = 0;
	struct rusage use;
	int64_t start = now();
	if (posix_spawnp(&pid, c->word[0], quiet, NULL, c->word, environ) || wait4(pid, &status, 0, &use) < 0 || status) {
		fprintf(stderr, "timer: %s failed\n", c->label);
		exit(2);
	}
	int64_t wall = now() - start;
	if (round < 0)
		return;
	c->wall[round] = wall;
	c->processor[round] = microseconds(use.ru_utime) + microseconds(use.ru_stime);
	c->memory = use.ru_maxrss > c->memory ? use.ru_maxrss : c->memory;
}

static int by_size(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

static long long median(int64_t *v, int n)
{
	qsort(v, (size_t)n, sizeof(*v), by_size);
	return (long long)(n % 2 ? v[n / 2] : (v[n / 2 - 1] + v[n / 2]) / 2);
}

int main(int argc, char **argv)
{
	int rounds = argc == 2 ? atoi(argv[1]) : 0;
	if (rounds < 1) {
		fprintf(stderr, "usage: timer ROUNDS <commands\n");
		return 2;
	}
	posix_spawn_file_actions_t quiet;
	posix_spawn_file_actions_init(&quiet);
	for (int fd = 1; fd <= 2; fd++)
		posix_spawn_file_actions_addopen(&quiet, fd, "/dev/null", O_WRONLY, 0);
	int n = commands_read(rounds);
	for (int round = -1; round < rounds; round++)
		for (int i = 0; i < n; i++)
			command_run(commands[i], round, &quiet);
	for (int i = 0; i < n; i++) {
		struct command *c = commands[i];
		if (strcmp(c->label, "-"))
			printf("%s\t%lld\t%lld\t%ld\t%lld\n", c->label, median(c->wall, rounds),
			       median(c->processor, rounds), c->memory, (long long)c->processor[0]);
	}
	return 0;
}
