/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * project: platen.yaml, the plan that comes of it (documents x locales x editions), and its
 * execution.
 */
#ifndef PLATEN_PROJECT_H
#define PLATEN_PROJECT_H

#include "lint.h"

/* What platen.yaml says. */
struct project_document {
	const char *name;
	const char *layout;        /* layouts/<layout>.yaml; the name by default */
	struct item_list editions; /* struct project_edition: besides the plain one */
	struct where at;           /* in platen.yaml */
	struct where layout_at;    /* where the layout is named */
	const char *scores;        /* the document whose answers it is made of, by `platen score` only; or NULL */
	struct where scores_at;
};
struct project_edition {
	const char *name;
	struct where at;
	struct list_of locales; /* const char *: in the others it is built only when asked for; empty: in all */
};
struct project {
	struct root *root; /* that it was read from */
	const char *subject, *source_language, *out, *date;
	struct item_list documents;    /* struct project_document */
	struct list_of locales;        /* const char * */
	int threshold;                 /* percent of a translation that an edition needs */
	int below;                     /* enum below */
	const struct node *severities; /* codes with severities; NULL: none */
	struct lint_limits limits;
	int64_t time; /* of all outputs, in seconds since 1970 */
	const struct node *top;
};
enum below { BELOW_DRAFT, BELOW_REFUSE };
extern const struct record project_record;

/* Reads platen.yaml; NULL after reporting. */
struct project *project_load(struct root *r, struct arena *a, struct diag *d);
/* A sink for a part of a run, with the severities of the project. */
struct diag *project_sink(const struct project *p, struct arena *a);
/* NULL: none has that name. */
const struct project_document *project_document_find(const struct project *p, const char *name);
/* The form of a BCP 47 tag; it also becomes part of paths, so nothing else may stand in it. */
bool locale_is_valid(const char *s);
/* The nearest folder from `dir` upwards that holds platen.yaml; NULL when there is none. */
const char *project_find(struct arena *a, const char *dir);

/* -- the plan ------------------------------------------------------------------------------- */

struct output {
	const struct project_document *document;
	const char *locale, *edition; /* edition NULL: the plain one; may be several joined by '+' (edition.h) */
	struct where edition_at;      /* where platen.yaml names it; or none */
	const char *path;             /* where it goes; absolute, or from the project's folder */
	const char *named;            /* as the command line names it; NULL: it does not */
	const char *owner;            /* pdf_options has it; NULL: it is nobody's own */
	bool refused;                 /* nothing may be written there; reported */
	bool built;                   /* after a build: without a mistake, and not left out as the record has it */
	bool current;                 /* after a build: what lay there is what belongs there, and was not touched */
	bool kept;                    /* after a build: not written, so what an earlier one wrote there stays */
};
/* Documents that are made of answers are planned apart. */
enum plan_kind { PLAN_SHEETS, PLAN_RESULTS, PLAN_ALL };
struct plan_filter {
	VEC(const char *) documents, locales, editions;
	enum plan_kind kind;
};
struct output_list { /* starts zeroed */
	VEC(struct output) v;
	struct hashes by_path; /* as planned */
};
/* A name in a filter that the project does not have, and those that it has. */
struct unlisted {
	const char *what, *name;
	const char *const *names;
	int n;
};
bool plan_unlisted(const struct project *p, struct arena *a, const struct plan_filter *f, struct unlisted *u);
/* Why an edition that the filter names cannot be joined so, or is not made of a document that it names too, as a sentence;
   NULL: nothing is wrong with them, but they may be unlisted. */
const char *plan_refusal(const struct project *p, struct arena *a, const struct plan_filter *f);
struct name_list {
	VEC(const char *) v;
};
/* All editions that may be asked for by one name: those that platen.yaml lists, in its order, then the other files of
   layouts/editions. One that is listed for several documents stands in it as often. */
struct name_list project_editions(const struct project *p, struct arena *a);
/* Names in the filter that differ in large and small letters only from those of the project become these. */
void plan_settle(const struct project *p, struct arena *a, struct plan_filter *f);
/* What the filter leaves of the project. */
void plan_outputs(const struct project *p, struct arena *a, struct diag *d, const struct plan_filter *f,
                  struct output_list *out);
/* Where a run would write. */
struct placing {
	struct root *root;
	const struct project *project;
	struct arena *arena;
	struct diag *diag;
	struct output_list *list; /* with absolute paths */
	bool named;               /* the command line names them */
	const char *depfile;      /* or NULL */
};
/* Looks whether an output or the depfile would lie outside of the project, or take the place of a file that the
   project is made of or of another output. What comes of `out` is reported and refused; what comes of an option is
   returned as a sentence, NULL: nothing is wrong with it. */
const char *outputs_check(const struct placing *p);

/* -- a class -------------------------------------------------------------------------------- */

struct roster; /* a list of pupils, in the arena that it was read into */
struct roster_options {
	const struct project *project;
	const char *document, *edition; /* of the sheets, which {pupil.sheet} names; edition NULL: the plain one */
	const char *sheets;             /* the edition that puts pages on sheets as options of the run do; or NULL */
	bool codes;                     /* call pupils by codes, in place of their names */
	uint64_t seed;                  /* of shuffles and codes */
	bool partly; /* rows with mistakes are left out, so that the sheets of the others can be looked at */
};
/* Reads a class list in CSV, which may lie anywhere; NULL after reporting its mistakes, each at its row, unless `partly`. A
   file that cannot be read is a machine_failure(). */
struct roster *roster_read(struct arena *a, struct diag *d, const char *path, const struct roster_options *o);
/* What platen.yaml plans once, for each pupil of the list: DOCUMENT-LIST/PUPIL.pdf in place of DOCUMENT.pdf; or, as a pack,
   once for all of them: DOCUMENT-LIST.pdf. What else has that path is returned as a sentence; `named`: the path is another. */
const char *plan_pupils(struct arena *a, const struct roster *roster, bool pack, bool named, struct output_list *list);

/* -- building ------------------------------------------------------------------------------- */

/* What a build writes in place of PDFs, for debugging: the boxes after binding, the vertical list with
   its cuts, the items of the pages. */
enum dump { DUMP_NONE, DUMP_BOUND, DUMP_LIST, DUMP_PAGES };

struct answers;      /* score.h */
struct build_record; /* record.h */
struct build_options {
	bool write;                         /* false: find mistakes only, also in styles that no box uses */
	enum dump dump;                     /* what is written in place of PDFs */
	bool proof;                         /* write the keys of texts over them, for translators */
	const char *depfile;                /* or NULL; not written when the build fails */
	int workers;                        /* processes, 0: one for each processor; what comes out does not depend on it */
	void (*progress)(int done, int of); /* after each output; or NULL */
	bool to_stdout;                     /* the one output goes to standard output, whole or not at all */
	const char *over;                   /* YAML that lies over all layouts; or NULL */
	const char *said;                   /* options of the run that commands in hints repeat, " --nup=2"; or NULL */
	bool pack;                          /* of a class: all sheets in one file */
	bool cover;                         /* of a pack: counts and the list of pupils in front */
	const struct answers *answers;      /* what documents of results are made of; or NULL */
	struct build_record *record;        /* tells which outputs need not be built again; or NULL: all are built */
	bool whole;                         /* all outputs of the project are in the list */
};
/* Builds all, to the paths of the list, which are absolute. Outputs with mistakes are not
   written, the others are. Returns how many had none, and notes in the list which are kept or current. */
int project_build(struct root *r, const struct project *p, struct arena *a, struct diag *d, struct output_list *list,
                  const struct build_options *o);
/* Builds what plan_pupils() has planned, files for all or the one pack; where one pupil's sheet has a mistake, nothing is written. Returns how many
   have none. `progress` counts pupils. */
int project_build_class(struct root *r, const struct project *p, struct arena *a, struct diag *d, struct output_list *list,
                        const struct roster *roster, const struct build_options *o);
/* What `check` looks at beside the outputs: the font files against their checksums, and what themes have that is not used. */
void project_check(struct root *r, const struct project *p, struct arena *a, struct diag *d);

/* -- translations --------------------------------------------------------------------------- */

/* Makes or refreshes the PO files of the locales asked for, or, when none is, of those that
   platen.yaml lists and that need one. `written`: their paths. */
void project_po(struct root *r, const struct project *p, struct arena *a, struct diag *d, const struct name_list *asked,
                struct name_list *written);
/* Says which locales are tried for the texts of `locale`, which file they come from, and what lies over the layouts. */
void locale_explain(struct root *r, const struct project *p, struct arena *a, const char *locale, struct buf *out);
/* How far a locale has come, in the plain editions of all documents; of mistakes only those of fonts are reported, the
   others counted. */
struct locale_status {
	const char *locale;
	bool source, pseudo; /* nothing to translate */
	struct progress progress;
	int overflowing; /* documents in which text does not fit */
	int undrawn;     /* characters that no font has, in each document */
	int mistakes;    /* others */
	bool ready;      /* at the threshold, and without mistakes */
};
struct locale_status project_status(struct root *r, const struct project *p, struct arena *a, struct diag *d,
                                    const char *locale);

/* -- new projects --------------------------------------------------------------------------- */

/* The folder that holds the sample, layouts and fonts: `from`, or what was installed with this program
   (found from its own path), or the checkout which it was built in. NULL when they are not there. */
const char *project_parts(struct arena *a, const char *from);
/* Fills a new or empty folder with a project that builds. NULL, or what went wrong; then nothing is left behind. */
const char *project_new(struct arena *a, const char *parts, const char *dir);
/* A text for every field of a shape, with what the shape says of it as comments. */
void skeleton_write(const struct shape_field *shape, const char *shape_name, const char *language, struct buf *out);

/* Writes a file whole or not at all, with the folders that it needs; a link is followed. */
void output_write(struct arena *a, const char *path, const struct buf *b);

#endif
