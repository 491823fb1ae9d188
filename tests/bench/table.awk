# SPDX-License-Identifier: GPL-3.0-or-later
# The table and aims of the floor, from the files that run.sh gives in this order: counts, sizes, own, editions.times.
FILENAME ~ /counts$/ { count[$1] = $2; next }
FILENAME ~ /sizes$/ { size[$1] = $2; next }
FILENAME ~ /editions.times$/ { edition[$1] = $3; next }
{
	wall[$1] = $2; processor[$1] = $3; memory[$1] = $4
	if ($1 !~ /-floor$/)
		own[++owns] = $1
}

function aim(text, met, value) { printf "%-52s %-8s %s\n", text, met ? "met" : "NOT MET", value }

END {
	printf "%-22s %9s %9s %9s %10s %9s\n", "times the floor", "processor", "by clock", "instr.", "M instr.", "memory"
	for (i = 1; i <= owns; i++) {
		d = own[i]; f = d "-floor"
		ratio[d] = processor[d] / processor[f]
		counted = count[f] ? sprintf("%.2f", count[d] / count[f]) : "-"
		printf "%-22s %9.2f %9.2f %9s %10.1f %6.1f MB\n", d, ratio[d], wall[d] / wall[f], counted, count[d] / 1e6, memory[d] / 1024
		if (ratio[d] > worst) worst = ratio[d]
		if (memory[d] > most) most = memory[d]
	}
	many = edition["editions"] / edition["english"]
	print ""
	aim("handout: at most 1.9 x the floor", ratio["handout"] <= 1.9, sprintf("%.2f", ratio["handout"]))
	aim("all documents: at most 2 x the floor", worst <= 2, sprintf("%.2f", worst))
	aim("all locales: at most 14 x English alone", many <= 14, sprintf("%.1f", many))
	aim("peak memory below 16 MB", most < 16 * 1024, sprintf("%.1f MB", most / 1024))
	aim("tagged handout below 40 KB", size["handout"] < 40960, size["handout"] " bytes")
}
