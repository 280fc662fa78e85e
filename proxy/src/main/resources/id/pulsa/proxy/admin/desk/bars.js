import { h } from './dom.js';

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 1000;

function drawn(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const line = (x1, x2, y1, y2, kind) =>
  drawn('line', { x1, x2, y1, y2, class: kind, 'vector-effect': 'non-scaling-stroke' });

/**
 * Bars with their confidence intervals: rows of {label, value, half, text, mark}. The interval is value ± half, when half
 * is a number; the mark is a value to compare with. What is drawn is said in words beside it.
 */
export function bars(title, about, rows) {
  const ends = rows.flatMap(row => [row.value - (row.half ?? 0), row.value + (row.half ?? 0), row.mark ?? 0]);
  const low = Math.min(0, ...ends);
  const high = Math.max(0, ...ends);
  const x = value => high === low ? 0 : (value - low) / (high - low) * WIDTH;
  return h('figure', {}, h('figcaption', {}, title), about ? h('small', {}, about) : null,
    h('ul', { class: 'bars' }, ...rows.map(row => h('li', {}, h('span', { class: 'label' }, row.label),
      picture(row, x), h('span', { class: 'number' }, row.text)))));
}

function picture(row, x) {
  const zero = x(0);
  const end = x(row.value);
  const parts = [drawn('rect', { x: Math.min(zero, end), y: 3, width: Math.abs(end - zero), height: 14 })];
  if (row.half !== null && row.half !== undefined) {
    const from = x(row.value - row.half);
    const to = x(row.value + row.half);
    parts.push(line(from, to, 10, 10, 'interval'), line(from, from, 6, 14, 'interval'), line(to, to, 6, 14, 'interval'));
  }
  if (row.mark !== null && row.mark !== undefined) parts.push(line(x(row.mark), x(row.mark), 0, 20, 'mark'));
  parts.push(line(zero, zero, 0, 20, 'zero'));
  return drawn('svg', { viewBox: `0 0 ${WIDTH} 20`, preserveAspectRatio: 'none', 'aria-hidden': 'true' }, ...parts);
}
