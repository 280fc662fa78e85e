# Reads label;phone;talk in ms;charge;cause, prints the table, exits 1 when anything differs.
# By hand: the whole seconds that the caller saw, times the price.
BEGIN {
  printf "\n%-13s %-6s %10s %12s %11s %14s   %s\n", "", "caller", "by hand", "by program", "difference", "talk time", "hung up by"
}
{
  seconds = int($3 / 1000)
  hand = seconds * price
  late = $3 - paid * 1000
  who = $5 == "CREDIT_EXHAUSTED" ? "gateway, credit used up" : $5
  printf "%-13s %-6s %10.2f %12.2f %11.2f %11.1f ms   %s\n", $1, $2, hand, $4, $4 - hand, $3, who
  if ($4 != hand || hand != paid * price || late < 0 || late > 20 || $5 != "CREDIT_EXHAUSTED") different = 1
  hands += hand; charges += $4; talk += $3
}
END {
  if (NR == 0) exit 1
  printf "%-13s %-6s %10.2f %12.2f %11.2f %11.1f ms\n", "average", "", hands / NR, charges / NR, (charges - hands) / NR, talk / NR
  printf "%-13s %-6s %10.2f %12.2f %11.2f\n", "lab study", "", 100, 101.75, 1.75
  exit different || NR != 8
}
