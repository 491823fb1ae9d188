/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_PROJECT_EDITIONS_H
#define PLATEN_PROJECT_EDITIONS_H

#include "edition.h"
#include "project.h"

/* The first of the names joined in `name` that is none of an edition, with a file in layouts/editions; NULL: all are. */
const char *edition_missing(const struct project *p, struct arena *a, const char *name);
/* The name of an edition, where each of those joined in it may be written in any letters and have blanks around it. */
const char *edition_in_letters(const struct project *p, struct arena *a, const char *name);
/* Whether a document is made in an edition that is asked for: one that the edition's file names, or, where it names none, any
   for which platen.yaml lists it; all if it is listed nowhere. `named`: so is the document, which then is made unless the
   file names others. */
bool edition_is_for(const struct project *p, struct arena *a, const char *name, const struct project_document *doc,
                    bool named);
/* Whether platen.yaml lists it for the document. */
bool edition_is_listed(const struct project_document *doc, const char *name);

/* The names of all files that an edition may be made of. */
struct file_names editions_files(const struct project *p, struct arena *a);
/* The names of all files that are named after editions that are joined, A+B. */
struct file_names editions_joint_files(const struct project *p, struct arena *a);
/* Why such a file lies over nothing; NULL: it lies over both where they are joined. */
const char *edition_joint_fault(const struct project *p, struct arena *a, const char *name);
/* The names of all files that may have words of editions: those of single ones, then those of two. */
struct file_names editions_worded(const struct project *p, struct arena *a);
/* The words that the file of one edition has, for all documents and for single ones, as a mapping; NULL: none. */
const struct node *edition_own_words(const struct project *p, struct arena *a, const char *part);

#endif
