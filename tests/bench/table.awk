# SPDX-License-Identifier: GPL-3.0-or-later
# Tables and aims from the files that run.sh gives in this order: counts, sizes, own, editions.times, peers.
FILENAME ~ /counts$/ { count[$1] = $2; next }
FILENAME ~ /sizes$/ { size[$1] = $2; next }
FILENAME ~ /editions.times$/ { edition[$1] = $2; next }
FILENAME ~ /own$/ {
	wall[$1] = $2; processor[$1] = $3; memory[$1] = $4
	if ($1 !~ /-floor$/)
		own[++owns] = $1
	next
}
{
	peer_wall[$1] = $2; peer_memory[$1] = $4
	if ($1 != "handout")
		peer[++peers] = $1
}

function aim(text, met, value) { printf "%-52s %-8s %s\n", text, met ? "met" : "NOT MET", value }

END {
	printf "%-10s %9s %9s %7s %9s %9s %8s %8s\n", "", "platen", "floor", "ratio", "cpu", "M instr.", "ratio", "memory"
	for (i = 1; i <= owns; i++) {
		d = own[i]; f = d "-floor"
		ratio[d] = wall[d] / wall[f]
		counted = count[f] ? sprintf("%.2f", count[d] / count[f]) : "-"
		printf "%-10s %6.1f ms %6.1f ms %7.2f %6.1f ms %9.1f %8s %5.1f MB\n", d, wall[d] / 1000, wall[f] / 1000, ratio[d],
			processor[d] / 1000, count[d] / 1e6, counted, memory[d] / 1024
		if (ratio[d] > worst) worst = ratio[d]
		if (memory[d] > most) most = memory[d]
	}
	if (peers)
		printf "\n%-10s %9s %12s %9s %9s\n", "handout", "time", "platen x", "memory", "bytes"
	for (i = 1; i <= peers; i++) {
		p = peer[i]
		printf "%-10s %6.1f ms %12.1f %6.1f MB %9d\n", p, peer_wall[p] / 1000, peer_wall[p] / peer_wall["handout"],
			peer_memory[p] / 1024, size[p]
	}
	if ("pdflatex" in peer_wall)
		print "pdflatex sets Helvetica where Noto is not installed."
	many = edition["editions"] / edition["english"]
	printf "\nall locales in one process %.1f ms, English alone %.1f ms: %.1f x\n", edition["editions"] / 1000,
		edition["english"] / 1000, many
	print ""
	aim("at most 2 x the floor, all documents", worst <= 2, sprintf("%.2f", worst))
	aim("all locales: at most 14 x English alone", many <= 14, sprintf("%.1f", many))
	if ("groff" in peer_wall)
		aim("handout: at least 10 x faster than groff", peer_wall["groff"] >= 10 * peer_wall["handout"],
			sprintf("%.1f", peer_wall["groff"] / peer_wall["handout"]))
	if ("typst" in peer_wall)
		aim("handout: at least 20 x faster than Typst", peer_wall["typst"] >= 20 * peer_wall["handout"],
			sprintf("%.1f", peer_wall["typst"] / peer_wall["handout"]))
	aim("peak memory below 16 MB", most < 16 * 1024, sprintf("%.1f MB", most / 1024))
	aim("tagged handout below 40 KB", size["handout"] < 40960, size["handout"] " bytes")
}
