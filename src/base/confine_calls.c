/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Calls to the kernel, by a filter (seccomp(2)) of those that a run needs. What is not in the list is answered as by a kernel
 * that does not have it: a C library that knows a newer call then takes the older one, and a call that nobody has thought of
 * yet is no way out. A list of what is dangerous would have to be kept up with the kernel.
 *
 * The filter is put together here and not by libseccomp, which takes 580,000 instructions for it, a hundredth of what a
 * whole document takes; this takes 3,000.
 */
#include "confine.h"
#include "machine.h"

#include <asm/ioctls.h>
#include <asm/termbits.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__) && defined(__LP64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__) && defined(__LP64__) && !defined(__AARCH64EB__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define ARCHITECTURE AUDIT_ARCH_RISCV64
#else
#define ARCHITECTURE 0
#endif

enum condition { ALWAYS, EQUAL, WITHOUT };
struct rule {
	uint32_t call;
	enum condition condition; /* of the lower half of argument number `argument` */
	uint32_t argument, value;
};

#define ALL(name)                        \
	{                                \
		SYS_##name, ALWAYS, 0, 0 \
	}
#define IF(name, argument, value)                              \
	{                                                      \
		SYS_##name, EQUAL, argument, (uint32_t)(value) \
	}
#define UNLESS(name, argument, mask)                            \
	{                                                       \
		SYS_##name, WITHOUT, argument, (uint32_t)(mask) \
	}

#define NAMESPACES \
	(CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET)

/* Files are what landlock leaves. No page can be run that was written to, no file gets an owner that is told of it by
   signals (F_SETOWN), no terminal is typed into (TIOCSTI), and no other process gets limits. */
static const struct rule work[] = {
        ALL(read),
        ALL(pread64),
        ALL(readv),
        ALL(write),
        ALL(pwrite64),
        ALL(writev),
        ALL(lseek),
        ALL(close),
        ALL(openat),
        ALL(openat2),
        ALL(fstat),
        ALL(newfstatat),
        ALL(statx),
        ALL(readlinkat),
        ALL(faccessat),
        ALL(faccessat2),
        ALL(getcwd),
        ALL(getdents64),
        ALL(flock),
        ALL(dup),
        ALL(dup3),
        IF(fcntl, 1, F_GETFD),
        IF(fcntl, 1, F_SETFD),
        IF(fcntl, 1, F_GETFL),
        IF(fcntl, 1, F_DUPFD),
        IF(fcntl, 1, F_DUPFD_CLOEXEC),
        IF(ioctl, 1, TCGETS),
        IF(ioctl, 1, TCGETS2),
        IF(ioctl, 1, TIOCGWINSZ),
        ALL(memfd_create),
        ALL(ftruncate),
        ALL(fsync),
        ALL(sync_file_range),
        ALL(fchmod),
        ALL(fchown),
        ALL(renameat2),
        ALL(unlinkat),
        ALL(mkdirat),
        ALL(umask),
        UNLESS(mmap, 2, PROT_EXEC),
        UNLESS(mprotect, 2, PROT_EXEC),
        ALL(munmap),
        ALL(mremap),
        ALL(madvise),
        ALL(brk),
        ALL(futex),
        ALL(rseq),
        ALL(set_robust_list),
        ALL(getrandom),
        ALL(clock_gettime),
        ALL(clock_getres),
        ALL(gettimeofday),
        ALL(clock_nanosleep),
        ALL(uname),
        ALL(sysinfo),
        ALL(getpid),
        ALL(gettid),
        ALL(getppid),
        ALL(getuid),
        ALL(geteuid),
        ALL(getgid),
        ALL(getegid),
        ALL(getrusage),
        IF(prlimit64, 0, 0),
        ALL(sched_getaffinity),
        ALL(sched_yield),
        ALL(rt_sigaction),
        ALL(rt_sigprocmask),
        ALL(rt_sigreturn),
        ALL(sigaltstack),
        ALL(restart_syscall),
        ALL(exit),
        ALL(exit_group),
#ifdef SYS_renameat
        ALL(renameat),
#endif
#ifdef SYS_open /* calls from before there were these */
        ALL(open),
        ALL(stat),
        ALL(lstat),
        ALL(access),
        ALL(readlink),
        ALL(dup2),
        ALL(rename),
        ALL(unlink),
        ALL(rmdir),
        ALL(mkdir),
        ALL(getrlimit),
        ALL(time),
#endif
};

static const struct rule start[] = {
        UNLESS(clone, 0, NAMESPACES),
        ALL(wait4),
        ALL(kill), /* by landlock only those that are confined too, from its ABI 6 on */
        ALL(pipe2),
        ALL(ppoll),
#ifdef SYS_poll
        ALL(poll),
#endif
        IF(prctl, 0, PR_SET_PDEATHSIG),
};

static const struct rule narrow[] = {
        IF(prctl, 0, PR_SET_NO_NEW_PRIVS), IF(prctl, 0, PR_SET_SECCOMP),
        ALL(landlock_create_ruleset),      ALL(landlock_add_rule),
        ALL(landlock_restrict_self),
};

static const struct rule links[] = {
        ALL(symlinkat),
#ifdef SYS_symlink
        ALL(symlink),
#endif
};

/* What a program of others may not do: how many calls it needs nobody here knows. Files are what landlock leaves, but for
   their modes, owners and times. */
static const struct rule ways_out[] = {
        ALL(socket),
        ALL(socketpair),
        ALL(ptrace),
        ALL(process_vm_readv),
        ALL(process_vm_writev),
        ALL(kill),
        ALL(tkill),
        ALL(unshare),
        ALL(setns),
        ALL(mount),
        ALL(umount2),
        ALL(pivot_root),
        ALL(chroot),
        ALL(bpf),
        ALL(perf_event_open),
        ALL(userfaultfd),
        ALL(io_uring_setup),
        ALL(keyctl),
        ALL(add_key),
        ALL(request_key),
        ALL(init_module),
        ALL(finit_module),
        ALL(kexec_load),
        ALL(personality),
        ALL(truncate),
        ALL(fchmod),
        ALL(fchmodat),
        ALL(fchown),
        ALL(fchownat),
        ALL(utimensat),
        ALL(setxattr),
        ALL(fsetxattr),
        IF(ioctl, 1, TIOCSTI),
        IF(fcntl, 1, F_SETOWN),
#ifdef SYS_open
        ALL(chmod),
        ALL(chown),
        ALL(lchown),
        ALL(utime),
        ALL(utimes),
        ALL(futimesat),
#endif
};

/* Five instructions for a rule, and a few around them. */
struct filter {
	struct sock_filter v[5 * (COUNT_OF(work) + COUNT_OF(start) + COUNT_OF(narrow) + COUNT_OF(links)) + 16];
	unsigned short n;
};

static void put(struct filter *f, struct sock_filter i) { f->v[f->n++] = i; }

static void load(struct filter *f, size_t at)
{
	put(f, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)at));
}

static void answer(struct filter *f, uint32_t what) { put(f, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, what)); }

/* The number of the call is loaded, before and after. All processors above keep the lower half of an argument first. */
static void put_rule(struct filter *f, const struct rule *r, uint32_t what)
{
	const bool bare = r->condition == ALWAYS;
	put(f, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, r->call, 0, bare ? 1 : 4));
	if (!bare)
		load(f, offsetof(struct seccomp_data, args) + sizeof(uint64_t) * r->argument);
	if (r->condition == EQUAL)
		put(f, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, r->value, 0, 1));
	if (r->condition == WITHOUT)
		put(f, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, r->value, 1, 0));
	answer(f, what);
	if (!bare)
		load(f, offsetof(struct seccomp_data, nr));
}

bool confine_calls_known(void)
{
	/* Without a filter it would be none that is at fault. */
	return ARCHITECTURE && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, NULL, 0, 0) < 0 && errno == EFAULT;
}

static void put_rules(struct filter *f, const struct rule *r, int n, uint32_t what)
{
	for (int i = 0; i < n; i++)
		put_rule(f, &r[i], what);
}

static void begin(struct filter *f)
{
	f->n = 0;
	load(f, offsetof(struct seccomp_data, arch));
	put(f, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0));
	answer(f, SECCOMP_RET_KILL_PROCESS);
	load(f, offsetof(struct seccomp_data, nr));
}

static void end(struct filter *f, uint32_t what)
{
	answer(f, what);
	struct sock_fprog program = {f->n, f->v};
	if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) < 0)
		machine_failure("cannot confine this process to the calls that it needs: %s", strerror(errno));
}

static struct filter filter;

void confine_calls(const struct sandbox *s)
{
	const struct rule own = IF(tgkill, 0, getpid()), any = ALL(tgkill); /* raise() and abort() */
	const uint32_t allow = SECCOMP_RET_ALLOW;
	begin(&filter);
	put_rules(&filter, work, COUNT_OF(work), allow);
	put_rules(&filter, start, s->starts ? COUNT_OF(start) : 0, allow);
	put_rules(&filter, narrow, s->starts || s->narrows ? COUNT_OF(narrow) : 0, allow);
	put_rules(&filter, links, s->links ? COUNT_OF(links) : 0, allow);
	put_rule(&filter, s->starts ? &any : &own, allow);
	end(&filter, SECCOMP_RET_ERRNO | ENOSYS);
}

/* An x86 kernel may know its calls by other numbers too, above these. */
void confine_program(void)
{
	const uint32_t deny = SECCOMP_RET_ERRNO | ENOSYS;
	begin(&filter);
	put(&filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1));
	answer(&filter, deny);
	put_rules(&filter, ways_out, COUNT_OF(ways_out), deny);
	end(&filter, SECCOMP_RET_ALLOW);
}
