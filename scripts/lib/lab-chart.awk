# Reads label;phone;talk in ms;charge;cause and draws two panels: the average charge by hand, by Pulsa and by the lab
# study's program; and how far each charge is from the one by hand.
function text(x, y, size, anchor, colour, words) {
  printf "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%d\" text-anchor=\"%s\" fill=\"%s\">%s</text>\n", x, y, size, anchor, colour, words
}
function line(x1, y1, x2, y2, colour) {
  printf "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>\n", x1, y1, x2, y2, colour
}
function bar(x, width, value, scale, colour) {
  printf "<rect x=\"%.1f\" y=\"%.1f\" width=\"%d\" height=\"%.1f\" fill=\"%s\"/>\n", x, base - value * scale, width, value * scale, colour
}
function axis(left, right, top, step, scale, form,   v) {
  for (v = 0; v <= top + step / 1000; v += step) {
    line(left, base - v * scale, right, base - v * scale, v == 0 ? ink : grid)
    text(left - 8, base - v * scale + 4, 12, "end", soft, sprintf(form, v))
  }
}
function abs(v) { return v < 0 ? -v : v }
BEGIN { base = 330; ink = "#1f2933"; soft = "#52606d"; grid = "#e4e7eb"; by_hand = "#9aa5b1"; ours = "#0b6e4f"; study = "#c8553d" }
{
  hand = int($3 / 1000) * price
  hands += hand; charges += $4
  difference[NR] = $4 - hand
  if (abs(difference[NR]) > largest) largest = abs(difference[NR])
  name[NR] = $1 ~ /^trial/ ? $1 : $2
}
END {
  print "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 960 420\" font-family=\"system-ui, sans-serif\" role=\"img\">"
  print "<title>Charges by hand, by Pulsa and by the lab study's program</title>"
  print "<rect width=\"960\" height=\"420\" fill=\"white\"/>"
  text(24, 34, 18, "start", ink, "Rp 100.00 of credit, talked away: what was charged")

  text(24, 68, 13, "start", soft, "Average charge per call, Rp")
  scale = 240 / 120
  axis(64, 380, 120, 20, scale, "%d")
  values[1] = hands / NR; values[2] = charges / NR; values[3] = 101.75
  labels[1] = "by hand"; labels[2] = "Pulsa"; labels[3] = "lab study"
  colours[1] = by_hand; colours[2] = ours; colours[3] = study
  for (i = 1; i <= 3; i++) {
    x = 92 + (i - 1) * 100
    bar(x, 60, values[i], scale, colours[i])
    text(x + 30, base - values[i] * scale - 8, 14, "middle", ink, sprintf("%.2f", values[i]))
    text(x + 30, base + 20, 13, "middle", ink, labels[i])
  }

  text(430, 68, 13, "start", soft, "Difference from the charge by hand, Rp (program minus hand, as an amount)")
  top = largest > 2 ? int(largest) + 1 : 2
  scale = 240 / top
  axis(470, 936, top, top / 4, scale, "%.2f")
  difference[NR + 1] = 1.75; name[NR + 1] = "study"
  pitch = 460 / (NR + 1)
  for (i = 1; i <= NR + 1; i++) {
    x = 474 + (i - 1) * pitch + pitch / 2
    bar(x - 14, 28, abs(difference[i]), scale, i > NR ? study : ours)
    text(x, base - abs(difference[i]) * scale - 8, 12, "middle", ink, sprintf("%.2f", difference[i]))
    text(x, base + 20, 12, "middle", ink, name[i])
  }
  if (NR == 8) {
    line(474 + 4 * pitch + 4, base + 30, 474 + 8 * pitch - 4, base + 30, soft)
    text(474 + 6 * pitch, base + 46, 12, "middle", soft, "four phones at once")
    line(478, base + 30, 474 + 4 * pitch - 4, base + 30, soft)
    text(474 + 2 * pitch, base + 46, 12, "middle", soft, "one call each")
  }
  text(24, 408, 12, "start", soft, "By hand: whole seconds that the caller saw, times the price. Lab study: its program's published average, 101.75.")
  print "</svg>"
}
