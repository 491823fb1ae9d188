/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a confined process may not do. Each way out is tried in a process of its own, as a library would that a hostile file
 * has taken over: free, where it must come further, and confined, where it must be stopped, by this error.
 */
#include "sandbox.h"
#include "scratch.h"

#include "base/confine.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

Suite *suite_sandbox(void);

/* A project that is read, with a folder that is written; beside it something else. */
static char top[SCRATCH];
static const char *below(const char *name)
{
	static char path[4][SCRATCH + 64];
	static int n;
	n = (n + 1) % 4;
	snprintf(path[n], sizeof(path[n]), "%s/%s", top, name);
	return path[n];
}

static void make_file(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
	ck_assert_int_eq(write(fd, "x", 1), 1);
	close(fd);
}

static void make_project(void)
{
	scratch_folder(top);
	ck_assert_int_eq(mkdir(below("project"), 0700), 0);
	ck_assert_int_eq(mkdir(below("project/out"), 0700), 0);
	make_file(below("project/text"));
	make_file(below("project/out/old"));
	make_file(below("secret"));
	ck_assert_int_eq(symlink("../secret", below("project/link")), 0);
	ck_assert_int_eq(symlink("../..", below("project/out/up")), 0);
}

static void enter(bool starts)
{
	struct sandbox s = {.arena = arena_new(), .starts = starts};
	sandbox_read(&s, below("project"));
	sandbox_write(&s, below("project/out"));
	sandbox_enter(&s);
}

/* -- ways out: 0, or the error that stopped them ----------------------------------------------- */

static int end(long result) { return result < 0 ? errno : 0; }

static int open_for(const char *path, int flags) { return end(open(path, flags | O_CLOEXEC, 0600)); }

static int inet_socket(void) { return end(socket(AF_INET, SOCK_STREAM, 0)); }
static int udp_socket(void) { return end(socket(AF_INET6, SOCK_DGRAM, 0)); }
static int unix_socket(void) { return end(socket(AF_UNIX, SOCK_STREAM, 0)); }
static int socket_pair(void) { return end(socketpair(AF_UNIX, SOCK_STREAM, 0, (int[2]){0})); }

/* Its own process goes on where it is stopped only. */
static int execute(void)
{
	execl("/bin/true", "true", (char *)NULL);
	return errno;
}
static int execute_descriptor(void)
{
	int fd = open("/bin/true", O_PATH | O_CLOEXEC);
	syscall(SYS_execveat, fd, "", (char *[]){(char[]){"true"}, NULL}, NULL, 0x1000 /* AT_EMPTY_PATH */);
	return errno;
}
static int execute_memory(void)
{
	int fd = memfd_create("program", 0);
	if (write(fd, "#!/bin/true\n", 12) != 12)
		return 0;
	fexecve(fd, (char *[]){(char[]){"true"}, NULL}, (char *[]){NULL});
	return errno;
}
static int start_process(void)
{
	pid_t child = fork();
	if (!child)
		_exit(0);
	return end(child);
}
static int start_thread(void)
{
	return end(syscall(SYS_clone, CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_NEWUSER, 0, 0,
	                   0, 0));
}

static int read_passwd(void) { return open_for("/etc/passwd", O_RDONLY); }
static int read_beside(void) { return open_for(below("secret"), O_RDONLY); }
static int read_above(void) { return open_for(below("project/../secret"), O_RDONLY); }
static int read_by_link(void) { return open_for(below("project/link"), O_RDONLY); }
static int list_root(void) { return open_for("/", O_RDONLY | O_DIRECTORY); }
static int list_beside(void) { return open_for(top, O_RDONLY | O_DIRECTORY); }

static int write_beside(void) { return open_for(below("new"), O_WRONLY | O_CREAT); }
static int write_over(void) { return open_for(below("secret"), O_WRONLY | O_TRUNC); }
static int write_source(void) { return open_for(below("project/text"), O_WRONLY); }
static int write_new_source(void) { return open_for(below("project/new"), O_WRONLY | O_CREAT); }
static int write_by_link(void) { return open_for(below("project/out/up/new"), O_WRONLY | O_CREAT); }
static int cut_source(void) { return end(truncate(below("project/text"), 0)); }
static int remove_source(void) { return end(unlink(below("project/text"))); }
static int make_folder(void) { return end(mkdir(below("project/folder"), 0700)); }
static int rename_out(void) { return end(rename(below("project/out/old"), below("moved"))); }
static int rename_in(void) { return end(rename(below("secret"), below("project/out/new"))); }
static int link_in(void) { return end(link(below("secret"), below("project/out/new"))); }
static int link_out(void) { return end(symlink("/etc", below("project/out/new"))); }
static int change_mode(void) { return end(chmod(below("project/text"), 0777)); }
static int change_times(void) { return end(utimensat(AT_FDCWD, below("project/text"), NULL, 0)); }
static int make_fifo(void) { return end(mkfifo(below("project/out/fifo"), 0600)); }

static int own_memory(void) { return open_for("/proc/self/mem", O_RDWR); }
static int own_environment(void) { return open_for("/proc/self/environ", O_RDONLY); }
static int first_process(void) { return open_for("/proc/1/status", O_RDONLY); }
static int kernel_log(void) { return open_for("/dev/kmsg", O_RDONLY | O_NONBLOCK); }
static int memory_device(void) { return open_for("/dev/mem", O_RDONLY); }
static int zero_device(void) { return open_for("/dev/zero", O_RDONLY); }
static int terminal(void) { return open_for("/dev/ptmx", O_RDWR); }
static int make_device(void) { return end(mknod(below("project/out/null"), S_IFCHR | 0600, 0x103)); }

static int signal_parent(void) { return end(kill(getppid(), 0)); }
static int signal_all(void) { return end(kill(-1, 0)); }
static int signal_thread(void) { return end(syscall(SYS_tgkill, getppid(), getppid(), 0)); }
static int signal_by_owner(void)
{
	int fds[2] = {STDERR_FILENO, STDERR_FILENO};
	return end(fcntl(fds[0], F_SETOWN, getppid()));
}
static int trace_parent(void) { return end(ptrace(PTRACE_TRACEME, 0, NULL, NULL)); }
static int read_memory(void)
{
	char a[1], b[1];
	struct iovec here = {a, 1}, there = {b, 1};
	return end(process_vm_readv(getpid(), &here, 1, &there, 1, 0));
}
static int limit_parent(void) { return end(prlimit(getppid(), RLIMIT_CORE, NULL, &(struct rlimit){0})); }

static int new_namespace(void) { return end(unshare(CLONE_NEWUSER)); }
static int enter_namespace(void) { return end(syscall(SYS_setns, -1, 0)); }
static int mount_folder(void) { return end(mount("none", "/nowhere", "tmpfs", 0, NULL)); }
static int change_root(void) { return end(chroot("/nowhere")); }
static int load_bpf(void) { return end(syscall(SYS_bpf, 0, NULL, 0)); }
static int count_events(void) { return end(syscall(SYS_perf_event_open, NULL, 0, -1, -1, 0)); }
static int keep_key(void) { return end(syscall(SYS_keyctl, 0, -3, 0)); }
static int ring(void) { return end(syscall(SYS_io_uring_setup, 1, NULL)); }
static int fault_handler(void) { return end(syscall(SYS_userfaultfd, 0)); }
static int load_module(void) { return end(syscall(SYS_finit_module, -1, "", 0)); }
static int load_kernel(void) { return end(syscall(SYS_kexec_load, 0, 0, NULL, ~0UL)); }
static int personality_of_old(void) { return end(syscall(SYS_personality, 0x0400000)); }
static int run_data(void)
{
	return end(mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? -1 : 0);
}
static int run_written(void)
{
	void *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	return end(mprotect(p, 4096, PROT_READ | PROT_EXEC));
}
static int type_into_terminal(void) { return end(ioctl(STDERR_FILENO, TIOCSTI, "x")); }
static int unknown_call(void) { return end(syscall(470)) == ENOSYS ? ENOSYS : 0; }

enum half { FILES, CALLS };
static const struct way {
	const char *name;
	int (*try)(void);
	enum half half;
	bool rare; /* stopped elsewhere too, on some machines: for want of the device, or by another sandbox */
} ways[] = {
        {"an internet socket", inet_socket, CALLS, false},
        {"a datagram socket", udp_socket, CALLS, true},
        {"a unix socket", unix_socket, CALLS, false},
        {"two sockets", socket_pair, CALLS, false},
        {"a program", execute, CALLS, false},
        {"a program, by its descriptor", execute_descriptor, CALLS, false},
        {"a program in memory", execute_memory, CALLS, false},
        {"a process", start_process, CALLS, false},
        {"a thread in a namespace", start_thread, CALLS, false},
        {"/etc/passwd", read_passwd, FILES, false},
        {"a file beside the project", read_beside, FILES, false},
        {"a file above it", read_above, FILES, false},
        {"a file behind a link in it", read_by_link, FILES, false},
        {"what / holds", list_root, FILES, false},
        {"what the folder above holds", list_beside, FILES, false},
        {"a new file beside the project", write_beside, FILES, false},
        {"another file beside it", write_over, FILES, false},
        {"a file of the project", write_source, FILES, false},
        {"a new file of the project", write_new_source, FILES, false},
        {"a new file behind a link", write_by_link, FILES, false},
        {"a file of the project, cut", cut_source, CALLS, false},
        {"a file of the project, removed", remove_source, FILES, false},
        {"a folder of the project", make_folder, FILES, false},
        {"an output, moved out", rename_out, FILES, false},
        {"a file beside, moved in", rename_in, FILES, false},
        {"a file beside, by a second name", link_in, CALLS, false},
        {"a link", link_out, CALLS, false},
        {"permissions", change_mode, CALLS, false},
        {"times", change_times, CALLS, false},
        {"a named pipe", make_fifo, CALLS, false},
        {"its own memory as a file", own_memory, FILES, false},
        {"its environment", own_environment, FILES, false},
        {"the first process", first_process, FILES, false},
        {"the kernel's log", kernel_log, FILES, true},
        {"the machine's memory", memory_device, FILES, true},
        {"a device", zero_device, FILES, false},
        {"a terminal", terminal, FILES, true},
        {"a new device", make_device, CALLS, false},
        {"a signal to the parent", signal_parent, CALLS, false},
        {"a signal to all", signal_all, CALLS, false},
        {"a signal to a thread", signal_thread, CALLS, false},
        {"signals by a descriptor", signal_by_owner, CALLS, false},
        {"a tracer", trace_parent, CALLS, false},
        {"memory of a process", read_memory, CALLS, false},
        {"limits of another process", limit_parent, CALLS, false},
        {"a new namespace", new_namespace, CALLS, false},
        {"another namespace", enter_namespace, CALLS, false},
        {"a mount", mount_folder, CALLS, false},
        {"another root", change_root, CALLS, false},
        {"bpf", load_bpf, CALLS, true},
        {"events", count_events, CALLS, true},
        {"keys", keep_key, CALLS, true},
        {"io_uring", ring, CALLS, true},
        {"userfaultfd", fault_handler, CALLS, true},
        {"a module", load_module, CALLS, true},
        {"another kernel", load_kernel, CALLS, true},
        {"a personality", personality_of_old, CALLS, false},
        {"memory that can be run", run_data, CALLS, false},
        {"memory that was written to, and run", run_written, CALLS, false},
        {"a terminal's input", type_into_terminal, CALLS, false},
        {"a call of tomorrow", unknown_call, CALLS, true},
};

enum { FREE_PROCESS, CONFINED, PLANNING };

/* The error that stopped it; 0: nothing did. */
static int outcome(const struct way *w, int how)
{
	int status;
	fflush(NULL);
	pid_t child = fork();
	ck_assert_int_ge(child, 0);
	if (!child) {
		if (how != FREE_PROCESS)
			enter(how == PLANNING);
		_exit(w->try());
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static bool is_half_there(enum half h)
{
	return sandbox_is_there() && (h == FILES ? confine_files_abi() > 0 : confine_calls_known());
}

/* A rename into a folder that may not be written to is told as one into another file system. */
static bool is_stopped(const struct way *w, int error)
{
	return w->half == CALLS ? error == ENOSYS : error == EACCES || error == EXDEV;
}

START_TEST(each_way_out_is_closed)
{
	const struct way *w = &ways[_i];
	if (!is_half_there(w->half))
		return;
	make_project();
	int error = outcome(w, FREE_PROCESS);
	if (w->rare && error == ENOENT)
		return; /* this machine has no such device */
	ck_assert_msg(w->rare || !is_stopped(w, error), "%s: stopped without a sandbox: %s", w->name, strerror(error));
	make_project();
	error = outcome(w, CONFINED);
	ck_assert_msg(is_stopped(w, error), "%s: %s", w->name,
	              error < 0       ? "ended"
	                      : error ? strerror(error)
	                              : "not stopped");
}
END_TEST

/* -- what stays ----------------------------------------------------------------------------- */

static int write_memory_file(void)
{
	char path[64];
	int fd = memfd_create("text", 0);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	return open_for(path, O_WRONLY | O_TRUNC);
}
static int read_text(void) { return open_for(below("project/text"), O_RDONLY); }
static int list_project(void) { return open_for(below("project"), O_RDONLY | O_DIRECTORY); }
static int write_output(void) { return open_for(below("project/out/new"), O_WRONLY | O_CREAT | O_EXCL); }
static int rename_output(void) { return end(rename(below("project/out/old"), below("project/out/new"))); }
static int make_output_folder(void) { return end(mkdir(below("project/out/de"), 0700)); }
static int remove_output(void) { return end(unlink(below("project/out/old"))); }
static int end_itself(void)
{
	signal(SIGTERM, SIG_IGN);
	return raise(SIGTERM);
}

static const struct way rights[] = {
        {"a file of the project", read_text, FILES, false},
        {"what it holds", list_project, FILES, false},
        {"a new output", write_output, FILES, false},
        {"an output in its place", rename_output, FILES, false},
        {"a folder of outputs", make_output_folder, FILES, false},
        {"an output, removed", remove_output, FILES, false},
        {"a file in memory, by its path", write_memory_file, FILES, false},
        {"a signal to itself", end_itself, CALLS, false},
};

START_TEST(a_run_has_what_it_needs)
{
	make_project();
	ck_assert_msg(!outcome(&rights[_i], CONFINED), "%s: stopped", rights[_i].name);
}
END_TEST

/* A process that plans starts workers, and nothing else. */
static int start_worker(void)
{
	int status;
	pid_t child = fork();
	if (!child) {
		sandbox_work();
		_exit(fork() < 0 ? errno : 0);
	}
	if (child < 0 || waitpid(child, &status, 0) != child)
		return 255;
	return WEXITSTATUS(status);
}

START_TEST(a_plan_has_workers)
{
	static const struct way worker = {"a worker's worker", start_worker, CALLS, false};
	if (!is_half_there(CALLS))
		return;
	make_project();
	ck_assert_int_eq(outcome(&worker, PLANNING), ENOSYS);
	for (int i = 0; i < COUNT_OF(ways); i++) {
		int error = 0;
		if (ways[i].try == start_process || ways[i].try == signal_parent || ways[i].try == signal_all ||
		    ways[i].try == signal_thread || !is_half_there(ways[i].half))
			continue;
		error = outcome(&ways[i], PLANNING);
		ck_assert_msg(is_stopped(&ways[i], error) || (ways[i].rare && error == ENOENT), "%s: %s", ways[i].name,
		              strerror(error));
	}
}
END_TEST

/* From ABI 6 on, the kernel keeps signals among those that are confined. */
START_TEST(a_plan_signals_its_workers_only)
{
	static const struct way parent = {"a signal to the parent", signal_parent, CALLS, false};
	if (!is_half_there(FILES) || confine_files_abi() < 6)
		return;
	make_project();
	ck_assert_int_eq(outcome(&parent, PLANNING), EPERM);
}
END_TEST

/* Below the output folders only, once it is known which these are. */
static int write_after_more(void)
{
	struct sandbox s = {.arena = arena_new()};
	sandbox_read(&s, below("project"));
	sandbox_enter(&s);
	return write_output();
}

START_TEST(a_second_sandbox_takes_more_away)
{
	static const struct way twice = {"an output", write_after_more, FILES, false};
	if (!is_half_there(FILES))
		return;
	make_project();
	ck_assert_int_eq(outcome(&twice, PLANNING), EACCES);
}
END_TEST

/* -- a link that is put on a resolved path ---------------------------------------------------- */

START_TEST(a_link_that_came_meanwhile_is_not_followed)
{
	make_project();
	ck_assert_int_ge(open_resolved(below("project/text"), O_RDONLY, 0), 0);
	ck_assert_int_eq(unlink(below("project/text")), 0);
	ck_assert_int_eq(symlink("../secret", below("project/text")), 0);
	ck_assert_int_lt(open_resolved(below("project/text"), O_RDONLY, 0), 0);
	ck_assert_int_eq(errno, ELOOP);
}
END_TEST

START_TEST(a_folder_that_became_a_link_is_not_followed)
{
	make_project();
	ck_assert_int_eq(mkdir(below("other"), 0700), 0);
	make_file(below("other/old"));
	ck_assert_int_eq(rename(below("project/out"), below("project/was")), 0);
	ck_assert_int_eq(symlink("../other", below("project/out")), 0);
	ck_assert_int_lt(open_resolved(below("project/out/old"), O_RDONLY, 0), 0);
	ck_assert_int_eq(errno, ELOOP);
	ck_assert_int_lt(open_resolved(below("project/out/new"), O_WRONLY | O_CREAT | O_EXCL, 0600), 0);
	ck_assert_int_eq(errno, ELOOP);
}
END_TEST

START_TEST(what_there_is_has_a_name)
{
	char wanted[64];
	if (!is_half_there(FILES) || !is_half_there(CALLS))
		return;
	snprintf(wanted, sizeof(wanted), "landlock ABI %ld, seccomp",
	         syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION));
	ck_assert_str_eq(sandbox_name(), wanted);
	ck_assert_ptr_null(sandbox_lack());
}
END_TEST

Suite *suite_sandbox(void)
{
	Suite *s = suite_create("sandbox");
	TCase *t = tcase_create("sandbox");
	tcase_add_loop_test(t, each_way_out_is_closed, 0, COUNT_OF(ways));
	tcase_add_loop_test(t, a_run_has_what_it_needs, 0, COUNT_OF(rights));
	tcase_add_test(t, a_plan_has_workers);
	tcase_add_test(t, a_plan_signals_its_workers_only);
	tcase_add_test(t, a_second_sandbox_takes_more_away);
	tcase_add_test(t, a_link_that_came_meanwhile_is_not_followed);
	tcase_add_test(t, a_folder_that_became_a_link_is_not_followed);
	tcase_add_test(t, what_there_is_has_a_name);
	suite_add_tcase(s, t);
	return s;
}
