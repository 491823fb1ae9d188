/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a library tries that a hostile file has taken over. Each way gives the error that stopped it, or 0. It is tried by a
 * process of its own (tests/unit/test_sandbox.c), or in the middle of a real run (hostile.c).
 */
#ifndef PLATEN_TESTS_SANDBOX_WAYS_H
#define PLATEN_TESTS_SANDBOX_WAYS_H

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
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
#include <unistd.h>

/* A project that is read, with a folder that is written; beside it something else. */
static const char *top;
static const char *below(const char *name)
{
	static char path[4][200];
	static int n;
	n = (n + 1) % 4;
	snprintf(path[n], sizeof(path[n]), "%s/%s", top, name);
	return path[n];
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
enum {
	RARE = 1,    /* stopped elsewhere too, on some machines: for want of the device, or by another sandbox */
	INSIDE = 2,  /* in the project, where a command that writes outputs may write until it knows where they go */
	PROCESS = 4, /* open to a process that starts others */
};
static const struct way {
	const char *name;
	int (*try)(void);
	enum half half;
	unsigned flags;
} ways[] = {
        {"an internet socket", inet_socket, CALLS, 0},
        {"a datagram socket", udp_socket, CALLS, RARE},
        {"a unix socket", unix_socket, CALLS, 0},
        {"two sockets", socket_pair, CALLS, 0},
        {"a program", execute, CALLS, 0},
        {"a program, by its descriptor", execute_descriptor, CALLS, 0},
        {"a program in memory", execute_memory, CALLS, 0},
        {"a process", start_process, CALLS, PROCESS},
        {"a thread in a namespace", start_thread, CALLS, 0},
        {"/etc/passwd", read_passwd, FILES, 0},
        {"a file beside the project", read_beside, FILES, 0},
        {"a file above it", read_above, FILES, 0},
        {"a file behind a link in it", read_by_link, FILES, 0},
        {"what / holds", list_root, FILES, 0},
        {"what the folder above holds", list_beside, FILES, 0},
        {"a new file beside the project", write_beside, FILES, 0},
        {"another file beside it", write_over, FILES, 0},
        {"a file of the project", write_source, FILES, INSIDE},
        {"a new file of the project", write_new_source, FILES, INSIDE},
        {"a new file behind a link", write_by_link, FILES, 0},
        {"a file of the project, cut", cut_source, CALLS, 0},
        {"a file of the project, removed", remove_source, FILES, INSIDE},
        {"a folder of the project", make_folder, FILES, INSIDE},
        {"an output, moved out", rename_out, FILES, 0},
        {"a file beside, moved in", rename_in, FILES, 0},
        {"a file beside, by a second name", link_in, CALLS, 0},
        {"a link", link_out, CALLS, 0},
        {"permissions", change_mode, CALLS, 0},
        {"times", change_times, CALLS, 0},
        {"a named pipe", make_fifo, CALLS, 0},
        {"its own memory as a file", own_memory, FILES, 0},
        {"its environment", own_environment, FILES, 0},
        {"the first process", first_process, FILES, 0},
        {"the kernel's log", kernel_log, FILES, RARE},
        {"the machine's memory", memory_device, FILES, RARE},
        {"a device", zero_device, FILES, 0},
        {"a terminal", terminal, FILES, RARE},
        {"a new device", make_device, CALLS, 0},
        {"a signal to the parent", signal_parent, CALLS, PROCESS},
        {"a signal to all", signal_all, CALLS, PROCESS},
        {"a signal to a thread", signal_thread, CALLS, PROCESS},
        {"signals by a descriptor", signal_by_owner, CALLS, 0},
        {"a tracer", trace_parent, CALLS, 0},
        {"memory of a process", read_memory, CALLS, 0},
        {"limits of another process", limit_parent, CALLS, 0},
        {"a new namespace", new_namespace, CALLS, 0},
        {"another namespace", enter_namespace, CALLS, 0},
        {"a mount", mount_folder, CALLS, 0},
        {"another root", change_root, CALLS, 0},
        {"bpf", load_bpf, CALLS, RARE},
        {"events", count_events, CALLS, RARE},
        {"keys", keep_key, CALLS, RARE},
        {"io_uring", ring, CALLS, RARE},
        {"userfaultfd", fault_handler, CALLS, RARE},
        {"a module", load_module, CALLS, RARE},
        {"another kernel", load_kernel, CALLS, RARE},
        {"a personality", personality_of_old, CALLS, 0},
        {"memory that can be run", run_data, CALLS, 0},
        {"memory that was written to, and run", run_written, CALLS, 0},
        {"a terminal's input", type_into_terminal, CALLS, 0},
        {"a call of tomorrow", unknown_call, CALLS, RARE},
};

/* A rename into a folder that may not be written to is told as one into another file system. */
static bool is_stopped(const struct way *w, int error)
{
	return w->half == CALLS ? error == ENOSYS : error == EACCES || error == EXDEV;
}

#endif
