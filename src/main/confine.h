/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which sandbox a command runs in: before it reads the project, and when it is known where outputs go. */
#ifndef PLATEN_MAIN_CONFINE_H
#define PLATEN_MAIN_CONFINE_H

#include "diff_run.h"
#include "run.h"

/* The project, what the command line names, and where r->writes may write. */
void confine_to_project(struct run *r);
/* The same, but of what is written only the folders of the outputs, which are made for that, of --depfile and of
   --cache. */
void confine_to_outputs(struct run *r, const struct output_list *list);
/* The same for the folder of the record that is written: --cache, or that of the outputs. */
void confine_to_record(struct run *r);
/* The same for a folder of the project, which is made for that, and for those to which links in it lead that have the
   ending. */
void confine_to_folder(struct run *r, const char *folder, const char *ending);
/* For a comparison: both sides, and where marked pages go. Revisions are put into their rooms first, which takes links; when
   they are `settled` it enters another sandbox, without these. */
void confine_to_diff(struct run *r, const struct diff_request *q, bool settled);

#endif
